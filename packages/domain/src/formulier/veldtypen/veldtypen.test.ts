import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VeldType } from '../veldtype.ts'
import { isBsn, veldtypen, verbandVelden } from './index.ts'

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
