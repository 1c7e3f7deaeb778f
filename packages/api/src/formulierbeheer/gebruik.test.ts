import { formulieren, plekken, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { kaders } from '@regietafel/domain/kader'
import { expect, test } from 'vitest'
import { gebruikPerVeld, gebruikVan } from './gebruik.ts'

const niets = { kaders: [], formulieren: [] }
const ander = { formaat: 1, sleutel: 'plan', titel: 'Plan', secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [{ id: 'a', sleutel: 'a', label: 'Waarom', type: 'tekst', voorvul: [{ soort: 'feit', feit: 'leeftijd' }, { soort: 'formulier', formulier: 'maandtoets', veldId: 'x' }] }] }] } as unknown as Formulierdefinitie

test('a step, a termijn or a poort that waits for the form counts on it', () => {
  const waar = gebruikVan('hulpverleningsplan', { kaders, formulieren: [] })
  expect(waar.map(({ waar: zin }) => zin)).toEqual(expect.arrayContaining([expect.stringMatching(/^de stap "/), expect.stringMatching(/^de termijn "/)]))
  expect(new Set(waar.map(({ adres }) => adres)).size).toBeGreaterThanOrEqual(1)
  expect(gebruikVan('ouderavond', { kaders, formulieren: Object.values(formulieren) })).toEqual([])
})

test('an advice at a poort counts on the fields it reads, and they are fields of the form', () => {
  const metAdvies = kaders.flatMap(({ poorten }) => poorten.flatMap(({ advies = [] }) => advies.map(({ formulier }) => formulier)))
  expect(metAdvies.length).toBeGreaterThan(0)
  for (const sleutel of metAdvies) {
    const velden = Object.keys(gebruikPerVeld(sleutel, { kaders, formulieren: [] }))
    expect(velden.length).toBeGreaterThan(0)
    for (const veld of velden) expect(plekken(formulieren[sleutel as keyof typeof formulieren]).has(veld)).toBe(true)
  }
})

test('another form that takes its first answer from a field counts on that field; the form itself does not', () => {
  const gebruik = { soort: 'formulier', titel: 'Plan', waar: 'het eerste antwoord op "Waarom"', adres: '/beheer/formulieren/plan' }
  expect(gebruikPerVeld('maandtoets', { ...niets, formulieren: [ander] })).toEqual({ x: [gebruik] })
  expect(gebruikVan('maandtoets', { ...niets, formulieren: [ander] })).toEqual([gebruik])
  expect(gebruikPerVeld('maandtoets', { ...niets, formulieren: [{ ...ander, sleutel: 'maandtoets' }] })).toEqual({})
})
