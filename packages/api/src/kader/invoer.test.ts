import { expect, test } from 'vitest'
import { leesInhoud, leesTekst, MAX_KADER } from './invoer.ts'
import { sleutelVan, vrijeSleutel } from '../concept/sleutel.ts'

const kring: { zelf?: unknown } = {}
kring.zelf = kring
const diep = (n: number): unknown => (n === 0 ? 'x' : { a: diep(n - 1) })

test.each([
  ['nothing', undefined], ['null', null], ['a list', []], ['a text', 'kader'], ['a circle', kring], ['a bigint', { n: 1n }], ['a well of 100 levels', diep(100)],
])('%s is no kader, and says so', (_wat, invoer) => expect(leesInhoud(invoer)).toMatchObject({ ok: false, error: { code: 'KADER_VORM' } }))

test('what the database cannot keep is left out, the rest stays as it was typed', () =>
  expect(leesInhoud({ titel: 'A\0B \uD800', 'l\0ijst': [1, null, { é: true }] })).toEqual({ ok: true, value: { titel: 'AB \uFFFD', lijst: [1, null, { é: true }] } }))

test('the limit counts bytes, not letters', () => {
  const ruimte = MAX_KADER - '{"t":""}'.length
  expect(leesInhoud({ t: 'a'.repeat(ruimte) }).ok).toBe(true)
  expect(leesInhoud({ t: 'a'.repeat(ruimte + 1) })).toEqual({ ok: false, error: { code: 'KADER_TE_GROOT' } })
  expect(leesInhoud({ t: 'é'.repeat(ruimte / 2 + 1) })).toEqual({ ok: false, error: { code: 'KADER_TE_GROOT' } })
})

test('a file may begin with a mark of its coding; what is no JSON is told', () => {
  expect(leesTekst('\uFEFF{"a": 1}\r\n')).toEqual({ ok: true, value: { a: 1 } })
  expect(leesTekst('{"a": 1,}')).toEqual({ ok: false, error: { code: 'KADER_VORM', fouten: [{ pad: '', melding: 'Dit bestand is geen geldige JSON. Kies een bestand dat met ‘exporteer’ is gemaakt.' }] } })
  expect(leesTekst(`{"a": 1}${' '.repeat(2 * MAX_KADER)}`)).toEqual({ ok: false, error: { code: 'KADER_TE_GROOT' } })
})

test.each([
  ['Rivierenstad, 1-op-1 (proef)', 'rivierenstad-1-op-1-proef'], ['Coördinatie één gezin', 'coordinatie-een-gezin'], ['???', 'kader'], ['', 'kader'],
  ['a'.repeat(49) + ' b', 'a'.repeat(49)],
])('the key of "%s" is %s', (titel, sleutel) => expect(sleutelVan(titel)).toBe(sleutel))

test('a key that is taken gets a number', () => expect(vrijeSleutel('Kader', new Set(['kader', 'kader-2']))).toBe('kader-3'))
