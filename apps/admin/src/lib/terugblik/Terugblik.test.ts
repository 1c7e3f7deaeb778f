import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import type { Antwoord, Stand, TerugblikApi, Terugblikvraag } from './terugblik.api.ts'
import Terugblik from './Terugblik.svelte'
import { taakstand } from './testing/uitkomst.ts'

afterEach(cleanup)

/** A server that goes one step on at each look. */
class Server implements TerugblikApi {
  vragen: Terugblikvraag[] = []
  geannuleerd: string[] = []
  keken = 0
  vorige: Stand | null = null
  weiger: Extract<Antwoord<never>, { ok: false }> | null = null
  stappen: (Stand | null)[] = []
  async start(vraag: Terugblikvraag): Promise<Antwoord<string>> {
    this.vragen.push(vraag)
    return this.weiger ?? { ok: true, waarde: 'taak' }
  }
  async stand(): Promise<Antwoord<Stand>> {
    this.keken += 1
    const stap = this.stappen.length > 1 ? this.stappen.shift()! : this.stappen[0]!
    return stap === null ? { ok: false, melding: 'Er is geen verbinding.', velden: {}, weg: true } : { ok: true, waarde: stap }
  }
  async annuleer(id: string): Promise<Antwoord<null>> {
    this.geannuleerd.push(id)
    this.stappen = [taakstand({ status: 'geannuleerd', uitkomst: null })]
    return { ok: true, waarde: null }
  }
  laatste = async (): Promise<Antwoord<Stand | null>> => ({ ok: true, waarde: this.vorige })
}

const loopt = (gedaan: number, totaal: number | null = 10_000) => taakstand({ status: totaal === null ? 'wacht' : 'bezig', gedaan, totaal, uitkomst: null })
const kaders = [{ sleutel: 'rijnmond-1-op-1', titel: 'Rijnmond 1-op-1' }, { sleutel: 'wettelijk-hvp', titel: 'Wettelijk HVP' }]
function toon(server: Server, anders: object = {}) {
  return render(Terugblik, { sleutel: 'rivierenstad', vergelijkMet: 'rijnmond-1-op-1', kaders, vandaag: '2026-10-02', api: server, pols: 5, ...anders })
}
const schoon = async (container: Element) => expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([])

test('asks about the last quarter, shows how far it is, and then the sentence and the table', async () => {
  const server = new Server()
  server.stappen = [loopt(0, null), loopt(1_500), taakstand()]
  const { container } = toon(server)
  await fireEvent.click(screen.getByRole('button', { name: 'Reken uit' }))
  expect(server.vragen).toEqual([{ concept: 'rivierenstad', vergelijkMet: 'rijnmond-1-op-1', van: '2026-07-01', tot: '2026-09-30' }])
  await screen.findByRole('progressbar', { name: 'Rekenen: 1.500 van 10.000 casussen' })
  await screen.findByText(/59 escalatiemeldingen meer/)
  expect(container.textContent).toContain('Met dit concept waren er 59 escalatiemeldingen meer geweest, vooral bij de zorgaanbieder. 16 termijnen waren te laat geweest. Echt waren dat er 4. 41 casussen bekeken in 2 seconden. Er is niets veranderd of verstuurd.')
  const rij = within(screen.getByRole('table', { name: 'Terugblik: echt gebeurd en met concept' })).getByRole('row', { name: /Hulpverleningsplan op tijd/ })
  expect(within(rij).getAllByRole('cell').map((cel) => cel.textContent)).toEqual(['31', '19', '−12'])
  expect(screen.getByRole('link', { name: 'Download als CSV' }).getAttribute('href')).toMatch(/^\/beheer\/kaders\/rivierenstad\/terugblik\/download\/0190/)
  expect(screen.getByRole('status').textContent).toBe('Het rekenen is klaar.')
  await schoon(container)
})

test('a new step stands apart, with the reason', async () => {
  const server = new Server()
  server.vorige = taakstand()
  toon(server)
  const deel = await screen.findByRole('region', { name: 'Nieuw, dus zonder gegevens' })
  expect(deel.textContent).toContain('Ouderavond: had 41 keer een uiterste dag in deze periode.')
  expect(screen.queryByRole('row', { name: /Ouderavond/ })).toBeNull()
})

test('stops when asked, and says so', async () => {
  const server = new Server()
  server.stappen = [loopt(500)]
  const { container } = toon(server)
  await fireEvent.click(screen.getByRole('button', { name: 'Reken uit' }))
  await schoon(container)
  await fireEvent.click(await screen.findByRole('button', { name: 'Stop met rekenen' }))
  await screen.findByText('Het rekenen is gestopt. Er is niets veranderd of verstuurd.')
  expect(server.geannuleerd).toHaveLength(1)
  expect(screen.getByRole('status').textContent).toBe('Het rekenen is gestopt.')
  const gekeken = server.keken
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(server.keken).toBe(gekeken)
})

test('own days: a refusal stands at its field and nothing typed is lost', async () => {
  const server = new Server()
  server.weiger = { ok: false, melding: 'Er klopt iets niet.', velden: { tot: 'Kies een laatste dag op of na de eerste dag.' }, weg: false }
  const { container } = toon(server)
  await fireEvent.change(screen.getByLabelText('Periode'), { target: { value: 'eigen' } })
  await fireEvent.input(screen.getByLabelText('Van'), { target: { value: '2026-12-01' } })
  await fireEvent.change(screen.getByLabelText('Casussen die lopen op'), { target: { value: 'wettelijk-hvp' } })
  await fireEvent.click(screen.getByRole('button', { name: 'Reken uit' }))
  expect(server.vragen).toEqual([{ concept: 'rivierenstad', vergelijkMet: 'wettelijk-hvp', van: '2026-12-01', tot: '2026-09-30' }])
  expect((await screen.findByLabelText('Tot en met')).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Kies een laatste dag op of na de eerste dag.')).toBeTruthy()
  expect((screen.getByLabelText('Van') as HTMLInputElement).value).toBe('2026-12-01')
  await schoon(container)
})

test('a connection that is lost for a moment holds nothing up', async () => {
  const server = new Server()
  server.stappen = [loopt(500), null, null, taakstand()]
  toon(server)
  await fireEvent.click(screen.getByRole('button', { name: 'Reken uit' }))
  await screen.findByText(/59 escalatiemeldingen meer/)
  expect(screen.queryByText('Er is geen verbinding.')).toBeNull()
})

test('one that a colleague began is followed; one that failed says why', async () => {
  const server = new Server()
  server.vorige = loopt(20)
  server.stappen = [loopt(30), taakstand({ status: 'mislukt', uitkomst: null, foutCode: 'KADER_VOUWT_NIET' })]
  toon(server)
  await screen.findByText(/onderdelen spreken elkaar tegen/)
})

test('what is still on its way is saved before the question', async () => {
  const server = new Server()
  server.stappen = [taakstand()]
  const volgorde: string[] = []
  server.start = async () => { volgorde.push('start'); return { ok: true, waarde: 'taak' } }
  toon(server, { voorStart: async () => { volgorde.push('bewaard') }, laatste: null })
  await fireEvent.click(screen.getByRole('button', { name: 'Reken uit' }))
  await screen.findByText(/59 escalatiemeldingen meer/)
  expect(volgorde).toEqual(['bewaard', 'start'])
})

test('problems, no casussen and nothing in the period are each said', async () => {
  const u = taakstand().uitkomst!
  const server = new Server()
  toon(server, { laatste: taakstand({ uitkomst: { ...u, problemen: 2 } }) })
  expect(screen.getByText(/Het concept had nog 2 problemen/)).toBeTruthy()
  cleanup()
  toon(server, { laatste: taakstand({ uitkomst: { ...u, casussen: 0 } }) })
  expect(screen.getByText(/Er lopen geen casussen op het kader Rijnmond 1-op-1/)).toBeTruthy()
  cleanup()
  toon(server, { laatste: taakstand({ uitkomst: { ...u, termijnen: [], escalaties: [], perCasus: [] } }) })
  expect(screen.getByText(/In deze periode had geen van de casussen/)).toBeTruthy()
  expect(screen.getByText('In geen enkele casus was er iets anders gegaan.')).toBeTruthy()
})

test('figures of an earlier concept say so on top, and not in grey small print alone', async () => {
  const server = new Server()
  const { container } = toon(server, { laatste: taakstand({ verouderd: true }) })
  expect(screen.getByText('Verouderd: het concept is sindsdien veranderd. Reken opnieuw.')).toBeTruthy()
  expect(container.querySelector('.oud table')).toBeTruthy()
  await schoon(container)
})

test('who changes the concept sees at once that the figures no longer hold; a new count holds again', async () => {
  const server = new Server()
  const { container, rerender } = toon(server, { laatste: taakstand(), revisie: 3 })
  expect(screen.queryByText(/Verouderd/)).toBeNull()
  server.stappen = [taakstand({ verouderd: true })]
  await rerender({ revisie: 4 })
  await screen.findByText(/Verouderd/)
  server.stappen = [taakstand()]
  await fireEvent.click(screen.getByRole('button', { name: 'Reken opnieuw' }))
  await vi.waitFor(() => expect(screen.queryByText(/Verouderd/)).toBeNull())
  expect(container.querySelector('.oud')).toBeNull()
})
