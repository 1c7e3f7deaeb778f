import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GEEF_OP_MS, naFout, type Foutsoort, type MisluktePoging } from './terugval.ts'

const nu = Date.parse('2026-05-08T10:00:00Z')
const poging = (anders: Partial<MisluktePoging> = {}) => naFout({ soort: 'later', pogingen: 0, eersteFoutOp: null, nu, toeval: 0.5, eersteMs: 60_000, ...anders })
const wacht = (anders: Partial<MisluktePoging>): number => Date.parse(poging(anders).nietVoor!) - nu

test('the wait doubles from a minute to an hour', () => {
  const gezien: number[] = []
  let sinds = 0
  for (let i = 0; i < 9; i++) {
    const ms = wacht(sinds === 0 ? {} : { eersteFoutOp: nu - sinds })
    gezien.push(ms / 60_000)
    sinds += ms
  }
  expect(gezien).toEqual([1, 1, 2, 4, 8, 16, 32, 60, 60])
})

test('after a day of trying it is given up, not a moment before', () => {
  expect(poging({ eersteFoutOp: nu - GEEF_OP_MS + 1 }).definitief).toBe(false)
  expect(poging({ eersteFoutOp: nu - GEEF_OP_MS })).toEqual({ definitief: true, telt: true, nietVoor: null })
})

test('an address that is refused for good gets three tries; who says never, none more', () => {
  expect([0, 1, 2].map((pogingen) => poging({ soort: 'adres', pogingen }).definitief)).toEqual([false, false, true])
  expect(poging({ soort: 'dood' }).definitief).toBe(true)
})

test('a kanaal that is away is nobody\'s try, is never given up and is looked at every five minutes at least', () => {
  expect(poging({ soort: 'kanaal', eersteFoutOp: nu - 30 * GEEF_OP_MS })).toMatchObject({ definitief: false, telt: false })
  expect(wacht({ soort: 'kanaal' })).toBe(15_000)
  expect(wacht({ soort: 'kanaal', eersteFoutOp: nu - GEEF_OP_MS })).toBe(300_000)
})

test('whatever happens: the next try lies ahead, within 72 minutes, and what is given up has none', () => {
  fc.assert(
    fc.property(fc.constantFrom<Foutsoort>('adres', 'later', 'kanaal', 'dood'), fc.nat(200), fc.option(fc.nat(2 * GEEF_OP_MS)), fc.double({ min: 0, max: 0.999, noNaN: true }), (soort, pogingen, sinds, toeval) => {
      const { definitief, nietVoor } = poging({ soort, pogingen, toeval, eersteFoutOp: sinds === null ? null : nu - sinds })
      expect(definitief).toBe(nietVoor === null)
      if (nietVoor) expect(Date.parse(nietVoor) - nu).toBeGreaterThan(0)
      if (nietVoor) expect(Date.parse(nietVoor) - nu).toBeLessThanOrEqual(72 * 60_000)
    }),
  )
})
