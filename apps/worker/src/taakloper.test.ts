import { expect, test } from 'vitest'
import { createTaakloper } from './taakloper.ts'

const signal = new AbortController().signal

function opstelling() {
  const begonnen: string[] = []
  const einden: (() => void)[] = []
  const fouten: unknown[] = []
  const loper = createTaakloper<string>(
    {
      contract: { name: 'taak' } as never,
      handle: (id) => {
        begonnen.push(id)
        if (id === 'stuk') return Promise.reject(new Error('stuk'))
        return new Promise((resolve) => einden.push(resolve))
      },
    },
    (fout) => fouten.push(fout),
  )
  return { loper, begonnen, einden, fouten }
}

test('one task at a time, whoever brings the second', async () => {
  const { loper, begonnen, einden } = opstelling()
  const eerste = loper.doe.handle('a', signal)
  await loper.begin.handle('b', signal)
  await loper.doe.handle('c', signal)
  expect([begonnen, loper.bezig]).toEqual([['a'], true])
  einden[0]!()
  await eerste
  expect(loper.bezig).toBe(false)
  await loper.begin.handle('b', signal)
  expect(begonnen).toEqual(['a', 'b'])
})

test('the beat does not wait for what it began', async () => {
  const { loper, einden } = opstelling()
  await loper.begin.handle('a', signal)
  expect(loper.bezig).toBe(true)
  einden[0]!()
  await loper.klaar()
  expect(loper.bezig).toBe(false)
})

test('a task that fails frees the place, and is heard of', async () => {
  const { loper, fouten } = opstelling()
  await loper.begin.handle('stuk', signal)
  await loper.klaar()
  await Promise.resolve()
  expect([loper.bezig, fouten.length]).toEqual([false, 1])
})
