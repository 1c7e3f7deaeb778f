import { fireEvent, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aylin, Geheugenserver } from './testing/geheugenserver.ts'
import { formulierMet, rust, toon, veld } from './testing/opstelling.ts'

const definitie = formulierMet([veld('naam', 'tekst', { label: 'Hoe heet het plan?' })], [veld('slot', 'lang', { label: 'Slot' }), veld('akkoord', 'akkoord', { label: 'Akkoord', config: { rol: ['gedragswetenschapper'], registratie: true } })])
let server: Geheugenserver
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-10-02T08:42:00Z'), toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  localStorage.clear()
  history.replaceState(null, '', '/')
  server = new Geheugenserver(definitie)
})
afterEach(() => void vi.useRealTimers())

const leesAlles = async () => {
  history.replaceState(null, '', '#lees-alles')
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  await rust()
}
const links = () => screen.getAllByRole('link').map((a) => [a.textContent, a.getAttribute('href')]).filter(([, href]) => /\/(pdf|antwoorden)/.test(href ?? ''))

test('a concept is taken along as a concept, a vastgesteld form as itself', async () => {
  Object.assign(server, { antwoorden: { naam: 'Plan' }, revisie: 1 })
  const { herlaad } = toon(server)
  await leesAlles()
  const nummer = server.open(aylin).casus.nummer
  const hier = `/casussen/${nummer}/formulieren/proef`
  expect(links()).toEqual([['PDF (concept)', `${hier}/pdf?versie=1`], ['Antwoorden als CSV', `${hier}/antwoorden/csv?versie=1`], ['Antwoorden als Excel', `${hier}/antwoorden/xlsx?versie=1`], ['Antwoorden als FHIR', `${hier}/antwoorden/fhir?versie=1`]])
  server.vastgesteldOp = '2026-10-02T08:42:00.000Z'
  herlaad()
  await rust()
  expect(links()[0]).toEqual(['PDF', `${hier}/pdf?versie=1`])
})

test('of a form that was not begun there is nothing to take along', async () => {
  toon(server)
  await leesAlles()
  expect(screen.getByRole('button', { name: 'Druk af' })).toBeTruthy()
  expect(links()).toEqual([])
})

test('printing while you fill in gives the whole form as it is read, and leaves the page as it was', async () => {
  Object.assign(server, { antwoorden: { slot: 'Tot slot.' }, revisie: 1 })
  toon(server)
  const veldje = screen.getByLabelText<HTMLInputElement>(/Hoe heet het plan/)
  veldje.focus()
  await fireEvent.input(veldje, { target: { value: 'net getypt' } })
  window.dispatchEvent(new Event('beforeprint'))
  // The browser prints as soon as the event is over: it must stand there at once.
  const papier = screen.getByRole('article')
  for (const deel of ['Eerste deel', 'Tweede deel', 'net getypt', 'Tot slot.', 'Niet ingevuld']) expect(papier.textContent).toContain(deel)
  window.dispatchEvent(new Event('afterprint'))
  await rust()
  expect(screen.queryByRole('article')).toBeNull()
  expect(document.activeElement).toBe(veldje)
  expect(veldje.value).toBe('net getypt')
})
