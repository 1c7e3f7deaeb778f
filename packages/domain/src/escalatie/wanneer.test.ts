import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dagOp, instantVan, tijdVan, toMinuten, type Datum } from '../kernel/index.ts'
import { eindeStilteMs, isSpoedtrap, mailStilTot, STANDAARD_MAILINSTELLING, verzamelmailMorgen, wanneerMail, type Mailinstelling } from './wanneer.ts'

const op = (dag: string, tijd: string, welke?: 'eerste' | 'tweede'): number => Date.parse(instantVan(dag as Datum, tijd, welke))
const iso = (ms: number): string => new Date(ms).toISOString()
const mail = (nu: number, anders: { trap?: string; hadVandaag?: boolean; instelling?: Partial<Mailinstelling> } = {}) =>
  wanneerMail({ trap: anders.trap ?? 'E1', nu, hadVandaag: anders.hadVandaag ?? false, instelling: { ...STANDAARD_MAILINSTELLING, ...anders.instelling } })
const verzameld = (ms: number) => ({ verzamelen: true, nietVoor: iso(ms) })

describe('what is not urgent', () => {
  test('before nine: this morning; exactly at nine: now; a reminder no different', () => {
    expect(mail(op('2026-05-08', '08:59'))).toEqual(verzameld(op('2026-05-08', '09:00')))
    expect(mail(op('2026-05-08', '09:00'))).toEqual(verzameld(op('2026-05-08', '09:00')))
    expect(mail(op('2026-05-08', '09:00'), { trap: 'H1' })).toEqual(verzameld(op('2026-05-08', '09:00')))
  })
  test('after nine: now when there was none today, else tomorrow', () => {
    expect(mail(op('2026-05-08', '09:01'))).toEqual(verzameld(op('2026-05-08', '09:01')))
    expect(mail(op('2026-05-08', '09:01'), { hadVandaag: true })).toEqual(verzameld(op('2026-05-09', '09:00')))
  })
  test('the evening before, on the day in the night, and the evening after: each the next morning', () => {
    expect(mail(op('2026-05-07', '20:00'))).toEqual(verzameld(op('2026-05-08', '09:00')))
    expect(mail(op('2026-05-08', '00:00'))).toEqual(verzameld(op('2026-05-08', '09:00')))
    expect(mail(op('2026-05-08', '06:59'), { hadVandaag: true })).toEqual(verzameld(op('2026-05-09', '09:00')))
    expect(mail(op('2026-05-08', '23:59'))).toEqual(verzameld(op('2026-05-09', '09:00')))
  })
  test('a time inside the quiet hours waits for their end', () => {
    expect(mail(op('2026-05-08', '05:00'), { instelling: { verzameltijd: '06:00' } })).toEqual(verzameld(op('2026-05-08', '07:00')))
    expect(mail(op('2026-05-08', '12:00'), { instelling: { verzameltijd: '21:00' }, hadVandaag: true })).toEqual(verzameld(op('2026-05-09', '07:00')))
  })
  test('weekends are days as any', () => {
    expect(mail(op('2026-05-09', '08:00'))).toEqual(verzameld(op('2026-05-09', '09:00')))
  })
})

describe('what is urgent', () => {
  test('goes by itself, at once', () => {
    expect(mail(op('2026-05-08', '12:00'), { trap: 'E3' })).toEqual({ verzamelen: false, nietVoor: null })
  })
  test('what follows an urgent escalatie on the ladder is urgent too; a reminder, what stands below and another kind of name are not', () => {
    expect(mail(op('2026-05-08', '12:00'), { trap: 'E5' })).toEqual({ verzamelen: false, nietVoor: null })
    expect(['E2', 'H3', 'E10', 'T9', 'E3'].map((trap) => isSpoedtrap(trap, ['E3', 'H1']))).toEqual([false, false, true, false, true])
    expect(isSpoedtrap('E5', [])).toBe(false)
    expect(['E2', 'E3', 'E5'].map((trap) => isSpoedtrap(trap, ['E4', 'E1']))).toEqual([false, false, true])
  })
  test('in quiet hours at their end: on the first minute, over midnight, and on the last', () => {
    expect(mail(op('2026-05-08', '19:59'), { trap: 'E4' }).nietVoor).toBeNull()
    expect(mail(op('2026-05-08', '20:00'), { trap: 'E4' }).nietVoor).toBe(iso(op('2026-05-09', '07:00')))
    expect(mail(op('2026-05-09', '06:59'), { trap: 'E4' }).nietVoor).toBe(iso(op('2026-05-09', '07:00')))
    expect(mail(op('2026-05-09', '07:00'), { trap: 'E4' }).nietVoor).toBeNull()
  })
  test('breaks through when the gemeente wants so', () => {
    expect(mail(op('2026-05-08', '23:00'), { trap: 'E3', instelling: { spoedDoorStilte: true } }).nietVoor).toBeNull()
    expect(mailStilTot(op('2026-05-08', '23:00'), { ...STANDAARD_MAILINSTELLING, spoedDoorStilte: true })).toEqual({ gewoon: iso(op('2026-05-09', '07:00')), spoed: null })
  })
  test('equal times are never quiet; quiet by day is quiet by day', () => {
    expect(mail(op('2026-05-08', '23:00'), { trap: 'E3', instelling: { stilVan: '07:00', stilTot: '07:00' } }).nietVoor).toBeNull()
    expect(mail(op('2026-05-08', '12:30'), { trap: 'E3', instelling: { stilVan: '12:00', stilTot: '13:00' } }).nietVoor).toBe(iso(op('2026-05-08', '13:00')))
    expect(mail(op('2026-05-08', '13:00'), { trap: 'E3', instelling: { stilVan: '12:00', stilTot: '13:00' } }).nietVoor).toBeNull()
  })
})

describe('the nights of the change', () => {
  test('spring: the quiet night is an hour shorter, the mail still goes at seven', () => {
    const begin = op('2026-03-28', '20:00')
    expect(eindeStilteMs(begin, STANDAARD_MAILINSTELLING)! - begin).toBe(10 * 3_600_000)
    expect(mail(op('2026-03-29', '01:59'))).toEqual(verzameld(op('2026-03-29', '09:00')))
  })
  test('autumn: an hour longer', () => {
    const begin = op('2026-10-24', '20:00')
    expect(eindeStilteMs(begin, STANDAARD_MAILINSTELLING)! - begin).toBe(12 * 3_600_000)
    expect(mail(op('2026-10-25', '02:30', 'tweede'))).toEqual(verzameld(op('2026-10-25', '09:00')))
  })
  test('an end that comes twice is the one that lies ahead', () => {
    const stil = { stilVan: '22:00', stilTot: '02:30' }
    expect(eindeStilteMs(op('2026-10-25', '02:15'), stil)).toBe(op('2026-10-25', '02:30'))
    expect(eindeStilteMs(op('2026-10-25', '02:15', 'tweede'), stil)).toBe(op('2026-10-25', '02:30', 'tweede'))
  })
  test('an end that does not exist is an hour later on the clock', () => {
    expect(iso(eindeStilteMs(op('2026-03-29', '01:30'), { stilVan: '22:00', stilTot: '02:30' })!)).toBe(iso(op('2026-03-29', '03:30')))
  })
})

const klok = fc.nat(1439).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
/** Minutes of a day in which mail goes; a whole day when the two are equal. */
const openMinuten = ({ stilVan, stilTot }: { stilVan: string; stilTot: string }): number => (toMinuten(stilVan) - toMinuten(stilTot) + 1440) % 1440 || 1440
/** Two hours at least: of a shorter opening nothing may be left in the night that misses an hour; whoever sends looks again then. */
const instellingen = fc.record({ verzameltijd: klok, stilVan: klok, stilTot: klok, spoed: fc.constant(['E3']), spoedDoorStilte: fc.boolean() }).filter((instelling) => openMinuten(instelling) >= 120)
/** Any moment, and often one in the nights of the change. */
const momenten = fc.oneof(
  fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2030-01-01') }),
  fc.integer({ min: Date.parse('2026-03-28T18:00Z'), max: Date.parse('2026-03-29T12:00Z') }),
  fc.integer({ min: Date.parse('2026-10-24T18:00Z'), max: Date.parse('2026-10-25T12:00Z') }),
)
const isStil = (ms: number, { stilVan, stilTot }: Mailinstelling): boolean => {
  const [m, van, tot] = [toMinuten(tijdVan(ms)), toMinuten(stilVan), toMinuten(stilTot)]
  return van <= tot ? m >= van && m < tot : m >= van || m < tot
}

test('law: never in the past, never in the quiet hours, within two days', () => {
  fc.assert(
    fc.property(momenten, instellingen, fc.constantFrom('E1', 'E3'), fc.boolean(), (nu, instelling, trap, hadVandaag) => {
      const { nietVoor, verzamelen } = wanneerMail({ trap, nu, instelling, hadVandaag })
      const ms = nietVoor === null ? nu : Date.parse(nietVoor)
      expect(ms).toBeGreaterThanOrEqual(nu)
      expect(ms - nu).toBeLessThanOrEqual(49 * 3_600_000)
      if (!(trap === 'E3' && instelling.spoedDoorStilte)) expect(isStil(ms, instelling)).toBe(false)
      expect(verzamelen).toBe(trap === 'E1')
    }),
    { numRuns: 3_000 },
  )
})

test('law: who had one today gets the next on a later day; who had none, today or at the first time that comes', () => {
  fc.assert(
    fc.property(momenten, instellingen, (nu, instelling) => {
      const later = Date.parse(wanneerMail({ trap: 'E1', nu, instelling, hadVandaag: true }).nietVoor!)
      const eerst = Date.parse(wanneerMail({ trap: 'E1', nu, instelling, hadVandaag: false }).nietVoor!)
      expect(dagOp(later)).toBeGreaterThan(dagOp(nu))
      expect(eerst).toBeLessThanOrEqual(later)
      expect(iso(later)).toBe(verzamelmailMorgen(nu, instelling))
    }),
    { numRuns: 2_000 },
  )
})
