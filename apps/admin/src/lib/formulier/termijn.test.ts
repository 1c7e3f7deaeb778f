import { expect, test } from 'vitest'
import { termijnWoord } from './termijn.ts'

const woord = (toestand: 'loopt' | 'nadert' | 'verstreken' | 'afgerond', vandaag: string, teLaat = false) => termijnWoord({ toestand, deadline: '2026-10-06' as never, teLaat }, vandaag)

test('lateness is told in days', () => {
  expect(woord('nadert', '2026-10-02')).toBe('Nadert: over 4 dagen')
  expect(woord('nadert', '2026-10-06')).toBe('Nadert: vandaag, tot 24:00 uur')
  expect(woord('verstreken', '2026-10-07')).toBe('1 dag te laat')
  expect(woord('loopt', '2026-09-29')).toBe('Loopt: over 7 dagen')
})
test('late stays late after it is closed', () => {
  expect(woord('afgerond', '2026-12-01', true)).toBe('Afgerond, te laat')
  expect(woord('afgerond', '2026-12-01')).toBe('Afgerond')
})
