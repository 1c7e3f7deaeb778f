import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Moment } from '../kernel/index.ts'
import { eersteBreuk, nachtVan, verschilVan, type Ketenschakel } from './bewijs.ts'

describe('the night that must be proven', () => {
  test.each([
    ['2026-11-21T23:59:59Z', '2026-11-21'], // 00:59 in Amsterdam
    ['2026-11-22T00:59:59Z', '2026-11-21'], // 01:59
    ['2026-11-22T01:00:00Z', '2026-11-22'], // 02:00
    ['2026-07-01T00:00:00Z', '2026-07-01'], // 02:00 in summer
    ['2026-03-29T00:59:59Z', '2026-03-28'], // 01:59; then it is 03:00
    ['2026-03-29T01:00:00Z', '2026-03-29'],
    ['2026-10-24T23:59:59Z', '2026-10-24'],
    ['2026-10-25T01:00:00Z', '2026-10-25'], // 02:00 for the second time
  ])('at %s: that of %s', (nu, nacht) => expect(nachtVan(nu as Moment)).toBe(nacht))

  test('goes on by one day at a time, through every change of the clock', () => {
    const begin = Date.parse('2026-01-01T12:00:00Z')
    fc.assert(fc.property(fc.integer({ min: 0, max: 730 * 24 }), (uur) => {
      const op = (extra: number) => nachtVan(new Date(begin + (uur + extra) * 3_600_000).toISOString() as Moment)
      const dagen = (Date.parse(op(1)) - Date.parse(op(0))) / 86_400_000
      expect([0, 1]).toContain(dagen)
    }))
  })
})

const hashVan = (inhoud: unknown, vorige: string | null): string => JSON.stringify([inhoud, vorige])
function keten(inhouden: readonly number[]): Ketenschakel[] {
  let vorige: string | null = null
  return inhouden.map((inhoud, i) => ({ id: String(i), volgnr: i + 1, inhoud, hash: (vorige = hashVan(inhoud, vorige)) }))
}

describe('the chain of proofs', () => {
  const rij = fc.array(fc.integer(), { minLength: 1, maxLength: 12 })
  test('as it was written it is whole', () => fc.assert(fc.property(rij, (inhouden) => { expect(eersteBreuk(keten(inhouden), hashVan)).toBeNull() })))
  test('a proof that was changed is named', () => fc.assert(fc.property(rij, fc.nat(), (inhouden, n) => {
    const schakels = keten(inhouden)
    const i = n % schakels.length
    schakels[i] = { ...schakels[i]!, inhoud: 'anders' }
    expect(eersteBreuk(schakels, hashVan)?.id).toBe(String(i))
  })))
  test('one that was taken out is missed at the next', () => {
    const [a, , c] = keten([1, 2, 3])
    expect(eersteBreuk([a!, c!], hashVan)?.id).toBe('2')
  })
  test('changed together with its own hash, the next one tells', () => {
    const [a, , c] = keten([1, 2, 3])
    const b = keten([1, 9])[1]!
    expect(eersteBreuk([a!, b, c!], hashVan)?.id).toBe('2')
  })
  test('the newest cut off, or all written anew: the chain is whole, the notes tell which is first', () => fc.assert(fc.property(rij, fc.nat(), (inhouden, n) => {
    const schakels = keten(inhouden)
    const aangetekend = schakels.map(({ id, volgnr, hash }) => ({ id, volgnr, hash }))
    const i = n % schakels.length
    expect(eersteBreuk(schakels, hashVan, aangetekend)).toBeNull()
    expect(eersteBreuk(schakels.slice(0, i), hashVan, aangetekend)?.volgnr).toBe(i + 1)
    const anders = keten(inhouden.map((inhoud, j) => (j < i ? inhoud : inhoud + 1)))
    expect(eersteBreuk(anders, hashVan)).toBeNull()
    expect(eersteBreuk(anders, hashVan, aangetekend)?.volgnr).toBe(i + 1)
  })))
})

test('one number: each kind of difference counts', () => {
  const niets = { moest: 5, afgegaan: 5, bezorgd: 4, onderweg: 0, mislukt: 1, kwijt: 0, teLaat: 0, dubbel: 0, teVroeg: 0, naSluiting: 0, wekkers: 0, onleesbaar: 0 }
  expect(verschilVan(niets)).toBe(0)
  for (const soort of ['kwijt', 'dubbel', 'teVroeg', 'naSluiting', 'wekkers', 'onleesbaar'] as const) expect(verschilVan({ ...niets, [soort]: 2 })).toBe(2)
})
