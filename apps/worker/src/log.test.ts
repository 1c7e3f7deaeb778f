import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOpties, zelden } from './log.ts'

test('values of a person never reach a log line, wherever they stand', () => {
  let tekst = ''
  const log = pino(logOpties('info', 'p1'), new Writable({ write: (stuk, _c, klaar) => ((tekst += String(stuk)), klaar()) }))
  log.info({ naam: 'MARKER', casusId: 'c1', a: { email: 'MARKER', b: { bsn: 'MARKER' } }, err: { message: 'MARKER', stack: 'MARKER', code: 'E1' } }, 'x')
  expect(tekst).not.toContain('MARKER')
  expect(tekst).toContain('c1')
  expect(tekst).toContain('E1')
})

test('the same fault a hundred times is one line, another fault is another', () => {
  const regels: string[] = []
  const meld = zelden<string>(60_000, (code) => code, (code) => void regels.push(code))
  for (let i = 0; i < 100; i++) for (const code of ['ECONNREFUSED', '57P01']) meld(code)
  expect(regels).toEqual(['ECONNREFUSED', '57P01'])
})
