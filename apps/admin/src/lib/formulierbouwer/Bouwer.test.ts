import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Bouwer from './Bouwer.svelte'
import { wijzigVeld } from './bewerk/veld.ts'
import { EIGENSCHAPPENKOP } from './bouw.ts'
import { fout, Geheugenserver, klein, lotte, maakBlad } from './testing/opstelling.ts'

beforeEach(() => localStorage.clear())
afterEach(() => { cleanup(); vi.unstubAllGlobals() })

function toon(over: Parameters<typeof maakBlad>[0] = {}, smal = false) {
  vi.stubGlobal('matchMedia', () => ({ matches: smal, addEventListener() {}, removeEventListener() {} }))
  const server = new Geheugenserver(maakBlad(over))
  const { container } = render(Bouwer, { blad: server.blad, api: server, ik: 'u1', opGepubliceerd: vi.fn() })
  return { server, container, regel: (naam: RegExp) => within(screen.getByRole('tree')).getByRole('treeitem', { name: naam }) }
}
const schoon = async (container: Element) => expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
const labels = (id: string, tekst: string) => wijzigVeld(klein, id, (v) => ({ ...v, label: tekst }))

describe('the page of a concept', () => {
  test('says what it is, what is live and what waits, and has no axe violation', async () => {
    const { container } = toon()
    expect(screen.getByRole('heading', { level: 1, name: 'Gesprek' })).toBeTruthy()
    expect(screen.getByText('Concept van versie 5')).toBeTruthy()
    expect(screen.getByText('Versie 4 is live · 20 open casussen')).toBeTruthy()
    await schoon(container)
  }, 30_000)
  test('approved by a colleague meanwhile: who, when and the version, and nothing that still waits', async () => {
    const { server } = toon({ status: 'ter-goedkeuring' })
    server.uitgegeven = [{ versie: 5, gepubliceerdOp: '2026-10-02T12:30:00Z', gepubliceerdDoor: null, goedgekeurdDoor: lotte }]
    server.concept = () => Promise.resolve(fout('geweigerd', 'NIET_GEVONDEN'))
    await fireEvent(document, new Event('visibilitychange'))
    expect((await screen.findByRole('link', { name: 'Bekijk versie 5' })).getAttribute('href')).toBe(`/beheer/formulieren/${server.blad.sleutel}/versies/5`)
    expect(screen.getByText(/Lotte keurde het goed om 14:30\./)).toBeTruthy()
    expect(screen.queryByText(/wacht op akkoord/i)).toBeNull()
    expect(screen.queryByRole('link', { name: 'Naar akkoord' })).toBeNull()
  })
  test('the number of problems stands at Publiceren', async () => {
    toon({ definitie: { ...klein, secties: klein.secties.map((s) => ({ ...s, velden: s.velden.map((v) => (v.id === 'f_waarom' ? { ...v, zichtbaar: ['=', ['veld', 'weg'], 1] } : v)) })) } })
    await waitFor(() => expect(screen.getByRole('link', { name: /Publiceren.*1 probleem/ }).getAttribute('href')).toBe('#pub'))
  })
  test('an act can be undone and done again, from the bar and with the keys', async () => {
    const { regel } = toon()
    await fireEvent.click(regel(/^Op welke dag/))
    regel(/^Op welke dag/).focus()
    await fireEvent.keyDown(document.activeElement!, { key: 'Delete' })
    expect(screen.queryByRole('treeitem', { name: /^Op welke dag/ })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Ongedaan' }))
    expect(regel(/^Op welke dag/)).toBeTruthy()
    await fireEvent.keyDown(window, { key: 'y', ctrlKey: true })
    expect(screen.queryByRole('treeitem', { name: /^Op welke dag/ })).toBeNull()
    await fireEvent.keyDown(window, { key: 'z', ctrlKey: true })
    await fireEvent.keyDown(window, { key: 'Z', ctrlKey: true, shiftKey: true })
    expect(screen.queryByRole('treeitem', { name: /^Op welke dag/ })).toBeNull()
    expect(screen.getByText('Opnieuw gedaan: Op welke dag? weg.')).toBeTruthy()
  })
  test('what was sent back says by whom and why, on top', () => {
    toon({ teruggestuurd: { door: lotte, reden: 'Noem ook de ouders.' } })
    expect(screen.getByText('Lotte stuurde dit concept terug.')).toBeTruthy()
    expect(screen.getAllByText('“Noem ook de ouders.”')[0]!.compareDocumentPosition(screen.getByRole('tree')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  })
  test('the keys of a text stay of that text', async () => {
    const { regel } = toon()
    await fireEvent.click(regel(/^Op welke dag/))
    await fireEvent.keyDown(regel(/^Op welke dag/), { key: 'Delete' })
    await fireEvent.keyDown(screen.getByLabelText('Zoek een veld'), { key: 'z', ctrlKey: true })
    expect(screen.queryByRole('treeitem', { name: /^Op welke dag/ })).toBeNull()
  })
})

describe('a new field', () => {
  test('kinds in groups with a sentence each, found by typing; then the text of the question can be typed over', async () => {
    const { regel, container } = toon()
    await fireEvent.click(regel(/^Waarom/))
    await fireEvent.click(screen.getByRole('button', { name: 'Veld' }))
    const zoek = screen.getByLabelText('Wat voor antwoord verwacht je?')
    expect(document.activeElement).toBe(zoek)
    expect(screen.getByRole('heading', { name: 'Getallen' })).toBeTruthy()
    await schoon(container)
    await fireEvent.input(zoek, { target: { value: 'ja of nee' } })
    await fireEvent.keyDown(zoek, { key: 'ArrowDown' })
    expect(document.activeElement?.getAttribute('data-soort')).toBe('janee')
    await fireEvent.click(document.activeElement!)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(regel(/^Nieuwe vraag, /).previousElementSibling).toBe(regel(/^Waarom/))
    await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toBe('Nieuwe vraag'))
    expect(screen.getAllByLabelText('Vraag')).toContain(document.activeElement)
  }, 30_000)
  test('from another form: what is ticked comes along as copies', async () => {
    const { regel, container } = toon({ andere: [{ sleutel: 'verklarende-analyse', titel: 'Verklarende analyse', velden: [] }] })
    await fireEvent.click(screen.getByRole('button', { name: 'Veld' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Uit een ander formulier' }))
    await fireEvent.change(screen.getByLabelText('Uit welk formulier?'), { target: { value: 'verklarende-analyse' } })
    const vak = await screen.findByRole('checkbox', { name: /^Wat wil de jongere zelf\?/ })
    await fireEvent.click(vak)
    await schoon(container)
    await fireEvent.click(screen.getByRole('button', { name: 'Neem over (1)' }))
    expect(regel(/^Wat wil de jongere zelf\?/)).toBeTruthy()
  }, 30_000)
  test('from a part: it comes in linked', async () => {
    const { server, regel } = toon({ delen: [{ sleutel: 'wie', titel: 'Wie vult in', soort: 'velden', versie: 2, gepubliceerdOp: '2026-09-01T08:00:00Z' }] })
    server.deelinhoud = { sleutel: 'wie', titel: 'Wie vult in', soort: 'velden', versie: 2, gepubliceerdOp: '2026-09-01T08:00:00Z', hash: 'x', toelichting: null, inhoud: { velden: [{ id: 'naam', sleutel: 'naam', label: 'Jouw naam', type: 'tekst' }] } }
    await fireEvent.click(screen.getByRole('button', { name: 'Veld' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Uit een onderdeel' }))
    await fireEvent.click(screen.getByRole('button', { name: /^Wie vult in/ }))
    await waitFor(() => expect(regel(/^Jouw naam.*gekoppeld/)).toBeTruthy())
  })
})

describe('two people', () => {
  test('in one place: both sides, a choice each, and it goes on', async () => {
    const { server, regel, container } = toon()
    server.anderSchrijft({ ...labels('f_naam', 'Hoe heet die?'), titel: 'Ons gesprek', secties: labels('f_naam', 'Hoe heet die?').secties.map((s) => (s.id === 's_wie' ? { ...s, velden: s.velden.filter((v) => v.id !== 'f_dag') } : s)) })
    // Mine: the day moves into the other section; theirs: it is gone.
    await fireEvent.click(regel(/^Op welke dag/))
    await fireEvent.click(screen.getByText('Meer'))
    await fireEvent.change(screen.getByLabelText('Verplaats naar deel'), { target: { value: 's_begin' } })
    const dialoog = await screen.findByRole('dialog', { name: 'Jullie veranderden hetzelfde' }, { timeout: 4_000 })
    await schoon(container)
    await fireEvent.click(within(dialoog).getByRole('button', { name: 'Zo samenvoegen' }))
    expect(within(dialoog).getByText('Kies bij elke plek welke blijft.')).toBeTruthy()
    await fireEvent.click(within(dialoog).getByRole('radio', { name: /^Van jou/ }))
    await fireEvent.click(within(dialoog).getByRole('button', { name: 'Zo samenvoegen' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(regel(/^Op welke dag/)).toBeTruthy()
    expect(regel(/^Hoe heet die\?/)).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1, name: 'Ons gesprek' })).toBeTruthy()
  }, 30_000)
})

describe('on a narrow screen', () => {
  test('one panel at a time behind tabs, with the arrow keys; Enter in the outline opens the properties', async () => {
    const { regel, container } = toon({}, true)
    const tab = (naam: string) => screen.getByRole('tab', { name: naam })
    expect(tab('Opbouw').getAttribute('aria-selected')).toBe('true')
    expect(document.getElementById('fb-paneel-formulier')!.hidden).toBe(true)
    await schoon(container)
    tab('Opbouw').focus()
    await fireEvent.keyDown(tab('Opbouw'), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(tab('Formulier'))
    await fireEvent.click(tab('Opbouw'))
    regel(/^Waarom/).focus()
    await fireEvent.keyDown(regel(/^Waarom/), { key: 'Enter' })
    await waitFor(() => expect(document.activeElement?.id).toBe(EIGENSCHAPPENKOP))
    expect(tab('Eigenschappen').getAttribute('aria-selected')).toBe('true')
  }, 30_000)
})
