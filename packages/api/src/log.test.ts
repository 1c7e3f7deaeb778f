import { expect, test, vi } from 'vitest'
import { jsonLog } from './log.ts'

test('values of a person never reach a log line of the api, in whatever field', () => {
  const regels: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((regel) => (regels.push(String(regel)), true))
  for (const merk of ['123456782', 'jan@voorbeeld.example', 'Xanthippe Merkteken']) {
    for (const sleutel of ['foutId', 'path', 'code', 'stack', 'route', 'soort', 'reden', 'naam', 'message', 'level', 'op', merk]) {
      jsonLog.error({ [sleutel]: merk, ook: { diep: [merk] } }, 'x')
      jsonLog.info({ [sleutel]: [merk, new Error(merk)] }, 'x')
    }
  }
  jsonLog.error({ foutId: '01a20000-0000-7000-8000-000000000001', path: 'casus.open', code: '23505', stack: ['at open (/app/api/casus.ts:1:2)'] }, 'procedure failed')
  stdout.mockRestore()
  expect(regels).toHaveLength(73)
  expect(regels.slice(0, -1).join('')).not.toMatch(/123456782|voorbeeld|Xanthippe/)
  expect(JSON.parse(regels.at(-1)!)).toMatchObject({ level: 'error', message: 'procedure failed', foutId: '01a20000-0000-7000-8000-000000000001', path: 'casus.open', code: '23505', stack: ['at open (/app/api/casus.ts:1:2)'] })
})
