import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beoordeel, isMaat, maatnamen, maatsoort, maten, type Maatniveau } from './maat.ts'

const ernst: Record<Maatniveau, number> = { onbekend: -1, 'in-orde': 0, 'let-op': 1, 'over-de-grens': 2 }

describe('the level of a number', () => {
  test('what may not rise is over its grens from the grens on', () => {
    const regel = { letOp: 5, grens: 10, richting: 'hoger-is-erger' } as const
    expect([0, 4.9, 5, 9.9, 10, 1e9].map((w) => beoordeel(w, regel))).toEqual(['in-orde', 'in-orde', 'let-op', 'let-op', 'over-de-grens', 'over-de-grens'])
  })
  test('what may not fall is over its grens below it', () => {
    const regel = { letOp: 0.99, grens: 0.98, richting: 'lager-is-erger' } as const
    expect([1, 0.99, 0.985, 0.98, 0.979, 0].map((w) => beoordeel(w, regel))).toEqual(['in-orde', 'in-orde', 'let-op', 'let-op', 'over-de-grens', 'over-de-grens'])
  })
  test('what is not known is never in order', () => {
    for (const maat of maatnamen) expect(beoordeel(null, maatsoort(maat))).toBe('onbekend')
    expect(beoordeel(Number.NaN, maten.mislukt)).toBe('onbekend')
  })
  test('a worse number never has a milder level', () => {
    const getal = fc.double({ min: 0, max: 1e8, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...maatnamen), getal, getal, (maat, a, b) => {
        const soort = maatsoort(maat)
        const [mild, erg] = (soort.richting === 'hoger-is-erger') === a <= b ? [a, b] : [b, a]
        expect(ernst[beoordeel(mild, soort)]).toBeLessThanOrEqual(ernst[beoordeel(erg, soort)])
      }),
    )
  })
})

test('what is shipped is sound: let-op comes before the grens, steps rise, and nothing is told in advance', () => {
  for (const maat of maatnamen) {
    const { letOp, grens, richting, stappen, titel, uitleg } = maatsoort(maat)
    if (letOp !== null) expect(richting === 'hoger-is-erger' ? letOp < grens : letOp > grens, maat).toBe(true)
    expect(stappen.length, maat).toBeGreaterThan(0)
    expect(stappen.every((minuut, i) => minuut >= 0 && (i === 0 || minuut > stappen[i - 1]!)), maat).toBe(true)
    expect(titel.length * uitleg.length).toBeGreaterThan(0)
  }
})

test('only what is shipped is a maat', () => {
  expect(isMaat('mislukt')).toBe(true)
  expect(['toString', '__proto__', ''].map(isMaat)).toEqual([false, false, false])
})
