import { evalueer, formulieren, type Expressie, type Veld } from '@regietafel/domain/formulier'
import { describe, expect, test } from 'vitest'
import { eruit, inGroep, ruil, zonderDeel } from './groepen.ts'
import { heeftVorm, isAf, isTermAf, naarTerm, naarZin, NIEUWE_TERM, NIEUWE_ZIN, uitTerm, uitZin, zonderNieuw, type Zin } from './model.ts'
import { maakKans, maakTerm, maakWillekeurig, maakZin } from './testing/willekeurig.ts'

const RONDES = 3_000
const merk = (w: unknown) => JSON.stringify(w)

/** Every rule in the forms that are shipped. */
const geleverd: readonly (readonly [string, Expressie, boolean])[] = Object.values(formulieren).flatMap((form) => {
  const uit: [string, Expressie, boolean][] = []
  const neem = (waar: string, regel: unknown, janee: boolean) => void (Array.isArray(regel) && uit.push([`${form.sleutel} ${waar}`, regel, janee]))
  const loop = (v: Veld): void => {
    neem(`${v.id} zichtbaar`, v.zichtbaar, true); neem(`${v.id} verplicht`, v.verplicht, true); neem(`${v.id} gewenst`, v.gewenst, true); neem(`${v.id} alleenLezen`, v.alleenLezen, true)
    neem(`${v.id} berekening`, v.berekening, false); neem(`${v.id} standaard`, (v.standaard as { regel?: unknown } | undefined)?.regel, false)
    v.controles?.forEach((c) => neem(`${v.id} ${c.code}`, c.als, true))
    v.velden?.forEach(loop)
  }
  form.secties.forEach((s) => { neem(`${s.id} zichtbaar`, s.zichtbaar, true); s.velden.forEach(loop) })
  return uit
})

describe('rule and controls are the same thing said twice', () => {
  test('every rule of every shipped form comes back as it was, as controls and not as one chip', () => {
    expect(geleverd.length).toBeGreaterThan(200)
    for (const [waar, regel, janee] of geleverd) {
      const zin = janee ? naarZin(regel) : null
      expect(janee ? uitZin(zin!) : uitTerm(naarTerm(regel)!), waar).toEqual(regel)
      expect(merk(zin ?? naarTerm(regel)), waar).not.toContain('"eigen"')
    }
  })

  test('over random trees of the closed list of operators: what went in comes out, and gives the same', () => {
    for (let zaad = 1; zaad <= RONDES; zaad++) {
      const kans = maakKans(zaad)
      const regel = maakWillekeurig(kans, 5)
      const terug = uitZin(naarZin(regel))
      expect(terug, `zaad ${zaad}`).toEqual(regel)
      const term = naarTerm(regel)
      if (term) expect(uitTerm(term), `zaad ${zaad}`).toEqual(regel)
      const bron = { velden: { a: 4, b: 'x', d: '2026-05-01', l: [{ _id: 'r1', x: true, n: 2 }] }, rij: { _id: 'r', x: false, n: 3 }, feiten: { leeftijd: 15, vandaag: '2026-05-04' } }
      expect(evalueer(terug, bron), `zaad ${zaad}`).toEqual(evalueer(regel, bron))
    }
  })

  test('over random controls: model to rule and back is the same model', () => {
    let duur = 0
    for (let zaad = 1; zaad <= RONDES; zaad++) {
      const kans = maakKans(zaad)
      const zin = maakZin(kans, 3)
      expect(isAf(zin)).toBe(true)
      // A list in a list in a list costs more than the engine takes.
      if (heeftVorm(uitZin(zin))) expect(naarZin(uitZin(zin)), `zaad ${zaad}`).toEqual(zin)
      else duur++
      const term = maakTerm(kans, 3)
      expect(isTermAf(term)).toBe(true)
      if (heeftVorm(uitTerm(term))) expect(naarTerm(uitTerm(term)), `zaad ${zaad}`).toEqual(term)
    }
    expect(duur).toBeLessThan(RONDES / 10)
  })

  test('what the engine refuses is kept whole', () => {
    let diep: unknown = true
    for (let i = 0; i < 20_000; i++) diep = ['niet', diep]
    for (const raar of [['bestaat-niet', 1], ['en'], null, { var: 'a' }, ['=', 1], diep, [[1]]]) {
      const zin = naarZin(raar)
      expect(zin.soort).toBe('eigen')
      expect(uitZin(zin)).toBe(raar)
      expect(naarTerm(raar)).toBeNull()
    }
    expect(naarZin(['niet', ['niet', ['veld', 'a']]]).soort).toBe('eigen')
  })
})

const deel = (id: string): Zin => ({ soort: 'vergelijk', niet: false, op: 'gevuld', links: { soort: 'vraag', waar: 'veld', id }, rechts: [] })
const groep = (voeg: 'en' | 'of', ...delen: Zin[]) => ({ soort: 'groep', niet: false, voeg, delen }) as const

describe('acts on groups', () => {
  test('parts nobody touched are no part of the rule', () => {
    expect(zonderNieuw(groep('en', deel('a'), NIEUWE_ZIN))).toEqual(deel('a'))
    expect(zonderNieuw(groep('en', NIEUWE_ZIN, NIEUWE_ZIN))).toBeNull()
    expect(zonderNieuw({ ...groep('en', deel('a'), NIEUWE_ZIN), niet: true })).toEqual({ ...deel('a'), niet: true })
    expect(zonderNieuw(groep('of', deel('a'), groep('en', deel('b'), NIEUWE_ZIN)))).toEqual(groep('of', deel('a'), deel('b')))
  })
  test('a part that is begun holds the rule back', () => {
    expect(isAf(groep('en', deel('a'), { soort: 'vergelijk', niet: false, op: '=', links: { soort: 'vraag', waar: 'veld', id: 'b' }, rechts: [NIEUWE_TERM] }))).toBe(false)
  })
  test('into a group, out of it, up, down, away', () => {
    const ab = groep('en', deel('a'), deel('b'))
    const in1 = inGroep(ab, 1) as typeof ab
    expect(in1.delen[1]).toEqual(groep('of', deel('b'), NIEUWE_ZIN))
    expect(eruit(groep('en', deel('a'), groep('of', deel('b'), deel('c'))), 1, 1)).toEqual(groep('en', deel('a'), deel('b'), deel('c')))
    expect(ruil(ab, 0, 1)).toEqual(groep('en', deel('b'), deel('a')))
    expect(ruil(ab, 1, 2)).toBe(ab)
    expect(zonderDeel(ab, 0)).toEqual(deel('b'))
    expect(zonderDeel({ ...ab, niet: true }, 0)).toEqual({ ...deel('b'), niet: true })
    expect(zonderDeel(groep('en', deel('a')), 0)).toBeNull()
  })
})
