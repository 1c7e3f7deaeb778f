import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { formulieren, leesOmtrek, neemHunne, voegSamen } from './index.ts'
import { maakKans } from './testing/willekeurig.ts'
import { bewerk } from './testing/bewerkingen.ts'
import { plekken } from './vergelijk.ts'
import { voegVolgorde } from './volgorde.ts'

const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: id, type: 'tekst', ...extra })
const sectie = (id: string, ...velden: Veld[]): Sectie => ({ id, sleutel: id, titel: id, velden })
const form = (...secties: Sectie[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', secties })
const opties = (...w: string[]) => ({ opties: w.map((waarde) => ({ waarde, label: waarde })) })
const vorm = (d: Formulierdefinitie): string => d.secties.map((s) => `${s.id}[${s.velden.map((v) => v.id + (v.velden ? `(${v.velden.map((k) => k.id).join(' ')})` : '')).join(' ')}]`).join(' ')
const basis = form(sectie('s', veld('a'), veld('b'), veld('c'), veld('l', { type: 'lijst', velden: [veld('x'), veld('y')] })), sectie('t', veld('d')))
const met = (d: Formulierdefinitie, id: string, extra: object): Formulierdefinitie => {
  const loop = (v: Veld): Veld => ({ ...v, ...(v.velden ? { velden: v.velden.map(loop) } : {}), ...(v.id === id ? extra : {}) })
  return { ...d, secties: d.secties.map((s) => ({ ...s, ...(s.id === id ? extra : {}), velden: s.velden.map(loop) })) }
}

const vormen = [basis, ...Object.values(formulieren)]
const drie = (zaad: number, keer: number): [Formulierdefinitie, Formulierdefinitie, Formulierdefinitie] => {
  const kans = maakKans(zaad)
  const b = vormen[Math.floor(kans() * vormen.length)]!
  return [b, bewerk(kans, b, keer, 'm'), bewerk(kans, b, keer, 'h')]
}
/** Two options put at one place stand in the one order or the other. */
const zonderRij = (w: unknown): unknown => (Array.isArray(w) ? w.map((x) => JSON.stringify(x)).sort() : typeof w === 'object' && w !== null ? Object.fromEntries(Object.entries(w).map(([k, x]) => [k, zonderRij(x)])) : w)
const zonderVolgorde = (d: Formulierdefinitie) => ({ ...d, secties: null, plekken: new Map([...plekken(d)].map(([id, { veld: { velden: _, ...rest }, sectie: s, ouder }]) => [id, { rest: zonderRij(rest), in: ouder?.id ?? s.id }])), titels: new Map(d.secties.map(({ velden: _, ...rest }) => [rest.id, rest])) })

describe('for anything two people do', () => {
  test('who did nothing loses nothing, and gets what the other did', () =>
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 0, max: 12 }), (zaad, keer) => {
      const [b, m] = drie(zaad, keer)
      expect(voegSamen(b, m, b)).toEqual({ definitie: m, botsingen: [] })
      expect(voegSamen(b, b, m)).toEqual({ definitie: m, botsingen: [] })
      expect(voegSamen(b, m, m)).toEqual({ definitie: m, botsingen: [] })
    }), { numRuns: 300 }))
  test('the outcome has a sound outline; nothing that both left alone goes; what only one has is there, unless it is told', () =>
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (zaad, keer) => {
      const [b, m, h] = drie(zaad, keer)
      const { definitie, botsingen } = voegSamen(b, m, h)
      const omtrek = leesOmtrek(definitie)
      expect(omtrek.ok ? [] : omtrek.error).toEqual([])
      const er = plekken(definitie)
      const [inB, inM, inH] = [plekken(b), plekken(m), plekken(h)]
      for (const id of new Set([...inM.keys(), ...inH.keys()])) if ((inM.has(id) && inH.has(id)) || !inB.has(id)) expect(er.has(id), id).toBe(true)
      const verteld = new Set(botsingen.map(({ id }) => id))
      for (const id of er.keys()) if (!inM.has(id) && inB.has(id)) expect(verteld.has(id), id).toBe(true)
    }), { numRuns: 300 }))
  test('the other way round gives the same, but for what is told', () =>
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), (zaad, keer) => {
      const [b, m, h] = drie(zaad, keer)
      const [heen, terug] = [voegSamen(b, m, h), voegSamen(b, h, m)]
      expect(terug.botsingen.length > 0).toBe(heen.botsingen.length > 0)
      if (heen.botsingen.length === 0) expect(zonderVolgorde(terug.definitie)).toEqual(zonderVolgorde(heen.definitie))
    }), { numRuns: 300 }))
  test('taking their side of everything that is told never breaks the outline', () =>
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), (zaad, keer) => {
      const { definitie, botsingen } = voegSamen(...drie(zaad, keer))
      const uit = botsingen.reduce(neemHunne, definitie)
      const omtrek = leesOmtrek(uit)
      expect(omtrek.ok ? [] : omtrek.error).toEqual([])
    }), { numRuns: 300 }))
  test('most changes of two people do not touch', () => {
    const gedaan = Array.from({ length: 200 }, (_, zaad) => voegSamen(...drie(zaad, 3)))
    const zonder = gedaan.filter(({ botsingen }) => botsingen.length === 0).length
    expect(zonder).toBeGreaterThan(80)
    expect(zonder).toBeLessThan(200)
  })
})

describe('two people', () => {
  const samen = (m: Formulierdefinitie, h: Formulierdefinitie, b = basis) => voegSamen(b, m, h)
  test('on different fields, and on different properties of one', () => {
    const { definitie, botsingen } = samen(met(met(basis, 'a', { label: 'A' }), 'b', { verplicht: true }), met(met(basis, 'b', { hulp: 'H' }), 'x', { label: 'X' }))
    expect(botsingen).toEqual([])
    expect(definitie).toEqual(met(met(met(basis, 'a', { label: 'A' }), 'b', { verplicht: true, hulp: 'H' }), 'x', { label: 'X' }))
  })
  test('on one property: mine stands, and it is told with both', () => {
    const { definitie, botsingen } = samen(met(basis, 'a', { label: 'Mijn vraag' }), met(basis, 'a', { label: 'Hun vraag' }))
    expect(definitie).toEqual(met(basis, 'a', { label: 'Mijn vraag' }))
    expect(botsingen).toEqual([{ id: 'a', deel: 'label', mijn: 'Mijn vraag', hunne: 'Hun vraag', zin: '"Mijn vraag": jullie veranderden allebei de vraag. Jij: “Mijn vraag”. De ander: “Hun vraag”.' }])
    expect(neemHunne(definitie, botsingen[0]!)).toEqual(met(basis, 'a', { label: 'Hun vraag' }))
  })
  test('on different options, settings, translations and controles of one field', () => {
    const was = met(basis, 'a', { type: 'keuze', config: opties('p', 'q'), vertaling: { en: { label: 'A' } } })
    const c = (code: string) => ({ code, als: ['gevuld', ['veld', 'a']], melding: code })
    const m = met(was, 'a', { config: opties('p', 'q', 'r'), vertaling: { en: { label: 'A', hulp: 'H' } }, controles: [c('M')] })
    const h = met(was, 'a', { config: { opties: [{ waarde: 'q', label: 'Kwu' }, { waarde: 'p', label: 'p' }] }, vertaling: { en: { label: 'A!' } }, controles: [c('H')] })
    const { definitie, botsingen } = samen(m, h, was)
    expect(botsingen).toEqual([])
    const uit = plekken(definitie).get('a')!.veld
    expect(uit.config).toEqual({ opties: [{ waarde: 'q', label: 'Kwu' }, { waarde: 'p', label: 'p' }, { waarde: 'r', label: 'r' }] })
    expect(uit.vertaling).toEqual({ en: { label: 'A!', hulp: 'H' } })
    expect(uit.controles!.map(({ code }) => code).sort()).toEqual(['H', 'M'])
  })
  test('one makes it another kind, the other changes a setting of the old kind: told, and mine is whole', () => {
    const was = met(basis, 'a', { type: 'getal', config: { min: 0 } })
    const { definitie, botsingen } = samen(met(was, 'a', { type: 'keuze', config: opties('p', 'q') }), met(was, 'a', { config: { min: 5 } }), was)
    expect(definitie).toEqual(met(was, 'a', { type: 'keuze', config: opties('p', 'q') }))
    expect(botsingen.map(({ deel }) => deel)).toEqual(['type'])
    expect(neemHunne(definitie, botsingen[0]!)).toEqual(met(was, 'a', { config: { min: 5 } }))
  })
  const zonder = (d: Formulierdefinitie, ...ids: string[]): Formulierdefinitie => ({ ...d, secties: d.secties.filter((s) => !ids.includes(s.id)).map((s) => ({ ...s, velden: s.velden.filter((v) => !ids.includes(v.id)) })) })
  test('one takes away what the other left alone: it goes', () => expect(samen(zonder(basis, 'a'), met(basis, 'b', { label: 'B' }))).toEqual({ definitie: met(zonder(basis, 'a'), 'b', { label: 'B' }), botsingen: [] }))
  test('I take away what they changed, or they what I changed: mine stands, and it is told', () => {
    const weg = samen(zonder(basis, 'a'), met(basis, 'a', { label: 'A' }))
    expect(vorm(weg.definitie)).toBe('s[b c l(x y)] t[d]')
    expect(weg.botsingen.map(({ id, deel, zin }) => [id, deel, zin])).toEqual([['a', 'veld', 'Jij haalde "A" weg, maar een ander werkte eraan.']])
    expect(plekken(neemHunne(weg.definitie, weg.botsingen[0]!)).get('a')!.veld.label).toBe('A')
    const blijft = samen(met(basis, 'a', { label: 'A' }), zonder(basis, 'a'))
    expect(blijft.definitie).toEqual(met(basis, 'a', { label: 'A' }))
    expect(neemHunne(blijft.definitie, blijft.botsingen[0]!)).toEqual(zonder(basis, 'a'))
  })
  test('one takes a section away in which the other put a question: the section stays, with that question', () => {
    const erbij = { ...basis, secties: basis.secties.map((s) => (s.id === 't' ? { ...s, velden: [...s.velden, veld('n')] } : s)) }
    for (const { definitie, botsingen } of [samen(zonder(basis, 't'), erbij), samen(erbij, zonder(basis, 't'))]) {
      expect(vorm(definitie)).toContain('t[n]')
      expect(botsingen.map(({ id, deel }) => `${id} ${deel}`)).toEqual(['t sectie'])
    }
  })
  test('both add at one place, and move different questions', () => {
    const m = form(sectie('s', veld('m1'), veld('b'), veld('a'), veld('c'), veld('l', { type: 'lijst', velden: [veld('x'), veld('y')] })), sectie('t', veld('d')))
    const h = form(sectie('t', veld('d'), veld('c')), sectie('s', veld('a'), veld('h1'), veld('b'), veld('l', { type: 'lijst', velden: [veld('y'), veld('x')] })))
    const { definitie, botsingen } = samen(m, h)
    expect(botsingen).toEqual([])
    expect(vorm(definitie)).toBe('t[d c] s[m1 b a h1 l(y x)]')
  })
  test('each puts one list in the other: no list in itself', () => {
    const b = form(sectie('s', veld('p', { type: 'lijst', velden: [veld('p1')] }), veld('q', { type: 'lijst', velden: [veld('q1')] })))
    const m = form(sectie('s', veld('q', { type: 'lijst', velden: [veld('q1'), veld('p', { type: 'lijst', velden: [veld('p1')] })] })))
    const h = form(sectie('s', veld('p', { type: 'lijst', velden: [veld('p1'), veld('q', { type: 'lijst', velden: [veld('q1')] })] })))
    const uit = voegSamen(b, m, h)
    expect(uit.definitie).toEqual(m)
    expect(uit.botsingen.map(({ deel }) => deel)).toContain('plek')
  })
  test('both move one question to another place: mine, and it is told', () => {
    const naar = (id: string) => ({ ...zonder(basis, 'd'), secties: zonder(basis, 'd').secties.map((s) => ({ ...s, velden: s.velden.flatMap((v) => (v.id === id ? [v, veld('d')] : v.id === 'l' && id === 'x' ? [{ ...v, velden: [...v.velden!, veld('d')] }] : [v])) })) })
    const uit = samen(naar('a'), naar('x'))
    expect(vorm(uit.definitie)).toBe('s[a d b c l(x y)] t[]')
    expect(uit.botsingen.map(({ zin }) => zin)).toEqual(['"d": jij zette dit in "s", een ander in "l".'])
    expect(vorm(neemHunne(uit.definitie, uit.botsingen[0]!))).toBe('s[a b c l(x y d)] t[]')
  })
})

describe('two orders of the same things', () => {
  const rij = fc.uniqueArray(fc.integer({ min: 0, max: 9 }).map(String), { maxLength: 8 })
  test('all of it comes out, once; and who did nothing gets the order of the other', () =>
    fc.assert(fc.property(rij, rij, rij, (b, m, h) => {
      const over = new Set([...m, ...h])
      expect([...voegVolgorde([b, m, h], over).volgorde].sort()).toEqual([...over].sort())
      expect(voegVolgorde([b, m, b], new Set(m)).volgorde).toEqual(m)
      expect(voegVolgorde([b, b, h], new Set(h)).volgorde).toEqual(h)
      expect(voegVolgorde([b, m, m], new Set(m)).volgorde).toEqual(m)
    }), { numRuns: 2_000 }))
  test('500 questions turned round are no wait', () => {
    const b = Array.from({ length: 500 }, (_, i) => `v${i}`)
    const t = performance.now()
    expect(voegVolgorde([b, b.toReversed(), b.toSorted()], new Set(b)).volgorde.length).toBe(500)
    expect(performance.now() - t).toBeLessThan(300)
  })
})
