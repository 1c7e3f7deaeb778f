import { formulieren, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { createRawSnippet, tick } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Deelrij } from '@regietafel/api/client'
import Codelijst from './Codelijst.svelte'
import Deeldialoog from './Deeldialoog.svelte'
import Leesformulier from './Leesformulier.svelte'
import type { Bewaardeel } from './api.ts'

afterEach(cleanup)
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const annuleer = createRawSnippet(() => ({ render: () => '<button type="button">Annuleer</button>' }))
const goed = () => vi.fn<Bewaardeel>(() => Promise.resolve({ ok: true, waarde: { sleutel: 'verblijf', versie: 2 } }))
const nee = (code: string, melding: string) => vi.fn<Bewaardeel>(() => Promise.resolve({ ok: false, soort: 'geweigerd', code, melding, fouten: [] }))
const klik = async (naam: string) => { await fireEvent.click(screen.getByRole('button', { name: naam })); await tick(); await tick() }
const schrijf = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('a codelijst', () => {
  test('many lines at once become options with a value of their own; what stands there already is not doubled', async () => {
    const [bewaar, opKlaar] = [goed(), vi.fn()]
    const { container } = render(Codelijst, { bewaar, opKlaar, annuleer })
    await schrijf('Hoe heet het?', 'Soorten verblijf')
    await schrijf('Keuzes toevoegen, één per regel', 'Thuis\n- Pleeggezin\n\nthuis\n')
    expect(screen.getByText('2 nieuwe keuzes. Dubbel, dus overgeslagen: “thuis”.')).toBeTruthy()
    await klik('Voeg toe')
    await schoon(container)
    await klik('Pleeggezin omhoog')
    await klik('Bewaar')
    expect(bewaar).toHaveBeenCalledExactlyOnceWith({ titel: 'Soorten verblijf', soort: 'codelijst', inhoud: { opties: [{ waarde: 'pleeggezin', label: 'Pleeggezin' }, { waarde: 'thuis', label: 'Thuis' }] }, toelichting: '' })
    expect(opKlaar).toHaveBeenCalledOnce()
  })

  test('a new label keeps the value, so no answer changes; a next version says what is different', async () => {
    const bewaar = goed()
    render(Codelijst, { van: { sleutel: 'verblijf', titel: 'Verblijf', opties: [{ waarde: 'thuis', label: 'Thuis' }, { waarde: 'groep', label: 'Groep' }] }, bewaar, opKlaar: vi.fn(), annuleer })
    await schrijf('Keuze 2', 'Open groep')
    await klik('Bewaar als nieuwe versie')
    expect(bewaar).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(screen.getByLabelText('Wat is er anders, en waarom?'))
    await schrijf('Wat is er anders, en waarom?', 'Beter woord')
    await klik('Bewaar als nieuwe versie')
    expect(bewaar.mock.calls[0]![0]).toMatchObject({ sleutel: 'verblijf', inhoud: { opties: [{ waarde: 'thuis' }, { waarde: 'groep', label: 'Open groep' }] } })
  })

  test('too few, or empty: told here, and nothing is sent', async () => {
    const bewaar = goed()
    render(Codelijst, { bewaar, opKlaar: vi.fn(), annuleer })
    await schrijf('Hoe heet het?', 'Verblijf')
    await klik('Bewaar')
    expect(screen.getByRole('alert').textContent).toContain('Zet er minstens twee keuzes in.')
    expect(bewaar).not.toHaveBeenCalled()
  })

  test('a name that is taken is told at the name, and what was typed stays', async () => {
    render(Codelijst, { van: { sleutel: 'v', titel: 'Verblijf', opties: [{ waarde: 'a', label: 'A' }, { waarde: 'b', label: 'B' }] }, bewaar: nee('DEEL_TITEL_BEZET', 'Er is al een onderdeel dat zo heet.'), opKlaar: vi.fn(), annuleer })
    await schrijf('Wat is er anders, en waarom?', 'Beter woord')
    await klik('Bewaar als nieuwe versie')
    expect(document.activeElement).toBe(screen.getByLabelText('Hoe heet het?'))
    expect(screen.getByLabelText<HTMLInputElement>('Wat is er anders, en waarom?').value).toBe('Beter woord')
  })
})

describe('keeping a part of a form', () => {
  const sectie = { id: 's_gezin', sleutel: 'gezin', titel: 'Gezin', velden: [{ id: 'f_a', sleutel: 'a', label: 'Wie?', type: 'tekst' }] }
  const deel: Deelrij = { sleutel: 'gezin', titel: 'Gezin', soort: 'sectie', versie: 3, gepubliceerdOp: '2026-10-01T08:00:00Z' }
  const toon = (bewaar: Bewaardeel, over: object = {}) => render(Deeldialoog, { soort: 'sectie', inhoud: { sectie }, titel: 'Gezin nu', delen: [deel, { ...deel, sleutel: 'x', soort: 'codelijst' }], bewaar, opKlaar: vi.fn(), sluit: vi.fn(), ...over })

  test('as a new part, under the name of the section', async () => {
    const bewaar = goed()
    const { container } = toon(bewaar)
    await schoon(container)
    await fireEvent.submit(container.querySelector('form')!)
    expect(bewaar).toHaveBeenCalledExactlyOnceWith({ titel: 'Gezin nu', soort: 'sectie', inhoud: { sectie }, toelichting: '' })
  })

  test('as the next version of the part it came from; only parts of the same kind can be chosen', () => {
    const { container } = toon(goed(), { van: 'gezin' })
    expect([...container.querySelectorAll('select option')].map((o) => o.textContent)).toEqual(['Een nieuw onderdeel', 'Gezin, nu versie 3'])
    expect(container.querySelector('select')!.value).toBe('gezin')
    expect(container.querySelector('button[type=submit]')!.textContent).toBe('Bewaar als nieuwe versie')
  })
})

test('every shipped form can be read whole, its rules in words, without an axe violation', async () => {
  for (const definitie of Object.values<Formulierdefinitie>(formulieren)) {
    const { container } = render(Leesformulier, { definitie })
    expect(container.textContent).not.toMatch(/undefined|\[object|iets dat we niet kennen|een vraag die er niet meer is/)
    for (const { titel } of definitie.secties) expect(container.textContent).toContain(titel)
    cleanup()
  }
  await schoon(render(Leesformulier, { definitie: formulieren['verklarende-analyse'] }).container)
}, 60_000)
