import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GEEF_OP_MS, naFout, sluitKanaal, tempoNaSluiting, UITERST_MS, weerOp, type Foutsoort, type MisluktePoging } from './terugval.ts'

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
      if (nietVoor) expect(Date.parse(nietVoor) - nu).toBeLessThanOrEqual(UITERST_MS)
    }),
  )
})

test('the longer a kanaal is out, the rarer it is tried, however many wait: an hour is some fifteen knocks', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 60, maxLength: 60 }), (loten) => {
      let [t, knocks, vorige] = [nu, 0, 0]
      for (const toeval of loten) {
        const volgend = Date.parse(weerOp({ soort: 'kanaal', sinds: t === nu ? null : nu, nu: t, toeval, eersteMs: 60_000 }))
        if (t < nu + 3_600_000) knocks += 1
        expect(volgend - t).toBeLessThanOrEqual(360_000)
        expect(volgend - t).toBeGreaterThanOrEqual(Math.min(vorige, 240_000) * (0.8 / 1.2)) // chance aside it never gets shorter
        ;[vorige, t] = [volgend - t, volgend]
      }
      expect(knocks).toBeGreaterThanOrEqual(13)
      expect(knocks).toBeLessThanOrEqual(26)
    }),
  )
})

test('a refusal of one message shuts nothing; a server or a receiver that is out does', () => {
  expect((['adres', 'later', 'kanaal', 'dood'] as const).map((soort) => [sluitKanaal('email', soort), sluitKanaal('webhook', soort)])).toEqual([[false, false], [false, true], [true, true], [false, false]])
})

test('what waited leaves together after a hiccup, at a tempo after an outage, and all of it within five minutes', () => {
  expect([0, 1, 10].map(tempoNaSluiting)).toEqual([null, null, null])
  fc.assert(fc.property(fc.integer({ min: 11, max: 100_000 }), (posten) => {
    const tempo = tempoNaSluiting(posten)!
    expect(tempo).toBeGreaterThanOrEqual(60)
    expect(posten / tempo).toBeLessThanOrEqual(5)
  }))
})
