import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aylin, Geheugenserver, marjan } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  history.replaceState(null, '', '#sectie-1')
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const oud = formulierMet([veld('wens', 'tekst'), veld('weg', 'tekst')])
const nieuw = formulierMet([veld('wens', 'tekst', { label: 'Wat wil de jongere' }), veld('erbij', 'tekst')])
const typ = (label: string, waarde: string) => fireEvent.input(screen.getByLabelText(label), { target: { value: waarde } })
const even = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
  await rust()
}
async function begonnen(): Promise<Geheugenserver> {
  const server = new Geheugenserver(oud)
  server.bewaar(marjan, 0, [{ pad: 'wens', waarde: 'Naar huis' }, { pad: 'weg', waarde: 'Drie keer verhuisd' }])
  return server
}

test('a save after the move: the screen takes up the new questions, says so, and nothing typed is lost', async () => {
  const server = await begonnen()
  const { container } = toon(server)
  server.verhuis(nieuw)
  await typ('Vraag wens', 'Naar huis, naar oma')
  await typ('Vraag weg', 'Vier keer verhuisd')
  await even(900)
  expect(screen.getByText('De vragen zijn aangepast (versie 2).')).toBeTruthy()
  expect(screen.getByText(/Eén antwoord heeft geen plek meer/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Wat wil de jongere').value).toBe('Naar huis, naar oma')
  expect(screen.queryByLabelText('Vraag weg')).toBeNull()
  expect(within(screen.getByRole('region', { name: 'Apart gezet' })).getByText('Vier keer verhuisd')).toBeTruthy()
  expect(server.antwoorden).toEqual({ wens: 'Naar huis, naar oma' })
  await typ('Vraag erbij', 'verder op de nieuwe')
  await even(900)
  expect(server.antwoorden).toEqual({ wens: 'Naar huis, naar oma', erbij: 'verder op de nieuwe' })
  vi.useRealTimers()
  await axeSchoon(container)
  await fireEvent.click(screen.getByRole('button', { name: 'Begrepen' }))
  expect(screen.queryByText('De vragen zijn aangepast (versie 2).')).toBeNull()
})

test('without typing it is noticed within ten seconds, and the keyboard stays in its question', async () => {
  const server = await begonnen()
  toon(server)
  screen.getByLabelText('Vraag wens').focus()
  server.verhuis(nieuw)
  await even(10_100)
  expect(document.activeElement).toBe(screen.getByLabelText('Wat wil de jongere'))
})

test('without a connection the old questions stay on the screen; what is typed then goes along later', async () => {
  const server = await begonnen()
  toon(server)
  server.verhuis(nieuw)
  server.storing = [{ soort: 'geen-verbinding' }]
  await typ('Vraag weg', 'in de trein')
  await even(900)
  expect(screen.getByLabelText<HTMLInputElement>('Vraag weg').value).toBe('in de trein')
  await even(2_500)
  expect(within(screen.getByRole('region', { name: 'Apart gezet' })).getByText('in de trein')).toBeTruthy()
  expect(localStorage.length).toBe(0)
})

test('what was typed and not yet saved survives a reload on the new questions', async () => {
  const server = await begonnen()
  const eerste = toon(server)
  server.storing = [{ soort: 'geen-verbinding' }]
  await typ('Vraag weg', 'net voor het sluiten')
  await typ('Vraag wens', 'ook')
  await even(850)
  server.verhuis(nieuw)
  eerste.herlaad()
  await even(100)
  await even(10_100)
  expect(server.antwoorden).toEqual({ wens: 'ook' })
  expect(server.geparkeerd.map(({ antwoord }) => antwoord)).toEqual(['net voor het sluiten'])
})

test('our side of a choice about a question that is gone stands apart', async () => {
  const server = await begonnen()
  toon(server)
  server.bewaar(aylin, 1, [{ pad: 'weg', waarde: 'van Aylin' }])
  await typ('Vraag weg', 'van mij')
  await even(900)
  server.verhuis(nieuw)
  await even(12_000)
  expect(server.geparkeerd.map(({ antwoord }) => antwoord)).toContain('van mij')
})

test('the answer can be copied; where that is not allowed it says so', async () => {
  const server = await begonnen()
  server.verhuis(nieuw)
  const { container } = toon(server)
  const schrijf = vi.fn<(tekst: string) => Promise<void>>(async () => {})
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText: schrijf } }))
  await fireEvent.click(screen.getByRole('button', { name: 'Kopieer het antwoord op Vraag weg' }))
  await rust()
  expect(schrijf).toHaveBeenCalledWith('Drie keer verhuisd')
  expect(screen.getByText('Gekopieerd')).toBeTruthy()
  schrijf.mockRejectedValueOnce(new Error('nee'))
  await fireEvent.click(screen.getByRole('button', { name: 'Kopieer het antwoord op Vraag weg' }))
  await rust()
  expect(screen.getByText('Kopiëren lukt niet. Selecteer de tekst zelf.')).toBeTruthy()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  await axeSchoon(container)
})

test('it reads at the end of the whole form; what a role may not read keeps its question only', async () => {
  const server = await begonnen()
  server.verhuis(nieuw)
  server.geparkeerd = [...server.geparkeerd, { pad: 'x', vraag: 'Diagnose', antwoord: null, waarom: 'Deze vraag staat niet meer in het formulier.', versie: 1 }]
  history.replaceState(null, '', '#lees-alles')
  toon(server)
  await rust()
  const apart = screen.getByRole('region', { name: 'Apart gezet' })
  expect(apart.textContent).toContain('Drie keer verhuisd')
  expect(apart.textContent).toContain('Ingevuld op versie 1 van de vragen.')
  expect(within(apart).getByText('Afgeschermd voor jouw rol')).toBeTruthy()
})
