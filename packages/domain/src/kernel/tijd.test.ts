import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDagen, addJaren, addMaanden, addWeken, beginVanDagMs, dagenTussen, dagOp, dagUit, dagVan, Datum, delenVan, eindeVanDag, instantVan, keerOpKlok, klokMs, kortDatum, langDatum, Moment,
  tijdVan, toDag, toDatum, toInstant, toMs, urenInWeek, urenTussen, verjaardag, weekdag, type Dag,
} from './index.ts'

const d = (tekst: string) => tekst as Datum
const dag = fc.integer({ min: dagUit(1996, 1, 1), max: dagUit(2100, 12, 31) })
const ZONE = 'Europe/Amsterdam'

describe('days', () => {
  test('text to number and back is the same, over two centuries', () => {
    for (let n: Dag = dagUit(1900, 1, 1); n <= dagUit(2199, 12, 31); n += 1) {
      const verwacht = new Date(n * 86_400_000).toISOString().slice(0, 10)
      if (toDatum(n) !== verwacht || toDag(d(verwacht)) !== n) throw new Error(verwacht)
    }
  })
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['2026-12-11', 1, '2027-01-11'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i maanden is %s', (van, aantal, naar) => expect(addMaanden(d(van), aantal)).toBe(naar))
  test('leap day', () => {
    expect(addJaren(d('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addJaren(d('2024-02-29'), 4)).toBe('2028-02-29')
    expect(verjaardag(d('2012-02-29'), 18, 'recht')).toBe('2030-03-01')
    expect(verjaardag(d('2012-02-29'), 18, 'bescherming')).toBe('2030-02-28')
    expect(verjaardag(d('2012-02-29'), 16)).toBe('2028-02-29')
    expect(verjaardag(d('2010-06-20'), 16)).toBe('2026-06-20')
    expect(addDagen(d('2028-02-28'), 1)).toBe('2028-02-29')
  })
  test('weeks, differences, weekdays', () => {
    expect(addWeken(d('2026-12-25'), 1)).toBe('2027-01-01')
    expect(dagenTussen(d('2026-02-28'), d('2026-03-01'))).toBe(1)
    expect(weekdag(d('2026-11-22'))).toBe(7)
    expect(weekdag(d('1969-12-31'))).toBe(3)
  })
  test('adding months agrees with Temporal', () => {
    fc.assert(fc.property(dag, fc.integer({ min: -600, max: 600 }), (n, aantal) => {
      const { jaar, maand, dag: dagVanMaand } = delenVan(n)
      expect(addMaanden(toDatum(n), aantal)).toBe(new Temporal.PlainDate(jaar, maand, dagVanMaand).add({ months: aantal }).toString())
    }))
  })
})

describe('Europe/Amsterdam', () => {
  test('every midnight and every nine o’clock of twenty years agree with Temporal', () => {
    for (let n = dagUit(2020, 1, 1); n < dagUit(2040, 1, 1); n += 1) {
      const { jaar, maand, dag: dagVanMaand } = delenVan(n)
      const datum = new Temporal.PlainDate(jaar, maand, dagVanMaand)
      const middernacht = datum.toZonedDateTime(ZONE).epochMilliseconds
      const negen = datum.toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(9) }).epochMilliseconds
      if (beginVanDagMs(n) !== middernacht || klokMs(n, 540) !== negen || dagOp(middernacht) !== n || dagOp(middernacht - 1) !== n - 1) throw new Error(datum.toString())
    }
  })
  test('any instant falls on the day that Temporal says', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2100, 11, 31) }), (ms) => {
      const lokaal = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE)
      expect(dagVan(ms)).toBe(lokaal.toPlainDate().toString())
      expect(tijdVan(ms)).toBe(lokaal.toPlainTime().toString().slice(0, 5))
    }), { numRuns: 2000 })
  })
  test('any clock time is the instant that Temporal says, in every half hour of both nights', () => {
    for (const datum of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'])
      for (let m = 0; m < 1440; m += 30) {
        const tijd = `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
        const verwacht = Temporal.PlainDateTime.from(`${datum}T${tijd}`).toZonedDateTime(ZONE, { disambiguation: 'compatible' }).epochMilliseconds
        expect(toMs(instantVan(d(datum), tijd)), `${datum} ${tijd}`).toBe(verwacht)
      }
  })
  test('half past two comes twice in the autumn night and not at all in the spring night', () => {
    expect(instantVan(d('2026-10-25'), '02:30')).toBe('2026-10-25T00:30:00Z')
    expect(instantVan(d('2026-10-25'), '02:30', 'tweede')).toBe('2026-10-25T01:30:00Z')
    expect(tijdVan(instantVan(d('2026-03-29'), '02:30'))).toBe('03:30')
    const keren = (datum: string) => ['01:59', '02:00', '02:59', '03:00'].map((tijd) => keerOpKlok(d(datum), tijd))
    expect(keren('2026-10-25')).toEqual(['een', 'twee', 'twee', 'een'])
    expect(keren('2026-03-29')).toEqual(['een', 'geen', 'geen', 'een'])
    expect(keren('2026-10-26')).toEqual(['een', 'een', 'een', 'een'])
  })
  test('a week has 167 or 169 hours when the clock changes', () => {
    expect([urenInWeek(d('2026-03-16')), urenInWeek(d('2026-03-23')), urenInWeek(d('2026-10-19'))]).toEqual([168, 167, 169])
    expect(urenTussen(d('2026-03-29'), d('2026-03-30'))).toBe(23)
  })
  test('the end of a day is the first instant that is late', () => {
    expect(eindeVanDag(d('2026-03-28'))).toBe('2026-03-28T23:00:00Z')
    expect(eindeVanDag(d('2026-03-29'))).toBe('2026-03-29T22:00:00Z')
    expect(eindeVanDag(d('2026-12-31'))).toBe('2026-12-31T23:00:00Z')
  })
  test('fourteen days is not fourteen times twenty-four hours', () => {
    const plaatsing = '2026-03-15T22:30:00Z'
    expect(addDagen(dagVan(plaatsing), 14)).toBe('2026-03-29')
    expect(dagVan(toMs(plaatsing) + 14 * 86_400_000)).toBe('2026-03-30')
  })
})

describe('reading and writing', () => {
  test.each(['2026-02-30', '2026-13-01', '2026-2-3', '1899-12-31', '2200-01-01', '', 'vandaag', 20260203])('%s is no Datum', (x) => expect(Datum.safeParse(x).success).toBe(false))
  test.each(['2026-05-08T12:00:00', '2026-05-08', '2026-02-29T12:00:00Z', '2026-05-08T24:00:00Z', '2026-05-08 12:00:00Z', '2026-05-08T12:00:00+0200'])('%s is no Moment', (x) => expect(Moment.safeParse(x).success).toBe(false))
  test.each(['2026-05-08T12:00:00Z', '2026-05-08T12:00Z', '2026-05-08T12:00:00.123456+02:00'])('%s is a Moment', (x) => expect(Moment.safeParse(x).success).toBe(true))
  test('instants have whole seconds', () => expect(toInstant(toMs('2026-05-08T12:00:00.999+02:00'))).toBe('2026-05-08T10:00:00Z'))
  test('no instant is no number', () => expect(() => toMs('morgen')).toThrow(RangeError))
  test('Dutch', () => {
    expect(kortDatum(d('2026-04-24'), 2026)).toBe('vr 24 apr')
    expect(kortDatum(d('2027-01-01'), 2026)).toBe('vr 1 jan 2027')
    expect(kortDatum(d('2027-03-01'))).toBe('ma 1 mrt 2027')
    expect(langDatum(d('2026-04-24'))).toBe('vrijdag 24 april 2026')
  })
})
