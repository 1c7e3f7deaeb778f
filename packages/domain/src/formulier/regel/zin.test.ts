import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Veld } from '../definitie.types.ts'
import { formulieren } from '../formulieren/index.ts'
import { operatoren } from './operatoren.ts'
import { regelInWoorden, type Naamgever } from './zin.ts'

const namen: Naamgever = { veld: (id) => ({ naam: { label: 'Naam' }, soort: { label: 'Soort', opties: [{ waarde: 'spoed', label: 'Spoedversie' }] }, lijst: { label: 'Doelen' }, klaar: { label: 'Klaar' } })[id] }

describe('a rule as a sentence', () => {
  test.each<[unknown, string]>([
    [['=', ['veld', 'soort'], 'spoed'], 'Soort is “Spoedversie”'],
    [['≠', ['veld', 'klaar'], true], 'Klaar is nee'],
    [['niet', ['=', ['veld', 'soort'], 'spoed']], 'Soort is niet “Spoedversie”'],
    [['niet', ['en', ['leeg', ['veld', 'naam']], ['veld', 'klaar']]], 'niet (Naam is niet ingevuld en Klaar)'],
    [['en', ['gevuld', ['veld', 'naam']], ['of', ['≥', ['feit', 'leeftijd'], 12], ['leeg', ['veld', 'soort']]]], 'Naam is ingevuld en (de leeftijd van de jongere is ten minste 12 of Soort is niet ingevuld)'],
    [['is-een-van', ['veld', 'soort'], 'spoed', 'anders'], 'Soort is “Spoedversie” of “anders”'],
    [['enige', ['veld', 'lijst'], ['=', ['rij', 'klaar'], false]], 'bij een van Doelen: Klaar is nee'],
    [['<', ['feit', 'plaatsingsdatum'], '2026-05-04'], 'de datum van de plaatsing ligt voor 4 mei 2026'],
    [['=', ['>', ['aantal', ['veld', 'lijst']], 2], false], 'het aantal bij Doelen is hoogstens 2'],
    [['als-dan-anders', ['veld', 'klaar'], 1.5, 2], '1,5 als Klaar, en anders 2'],
    [['en', ['≤', 12, ['feit', 'leeftijd']], ['≤', ['feit', 'leeftijd'], 16]], 'de leeftijd van de jongere is 12 tot en met 16'],
    [['en', ['≤', '2026-05-01', ['feit', 'vandaag']], ['≤', ['feit', 'vandaag'], '2026-05-04'], ['veld', 'klaar']], '1 mei 2026 ligt niet na vandaag en vandaag ligt niet na 4 mei 2026 en Klaar'],
    [['≤', ['feit', 'plaatsingsdatum'], ['plus-dagen', ['feit', 'vandaag'], -14]], 'de datum van de plaatsing ligt niet na vandaag min 14 dagen'],
    [['=', ['veld', 'weg'], 'x'], 'een vraag die er niet meer is (weg) is “x”'],
  ])('%j', (expressie, zin) => expect(regelInWoorden(expressie, namen)).toBe(zin))

  test('every operator has words of its own', () => {
    for (const [naam, { min }] of Object.entries(operatoren)) {
      const zin = regelInWoorden([naam, ...Array.from({ length: Math.max(min, 1) }, () => (operatoren[naam]!.naam ? 'naam' : ['veld', 'naam']))], namen)
      expect(zin.startsWith(`${naam} van`), `${naam}: ${zin}`).toBe(false)
    }
  })

  test('no rule of a shipped form shows an id or a code', () => {
    for (const form of Object.values(formulieren)) {
      const velden = new Map<string, Veld>()
      const loop = (lijst: readonly Veld[]): void => lijst.forEach((v) => { velden.set(v.id, v); loop(v.velden ?? []) })
      form.secties.forEach((s) => loop(s.velden))
      const echt: Naamgever = { veld: (id) => { const v = velden.get(id); return v && { label: v.label, ...((v.config as { opties?: { waarde: string; label: string }[] } | undefined)?.opties ? { opties: (v.config as { opties: { waarde: string; label: string }[] }).opties } : {}) } } }
      const regels = [...velden.values()].flatMap((v) => [v.zichtbaar, v.verplicht, v.alleenLezen, v.berekening, ...(v.controles ?? []).map((c) => c.als)]).filter(Array.isArray)
      for (const regel of regels) expect(regelInWoorden(regel, echt)).not.toMatch(/niet meer is|niet kennen|undefined|\w_\w/)
    }
  })

  test('anything at all gets some text, in bounded time', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 30 }), (waarde) => typeof regelInWoorden(waarde, namen) === 'string'))
    let diep: unknown = true
    for (let i = 0; i < 20_000; i++) diep = ['niet', diep]
    expect(regelInWoorden(diep, namen).length).toBeLessThan(200)
  })
})
