import { fireEvent, screen, within } from '@testing-library/svelte'
import type { FormulierNaast } from '@regietafel/api/client'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { aylin, Geheugenserver, marjan } from './testing/geheugenserver.ts'
import { axeSchoon, formulierMet, gaNaarDeel, rust, toon, veld } from './testing/opstelling.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const typ = async (el: HTMLElement, value: string) => {
  el.focus()
  await fireEvent.input(el, { target: { value } })
  await rust()
}
const weg = async (el: HTMLElement) => (await fireEvent.focusOut(el), await rust())
const klik = async (name: string | RegExp) => (await fireEvent.click(screen.getByRole('button', { name })), await rust())
const begonnen = (server: Geheugenserver, antwoorden: Record<string, unknown>) => Object.assign(server, { antwoorden, revisie: 1 })

describe('a wanted answer', () => {
  const definitie = formulierMet([veld('mee', 'tekst', { label: 'Wie gaat mee?', gewenst: true }), veld('acties', 'lijst', { label: 'Acties', gewenst: true, velden: [veld('wat', 'tekst')] })])

  test('may stay away with a reason, which is saved, counts as an answer, and is read', async () => {
    const server = new Geheugenserver(definitie)
    const { container, herlaad } = toon(server)
    expect(container.querySelector('label')!.textContent).toContain('(gewenst)')
    expect(screen.getByRole('heading', { name: /Acties.*gewenst/ })).toBeTruthy()
    await gaNaarDeel(1)
    await klik(/Schrijf waarom.*Wie gaat mee/)
    const reden = screen.getByLabelText<HTMLTextAreaElement>(/Waarom kan dit niet.*Wie gaat mee/)
    expect(document.activeElement).toBe(reden)
    await typ(reden, 'Er is nog niemand gevraagd.')
    await axeSchoon(container)
    await weg(reden)
    expect(server.antwoorden['mee#reden']).toBe('Er is nog niemand gevraagd.')
    const nodig = screen.getByRole('complementary', { name: 'Hulp bij dit formulier' })
    expect(nodig.textContent).not.toContain('Wie gaat mee?')
    expect(nodig.textContent).toContain('Acties (of waarom dat niet kan)')

    history.replaceState(null, '', '#lees-alles')
    herlaad()
    expect(screen.getByText('Niet ingevuld, want: Er is nog niemand gevraagd.')).toBeTruthy()
  })
  test('is asked for at its field when somebody comes from what is still needed', async () => {
    const server = begonnen(new Geheugenserver(formulierMet([veld('a', 'tekst', { gewenst: true }), veld('b', 'tekst', { verplicht: true })])), { b: 'x' })
    toon(server)
    await fireEvent.click(screen.getByRole('link', { name: 'Vraag a (of waarom dat niet kan)' }))
    await rust()
    expect(document.activeElement).toBe(screen.getByLabelText(/Vraag a \(gewenst\)/))
    expect(screen.getByText('Vul dit in, of schrijf op waarom dat niet kan.')).toBeTruthy()
  })
})

describe('where an answer comes from', () => {
  const definitie = formulierMet([veld('doel', 'tekst', { label: 'Doel' })])
  const bron = 'Verklarende analyse, 12 november'

  test('is told until it is changed', async () => {
    const server = begonnen(new Geheugenserver(definitie), { doel: 'Rust' })
    server.herkomst = { doel: { waarde: 'Rust', tekst: `Overgenomen uit ${bron}.` } }
    const { container } = toon(server)
    expect(screen.getByText(`Overgenomen uit ${bron}.`)).toBeTruthy()
    await axeSchoon(container)
    await typ(screen.getByLabelText('Doel'), 'Rust en ruimte')
    expect(screen.queryByText(`Overgenomen uit ${bron}.`)).toBeNull()
  })
  test('what the source says now is offered, and stands there only after a click', async () => {
    const server = begonnen(new Geheugenserver(definitie), { doel: 'Zelf getypt' })
    server.rondom = { voorstellen: [{ veldId: 'doel', waarde: 'Naar school', tekst: 'Naar school', bron }] }
    const { container } = toon(server)
    const invoer = screen.getByLabelText<HTMLInputElement>('Doel')
    expect([invoer.value, container.textContent?.includes(`${bron} zegt nu: Naar school`)]).toEqual(['Zelf getypt', true])
    await axeSchoon(container)
    await klik(/Neem over bij: Doel/)
    expect(invoer.value).toBe('Naar school')
    expect(document.activeElement).toBe(invoer)
    expect(screen.getByText(`Overgenomen uit ${bron}.`)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Neem over/ })).toBeNull()
    await typ(invoer, 'Toch anders')
    expect(screen.getByRole('button', { name: /Neem over/ })).toBeTruthy()
  })
})

describe('beside it', () => {
  const definitie = formulierMet([veld('a', 'tekst', { label: 'Hier een' })], [veld('b', 'tekst', { label: 'Hier twee' })])
  const analyse: FormulierNaast = {
    sleutel: 'verklarende-analyse', titel: 'Verklarende analyse', volgnr: 1, status: 'vastgesteld', op: '2026-11-12T09:00:00.000Z', afgeschermd: ['geheim'],
    secties: [
      { sectieId: 'x', titel: 'Eerste deel', velden: [{ veldId: 'v1', label: 'Wat is er?', waarde: 'Noa slaapt slecht.' }, { veldId: 'geheim', label: 'Medicijnen', waarde: null }] },
      { sectieId: 'y', titel: 'tweede deel', velden: [{ veldId: 'v2', label: 'Wie?', waarde: '1 regel', rijen: [{ rijId: 'r', titel: 'Oma', velden: [{ veldId: 'k', label: 'Rol', waarde: 'Steun' }] }] }] },
    ],
  }
  const open = () => {
    const server = new Geheugenserver(definitie)
    server.ernaast = [analyse]
    return toon(server)
  }
  const paneel = () => screen.getByRole('region', { name: 'Verklarende analyse' })

  test('another form is read, follows the section, is copied from, and F6 and Escape lead back', async () => {
    const schrijf = vi.fn(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: schrijf }, configurable: true })
    const { container } = open()
    await klik(/Verklarende analyse.*versie 1/)
    expect(within(paneel()).getByText('Noa slaapt slecht.')).toBeTruthy()
    expect(within(paneel()).getByText('Afgeschermd voor jouw rol')).toBeTruthy()
    await axeSchoon(container)
    expect(within(paneel()).getByRole('heading', { name: /Eerste deel.*zelfde deel/ })).toBeTruthy()
    await gaNaarDeel(2)
    expect(within(paneel()).getByRole('heading', { name: /tweede deel.*zelfde deel/ })).toBeTruthy()
    await fireEvent.click(within(paneel()).getByRole('button', { name: 'Kopieer het antwoord op Wie?' }))
    await rust()
    expect(schrijf).toHaveBeenCalledWith('Oma\nRol: Steun')
    expect(within(paneel()).getByText('Gekopieerd: Wie?')).toBeTruthy()

    const vraag = screen.getByLabelText('Hier twee')
    vraag.focus()
    await fireEvent.keyDown(window, { key: 'F6' })
    await rust()
    expect(document.activeElement?.id).toBe('naast-kop')
    await fireEvent.keyDown(window, { key: 'F6' })
    await rust()
    expect(document.activeElement).toBe(vraag)
    await fireEvent.keyDown(within(paneel()).getByRole('heading', { level: 2 }), { key: 'Escape' })
    await rust()
    expect(screen.queryByRole('region', { name: 'Verklarende analyse' })).toBeNull()
    expect(document.activeElement?.id).toBe('naast-knop')
  })
})

describe('what a role may not read', () => {
  test('says so at the field and in the whole, and nothing is counted that cannot be seen', async () => {
    const server = begonnen(new Geheugenserver(formulierMet([veld('a', 'tekst', { label: 'Gewoon' }), veld('g', 'lang', { label: 'Gezondheid', verplicht: true })])), { a: 'x' })
    server.rondom = { afgeschermd: ['g'] }
    const { container, herlaad } = toon(server, { ...aylin, rol: 'procesregisseur' }, { schrijven: false })
    expect(screen.getAllByText('Afgeschermd voor jouw rol').length).toBe(1)
    expect(container.textContent).not.toContain('delen klaar')
    expect(screen.getByText(/Een deel is afgeschermd/)).toBeTruthy()
    await axeSchoon(container)
    history.replaceState(null, '', '#lees-alles')
    herlaad()
    expect(screen.getAllByText('Afgeschermd voor jouw rol').length).toBe(1)
  })
})

describe('the language of the questions', () => {
  const definitie = {
    ...formulierMet([
      veld('a', 'tekst', { label: 'Hoe gaat het?', hulp: 'Kort.', verplicht: true, vertaling: { en: { label: 'How are you?', hulp: 'Keep it short.', 'controle:KORT': 'Too short.' } }, controles: [{ code: 'KORT', als: ['≠', ['veld', 'a'], 'x'], melding: 'Te kort.' }] }),
      veld('k', 'keuze', { label: 'Kies', config: { opties: [{ waarde: 'ja', label: 'Graag' }, { waarde: 'nee', label: 'Liever niet' }] }, vertaling: { en: { 'optie:ja': 'Please', 'optie:nee': 'Rather not' } } }),
      veld('jn', 'janee', { label: 'Gehoord?' }),
      veld('eigen', 'janee', { label: 'Zin?', config: { ja: 'Zeker', nee: 'Neen' } }),
    ]),
    talen: ['en' as const],
  }
  test('is chosen once per device; what has no translation stays Dutch, and each text says its language', async () => {
    const server = new Geheugenserver(definitie)
    const { container, herlaad } = toon(server)
    await typ(screen.getByLabelText(/Hoe gaat het/), 'x')
    await weg(screen.getByLabelText(/Hoe gaat het/))
    expect(screen.getByText('Te kort.')).toBeTruthy()
    await klik('English')
    expect(screen.getByText('How are you?').getAttribute('lang')).toBe('en')
    expect(screen.getByText('Keep it short.').getAttribute('lang')).toBe('en')
    expect(screen.getByText('Too short.')).toBeTruthy()
    expect(screen.getByText('Kies').getAttribute('lang')).toBeNull()
    expect(screen.getByText('Please').closest('[lang]')?.getAttribute('lang')).toBe('en')
    expect(screen.getByText('Yes').closest('[lang]')?.getAttribute('lang')).toBe('en')
    expect(screen.getByText('Zeker').closest('[lang=en]')).toBeNull()
    expect(screen.getByLabelText<HTMLInputElement>(/How are you/).value).toBe('x')
    expect(screen.getByText('(required)').getAttribute('lang')).toBe('en')
    expect(screen.getAllByText(/of 1 parts done/)[0]!.closest('[lang=en]')).not.toBeNull()
    expect(container.textContent).not.toMatch(/verplicht|delen klaar|Vaststellen/)
    await typ(screen.getByLabelText(/How are you/), 'fine')
    expect(screen.queryByText('Too short.')).toBeNull()
    await axeSchoon(container)
    herlaad()
    expect(screen.getByText('How are you?')).toBeTruthy()
    await klik('Nederlands')
    expect(screen.getByText('Hoe gaat het?').getAttribute('lang')).toBeNull()
  })
  test('is not asked for a form in Dutch only', () => {
    toon(new Geheugenserver(formulierMet([veld('a', 'tekst')])), marjan)
    expect(screen.queryByRole('group', { name: 'Taal van de vragen' })).toBeNull()
  })
})
