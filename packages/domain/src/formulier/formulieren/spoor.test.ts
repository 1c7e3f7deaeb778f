import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAntwoord, compileer, formulieren, omzettingVan, spoor, spoorTussen, voorbeeldAntwoorden, voorbeeldContext, type Veld } from '../index.ts'

const factor = (id: string, naam: string, soort = 'in-stand-houden') => ({ id, naam, soort })
const doel = (id: string, waarde: unknown) => ({ id, naam: `Doel ${id}`, factor: waarde })
const ids = ({ zonderDoel, zonderFactor }: ReturnType<typeof spoorTussen>) => ({ zonderDoel: zonderDoel.map(({ id }) => id), zonderFactor: zonderFactor.map(({ id }) => id) })

describe('from factor to goal', () => {
  const factoren = [factor('f1', 'Vaak verhuisd', 'ontstaan'), factor('f2', 'Geen school'), factor('f3', 'Oma belt', 'verminderen')]
  test('a chosen factor counts by its row, also under an old name; what protects asks for no goal', () => expect(ids(spoorTussen(factoren, [doel('d1', { id: 'f1', soort: 'formulierrij', naam: 'Verhuisd, heette het eerst' })]))).toEqual({ zonderDoel: ['f2'], zonderFactor: [] }))
  test('a typed name counts by its words', () => expect(ids(spoorTussen(factoren, [doel('d1', 'vaak  Verhuisd '), doel('d2', { naam: 'Geen school' })]))).toEqual({ zonderDoel: [], zonderFactor: [] }))
  test('a need in own words is a reason, but no factor', () => expect(ids(spoorTussen(factoren, [doel('d1', { naam: 'Noa heeft rust nodig' })]))).toEqual({ zonderDoel: ['f1', 'f2'], zonderFactor: [] }))
  test('a goal of which nobody says why', () => expect(ids(spoorTussen(factoren, [doel('d1', undefined), doel('d2', { naam: ' ' }), doel('d3', null)]))).toEqual({ zonderDoel: ['f1', 'f2'], zonderFactor: ['d1', 'd2', 'd3'] }))
  test('a row that is gone is still a name', () => expect(ids(spoorTussen(factoren, [doel('d1', { id: 'weg', naam: 'Geen school' })]))).toEqual({ zonderDoel: ['f1'], zonderFactor: [] }))
})

test('the example of Noa: one factor is worked at, the others are told', () => {
  const uit = spoor(voorbeeldAntwoorden('verklarende-analyse'), voorbeeldAntwoorden('hulpverleningsplan'))
  expect(uit.zonderFactor).toEqual([])
  expect(uit.zonderDoel.map(({ naam }) => naam)).toEqual(['Zes keer verhuisd in twee jaar', 'Steeds meer toezicht na elk incident'])
})

test('whatever is stored, it is an answer; who points at every factor has none left', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => Array.isArray(spoor({ factoren: a }, { doelen: b }).zonderDoel)))
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 6 }), (namen) => spoorTussen(namen.map((naam, i) => factor(`f${i}`, naam)), namen.map((naam, i) => doel(`d${i}`, { id: `f${i}`, naam }))).zonderDoel.length === 0))
})

describe('the question about the factor in the plan', () => {
  const form = compileer(formulieren.hulpverleningsplan)
  const na = (waarde: unknown) => {
    const uit = acceptAntwoord({ form, bewaard: voorbeeldAntwoorden('hulpverleningsplan'), wijzigingen: [{ pad: 'doelen/r1/doelen_factor', waarde }], context: voorbeeldContext })
    return uit.ok ? uit.value.geweigerd.map(({ code }) => code) : [uit.error.code]
  }
  test('takes a row of the analysis, or a name', () => {
    expect(na({ id: 'r2', soort: 'formulierrij', naam: 'Vertrouwt niemand' })).toEqual([])
    expect(na({ naam: 'Rust' })).toEqual([])
    expect(na('los')).not.toEqual([])
  })
  test('keeps what was typed before it could be chosen', () => {
    const naar = form.velden.get('doelen')!.kind.get('doelen_factor')!.veld
    const van: Veld = { id: 'doelen_factor', sleutel: 'factor', label: 'Factor', type: 'tekst' }
    expect(omzettingVan(van, naar)!('Vertrouwt niemand')).toEqual({ naam: 'Vertrouwt niemand' })
    expect(omzettingVan(van, { ...naar, config: { soort: 'factor', lijst: 'x' } })).toBeNull()
  })
})
