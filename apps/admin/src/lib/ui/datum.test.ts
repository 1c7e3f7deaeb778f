import { describe, expect, test } from 'vitest'
import { afstand, toonDatum, toonDuur, toonLang, toonMoment, vak } from './datum.ts'

const vandaag = '2026-10-02' // a Friday

test.each([
  ['2026-10-07', 'wo 7 okt'],
  ['2027-01-01', 'vr 1 jan 2027'],
])('%s is written %s', (datum, tekst) => expect(toonDatum(datum, vandaag)).toBe(tekst))

test('a moment is shown on an Amsterdam clock, also around midnight and in winter', () => {
  expect(toonMoment('2026-10-05T07:00:00Z', vandaag)).toBe('ma 5 okt om 09:00')
  expect(toonMoment('2026-10-01T22:30:00Z', vandaag)).toBe('vr 2 okt om 00:30')
  expect(toonMoment('2026-12-01T08:00:00Z', vandaag)).toBe('di 1 dec om 09:00')
})

test('a long date begins a sentence', () => expect(toonLang(vandaag)).toBe('Vrijdag 2 oktober'))

test.each([
  ['2026-09-30', '2 dagen te laat'],
  ['2026-10-01', '1 dag te laat'],
  ['2026-10-02', 'vandaag, tot 24:00 uur'],
  ['2026-10-03', 'morgen'],
  ['2026-10-07', 'over 5 dagen'],
])('%s is %s', (deadline, woorden) => expect(afstand(deadline, vandaag)).toBe(woorden))

test('a day of 25 hours counts as one day', () => expect(afstand('2026-10-26', '2026-10-24')).toBe('over 2 dagen'))

describe('the heads of mijn werk', () => {
  test.each([
    [null, 'zonder-datum'], ['2026-10-01', 'te-laat'], ['2026-10-02', 'vandaag'], ['2026-10-04', 'deze-week'],
    ['2026-10-05', 'volgende-week'], ['2026-10-11', 'volgende-week'], ['2026-10-12', 'later'],
  ])('%s stands under %s', (deadline, kop) => expect(vak(deadline, vandaag)).toBe(kop))
  test('on a Monday the rest of the week is deze week', () => expect(vak('2026-10-11', '2026-10-05')).toBe('deze-week'))
})

test.each([[0, '0 s'], [-5, '0 s'], [59_999, '59 s'], [240_000, '4 min'], [3 * 3_600_000, '3 uur'], [47 * 3_600_000, '47 uur'], [48 * 3_600_000, '2 dagen']])('%d ms is %s', (ms, tekst) =>
  expect(toonDuur(ms)).toBe(tekst))
