import type { Wachtrijen, Werkerstand } from '@regietafel/api/client'
import { cleanup, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import Alarmen from './Alarmen.svelte'
import { alarmenVan, type Alarm } from './alarm.ts'
import Bijzaken from './Bijzaken.svelte'
import { dialoogVan } from './dialoog.ts'
import Gedaan from './Gedaan.svelte'
import { stilzin } from './stilstand.ts'
import Tegels from './Tegels.svelte'
import { blad, maat, NU, oorzaak, pauze, RIVIERENSTAD, uuid, verzoek, wachtrijen, WATERDAM } from './testing/stand.ts'
import Verzoeken from './Verzoeken.svelte'
import { tegelsVan } from './woorden.ts'
import { leesZoek } from './zoek.ts'

afterEach(cleanup)
const zoek = (tekst = '') => leesZoek(new URLSearchParams(tekst))
const handelen = { handelen: true, ingrijpen: false }
const stil = pauze({ soort: 'gemeente', doel: '', titel: 'Alles van Waterdam', tot: '2026-10-05T07:28:00Z' })
const meldingen = [1, 2, 3].map((n) => ({ id: uuid(90 + n), gemeente: WATERDAM, maat: 'verschil' as const, titel: `Verschil ${n}`, tekst: 'x', niveau: 'over-de-grens' as const, begonnenOp: NU, opgepaktDoor: null, href: '/wachtrijen/herstel?gemeente=x' }))
const toon = (smal: boolean) => render(Alarmen, { alarmen: alarmenVan(wachtrijen({ pauzes: [stil, pauze({ doel: 'webhook', id: uuid(22) })], meldingen })), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null, smal })

test.each([[false, 3], [true, 2]])('what stands still is never folded away (small screen: %s)', (smal, vooraan) => {
  const { container } = toon(smal)
  const open = [...container.querySelectorAll('li')].filter((li) => !li.closest('details')).map((li) => li.textContent)
  expect(open).toHaveLength(vooraan)
  expect(open[0]).toMatch(/Alles van Waterdam staat stil.*tot 09:28/s)
  expect(open[1]).toContain('staat stil')
  expect(container.querySelector('details')!.textContent).not.toContain('staat stil')
})
test('the numbers of the guarding are amber and say until when, however good they are; what is red stays red', async () => {
  const maten = [maat('oudste-niet-afgegaan', 0), maat('sweep-achterstand', 1_000), maat('mislukt', 0), maat('mislukt-oudste', 0)]
  const zin = (aantal: number) => stilzin([stil], aantal, NU)
  expect([zin(1), zin(2), stilzin([pauze()], 2, NU)]).toEqual(['staat stil tot 09:28', '1 van 2 gemeenten staat stil tot 09:28', null])
  expect(tegelsVan(maten, true, true, { stil: zin(1) }).slice(0, 3).map(({ vorm }) => [vorm.staat, vorm.woord])).toEqual([['nadert', 'Staat stil tot 09:28'], ['nadert', 'Staat stil tot 09:28'], ['afgerond', 'In orde']])
  expect(tegelsVan([maat('oudste-niet-afgegaan', 3_600_000)], true, true, { stil: zin(1) })[0]).toMatchObject({ vorm: { staat: 'verstreken' }, bij: 'staat stil tot 09:28' })
  const { container } = render(Tegels, { maten, vers: true, stil: zin(2) })
  expect(container.querySelectorAll('.tegels .rt-s-nadert')[0]?.textContent).toContain('1 van 2 gemeenten staat stil tot 09:28')
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations).toEqual([])
})
test('of a sum the gemeente that is judged stands there with its own number', () => {
  const { container } = render(Tegels, { maten: [{ ...maat('achterstand-e2', 101), niveau: 'in-orde' as const, oordeel: { naam: 'Rivierenstad', waarde: 60 } }], vers: true })
  expect(container.querySelector('td')!.textContent).toMatch(/^60\s*Rivierenstad, samen 101$/)
})
test('an alarm leads to what it is about', () => {
  render(Alarmen, { alarmen: alarmenVan(wachtrijen({ oorzaken: [], meldingen: meldingen.slice(0, 1) })), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(screen.getByRole('link', { name: 'Bekijk: Verschil 1, Waterdam' }).getAttribute('href')).toBe('/wachtrijen/herstel?gemeente=x')
})
test('an alarm whose own mail does not get through says so, of a pauze and of the whole installation too, each sentence once', () => {
  const zin = 'De mail hierover kwam bij 5 personen niet aan: mailserver weigert de afzender (550).'
  const niet = (rij: object) => ({ ...meldingen[0]!, nietAangekomen: [zin], ...rij })
  const rijen = [niet({}), niet({ id: uuid(70), maat: 'pauzes', doel: stil.id }), meldingen[1]!, niet({ id: uuid(71), maat: 'workers', gemeente: RIVIERENSTAD, titel: 'Werkers' }), niet({ id: uuid(72), maat: 'workers', titel: 'Werkers' })]
  const { container } = render(Alarmen, { alarmen: alarmenVan(wachtrijen({ oorzaken: [], pauzes: [stil], meldingen: rijen })), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  const keren = [...container.querySelectorAll('li')].map(({ textContent }) => [/staat stil|Verschil \d|Werkers/.exec(textContent)?.[0], textContent.split(zin).length - 1])
  expect(Object.fromEntries(keren)).toEqual({ 'staat stil': 1, 'Verschil 1': 1, 'Verschil 2': 0, Werkers: 1 })
})
test('who picks up an alarm says what she does about it, of the whole installation in every gemeente; after that it says who and what', () => {
  const werkers = [RIVIERENSTAD, WATERDAM].map((gemeente, i) => ({ ...meldingen[0]!, id: uuid(80 + i), gemeente, maat: 'workers' as const, titel: 'Werkers' }))
  const met = (rijen: Wachtrijen['meldingen']) => wachtrijen({ oorzaken: [], meldingen: rijen })
  render(Alarmen, { alarmen: alarmenVan(met(werkers)), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  const weg = screen.getByRole('link', { name: /^Ik pak dit op: Werkers/ }).getAttribute('href')!
  const vraag = dialoogVan(blad({ stand: met(werkers) }), leesZoek(new URL(weg, 'http://x').searchParams), handelen)
  expect(vraag).toMatchObject({ actie: 'pak-op', veld: { naam: 'reden', label: 'Wat ga je doen?' }, velden: [['gemeenteId', RIVIERENSTAD.id], ['meldingId', uuid(80)], ['gemeenteId', WATERDAM.id], ['meldingId', uuid(81)]] })
  expect(dialoogVan(blad({ stand: met(werkers) }), leesZoek(new URL(weg, 'http://x').searchParams), { handelen: false, ingrijpen: false })).toBeNull()
  cleanup()
  const opgepakt = met(werkers.map((een) => ({ ...een, opgepaktDoor: 'Sem', opgepaktReden: 'Ik bel de leverancier.' })))
  const { container } = render(Alarmen, { alarmen: alarmenVan(opgepakt), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(container.textContent).toContain('Opgepakt door Sem: “Ik bel de leverancier.”')
  expect(screen.queryByRole('link', { name: /^Ik pak dit op/ })).toBeNull()
  expect(dialoogVan(blad({ stand: opgepakt }), leesZoek(new URL(weg, 'http://x').searchParams), handelen)).toBeNull()
})
test('for a refused address the mending comes first, and pausing is not offered', () => {
  render(Alarmen, { alarmen: alarmenVan(wachtrijen({ oorzaken: [oorzaak({ code: 'SMTP_550', herstel: 'adres', personen: 1 })] })), pauzes: [], zoek: zoek(), mag: handelen, nu: NU, nietsKwijt: null })
  expect(screen.queryByRole('link', { name: /Pauzeer/ })).toBeNull()
  expect(screen.getByRole('link', { name: /^Herstel het adres/ }).getAttribute('href')).toBe(`/wachtrijen/kanalen?gemeente=${WATERDAM.id}#adressen`)
})

const een = (sleutel: string): Alarm => ({ ...alarmenVan(wachtrijen())[0]!, sleutel })
test('what was done is said until something else goes wrong', async () => {
  const { rerender } = render(Gedaan, { tekst: 'Het loopt weer.', alarmen: [een('a')] })
  await rerender({ alarmen: [] })
  expect(screen.getByText('Het loopt weer.')).toBeTruthy()
  await rerender({ alarmen: [een('b')] })
  expect(screen.queryByText('Het loopt weer.')).toBeNull()
  await rerender({ alarmen: [] })
  expect(screen.queryByText('Het loopt weer.')).toBeNull()
})
test('what was done is said for a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  render(Gedaan, { tekst: 'Het loopt weer.', alarmen: [] })
  await vi.advanceTimersByTimeAsync(59_000)
  expect(screen.getByText('Het loopt weer.')).toBeTruthy()
  await vi.advanceTimersByTimeAsync(1_000)
  await tick()
  expect(screen.queryByText('Het loopt weer.')).toBeNull()
})

const werker = (proces: string, ouderdomMs: number): Werkerstand => ({ proces, modus: 'wachtrij', ouderdomMs, versie: null })
test.each([
  [15_000, [200], '2', 'In orde'], [18_000, [200], '2', 'Geen teken'], [61_000, [200], '1', null], [61_000, [], '1', 'Geen teken'], [61_000, [18_000], '2', 'Geen teken'],
] as const)('a worker without a sign for %s ms beside %s', (ms, anderen, aantal, woord) => {
  const { container } = render(Bijzaken, { stand: wachtrijen({ werkers: [werker('dood', ms), ...anderen.map((n, i) => werker(`w${i}`, n))] }), vers: true })
  const sectie = container.querySelector('#workers')!.closest('section')!
  expect(sectie.querySelector('h2')!.textContent).toBe(`Werkers ${aantal}`)
  const rij = [...sectie.querySelectorAll('li')].find((li) => li.textContent!.includes('dood'))
  if (woord === null) expect(rij).toBeUndefined()
  else expect(rij!.querySelector('.rt-staat')!.textContent).toContain(woord)
  expect(sectie.querySelector('.rt-s-verstreken')).toBeNull()
})

test('who approves that a gemeente stands still reads until when, what does not go and how much of it', () => {
  const vraag = verzoek({ soort: 'pauzeer-bewaking', titel: 'Stilzetten: Alles van Waterdam', over: null, aantal: null, wachtNog: null, stilzetten: { tot: '2026-10-05T07:28:00Z', heel: true, termijnen: 12 } })
  const tekst = (anders = {}) => dialoogVan(blad({ stand: wachtrijen({ verzoeken: [{ ...vraag, ...anders }] }) }), zoek(`doe=goedkeuren&wat=${vraag.id}`), { handelen: true, ingrijpen: true })!.tekst
  expect(tekst()).toContain('Tot 09:28 gaat er niets uit: geen escalatie, geen taak, geen e-mail, geen webhook. Er komen tot dan 12 termijnen aan de beurt.')
  expect(tekst({ stilzetten: { tot: '2026-10-05T07:28:00Z', heel: false, termijnen: 1 } })).toContain('Tot 09:28 gaat er geen escalatie af. Wat al afging, wordt wel bezorgd. Er komt tot dan 1 termijn aan de beurt.')
  expect(tekst({ stilzetten: { tot: '2026-10-05T07:28:00Z', heel: true, termijnen: null } })).not.toContain('aan de beurt')
  expect(render(Verzoeken, { rijen: [vraag], zoek: zoek(), mag: handelen, nu: NU }).container.textContent).toContain('Tot 09:28 gaat er niets uit')
})
