import { describe, expect, test } from 'vitest'
import { breek, deelIn, KNOOP_BREEDTE, KNOOP_HOOGTE, lagen, type GraafPijl } from './indeling.ts'

const knopen = (...ids: string[]) => ids.map((id) => ({ id, tekst: `factor ${id}` }))
const pijlen = (...paren: string[]): GraafPijl[] => paren.map((p, i) => ({ id: `p${i}`, van: p[0]!, naar: p[1]!, tekst: 'maakt' }))

describe('layers', () => {
  test('a consequence stands to the right of all its causes', () => {
    expect([...lagen(knopen('a', 'b', 'c'), pijlen('ab', 'bc', 'ac'))]).toEqual([['a', 0], ['b', 1], ['c', 2]])
  })
  test('a circle is drawn once around, it does not hang', () => {
    expect([...lagen(knopen('a', 'b', 'c'), pijlen('ab', 'bc', 'cb', 'ca'))]).toEqual([['a', 0], ['b', 1], ['c', 2]])
  })
  test('an arrow to itself or to a factor that is gone is left out', () => {
    const g = deelIn(knopen('a', 'b'), pijlen('aa', 'az', 'ab'))
    expect(g.pijlen.map((p) => p.id)).toEqual(['p2'])
  })
})

describe('places', () => {
  const vorm = deelIn(knopen('1', '2', '3', '4', '5', '6'), pijlen('12', '23', '32', '42', '52', '63'))

  test('no two nodes overlap and all lie within the drawing', () => {
    for (const a of vorm.knopen) {
      expect(a.x).toBeGreaterThanOrEqual(0)
      expect(a.x + KNOOP_BREEDTE).toBeLessThanOrEqual(vorm.breedte)
      expect(a.y + KNOOP_HOOGTE).toBeLessThanOrEqual(vorm.hoogte)
      for (const b of vorm.knopen) {
        if (a === b) continue
        expect(Math.abs(a.x - b.x) >= KNOOP_BREEDTE || Math.abs(a.y - b.y) >= KNOOP_HOOGTE).toBe(true)
      }
    }
  })
  test('every arrow is drawn, with its words in the drawing', () => {
    expect(vorm.pijlen).toHaveLength(6)
    for (const p of vorm.pijlen) {
      expect(p.pad).not.toMatch(/NaN|undefined/)
      expect(p.tekstX).toBeGreaterThan(0)
      expect(p.tekstX).toBeLessThan(vorm.breedte)
      expect(p.tekstY).toBeLessThan(vorm.hoogte)
    }
  })
  test('factors without a verband stand below the rest', () => {
    const g = deelIn(knopen('a', 'b', 'x', 'y'), pijlen('ab'))
    const y = (id: string) => g.knopen.find((k) => k.id === id)!.y
    expect(y('x')).toBeGreaterThan(y('a'))
    expect(y('y')).toBe(y('x'))
  })
  test('200 factors without verbanden, and none at all, give a drawing', () => {
    expect(deelIn(knopen(...Array.from({ length: 200 }, (_, i) => `k${i}`)), []).knopen).toHaveLength(200)
    expect(deelIn([], [])).toMatchObject({ knopen: [], pijlen: [] })
  })
  test('the same graph gives the same drawing', () => {
    expect(deelIn(knopen('a', 'b'), pijlen('ab'))).toEqual(deelIn(knopen('a', 'b'), pijlen('ab')))
  })
})

describe('words in a node', () => {
  test('break between words', () => expect(breek('Zes keer verhuisd in twee jaar')).toEqual(['Zes keer verhuisd in', 'twee jaar']))
  test('never more than two lines', () => expect(breek('Het team reageert steeds met meer toezicht na elk incident in huis')).toEqual(['Het team reageert', 'steeds met meer…']))
  test('a very long word is cut', () => expect(breek('x'.repeat(80))).toEqual([`${'x'.repeat(20)}…`]))
  test('no words, one empty line', () => expect(breek('  ')).toEqual(['']))
})
