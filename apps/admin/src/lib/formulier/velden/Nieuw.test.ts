import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Veld } from '@regietafel/domain/formulier'
import { Geheugenserver, marjan } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'
import { zoekVerwijzingen, type Verwijzing } from './verwijzingen.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const start = (velden: readonly Veld[], antwoorden: Record<string, unknown> = {}) => {
  const server = new Geheugenserver(formulierMet(velden), { nu: '2026-04-24T08:42:00.000Z' })
  if (Object.keys(antwoorden).length > 0) Object.assign(server, { antwoorden, revisie: 1 })
  return server
}
const typ = async (el: HTMLElement, tekst: string) => {
  el.focus()
  await fireEvent.input(el, { target: { value: tekst } })
}
const weg = async (el: HTMLElement) => {
  await fireEvent.focusOut(el)
  await rust()
}
const klik = async (name: string | RegExp) => (await fireEvent.click(screen.getByRole('button', { name })), await rust())

describe('tijdvak and duur', () => {
  test('both days are kept while one is still missing, and the wrong order is told', async () => {
    const server = start([veld('v', 'tijdvak')])
    toon(server)
    await typ(screen.getByLabelText('Tot en met'), '2026-04-01')
    await weg(screen.getByLabelText('Tot en met'))
    expect(server.antwoorden['v']).toEqual({ tot: '2026-04-01' })
    await typ(screen.getByLabelText('Van'), '2026-04-02')
    await weg(screen.getByLabelText('Van'))
    expect(server.antwoorden['v']).toEqual({ van: '2026-04-02', tot: '2026-04-01' })
    expect(screen.getByText('De einddatum ligt voor de begindatum.')).toBeTruthy()
  })
  test('a number and a unit are one answer; the unit may be chosen first', async () => {
    const server = start([veld('v', 'duur', { config: { max: 28 } })])
    toon(server)
    await fireEvent.change(screen.getByLabelText('Eenheid'), { target: { value: 'weken' } })
    await typ(screen.getByLabelText('Aantal'), '6')
    await weg(screen.getByLabelText('Aantal'))
    expect(server.antwoorden['v']).toEqual({ aantal: 6, eenheid: 'weken' })
    expect(screen.getByText('Dit duurt hoogstens 28 dagen.')).toBeTruthy()
    screen.getByLabelText('Eenheid').focus()
    await fireEvent.change(screen.getByLabelText('Eenheid'), { target: { value: 'dagen' } })
    await weg(screen.getByLabelText('Eenheid'))
    expect(server.antwoorden['v']).toEqual({ aantal: 6, eenheid: 'dagen' })
  })
})

describe('a long text with formatting', () => {
  const vak = () => screen.getByLabelText<HTMLTextAreaElement>('Vraag v')
  test('the buttons and the keys write the marks, and they are saved as text', async () => {
    const server = start([veld('v', 'lang', { config: { opmaak: true } })])
    const { container } = toon(server)
    await typ(vak(), 'Noa is boos')
    vak().setSelectionRange(7, 11)
    await klik('Vet')
    expect(vak().value).toBe('Noa is **boos**')
    vak().setSelectionRange(0, 3)
    await fireEvent.keyDown(vak(), { key: 'i', ctrlKey: true })
    expect(vak().value).toBe('_Noa_ is **boos**')
    await klik('Opsomming')
    vak().setSelectionRange(vak().value.length, vak().value.length)
    await fireEvent.keyDown(vak(), { key: 'Enter' })
    expect(vak().value).toBe('- _Noa_ is **boos**\n- ')
    expect(within(screen.getByText('Zo ziet het eruit').closest('details')!).getByText('boos').tagName).toBe('STRONG')
    await axeSchoon(container)
    await weg(vak())
    expect(server.antwoorden['v']).toBe('- _Noa_ is **boos**\n- ')
  })
  test('what looks like markup is shown as it was written', async () => {
    const gemeen = '**<img src=x onerror=alert(1)>** [a](javascript:alert(1))'
    const { container } = toon(start([veld('v', 'lang', { config: { opmaak: true } })], { v: gemeen }), marjan, { schrijven: false })
    expect(container.querySelector('img, script')).toBe(null)
    expect(screen.getByText('<img src=x onerror=alert(1)>').tagName).toBe('STRONG')
    expect(container.querySelector('a[href^="javascript"]')).toBe(null)
  })
  test('without the setting the marks are characters and there are no buttons', () => {
    toon(start([veld('v', 'lang')], { v: '**a**' }))
    expect(screen.queryByRole('button', { name: 'Vet' })).toBe(null)
  })
})

describe('a verwijzing with something to choose from', () => {
  const mensen: readonly Verwijzing[] = [
    { soort: 'persoon', id: 'g1', tekst: 'Aylin Demir', onder: 'Gedragswetenschapper' },
    { soort: 'persoon', id: 'g2', tekst: 'Anna de Boer', onder: 'Casusregisseur' },
    { soort: 'organisatie', id: 'o1', tekst: 'Lindehof' },
  ]
  const open = (server: Geheugenserver) => {
    server.rondom = { verwijzingen: mensen }
    return toon(server)
  }
  const vak = () => screen.getByRole<HTMLInputElement>('combobox', { name: /Naam/ })
  const namen = () => screen.queryAllByRole('option').map((o) => o.textContent?.trim())

  test('arrow keys walk, Enter chooses; name, id and soort are stored', async () => {
    const server = start([veld('v', 'ref', { config: { soort: 'persoon' } })])
    const { container } = open(server)
    vak().focus()
    await fireEvent.keyDown(vak(), { key: 'ArrowDown' })
    expect(vak().getAttribute('aria-expanded')).toBe('true')
    expect(namen()).toEqual(['Aylin DemirGedragswetenschapper', 'Anna de BoerCasusregisseur'])
    await axeSchoon(container)
    await fireEvent.keyDown(vak(), { key: 'ArrowDown' })
    expect(document.getElementById(vak().getAttribute('aria-activedescendant')!)?.textContent).toContain('Anna de Boer')
    await fireEvent.keyDown(vak(), { key: 'Enter' })
    expect([vak().value, vak().getAttribute('aria-expanded')]).toEqual(['Anna de Boer', 'false'])
    expect(screen.getByText('Gekozen: Casusregisseur')).toBeTruthy()
    await weg(vak())
    expect(server.antwoorden['v']).toEqual({ naam: 'Anna de Boer', id: 'g2', soort: 'persoon' })
  })
  test('typing searches; another name lets the choice go, and may stay as it is', async () => {
    const server = start([veld('v', 'ref', { config: { soort: 'persoon' } })], { v: { naam: 'Anna de Boer', id: 'g2', soort: 'persoon', toelichting: 'belt terug' } })
    open(server)
    await typ(vak(), 'gedrags')
    expect(namen()).toEqual(['Aylin DemirGedragswetenschapper'])
    await typ(vak(), 'Buurvrouw Mia')
    expect(namen()).toEqual([])
    await fireEvent.keyDown(vak(), { key: 'Escape' })
    expect(screen.getByText('Staat niet in de lijst. Dat mag.')).toBeTruthy()
    await weg(vak())
    expect(server.antwoorden['v']).toEqual({ naam: 'Buurvrouw Mia', toelichting: 'belt terug' })
  })
  test('where only a choice is allowed, free text stays on the screen with what to do', async () => {
    const server = start([veld('v', 'ref', { config: { soort: 'persoon', vrij: false } })])
    open(server)
    await typ(vak(), 'Iemand')
    await weg(vak())
    expect(vak().value).toBe('Iemand')
    expect(screen.getAllByText('Kies uit de lijst.').length).toBeGreaterThan(0)
  })
  test('an answer from before, a name alone, reads as it did', () => {
    open(start([veld('v', 'ref', { config: { soort: 'persoon' } })], { v: { naam: 'A. de Boer', toelichting: 'tante' } }))
    expect(vak().value).toBe('A. de Boer')
  })
  test('search: every word, in either line, whatever the accents; what begins with it first', () => {
    const alle: Verwijzing[] = [{ soort: 'persoon', id: '1', tekst: 'Van Zoë' }, { soort: 'persoon', id: '2', tekst: 'Zoe Kaya', onder: 'Jeugdbeschermer' }]
    expect(zoekVerwijzingen(alle, 'zoe').map((v) => v.id)).toEqual(['2', '1'])
    expect(zoekVerwijzingen(alle, 'jeugd kaya').map((v) => v.id)).toEqual(['2'])
    expect(zoekVerwijzingen(alle, '').length).toBe(2)
  })
})

describe('a tijdlijn', () => {
  const config = { overgangen: ['plaatsing'], signaal: 2 }
  const rij = (id: string, van: string) => ({ _id: id, omschrijving: `Plek ${id}`, soort: 'plaatsing', van })
  test('counts the overgangen of half a year, warns from the signaal, and stands as a table', () => {
    toon(start([veld('v', 'tijdlijn', { config })], { v: [rij('a', '2026-02-01'), rij('b', '2026-03-01'), rij('c', '2025-01-01')] }))
    expect(screen.getByText('2 overgangen in de laatste 6 maanden. Dat is veel. Bespreek wat dat doet.')).toBeTruthy()
    const tabel = within(screen.getByText('Lees als tabel').closest('details')!)
    expect(tabel.getAllByRole('rowheader', { hidden: true }).map((th) => th.textContent)).toEqual(['Plek c', 'Plek a', 'Plek b'])
    expect(screen.getByRole('img', { name: /Tijdlijn 3 gebeurtenissen/ })).toBeTruthy()
  })
  test('says nothing of overgangen where the form does not ask', () => {
    const { container } = toon(start([veld('v', 'tijdlijn')], { v: [rij('a', '2026-02-01')] }))
    expect(container.textContent).not.toContain('overgang')
  })
})

test('a verband is added in the row of its factor, by keyboard, and drawn at once', async () => {
  const server = start([veld('v', 'factorengraaf')], { v: [{ _id: 'f1', omschrijving: 'Verhuisd', soort: 'ontstaan', niveau: 'gezin' }, { _id: 'f2', omschrijving: 'Boos', soort: 'versterken', niveau: 'jongere' }] })
  const { container } = toon(server)
  await klik('Wijzig factor 1: Verhuisd')
  await klik('Verband toevoegen')
  expect(document.activeElement).toBe(screen.getByLabelText(/Wat doet het/))
  await fireEvent.focusIn(screen.getByLabelText(/Wat doet het/))
  await fireEvent.change(screen.getByLabelText(/Wat doet het/), { target: { value: 'maakt' } })
  await weg(screen.getByLabelText(/Wat doet het/))
  screen.getByLabelText(/Naar welke factor/).focus()
  await fireEvent.change(screen.getByLabelText(/Naar welke factor/), { target: { value: 'f2' } })
  await weg(screen.getByLabelText(/Naar welke factor/))
  expect(server.antwoorden['v']).toMatchObject([{ _id: 'f1', verbanden: [{ naar: 'f2', soort: 'maakt' }] }, { _id: 'f2' }])
  expect(screen.getByText('Lees als lijst: 1 verband')).toBeTruthy()
  await axeSchoon(container)
})

test('the netwerkkaart puts everybody in a circle and says the same in a list', () => {
  toon(start([veld('v', 'netwerkkaart')], { v: [{ _id: 'a', naam: 'Oma', relatie: 'oma', afstand: 'dichtbij', contact: 'wekelijks' }, { _id: 'b', naam: 'Joost' }] }))
  const lijst = within(screen.getByText('Lees als lijst: 2 mensen').closest('details')!)
  expect(lijst.getAllByRole('listitem', { hidden: true }).map((li) => li.textContent)).toEqual(['Oma: oma, elke week', 'Joost'])
  expect(screen.getByRole('img', { name: /Netwerkkaart 2 mensen rond Noa/ })).toBeTruthy()
})
