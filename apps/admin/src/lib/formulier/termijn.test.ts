import type { TermijnStand } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { termijnWoorden } from './termijn.ts'

const termijn = (toestand: TermijnStand['toestand'], teLaat = false) => ({ toestand, deadline: '2026-10-06', teLaat }) as TermijnStand
const staat = (toestand: TermijnStand['toestand'], vandaag: string, teLaat?: boolean) => termijnWoorden(termijn(toestand, teLaat), vandaag).staat

test('lateness is told in days', () => {
  expect(staat('nadert', '2026-10-02')).toBe('Nadert: over 4 dagen')
  expect(staat('nadert', '2026-10-05')).toBe('Nadert: morgen')
  expect(staat('nadert', '2026-10-06')).toBe('Nadert: vandaag, tot 24:00 uur')
  expect(staat('verstreken', '2026-10-07')).toBe('1 dag te laat')
  expect(staat('verstreken', '2026-10-09')).toBe('3 dagen te laat')
  expect(staat('loopt', '2026-09-29')).toBe('Loopt: over 7 dagen')
})
test('late stays late after it is closed', () => {
  expect(staat('afgerond', '2026-12-01', true)).toBe('Afgerond, te laat')
  expect(staat('afgerond', '2026-12-01')).toBe('Afgerond')
})
test('the deadline bears its weekday, and the year only when it is another', () => {
  expect(termijnWoorden(termijn('loopt'), '2026-10-02').uiterlijk).toBe('di 6 okt')
  expect(termijnWoorden(termijn('loopt'), '2025-12-30').uiterlijk).toBe('di 6 okt 2026')
})
