import { describe, expect, test } from 'vitest'
import { bouwFormulier } from './compileer.ts'
import { canoniek, compileer, grenzen, leesDefinitie, type Formulierdefinitie, type Veld } from './index.ts'

const veld = (id: string, extra: Record<string, unknown> = {}): Veld => ({ id, sleutel: id, label: `Label ${id}`, type: 'tekst', ...extra }) as Veld
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', secties: [{ id: 's1', sleutel: 's1', titel: 'Een', velden }] })
const fouten = (invoer: unknown) => {
  const uit = leesDefinitie(invoer)
  return uit.ok ? [] : uit.error.map((p) => `${p.code} ${p.plaats}`)
}
const snel = (doe: () => unknown) => {
  const t = performance.now()
  const uit = doe()
  expect(performance.now() - t).toBeLessThan(1_000)
  return uit
}

test('a small form is read as it is', () => expect(leesDefinitie(form(veld('a')))).toEqual({ ok: true, value: form(veld('a')) }))

describe('refused with the place where it is wrong', () => {
  test.each<[string, unknown, string]>([
    ['an unknown key', { ...form(veld('a')), extra: 1 }, 'VORM '],
    ['code in a field', form(veld('a', { calculateValue: 'value = 1' })), 'VORM secties/0/velden/0'],
    ['code as an expression', form(veld('a', { zichtbaar: 'return true' })), 'VORM secties/0/velden/0/zichtbaar'],
    ['an id of the language', form(veld('constructor')), 'VORM secties/0/velden/0/id'],
    ['a role that does not exist', { ...form(veld('a')), schrijft: ['baas'] }, 'VORM schrijft/0'],
    ['two fields with one id', form(veld('a'), veld('a')), 'ID_DUBBEL secties/0/velden/1/id'],
    ['a field with the id of a cell', form(veld('l', { type: 'lijst', velden: [veld('a')] }), veld('a')), 'ID_DUBBEL secties/0/velden/1/id'],
    ['an unknown type', form(veld('a', { type: 'plaatje' })), 'TYPE_ONBEKEND secties/0/velden/0/type'],
    ['a setting of another type', form(veld('a', { type: 'getal', config: { opties: [] } })), 'CONFIG secties/0/velden/0/config'],
    ['a choice without options', form(veld('a', { type: 'keuze', config: { opties: [] } })), 'CONFIG secties/0/velden/0/config/opties'],
    ['a list without fields', form(veld('l', { type: 'lijst' })), 'LIJST_LEEG secties/0/velden/0/velden'],
    ['fields in a text', form(veld('a', { velden: [veld('b')] })), 'VELDEN_NIET_HIER secties/0/velden/0/velden'],
    ['a list three deep', form(veld('l', { type: 'lijst', velden: [veld('m', { type: 'lijst', velden: [veld('n', { type: 'lijst' })] })] })), 'LIJST_TE_DIEP secties/0/velden/0/velden/0/velden/0'],
    ['a computed field without computation', form(veld('a', { type: 'berekend', config: { uitkomst: 'getal' } })), 'BEREKENING_MIST secties/0/velden/0'],
    ['a default of the wrong kind', form(veld('a', { type: 'getal', standaard: 'x' })), 'STANDAARD secties/0/velden/0/standaard'],
    ['verbanden of a list that is not there', form(veld('a', { type: 'verbanden', config: { lijst: 'weg' } })), 'CONFIG_LIJST secties/0/velden/0/config/lijst'],
    ['a rule about a field that is not there', form(veld('a', { zichtbaar: ['=', ['veld', 'weg'], 'x'] })), 'REGEL_ONBEKEND_VELD secties/0/velden/0/zichtbaar'],
    ['a rule about a fact that is not there', form(veld('a', { zichtbaar: ['=', ['feit', 'schoenmaat'], 1] })), 'REGEL_ONBEKEND_FEIT secties/0/velden/0/zichtbaar'],
    ['a row where there is none', form(veld('a', { zichtbaar: ['=', ['rij', 'a'], 'x'] })), 'REGEL_GEEN_RIJ secties/0/velden/0/zichtbaar'],
    ['a number compared with a text', form(veld('n', { type: 'getal' }), veld('a', { zichtbaar: ['=', ['veld', 'n'], 'x'] })), 'REGEL_SOORT secties/0/velden/1/zichtbaar'],
    ['texts in order', form(veld('n'), veld('a', { zichtbaar: ['<', ['veld', 'n'], 'x'] })), 'REGEL_SOORT secties/0/velden/1/zichtbaar'],
    ['a condition that is a number', form(veld('n', { type: 'getal' }), veld('a', { zichtbaar: ['+', ['veld', 'n'], 1] })), 'REGEL_SOORT secties/0/velden/1/zichtbaar'],
    ['an option that was removed', form(veld('k', { type: 'keuze', config: { opties: [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }] } }), veld('a', { zichtbaar: ['=', ['veld', 'k'], 'c'] })), 'REGEL_OPTIE secties/0/velden/1/zichtbaar'],
    ['a circle of two', form(veld('a', { zichtbaar: ['gevuld', ['veld', 'b']] }), veld('b', { zichtbaar: ['gevuld', ['veld', 'a']] })), 'KRING secties/0/velden/0'],
    ['a field that hides its own part', { ...form(veld('a')), secties: [{ id: 's1', sleutel: 's1', titel: 'Een', zichtbaar: ['gevuld', ['veld', 'a']], velden: [veld('a')] }] }, 'KRING secties/0/velden/0'],
    ['a circle through a list', form(veld('l', { type: 'lijst', velden: [veld('c', { zichtbaar: ['gevuld', ['veld', 'b']] })] }), veld('b', { zichtbaar: ['enige', ['veld', 'l'], ['gevuld', ['rij', 'c']]] })), 'KRING secties/0/velden/0'],
  ])('%s', (_naam, invoer, verwacht) => expect(fouten(invoer)).toContain(verwacht))
  test.each([[null], [[]], ['tekst'], [5], [undefined], [{}]])('%j is no form', (invoer) => expect(leesDefinitie(invoer).ok).toBe(false))
  test('every message is Dutch', () => {
    const uit = leesDefinitie({ formaat: 2, sleutel: 'A', titel: '', schrijft: [], secties: [{ id: 1, velden: [{ controles: [{ code: 'x' }] }] }] })
    expect(uit.ok).toBe(false)
    if (!uit.ok) for (const p of uit.error) expect(p.melding).not.toMatch(/invalid|expected|received|required|too (small|big)|unrecognized/i)
  })
})

describe('limits: at the limit passes, one above is refused', () => {
  const met = (aantal: number, extra: Record<string, unknown> = {}) => form(...Array.from({ length: aantal }, (_, i) => veld(`v${i}`, extra)))
  test(`${grenzen.velden} fields`, () => {
    expect(fouten(met(grenzen.velden))).toEqual([])
    expect(fouten(met(grenzen.velden + 1))).toContain('VORM secties/0/velden')
    const inLijst = form(veld('l', { type: 'lijst', velden: Array.from({ length: 50 }, (_, i) => veld(`c${i}`)) }), ...met(grenzen.velden - 50).secties[0]!.velden)
    expect(fouten(inLijst)).toEqual(['TE_VEEL_VELDEN secties'])
  })
  test(`${grenzen.voorwaarden} conditions`, () => {
    expect(fouten(met(grenzen.voorwaarden, { verplicht: ['gevuld', ['feit', 'leeftijd']] }))).toEqual([])
    expect(fouten(met(grenzen.voorwaarden + 1, { verplicht: ['gevuld', ['feit', 'leeftijd']] }))).toEqual(['TE_VEEL_VOORWAARDEN secties'])
  })
  const diep = (n: number) => {
    let boom: unknown = ['gevuld', ['feit', 'leeftijd']]
    for (let i = 2; i < n; i++) boom = ['niet', boom]
    return boom
  }
  test(`rules ${grenzen.diepte} deep`, () => {
    expect(fouten(form(veld('a', { zichtbaar: diep(grenzen.diepte) })))).toEqual([])
    expect(fouten(form(veld('a', { zichtbaar: diep(grenzen.diepte + 1) })))).toEqual(['REGEL_TE_DIEP secties/0/velden/0/zichtbaar'])
  })
  test('100.000 nested arrays, anywhere', () => {
    let bom: unknown = []
    for (let i = 0; i < 100_000; i++) bom = [bom]
    for (const invoer of [bom, form(veld('a', { zichtbaar: bom })), form(veld('a', { standaard: bom })), { secties: bom }]) expect(snel(() => fouten(invoer))).toEqual(['TE_GROOT '])
  })
  test('a million fields', () => expect(snel(() => fouten({ ...form(), secties: [{ velden: Array(1_000_000).fill(1) }] }))).toEqual(['TE_GROOT ']))
  test('__proto__ from JSON', () => expect(fouten(JSON.parse(JSON.stringify(form(veld('a'))).replace('"label"', '"__proto__":{"x":1},"label"')))).toEqual(['TE_GROOT ']))
})

describe('canoniek', () => {
  test('the order of keys and absent keys do not matter; the order of fields does', () => {
    const a = form(veld('a'), veld('b'))
    const anders = { secties: a.secties, titel: a.titel, inleiding: undefined, sleutel: a.sleutel, formaat: 1 } as unknown as Formulierdefinitie
    expect(canoniek(anders)).toBe(canoniek(a))
    expect(canoniek(form(veld('b'), veld('a')))).not.toBe(canoniek(a))
    expect(JSON.parse(canoniek(a))).toEqual(a)
  })
})

describe('compileer', () => {
  test('once per content, also when it was loaded again', () => {
    const a = form(veld('a'))
    expect(compileer(structuredClone(a))).toBe(compileer(a))
    expect(compileer(form(veld('b')))).not.toBe(compileer(a))
  })
  test('throws on what publishing must have stopped', () => expect(() => compileer(form(veld('a', { type: 'plaatje' })))).toThrow("Het soort veld 'plaatje' bestaat niet."))
  test('works out what is depended on first, whatever the order on paper', () => {
    const { formulier } = bouwFormulier(form(veld('c', { zichtbaar: ['gevuld', ['veld', 'b']] }), veld('b', { zichtbaar: ['gevuld', ['veld', 'a']] }), veld('a')))
    expect(formulier.werkvolgorde.map((b) => b.id)).toEqual(['a', 'b', 'c'])
  })
})
