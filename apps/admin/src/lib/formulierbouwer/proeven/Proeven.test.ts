import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, describe, expect, test } from 'vitest'
import type { Formulierdefinitie, Regelproef } from '@regietafel/domain/formulier'
import { klein, maakBouw } from '../testing/opstelling.ts'
import Proef from '../testing/Proef.svelte'
import Proeven from './Proeven.svelte'

afterEach(cleanup)

const wel: Regelproef = { naam: 'Wel een gesprek', antwoorden: { f_nodig: true }, vandaag: '2026-10-02', verwacht: [{ pad: 'f_waarom', zichtbaar: true }] }
const toon = (over: Partial<Formulierdefinitie> = {}, blad = {}) => {
  const bouw = maakBouw({ ...klein, ...over }, blad)
  return { bouw, ...render(Proef, { bouw, deel: Proeven }) }
}
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const druk = async (naam: string) => { await fireEvent.click(screen.getByRole('button', { name: naam })); await tick() }

describe('keeping an example', () => {
  test('what the preview shows becomes a test, with what a rule decides ticked', async () => {
    const { bouw, container } = toon()
    bouw.zetAntwoord('f_nodig', true)
    await druk('Leg vast wat ik nu zie')
    expect(document.activeElement?.id).toMatch(/-naam$/)
    await schoon(container)
    expect(within(screen.getByRole('group', { name: 'Waarom?' })).getByLabelText<HTMLInputElement>('is te zien').checked).toBe(true)
    expect(screen.queryByRole('group', { name: 'Op welke dag?' })).toBeNull()
    await druk('Leg vast')
    expect(screen.getByText(/Geef de regeltest een naam/)).toBeTruthy()
    await fireEvent.input(screen.getByLabelText('Hoe heet deze regeltest?'), { target: { value: ' Met gesprek ' } })
    await fireEvent.click(screen.getByLabelText('Toon ook vragen zonder regel'))
    await fireEvent.click(within(screen.getByRole('group', { name: 'Is een gesprek nodig?' })).getByLabelText('antwoord: ja'))
    await druk('Leg vast')
    expect(bouw.definitie.proeven).toEqual([{ naam: 'Met gesprek', antwoorden: { f_nodig: true }, feiten: bouw.feiten, vandaag: '2026-10-02', verwacht: [{ pad: 'f_nodig', waarde: true }, { pad: 'f_waarom', zichtbaar: true }] }])
    expect(screen.getByText('1 van 1 goed')).toBeTruthy()
    expect(bouw.kanOngedaan).toBe('Regeltest Met gesprek vastgelegd')
  })
  test('nothing ticked tests nothing', async () => {
    const { bouw } = toon()
    await druk('Leg vast wat ik nu zie')
    await fireEvent.input(screen.getByLabelText('Hoe heet deze regeltest?'), { target: { value: 'Leeg' } })
    await fireEvent.click(within(screen.getByRole('group', { name: 'Waarom?' })).getByLabelText('is niet te zien'))
    await druk('Leg vast')
    expect(screen.getByText(/Kruis aan wat er moet gebeuren/)).toBeTruthy()
    expect(bouw.definitie.proeven).toBeUndefined()
  })
})

describe('the list', () => {
  const fout: Regelproef = { ...wel, naam: 'Altijd waarom', antwoorden: { f_nodig: false }, verwacht: [{ pad: 'f_waarom', zichtbaar: true }, { pad: 'weg', zichtbaar: true }] }
  test('goed and fout, and what differs in a sentence', async () => {
    const { container } = toon({ proeven: [wel, fout] })
    expect(screen.getByText('1 van 2 goed')).toBeTruthy()
    expect(screen.getByText('"Waarom?" is niet te zien; verwacht was: wel.')).toBeTruthy()
    await schoon(container)
  })
  test('a change of the form is seen at once', async () => {
    const { bouw } = toon({ proeven: [wel] })
    bouw.voer('regel', (d) => ({ ...d, secties: d.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_waarom' ? { ...v, zichtbaar: ['=', ['veld', 'f_nodig'], false] } : v)) })) }))
    await tick()
    expect(screen.getByText('0 van 1 goed')).toBeTruthy()
  })
  test('the new outcome is what is expected, after a question; what is gone falls out of it', async () => {
    const { bouw } = toon({ proeven: [fout] })
    await druk('Maak hier de verwachting van')
    expect(document.activeElement?.getAttribute('role')).toBe('alertdialog')
    expect(bouw.definitie.proeven).toEqual([fout])
    await druk('Ja, dit is goed')
    expect(bouw.definitie.proeven?.[0]?.verwacht).toEqual([{ pad: 'f_waarom', zichtbaar: false }])
    expect(screen.getByText('1 van 1 goed')).toBeTruthy()
  })
  test('a test about nothing that is left can only go', async () => {
    const { bouw } = toon({ proeven: [{ ...wel, verwacht: [{ pad: 'weg', zichtbaar: true }] }] })
    expect(screen.queryByRole('button', { name: 'Maak hier de verwachting van' })).toBeNull()
    await druk('Verwijder regeltest Wel een gesprek')
    await fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    expect(bouw.definitie.proeven?.length).toBe(1)
    await druk('Verwijder regeltest Wel een gesprek')
    await druk('Verwijder')
    expect(bouw.definitie.proeven).toBeUndefined()
  })
  test('to look at it: answers and facts of the example', async () => {
    const { bouw } = toon({ proeven: [{ ...wel, feiten: { leeftijd: 12 } }] })
    await druk('Bekijk regeltest Wel een gesprek')
    expect(bouw.beeld.proef).toBe('Wel een gesprek')
    expect(bouw.antwoorden).toEqual({ f_nodig: true })
    expect(bouw.feiten['leeftijd']).toBe(12)
  })
  test('a name is used once; the preview follows a new name', async () => {
    const { bouw } = toon({ proeven: [wel, { ...wel, naam: 'Ander' }] })
    await druk('Bekijk regeltest Wel een gesprek')
    const naam = screen.getByLabelText<HTMLInputElement>('Naam van regeltest 1')
    await fireEvent.change(naam, { target: { value: 'Ander' } })
    expect(screen.getByRole('alert').textContent).toContain('al een regeltest')
    expect(naam.value).toBe('Ander')
    await fireEvent.change(naam, { target: { value: 'Nieuw' } })
    expect(bouw.definitie.proeven?.map((p) => p.naam)).toEqual(['Nieuw', 'Ander'])
    expect(bouw.beeld.proef).toBe('Nieuw')
  })
  test('only reading', () => {
    toon({ proeven: [wel] }, { status: 'ter-goedkeuring' })
    expect(screen.queryByRole('button', { name: 'Leg vast wat ik nu zie' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Verwijder/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Bekijk regeltest Wel een gesprek' })).toBeTruthy()
  })
})
