import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Antwoorden, Veld } from '../definitie.types.ts'
import { acceptAntwoord, beoordeel, compileer, detecteerBotsingen, leesDefinitie, samenvatting, verhuis } from '../index.ts'
import { dagenVan } from '../regel/duur.ts'
import type { VeldType } from '../veldtype.ts'
import { isBsn, telOvergangen, veldtypen, verbandVelden } from './index.ts'

const types = Object.entries(veldtypen) as unknown as [string, VeldType][]
const RAAR: unknown[] = [{}, { a: 1 }, [[]], ['x', 'x'], [null], -1.5, NaN, Infinity, 'onzin\u0007', 'x'.repeat(10_001), true, 1e20, '2026-02-30', '9999-99-99T25:61', { naam: 5 }, { postcode: 1 }, [{ _id: '' }], [{ week: 0, waarde: 'x' }]]
const ENGELS = /invalid|expected|received|required|too (small|big)|unrecognized/i

describe.each(types)('%s', (_code, type) => {
  const config = type.config.parse(type.example.config)
  const antwoord = (type.answer ?? type.opslag).call(type, config)

  test('has a label and knows what it is to a rule', () => {
    expect(type.label).not.toBe('')
    expect(['tekst', 'getal', 'datum', 'janee', 'teksten', 'rijen', 'reeks', 'geen']).toContain(type.soort(config))
  })
  test('refuses a setting it does not know', () => expect(type.config.safeParse({ ...(type.example.config as object), onbekend: 1 }).success).toBe(false))
  test('accepts its own example, on a concept and on vaststellen', () => {
    if (type.zonderAntwoord) return expect(type.opslag(config).safeParse('x').success).toBe(false)
    expect(type.opslag(config).parse(type.example.value)).toEqual(type.example.value)
    expect(antwoord.parse(type.example.value)).toEqual(type.example.value)
  })
  test('reads as text', () => type.zonderAntwoord || expect(type.summarize(type.example.value, config)).toMatch(/\S/))
  test('refuses strange answers in Dutch', () => {
    for (const waarde of RAAR)
      for (const schema of [type.opslag(config), antwoord]) {
        const gelezen = schema.safeParse(waarde)
        for (const issue of gelezen.error?.issues ?? []) expect(issue.message, JSON.stringify(waarde)).not.toMatch(ENGELS)
      }
  })
  test('5 MB of text is refused or taken in a moment, whatever pattern it tries', () => {
    const { value } = type.example
    const slecht = ['a', ' ', '1', 'a@', '.a', '-a', "a'", '1234 AB', '\n', '\u0301', '2026-01-01'].map((stuk) => stuk.repeat(Math.ceil(5_000_000 / stuk.length)))
    const begin = performance.now()
    for (const tekst of [...slecht, `a@${slecht[4]!}`, `${slecht[0]!}@`]) {
      const inRecord = (w: unknown): unknown => (Array.isArray(w) ? w.map(inRecord) : typeof w === 'object' && w !== null ? Object.fromEntries(Object.entries(w).map(([k, v]) => [k, inRecord(v)])) : typeof w === 'string' ? tekst : w)
      for (const waarde of [tekst, inRecord(value)]) for (const schema of [type.opslag(config), antwoord]) schema.safeParse(waarde)
    }
    // thirteen texts, two shapes, two schemas: 260 MB in all
    expect(performance.now() - begin).toBeLessThan(12_000)
  }, 20_000)
  test('whatever is stored can be read as text and checked, without a throw', () =>
    fc.assert(fc.property(fc.jsonValue(), (waarde) => {
      const gelezen = type.opslag(config).safeParse(waarde)
      if (!gelezen.success) return
      type.isEmpty?.(gelezen.data)
      type.summarize(gelezen.data, config)
      antwoord.safeParse(gelezen.data)
    })))
})

const keur = (code: keyof typeof veldtypen, config: unknown, waarde: unknown) => {
  const type = veldtypen[code] as unknown as VeldType
  const gelezen = type.config.parse(config)
  return (type.answer ?? type.opslag).call(type, gelezen).safeParse(waarde).error?.issues[0]?.message ?? 'goed'
}

describe('BSN', () => {
  test.each([['111222333', true], ['123456782', true], ['012345672', true], ['000000000', false], ['12345678', false], ['1234567820', false], ['123456783', false], ['12345678a', false], [' 111222333', false]])('%s → %s', (bsn, goed) => expect(isBsn(bsn)).toBe(goed))
  test('never reads as itself', () => expect(veldtypen.bsn.summarize('111222333', {})).toBe('•••••333'))
})
test.each([['2028-02-29', true], ['2026-02-29', false], ['2026-04-31', false], ['0001-01-01', false], ['9999-12-31', false], ['1900-01-01', true], ['2199-12-31', true], ['26-4-2026', false]])('datum %s → %s', (waarde, goed) => expect(keur('datum', {}, waarde) === 'goed').toBe(goed))
test.each([['2026-03-29T01:59', true], ['2026-03-29T02:00', false], ['2026-03-29T02:59', false], ['2026-03-29T03:00', true], ['2026-10-25T02:30', true], ['2026-03-28T02:30', true], ['2026-04-24T24:00', false], ['2026-04-31T10:00', false]])('datumtijd %s → %s', (waarde, goed) => expect(keur('datumtijd', {}, waarde) === 'goed').toBe(goed))
test.each([['naam@voorbeeld.nl', true], ['naam@voorbeeld', false], ['naam voorbeeld@x.nl', false], ['@x.nl', false], ['a@b@c.nl', false], [`a@${'a.'.repeat(100)}`, false]])('email %s → %s', (waarde, goed) => expect(keur('email', {}, waarde) === 'goed').toBe(goed))
test.each([['06 12345678', true], ['(010) 123-45-67', true], ['+31 6 1234 5678', true], ['0612345', false], ['bel mij', false]])('telefoon %s → %s', (waarde, goed) => expect(keur('telefoon', {}, waarde) === 'goed').toBe(goed))
test.each([['1234 AB', true], ['1234ab', true], ['0234 AB', false], ['1234 SS', false], ['1234', false]])('postcode %s → %s', (postcode, goed) => expect(keur('postcode-huisnummer', {}, { postcode, huisnummer: 1 }) === 'goed').toBe(goed))
test('words are counted, and the sentence says how many', () => {
  expect(keur('lang', { maxWoorden: 3 }, 'een twee drie')).toBe('goed')
  expect(keur('lang', { maxWoorden: 3 }, 'een twee drie vier')).toBe('Maak dit korter: 4 woorden, hoogstens 3 mag.')
  expect(veldtypen.lang.opslag(veldtypen.lang.config.parse({ maxWoorden: 3 })).safeParse('een twee drie vier').success).toBe(true)
})
test('a number with bounds, decimals and its unit', () => {
  expect(keur('getal', { min: 0, max: 168 }, 168)).toBe('goed')
  expect(keur('getal', { min: 0, max: 168 }, 169)).toBe('Vul hoogstens 168 in.')
  expect(keur('getal', {}, 1.5)).toBe('Vul een heel getal in.')
  expect(keur('getal', { decimalen: 1 }, 0.1 + 0.2)).toBe('goed')
  expect(veldtypen.bedrag.summarize(1234567.5, { max: 1, per: 'week' })).toBe('€ 1.234.567,50 per week')
})
test('a text of 10.000 characters is stored, one more is not', () => {
  expect(veldtypen.lang.opslag({ regels: 4 }).safeParse('x'.repeat(10_000)).success).toBe(true)
  expect(veldtypen.lang.opslag({ regels: 4 }).safeParse('x'.repeat(10_001)).error?.issues[0]?.message).toBe('Dit is te lang: hoogstens 10.000 tekens.')
})
test('a verband is a row as any other', () => expect(verbandVelden({ lijst: 'factoren' }).map((v) => v.id)).toEqual(['van', 'naar', 'uitleg']))

test.each([
  ['tijdvak', {}, { van: '2026-04-24', tot: '2026-04-24' }, 'goed'],
  ['tijdvak', {}, { van: '2026-04-24', tot: '2026-04-23' }, 'De einddatum ligt voor de begindatum.'],
  ['tijdvak', {}, { van: '2026-04-24' }, 'Vul een einddatum in.'],
  ['tijdvak', { openEinde: true }, { van: '2026-04-24' }, 'goed'],
  ['tijdvak', { openEinde: true }, { tot: '2026-04-24' }, 'Vul een begindatum in.'],
  ['duur', {}, { aantal: 6, eenheid: 'weken' }, 'goed'],
  ['duur', {}, { aantal: 1.5, eenheid: 'weken' }, 'Vul een heel getal in.'],
  ['duur', {}, { aantal: 1, eenheid: 'jaren' }, 'Vul in hoe lang het duurt.'],
  ['duur', { eenheden: ['dagen'] }, { aantal: 1, eenheid: 'weken' }, 'Kies dagen.'],
  ['duur', { max: 28 }, { aantal: 4, eenheid: 'weken' }, 'goed'],
  ['duur', { max: 28 }, { aantal: 1, eenheid: 'maanden' }, 'Dit duurt hoogstens 28 dagen.'],
  ['duur', { min: 7 }, { aantal: 6, eenheid: 'dagen' }, 'Dit duurt ten minste 7 dagen.'],
  ['duur', {}, { aantal: -1, eenheid: 'dagen' }, 'Een duur is niet korter dan 0.'],
  ['factorengraaf', {}, [{ _id: 'f1', verbanden: [{ _id: 'v', naar: 'f1' }] }], 'Een factor hangt niet samen met zichzelf. Kies bij het verband een andere factor.'],
  ['factorengraaf', {}, [{ _id: 'f1', verbanden: [{ _id: 'v', naar: 'f2' }] }, { _id: 'f2' }], 'goed'],
  ['netwerkkaart', { min: 2 }, [{ _id: 'n1' }], 'Voeg mensen toe tot er ten minste 2 zijn.'],
] as const)('%s %j: %j → %s', (code, config, waarde, melding) => expect(keur(code, config, waarde)).toBe(melding))
test('a duur reads in the words of its unit, and counts in days', () => {
  const lees = (waarde: number | { aantal: number; eenheid: 'dagen' | 'weken' | 'maanden' }) => veldtypen.duur.summarize(waarde, { eenheden: ['dagen'] })
  expect([lees({ aantal: 1, eenheid: 'maanden' }), lees({ aantal: 6, eenheid: 'weken' }), lees(1)]).toEqual(['1 maand', '6 weken', '1 dag'])
  expect([dagenVan({ aantal: 6, eenheid: 'weken' }), dagenVan({ aantal: 12, eenheid: 'maanden' }), dagenVan(5), dagenVan({ naam: 'x' }), dagenVan('5')]).toEqual([42, 365, 5, undefined, undefined])
})
test('overgangen of the last six months are counted, and only those', () => {
  const config = { overgangen: ['plaatsing', 'opname'] }
  const rij = (van: unknown, soort: unknown) => ({ _id: `${String(van)}${String(soort)}`, van, soort })
  const rijen = [rij('2026-02-28', 'plaatsing'), rij('2026-08-31', 'opname'), rij('2026-02-27', 'plaatsing'), rij('2026-09-01', 'plaatsing'), rij('2026-05-01', 'school'), rij(undefined, 'plaatsing'), rij('2026-05-01', undefined)]
  expect(telOvergangen(rijen, config, '2026-08-31')).toBe(2)
  expect(telOvergangen(rijen, { overgangen: [] }, '2026-08-31')).toBe(null)
})
describe('rows that a type brings by itself', () => {
  const definitie = (velden: readonly Veld[]) => ({ formaat: 1 as const, sleutel: 'p', titel: 'P', secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
  const vraag = (id: string, type: string, meer: Partial<Veld> = {}): Veld => ({ id, sleutel: id, label: id, type, ...meer })
  const context = { vandaag: '2026-05-01' as never, feiten: {} }
  const neem = (form: ReturnType<typeof compileer>, bewaard: Antwoorden, ...wijzigingen: [string, unknown][]) => {
    const aanname = acceptAntwoord({ form, bewaard, wijzigingen: wijzigingen.map(([pad, waarde]) => ({ pad, waarde })), context })
    if (!aanname.ok) throw new Error(aanname.error.melding)
    return aanname.value
  }
  test('are saved cell by cell, and two of one type do not mix', () => {
    const form = compileer(definitie([vraag('a', 'tijdlijn'), vraag('b', 'tijdlijn')]))
    const { antwoorden, geweigerd } = neem(form, {}, ['a/r1', { _id: 'r1' }], ['a/r1/omschrijving', 'Bij oma'], ['b/r1', { _id: 'r1', omschrijving: 'Anders' }], ['a/r1/onzin', 1])
    expect(antwoorden).toEqual({ a: [{ _id: 'r1', omschrijving: 'Bij oma' }], b: [{ _id: 'r1', omschrijving: 'Anders' }] })
    expect(geweigerd.map((g) => g.pad)).toEqual(['a/r1/onzin'])
  })
  test('two people in two cells of one row do not collide; in one cell they do', () => {
    const bots = (pad: string) => detecteerBotsingen({ veldrevisies: { 'a/r1/plek': { rev: 2, door: 'B', op: '' } as never }, basisRevisie: 1, wijzigingen: [{ pad, waarde: 'x' }], bewaard: { a: [{ _id: 'r1', plek: 'y' }] } }).botsingen.length
    expect([bots('a/r1/omschrijving'), bots('a/r1/plek')]).toEqual([0, 1])
  })
  test('an end before its begin is told in its cell, and what is required is asked', () => {
    const form = compileer(definitie([vraag('a', 'tijdlijn', { verplicht: true })]))
    const codes = (a: Antwoorden) => beoordeel(form, a, context).problemen.map((p) => `${p.pad} ${p.code}`)
    expect(codes({ a: [{ _id: 'r1', omschrijving: 'x', soort: 'thuis', van: '2026-04-02', tot: '2026-04-01' }] })).toEqual(['a/r1/tot TOT_VOOR_VAN'])
    expect(codes({ a: [{ _id: 'r1', omschrijving: 'x', soort: 'thuis', van: '2026-04-02' }] })).toEqual([])
    expect(beoordeel(form, {}, context).problemen[0]?.melding).toBe('Voeg ten minste een gebeurtenis toe.')
  })
  test('a rule counts their rows, and reads a duur as days', () => {
    const form = compileer(definitie([vraag('t', 'tijdlijn'), vraag('d', 'duur'), vraag('lang', 'berekend', { config: { uitkomst: 'janee' }, berekening: ['en', ['≥', ['aantal-waar', ['veld', 't'], ['=', ['rij', 'soort'], 'opname']], 1], ['>', ['veld', 'd'], 28]] })]))
    const uit = (eenheid: string) => beoordeel(form, { t: [{ _id: 'r', soort: 'opname' }], d: { aantal: 4, eenheid } }, context).antwoorden['lang']
    expect([uit('weken'), uit('maanden')]).toEqual([false, true])
  })
  test('a verband to a factor that left is told, and a factor reads as its name', () => {
    const form = compileer(definitie([vraag('g', 'factorengraaf')]))
    const rijen = (naar: string) => [{ _id: 'f1', omschrijving: 'Verhuisd', soort: 'ontstaan', niveau: 'gezin', verbanden: [{ _id: 'v', naar, soort: 'maakt' }] }, { _id: 'f2', omschrijving: 'Boos', soort: 'ontstaan', niveau: 'jongere' }]
    expect(beoordeel(form, { g: rijen('f9') }, context).problemen.map((p) => `${p.pad} ${p.code}`)).toEqual(['g/f1/verbanden/v/naar RIJ_BESTAAT_NIET'])
    expect(beoordeel(form, { g: rijen('f2') }, context).problemen).toEqual([])
    const gelezen = JSON.stringify(samenvatting(form, { g: rijen('f2') }, context))
    expect(gelezen).toContain('"rijId":"v","titel":"Boos"')
    expect(gelezen).not.toContain('"titel":"f2"')
  })
  test('rows that are named by each other are read without end', () => {
    const form = compileer(definitie([vraag('l', 'lijst', { config: { rijtitel: 'x' }, velden: [vraag('x', 'ref', { config: { soort: 'factor', lijst: 'l' } })] })]))
    expect(samenvatting(form, { l: [{ _id: 'a', x: 'b' }, { _id: 'b', x: 'a' }] }, context)[0]!.velden[0]!.rijen).toHaveLength(2)
  })
  test('a factorengraaf does not stand in a list; a tijdlijn does', () => {
    const lees = (type: string) => leesDefinitie(definitie([vraag('l', 'lijst', { velden: [vraag('x', type)] })]))
    expect(lees('factorengraaf')).toMatchObject({ ok: false, error: [{ code: 'NIET_IN_LIJST' }] })
    expect(lees('tijdlijn').ok).toBe(true)
  })
  test('a move to a version with other soorten keeps every cell that still fits', () => {
    const soorten = [{ waarde: 'thuis', label: 'Thuis' }, { waarde: 'weg', label: 'Weg' }]
    const uit = verhuis({ van: compileer(definitie([vraag('a', 'tijdlijn')])), naar: compileer(definitie([vraag('a', 'tijdlijn', { config: { soorten } })])), antwoorden: { a: [{ _id: 'r1', omschrijving: 'Oma', soort: 'opname' }, { _id: 'r2', soort: 'thuis' }] }, context })
    expect(uit.antwoorden).toEqual({ a: [{ _id: 'r1', omschrijving: 'Oma' }, { _id: 'r2', soort: 'thuis' }] })
    expect(uit.geparkeerd.map((g) => g.pad)).toEqual(['a/r1/soort'])
  })
})
