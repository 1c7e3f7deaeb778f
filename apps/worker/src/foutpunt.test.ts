import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createFoutpunt, foutpunten } from './foutpunt.ts'

test('without FAULT no line does anything', async () => {
  for (const punt of foutpunten) await createFoutpunt(undefined)(punt)
})

test('the process dies in the line that was named, on the count that was named', () => {
  const code = `import { createFoutpunt } from '${new URL('./foutpunt.ts', import.meta.url).href}'
    const raak = createFoutpunt('after-claim:2')
    await raak('before-claim'); await raak('after-claim'); console.log('een'); await raak('after-claim'); console.log('twee')`
  const kind = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  expect([kind.signal, kind.stdout.trim()]).toEqual(['SIGKILL', 'een'])
})
