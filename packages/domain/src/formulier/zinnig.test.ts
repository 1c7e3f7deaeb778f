import { describe, expect, test } from 'vitest'
import { controleerConcept } from './concept.ts'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { formulieren } from './formulieren/index.ts'
import { veldtypen } from './veldtypen/index.ts'

const veld = (over: Partial<Veld>): Veld => ({ id: 'a', sleutel: 'a', label: 'Uren per week', type: 'getal', ...over })
const form = (velden: readonly Veld[], titel = 'Basis'): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', secties: [{ id: 's', sleutel: 's', titel, velden }] })
const kort = (definitie: Formulierdefinitie) => controleerConcept(definitie).map(({ code, ernst, bij, plaats }) => `${code} ${ernst} ${bij} ${plaats.replace('secties/0/', '')}`)
const optie = (waarde: string, label: string, hulp?: string) => ({ waarde, label, ...(hulp === undefined ? {} : { hulp }) })
const keuze = (...opties: readonly object[]) => veld({ type: 'keuze', config: { opties } })

describe('bounds that let nothing through', () => {
  test('the smallest above the largest, at the smallest, in words', () => {
    const [probleem] = controleerConcept(form([veld({ config: { min: 200, max: 168 } })]))
    expect(probleem).toMatchObject({ code: 'GRENZEN_OM', ernst: 'fout', bij: 'a', plaats: 'secties/0/velden/0/config/min', melding: 'Bij "Uren per week" is "Kleinste getal" (200) groter dan "Grootste getal" (168). Zo past geen enkel antwoord.' })
  })
  test('alike is no mistake: then there is one answer', () => expect(kort(form([veld({ config: { min: 5, max: 5 } })]))).toEqual([]))
  test('of every type that has both', () => {
    const beide = Object.entries(veldtypen).filter(([, { instellingen }]) => ['min', 'max'].every((naam) => instellingen.some((i) => i.naam === naam)))
    expect(beide.map(([type]) => type).sort()).toEqual(['duur', 'factorengraaf', 'getal', 'lijst', 'meer', 'netwerkkaart', 'reeks', 'tijdlijn'])
    for (const [type, { example }] of beide) {
      const config = { ...(example.config as object), min: 3, max: 2 }
      const velden = type === 'lijst' ? { velden: [veld({ id: 'b', sleutel: 'b', type: 'tekst' })] } : {}
      expect([type, ...kort(form([veld({ type, config, ...velden })]))]).toContain('GRENZEN_OM fout a velden/0/config/min')
    }
  })
  test('a largest below the smallest that goes without saying', () => expect(kort(form([veld({ type: 'reeks', config: { max: -5 } })]))).toEqual(['GRENZEN_OM fout a velden/0/config/min']))
  test('more choices asked than there are', () => expect(kort(form([veld({ type: 'meer', config: { min: 3, opties: [optie('x', 'X'), optie('y', 'Y')] } })]))).toEqual(['GRENZEN_OM fout a velden/0/config/min']))
  test('also of a cell', () => expect(kort(form([veld({ id: 'l', sleutel: 'l', type: 'lijst', velden: [veld({ config: { min: 2, max: 1 } })] })]))).toEqual(['GRENZEN_OM fout a velden/0/velden/0/config/min']))
})

describe('choices that look the same', () => {
  test('capitals and spaces make no difference', () => expect(kort(form([keuze(optie('ja', 'Ja'), optie('nee', 'Nee'), optie('ja-2', ' ja '))]))).toEqual(['OPTIE_DUBBEL fout a velden/0/config/opties/2/label']))
  test('told apart by their explanation: to look at', () => expect(kort(form([keuze(optie('p', 'Anders', 'In de buurt'), optie('q', 'Anders', 'Ver weg'))]))).toEqual(['OPTIE_DUBBEL waarschuwing a velden/0/config/opties/1/label']))
})

describe('names nobody gave', () => {
  test('a question, its options, and a section', () => {
    expect(kort(form([veld({ label: 'Nieuwe vraag', type: 'keuze', config: { opties: [optie('antwoord-1', 'Antwoord 1'), optie('antwoord-2', 'Antwoord 2')] } })], 'Nieuw deel'))).toEqual([
      'BEGINNAAM waarschuwing s titel', 'BEGINNAAM waarschuwing a velden/0/label', 'BEGINNAAM waarschuwing a velden/0/config/opties/0/label',
    ])
    expect(kort(form([veld({})], 'Deel 1'))).toEqual(['BEGINNAAM waarschuwing s titel'])
  })
  test('one of the two options was named', () => expect(kort(form([keuze(optie('antwoord-1', 'Thuis'), optie('antwoord-2', 'Antwoord 2'))]))).toEqual(['BEGINNAAM waarschuwing a velden/0/config/opties/1/label']))
})

test('the shipped forms have none of these', () =>
  expect(Object.values(formulieren).flatMap((f) => kort(f as Formulierdefinitie)).filter((k) => /GRENZEN_OM|OPTIE_DUBBEL|BEGINNAAM/.test(k))).toEqual([]))
test('whatever stands in a setting, nothing is thrown', () => {
  for (const raar of [null, 3, 'x', [], { opties: 'x' }, { opties: [null, 3, { label: 4 }] }, { min: '9', max: 1 }, { min: 'z', max: 'a' }]) expect(() => controleerConcept(form([veld({ type: 'keuze', config: raar as never }), veld({ id: 'b', sleutel: 'b', config: raar as never })]))).not.toThrow()
})
