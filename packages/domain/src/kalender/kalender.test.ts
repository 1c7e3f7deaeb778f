import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDagen, dagUit, toDag, toDatum, weekdagVan, type Datum } from '../kernel/index.ts'
import { createKalender, feestdagen, gelijkgesteldeDagen, isWerkdag, koningsdag, pasen, plusWerkdagen, standaardKalender, verschuif, vrijeDag } from './index.ts'

const d = (tekst: string) => tekst as Datum
const vrijeDagen = JSON.parse(readFileSync(new URL('testdata/vrije-dagen.json', import.meta.url), 'utf8')) as Record<string, Datum[]>

/** Another way to Easter than the library's: Meeus, Jones and Butcher. */
function meeus(jaar: number): Datum {
  const a = jaar % 19
  const b = Math.floor(jaar / 100)
  const c = jaar % 100
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return toDatum(dagUit(jaar, Math.floor(n / 31), (n % 31) + 1))
}

test('Easter agrees with another computation from 1900 to 2199', () => {
  for (let jaar = 1900; jaar < 2200; jaar += 1) expect(toDatum(pasen(jaar)), String(jaar)).toBe(meeus(jaar))
})

test.each(Object.entries(vrijeDagen))('%s: feestdagen and equated days', (jaar, dagen) => {
  const gelijk = gelijkgesteldeDagen.filter(({ datum }) => datum.startsWith(jaar)).map(({ datum }) => toDag(datum))
  expect([...feestdagen(+jaar).map(({ dag }) => dag), ...gelijk].sort((x, y) => x - y).map(toDatum)).toEqual(dagen)
})

test('Koningsdag moves to Saturday when 27 April is a Sunday', () => {
  expect([2025, 2026, 2031].map((jaar) => toDatum(koningsdag(jaar)))).toEqual(['2025-04-26', '2026-04-27', '2031-04-26'])
})

describe('verschuiving', () => {
  test.each([
    ['2026-05-16', '2026-05-18'],
    ['2027-05-05', '2027-05-10'],
    ['2025-04-26', '2025-04-28'],
    ['2026-04-03', '2026-04-07'],
    ['2026-12-25', '2026-12-28'],
    ['2026-05-19', '2026-05-19'],
  ])('atw: %s moves to %s', (van, naar) => expect(verschuif(standaardKalender, d(van), 'atw')).toBe(naar))
  test('geen, volgende and vorige', () => {
    expect(verschuif(standaardKalender, d('2026-05-16'), 'geen')).toBe('2026-05-16')
    expect(verschuif(standaardKalender, d('2026-05-16'), 'volgende-werkdag')).toBe('2026-05-18')
    expect(verschuif(standaardKalender, d('2026-05-16'), 'vorige-werkdag')).toBe('2026-05-13')
  })
})

describe('werkdagen', () => {
  test.each([
    ['2026-04-01', 5, '2026-04-10'],
    ['2026-12-23', 5, '2026-12-31'],
    ['2026-05-26', -2, '2026-05-21'],
    ['2026-05-16', 1, '2026-05-18'],
    ['2026-05-16', 0, '2026-05-16'],
  ])('%s and %i is %s', (van, aantal, naar) => expect(plusWerkdagen(standaardKalender, d(van), aantal)).toBe(naar))

  const dag = fc.integer({ min: dagUit(2020, 1, 1), max: dagUit(2039, 12, 31) }).map(toDatum)
  test('there and back again, from a werkdag', () => {
    fc.assert(fc.property(dag, fc.integer({ min: 1, max: 60 }), (datum, aantal) => {
      const begin = verschuif(standaardKalender, datum, 'atw')
      expect(plusWerkdagen(standaardKalender, plusWerkdagen(standaardKalender, begin, aantal), -aantal)).toBe(begin)
    }))
  })
  test('a verschuiving never lands on a free day, never goes back, and never further than a week', () => {
    fc.assert(fc.property(dag, (datum) => {
      const naar = verschuif(standaardKalender, datum, 'atw')
      expect(isWerkdag(standaardKalender, naar)).toBe(true)
      expect(naar >= datum && naar <= addDagen(datum, 7)).toBe(true)
    }))
  })
})

describe('the calendar of a gemeente', () => {
  const eigen = createKalender({ versie: 'r-1', eigenDagen: [{ datum: d('2026-05-18'), naam: 'Stadhuis dicht', bron: 'besluit' }, { datum: d('2026-05-16'), naam: 'Braderie', bron: 'besluit' }] })
  test('its own closing day is no werkdag and is named', () => {
    expect(isWerkdag(eigen, d('2026-05-18'))).toBe(false)
    expect(vrijeDag(eigen, toDag(d('2026-05-18')))).toBe('Stadhuis dicht')
    expect(verschuif(eigen, d('2026-05-16'), 'volgende-werkdag')).toBe('2026-05-19')
  })
  test('but it does not extend a statutory termijn, and does not turn a Saturday into anything less', () => {
    expect(verschuif(eigen, d('2026-05-16'), 'atw')).toBe('2026-05-18')
  })
  test('the list of equated days can be replaced', () => {
    const zonder = createKalender({ versie: 'r-2', gelijkgesteld: [] })
    expect([isWerkdag(standaardKalender, d('2026-05-15')), isWerkdag(zonder, d('2026-05-15'))]).toEqual([false, true])
  })
  test('a day outside the table is judged by its weekday', () => {
    const maandag = dagUit(2301, 1, 7)
    expect(isWerkdag(standaardKalender, toDatum(maandag))).toBe(weekdagVan(maandag) < 6)
  })
})
