import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Bouwer from './Bouwer.svelte'
import { hernoemStap } from './bewerk/stap.ts'
import { PANEELKOP } from './bouw.ts'
import { fout, Geheugenserver, maakBlad } from './testing/opstelling.ts'

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  // The terugblik asks the server by itself; here there is none.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
})
afterEach(() => { cleanup(); vi.unstubAllGlobals() })

function toon(over: Parameters<typeof maakBlad>[0] = {}) {
  const server = new Geheugenserver(maakBlad(over))
  const opGepubliceerd = vi.fn()
  const { container } = render(Bouwer, { blad: server.blad, api: server, ik: 'u1', kaders: [{ sleutel: 'rivierenstad', titel: 'Rivierenstad 1-op-1' }], vergelijkMet: 'rivierenstad', opGepubliceerd })
  return { server, container, opGepubliceerd, deel: (naam: RegExp) => within(screen.getByRole('application')).getByRole('button', { name: naam }) }
}

describe('the page of a concept', () => {
  test('says what it is, and has no axe violation', async () => {
    const { container } = toon()
    expect(screen.getByRole('heading', { level: 1, name: 'Rivierenstad 1-op-1' })).toBeTruthy()
    expect(screen.getByText('Concept van versie 4')).toBeTruthy()
    expect(document.getElementById(PANEELKOP)?.textContent).toBe('Opstellen HVP')
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }, 30_000)

  test('Enter on the board goes to the sentences and Escape comes back', async () => {
    const { deel } = toon()
    deel(/^7 Evalueren/).focus()
    await tick()
    await fireEvent.keyDown(deel(/^7 Evalueren/), { key: 'Enter' })
    expect(document.activeElement?.id).toBe(PANEELKOP)
    await fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    expect(document.activeElement).toBe(deel(/^7 Evalueren/))
  })

  test('the title can be changed, and undone from the bar', async () => {
    toon()
    await fireEvent.click(screen.getByRole('button', { name: 'Hernoem' }))
    await fireEvent.input(screen.getByLabelText('Titel van het kader'), { target: { value: 'Ons kader' } })
    await fireEvent.submit(screen.getByLabelText('Titel van het kader').closest('form')!)
    expect(screen.getByRole('heading', { level: 1, name: 'Ons kader' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Ongedaan' }))
    expect(screen.getByRole('heading', { level: 1, name: 'Rivierenstad 1-op-1' })).toBeTruthy()
  })

  test('for a colleague who approves: publication on top, nothing to change', () => {
    toon({ status: 'ter-goedkeuring', magGoedkeuren: true, ingediendDoor: { id: 'u2', naam: 'Hanna', organisatie: null }, toelichting: 'Ouders eerder aan tafel' })
    const akkoord = screen.getByRole('button', { name: 'Goedkeuren en publiceren' })
    expect(akkoord.compareDocumentPosition(screen.getByRole('application')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(screen.getByText('Wacht op akkoord')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Hernoem' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Ongedaan' })).toBeNull()
  })

  test('handing in says so on top, and the keyboard is there', async () => {
    toon()
    await fireEvent.click(screen.getByRole('button', { name: 'Hernoem' }))
    await fireEvent.input(screen.getByLabelText('Titel van het kader'), { target: { value: 'Ons kader' } })
    await fireEvent.submit(screen.getByLabelText('Titel van het kader').closest('form')!)
    await fireEvent.input(screen.getByLabelText('Waarom verander je dit?'), { target: { value: 'Ouders eerder aan tafel' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Vraag Hanna om akkoord' }))
    const zin = await screen.findByText('Ingediend. Het wacht op akkoord van Hanna.')
    await waitFor(() => expect(document.activeElement).toBe(zin.closest('[tabindex="-1"]')))
    expect(zin.compareDocumentPosition(screen.getByRole('application')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Trek terug' }))
    const terug = await screen.findByText('Teruggetrokken. Je kunt weer verder werken.')
    await waitFor(() => expect(document.activeElement).toBe(terug.closest('[tabindex="-1"]')))
    expect(screen.queryByText('Ingediend. Het wacht op akkoord van Hanna.')).toBeNull()
  })

  test('approved by a colleague meanwhile: who, when and the version, and nothing that still waits', async () => {
    const hanna = { id: 'u2', naam: 'Hanna', organisatie: null }
    const { server } = toon({ status: 'ter-goedkeuring', vandaag: '2026-10-02' })
    server.uitgegeven = [{ versie: 4, gepubliceerdOp: '2026-10-02T12:30:00Z', gepubliceerdDoor: { id: 'u1', naam: 'Wim', organisatie: null }, goedgekeurdDoor: hanna }]
    server.concept = () => Promise.resolve(fout('geweigerd', 'NIET_GEVONDEN'))
    await fireEvent(document, new Event('visibilitychange'))
    expect((await screen.findByRole('link', { name: 'Bekijk versie 4' })).getAttribute('href')).toBe('/beheer/kaders/rivierenstad/versies/4')
    expect(screen.getByText(/Hanna keurde het goed om 14:30\./)).toBeTruthy()
    expect(screen.queryByText(/wacht op akkoord/i)).toBeNull()
    expect(screen.queryByRole('link', { name: 'Naar akkoord' })).toBeNull()
  })

  test('what was sent back says so on top of the page, once, with the reason', () => {
    toon({ teruggewezenReden: 'Noem ook de ouderavond.' })
    const reden = screen.getByText(/Noem ook de ouderavond\./)
    expect(screen.getByText('Dit concept is teruggestuurd.').compareDocumentPosition(screen.getByRole('application')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(reden.compareDocumentPosition(screen.getByRole('application')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })

  test('two windows of one person: the other is called so', async () => {
    const { server, deel } = toon()
    server.ander(hernoemStap(server.blad.kader, '7', 'Samen kijken'))
    server.blad = { ...server.blad, laatsteDoor: { id: 'u1', naam: 'Wim', organisatie: null } }
    deel(/^2 Opstellen/).focus()
    await tick()
    await fireEvent.keyDown(deel(/^2 Opstellen/), { key: 'ArrowLeft' })
    await waitFor(() => expect(screen.getByText('Je bewaarde dit concept in een ander venster, nadat je het hier opende.')).toBeTruthy(), { timeout: 3_000 })
    await fireEvent.click(screen.getByRole('button', { name: 'Neem de versie van jouw andere venster' }))
    expect(screen.getByText('Je ziet nu de versie van jouw andere venster.')).toBeTruthy()
    expect(screen.queryByText(/versie van Wim/)).toBeNull()
  })

  test('two people: what differs, and three ways on', async () => {
    const { server, deel } = toon()
    server.ander(hernoemStap(server.blad.kader, '7', 'Samen kijken'))
    deel(/^2 Opstellen/).focus()
    await tick()
    await fireEvent.keyDown(deel(/^2 Opstellen/), { key: 'ArrowLeft' })
    await waitFor(() => expect(screen.getByText(/Hanna bewaarde dit concept/)).toBeTruthy(), { timeout: 3_000 })
    expect(screen.getByText('Hulpverleningsplan: 13 dagen in plaats van 14 dagen.', { selector: '.botsing li' })).toBeTruthy()
    for (const naam of ['Bewaar mijn versie', 'Neem de versie van Hanna', 'Download mijn versie']) expect(screen.getByRole('button', { name: naam })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Neem de versie van Hanna' }))
    expect(deel(/^7 Samen kijken/)).toBeTruthy()
    expect(screen.queryByText(/Er zijn twee versies/)).toBeNull()
  })
})
