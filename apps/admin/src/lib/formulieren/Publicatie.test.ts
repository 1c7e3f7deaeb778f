import { plekken, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Publicatieacties, Uitkomst } from '#lib/concept/publicatie.ts'
import { klein, lotte, maakBouw } from '#lib/formulierbouwer/testing/opstelling.ts'
import Proef from '#lib/formulierbouwer/testing/Proef.svelte'
import Publicatie from './Publicatie.svelte'

afterEach(() => {
  cleanup()
  localStorage.clear()
})
const schoon = async (element: Element) => expect((await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const goed = <T>(waarde: T): Promise<Uitkomst<T>> => Promise.resolve({ ok: true, waarde })

const eerste = klein.secties[0]!.velden[0]!
const zonder = (id: string): Formulierdefinitie => ({ ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.filter((v) => v.id !== id) })) })
const inBasis = { definitie: { ...klein, inleiding: 'Was anders' }, titel: klein.titel, versie: 4 }

function toon(definitie: Formulierdefinitie = klein, over: Parameters<typeof maakBouw>[1] = {}, anders: Partial<Publicatieacties> = {}) {
  const acties = {
    dienIn: vi.fn<Publicatieacties['dienIn']>(() => goed({ status: 'ter-goedkeuring' as const, versie: null })),
    keurGoed: vi.fn<Publicatieacties['keurGoed']>(() => goed({ status: 'gepubliceerd' as const, versie: 5 })),
    wijsTerug: vi.fn<Publicatieacties['wijsTerug']>(() => goed(null)),
    trekTerug: vi.fn<Publicatieacties['trekTerug']>(() => goed(null)),
    ...anders,
  }
  const bouw = maakBouw(definitie, { basis: inBasis, ...over })
  return { bouw, acties, ...render(Proef, { props: { bouw, deel: Publicatie, props: { acties, ik: 'u1' }, metKop: true } }) }
}
const knop = (naam: string | RegExp) => screen.getByRole('button', { name: naam })
const klik = async (naam: string | RegExp) => { await fireEvent.click(knop(naam)); await tick(); await tick() }
const waarom = () => screen.getByLabelText<HTMLInputElement>('Waarom verander je dit?')

describe('what changes', () => {
  test('a question that goes breaks, and says in how many casussen it is answered and what counts on it', () => {
    toon(zonder(eerste.id), { ingevuld: { [eerste.id]: 6 }, gebruik: { [eerste.id]: [{ soort: 'kader', titel: 'Rijnmond 1-op-1', waar: 'stap 0', adres: '/beheer/kaders/x' }] } })
    expect(screen.getByRole('heading', { name: 'Versie 5 publiceren' })).toBeTruthy()
    const regel = screen.getByText('Breekt').closest('li')!
    expect(regel.textContent).toContain('6 casussen hebben hier een antwoord.')
    expect(within(regel).getByRole('link', { name: 'Rijnmond 1-op-1' })).toBeTruthy()
    expect(screen.getByText(/hebben een antwoord dat zijn plaats verliest/).textContent).toMatch(/^6 hebben/)
  })

  test('a difference leads to its field', async () => {
    const { bouw } = toon({ ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === eerste.id ? { ...v, label: 'Anders' } : v)) })) })
    bouw.kies(null)
    await klik(/heet nu "Anders"/)
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: [eerste.id] })
    expect(document.activeElement?.id).toBe('eigenschappen-kop')
  })

  test('a new form has nothing to compare with, and no casussen', () => {
    toon(klein, { basis: null, openCasussen: 0 })
    expect(screen.getByRole('heading', { name: 'Dit formulier publiceren' })).toBeTruthy()
    expect(screen.queryByText(/Wat verandert er/)).toBeNull()
    expect(screen.queryByText(/open casus/)).toBeNull()
  })
})

describe('what is wrong', () => {
  const veld = [...plekken(klein).values()][0]!.veld
  const kapot: Formulierdefinitie = { ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === veld.id ? { ...v, zichtbaar: ['gevuld', ['veld', 'f_weg']] } : v)) })) }

  test('a problem leads to its field, and stands in the way of handing in', async () => {
    const { bouw, acties } = toon(kapot)
    bouw.kies(null)
    const lijst = screen.getByRole('list', { name: 'Problemen' })
    await fireEvent.click(within(lijst).getAllByRole('button')[0]!)
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: [veld.id] })
    expect(knop('Vraag Lotte om akkoord').getAttribute('aria-disabled')).toBe('true')
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    expect(screen.getByRole('alert').textContent).toContain('Kan zodra 1 probleem is opgelost.')
  })

  test('a test that does not come out stands in the way as well, and says what differs', () => {
    toon({ ...klein, proeven: [{ naam: 'Altijd te zien', antwoorden: {}, verwacht: [{ pad: eerste.id, zichtbaar: false }] }] })
    expect(screen.getByText('0 van 1 goed')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Altijd te zien' }).getAttribute('href')).toBe('#proeven')
    expect(screen.getByText('Kan zodra 1 regeltest is opgelost.')).toBeTruthy()
  })
})

describe('deciding', () => {
  test('it asks why, keeps what was typed on this device, and forgets it when it is handed in', async () => {
    const { acties, unmount } = toon()
    await klik('Vraag Lotte om akkoord')
    expect(waarom().getAttribute('aria-invalid')).toBe('true')
    await fireEvent.input(waarom(), { target: { value: 'RET vroeg om twee alternatieven' } })
    unmount()
    const { acties: later } = toon()
    expect(waarom().value).toBe('RET vroeg om twee alternatieven')
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    expect(later.dienIn).toHaveBeenCalledExactlyOnceWith('RET vroeg om twee alternatieven')
    cleanup()
    toon()
    expect(waarom().value).toBe('')
  })

  test('nothing changed, or nothing asked: nothing to hand in, and it says why', async () => {
    const { acties } = toon(klein, { basis: { ...inBasis, definitie: klein } })
    expect(knop('Vraag Lotte om akkoord').getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('Er is nog niets veranderd sinds versie 4. Er valt niets te publiceren.')).toBeTruthy()
    await klik('Vraag Lotte om akkoord')
    expect(acties.dienIn).not.toHaveBeenCalled()
    cleanup()
    toon({ ...klein, secties: [{ ...klein.secties[0]!, velden: [] }] }, { basis: null })
    expect(knop('Vraag Lotte om akkoord').getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByText('In dit formulier staat nog geen enkele vraag.')).toBeTruthy()
  })

  test('a form that nobody can begin says so', () => {
    toon(klein, { kaderVraagt: false, openCasussen: 0 })
    expect(screen.getByText(/Geen kader vraagt om dit formulier en het staat niet los/)).toBeTruthy()
    cleanup()
    toon({ ...klein, los: 'meer' }, { kaderVraagt: false, status: 'ter-goedkeuring', magGoedkeuren: true })
    expect(screen.getByText('Na jouw akkoord krijgt wie dit formulier begint deze versie.')).toBeTruthy()
  })

  test('what the server found is told with its place', async () => {
    const { bouw } = toon(klein, {}, { dienIn: () => Promise.resolve({ ok: false, soort: 'geweigerd', code: 'FORMULIERBEHEER_PROBLEMEN', melding: 'Dit formulier kan zo niet werken: 1 punt.', fouten: [{ pad: 'secties/0', melding: 'Dit veld is vast.', bij: eerste.id }] }) })
    bouw.kies(null)
    await fireEvent.input(waarom(), { target: { value: 'Omdat het moet' } })
    await klik('Vraag Lotte om akkoord')
    await klik('Dit veld is vast.')
    expect(bouw.keuze).toEqual({ soort: 'velden', ids: [eerste.id] })
  })

  test('the colleague approves, or sends it back with a reason', async () => {
    const { acties } = toon(klein, { status: 'ter-goedkeuring', magGoedkeuren: true, ingediendDoor: lotte, ingediendOp: '2026-10-02T09:00:00Z', toelichting: 'RET vroeg erom' })
    expect(screen.getByText('“RET vroeg erom”')).toBeTruthy()
    await klik('Terugsturen met reden')
    await fireEvent.input(screen.getByLabelText('Waarom stuur je het terug?'), { target: { value: 'De uitleg ontbreekt' } })
    await klik('Stuur terug')
    expect(acties.wijsTerug).toHaveBeenCalledExactlyOnceWith('De uitleg ontbreekt')
    await klik('Goedkeuren en publiceren')
    expect(acties.keurGoed).toHaveBeenCalledOnce()
  })
})

test('no axe violation in any state', async () => {
  const proeven = [{ naam: 'Altijd te zien', antwoorden: {}, verwacht: [{ pad: eerste.id, zichtbaar: false }] }]
  for (const [definitie, over] of [[klein, {}], [{ ...zonder(eerste.id), proeven }, { ingevuld: { [eerste.id]: 6 } }], [klein, { status: 'ter-goedkeuring', magGoedkeuren: true }]] as const) {
    await schoon(toon(definitie, over).container)
    cleanup()
  }
})
