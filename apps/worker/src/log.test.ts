import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOpties } from './log.ts'

test('values of a person never reach a log line, wherever they stand', () => {
  let tekst = ''
  const log = pino(logOpties('info', 'p1'), new Writable({ write: (stuk, _c, klaar) => ((tekst += String(stuk)), klaar()) }))
  log.info({ naam: 'MARKER', casusId: 'c1', a: { email: 'MARKER', b: { bsn: 'MARKER' } }, err: { message: 'MARKER', stack: 'MARKER', code: 'E1' } }, 'x')
  expect(tekst).not.toContain('MARKER')
  expect(tekst).toContain('c1')
  expect(tekst).toContain('E1')
})
