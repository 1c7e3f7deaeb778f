import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import { Geheugenserver } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'

const definitie = formulierMet([
  veld('l', 'lijst', { label: 'Factoren', verplicht: true, config: { enkelvoud: 'factor', rijtitel: 'tekst' }, velden: [veld('tekst', 'tekst', { label: 'Wat is de factor?', verplicht: true }), veld('soort', 'keuze', { label: 'Soort', config: { opties: [{ waarde: 'a', label: 'Ontstaan' }, { waarde: 'b', label: 'Beschermt' }] } })] }),
])
const drie = [{ _id: 'r1', tekst: 'Verhuisd' }, { _id: 'r2', tekst: 'Paard' }, { _id: 'r3', tekst: 'Toezicht' }]

let server: Geheugenserver
function open(rijen: readonly object[] = drie) {
  server = new Geheugenserver(definitie)
  if (rijen.length > 0) Object.assign(server, { antwoorden: { l: rijen }, revisie: 1 })
  return toon(server)
}
const knop = (name: string | RegExp) => screen.getByRole('button', { name })
const klik = async (name: string | RegExp) => (await fireEvent.click(knop(name)), await rust())
const namen = () => [...document.querySelectorAll('.rijen > li strong')].map((el) => el.textContent)
const bijServer = async () => {
  document.activeElement?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  await new Promise((r) => setTimeout(r, 850))
  await rust()
  return (server.antwoorden['l'] as { _id: string; tekst?: string }[] | undefined)?.map((r) => r.tekst)
}

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

describe('rows', () => {
  test('stand as lines with their name; one opens in place with the focus in its first question', async () => {
    open()
    expect(namen()).toEqual(['Verhuisd', 'Paard', 'Toezicht'])
    await klik('Wijzig factor 2: Paard')
    expect(document.activeElement).toBe(screen.getByLabelText(/Wat is de factor/))
    expect((document.activeElement as HTMLInputElement).value).toBe('Paard')
    await klik('Klaar met factor 2')
    expect(document.activeElement).toBe(knop('Wijzig factor 2: Paard'))
  })

  test('a new row opens with the focus in it, is saved, and keeps its id', async () => {
    open([])
    expect(screen.getByText('Nog geen factor toegevoegd.')).toBeTruthy()
    await klik('Factor toevoegen')
    const invoer = screen.getByLabelText(/Wat is de factor/)
    expect(document.activeElement).toBe(invoer)
    await fireEvent.focusIn(invoer)
    await fireEvent.input(invoer, { target: { value: 'Oma belt' } })
    expect(await bijServer()).toEqual(['Oma belt'])
    const [rij] = server.antwoorden['l'] as { _id: string }[]
    await fireEvent.input(screen.getByLabelText(/Wat is de factor/), { target: { value: 'Oma belt elke dag' } })
    await bijServer()
    expect((server.antwoorden['l'] as { _id: string }[])[0]!._id).toBe(rij!._id)
  })

  test('Alt+Enter adds a row after the one you are in', async () => {
    open()
    await klik('Wijzig factor 1: Verhuisd')
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter', altKey: true })
    await rust()
    await fireEvent.input(document.activeElement!, { target: { value: 'Nieuw' } })
    expect(await bijServer()).toEqual(['Verhuisd', 'Nieuw', 'Paard', 'Toezicht'])
  })

  test('moves by button and by Alt+arrow, says where it is now, and keeps the focus', async () => {
    open()
    await klik('Omlaag factor 1')
    expect(namen()).toEqual(['Paard', 'Verhuisd', 'Toezicht'])
    expect(screen.getByText('factor staat nu op plek 2 van 3')).toBeTruthy()
    knop('Wijzig factor 2: Verhuisd').focus()
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', altKey: true })
    await rust()
    expect(namen()).toEqual(['Paard', 'Toezicht', 'Verhuisd'])
    expect(document.activeElement?.textContent).toContain('Verhuisd')
    expect(await bijServer()).toEqual(['Paard', 'Toezicht', 'Verhuisd'])
  })

  test('the first cannot go up and the last cannot go down', () => {
    open()
    expect(screen.queryByRole('button', { name: 'Omhoog factor 1' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Omlaag factor 3' })).toBeNull()
  })

  test('a copy stands below the original', async () => {
    open()
    await klik('Kopieer factor 1')
    expect(await bijServer()).toEqual(['Verhuisd', 'Verhuisd', 'Paard', 'Toezicht'])
  })

  test('a deleted row can be put back where it was', async () => {
    open()
    await klik('Verwijder factor 2')
    expect(await bijServer()).toEqual(['Verhuisd', 'Toezicht'])
    expect(screen.getByText('Factor 2 is verwijderd.')).toBeTruthy()
    expect(document.activeElement).toBe(knop('Zet terug'))
    await klik('Zet terug')
    expect(await bijServer()).toEqual(['Verhuisd', 'Paard', 'Toezicht'])
  })

  test('what is missing in a row is counted at the row and told with its number', async () => {
    open([...drie, { _id: 'r4' }])
    const rij = document.querySelector<HTMLElement>('[data-rij="r4"]')!
    expect(within(rij).getByText('1 open')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Factor 4: Wat is de factor?' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('link', { name: 'Factor 4: Wat is de factor?' }))
    await rust()
    expect(document.activeElement).toBe(screen.getByLabelText(/Wat is de factor/))
    expect(screen.getByText('Vul nog in: Wat is de factor?')).toBeTruthy()
  })

  test('open, folded and empty have no accessibility faults', async () => {
    const { container } = open()
    await klik('Wijzig factor 1: Verhuisd')
    await axeSchoon(container)
  })
})

describe('fixed rows', () => {
  const vast = formulierMet([
    veld('l', 'lijst', { label: 'Gebieden', config: { enkelvoud: 'gebied', vasteRijen: true, rijtitel: 'naam' }, standaard: [{ _id: 'a', naam: 'Gezin' }, { _id: 'b', naam: 'School' }], velden: [veld('naam', 'tekst', { alleenLezen: true }), veld('hoe', 'tekst', { label: 'Hoe gaat het?' })] }),
  ])

  test('cannot be added, deleted or moved, and "klaar" goes on to the next', async () => {
    toon(new Geheugenserver(vast))
    expect(screen.queryByRole('button', { name: /toevoegen|Verwijder|Omlaag|Kopieer/ })).toBeNull()
    await klik('Wijzig gebied 1: Gezin')
    expect(screen.getByRole('heading', { name: 'Gezin' })).toBeTruthy()
    await klik('Klaar, volgende met gebied 1')
    expect(screen.getByRole('heading', { name: 'School' })).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByLabelText('Hoe gaat het?'))
  })
})

describe('a list in a row', () => {
  const diep = formulierMet([veld('l', 'lijst', { label: 'Doelen', config: { enkelvoud: 'doel' }, velden: [veld('doel', 'tekst'), veld('stappen', 'lijst', { label: 'Stappen', config: { enkelvoud: 'stap' }, velden: [veld('stap', 'tekst', { label: 'Welke stap?' })] })] })])

  test('is filled in within its row', async () => {
    server = new Geheugenserver(diep)
    const { container } = toon(server)
    await klik('Doel toevoegen')
    await klik('Stap toevoegen')
    await fireEvent.input(screen.getByLabelText('Welke stap?'), { target: { value: 'Bellen' } })
    await bijServer()
    expect(server.antwoorden['l']).toMatchObject([{ stappen: [{ stap: 'Bellen' }] }])
    await axeSchoon(container)
  })
})
