import { cleanup, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Daglijst from './Daglijst.svelte'
import Jaarbeeld from './Jaarbeeld.svelte'
import Nieuw from './Nieuw.svelte'
import Voorstel from './Voorstel.svelte'
import Wachtend from './Wachtend.svelte'
import { bladVoorbeeld, dagVoorbeeld } from './testing/blad.ts'

afterEach(cleanup)
const vandaag = '2026-11-22'
const toegankelijk = async (container: Element) =>
  expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])

test('a month says in words what its picture shows', async () => {
  const { container } = render(Jaarbeeld, { blad: bladVoorbeeld({ dagen: [dagVoorbeeld(), dagVoorbeeld({ id: 'c', datum: '2026-11-20', naam: 'Te laat', zonderWerking: true })] }), vandaag })
  expect(screen.getByRole('img', { name: 'December 2026: do 24 dec Kerstsluiting; vr 25 dec Eerste Kerstdag' })).toBeTruthy()
  expect(screen.getByRole('img', { name: 'November 2026: vr 20 nov Te laat, telt nog niet mee' })).toBeTruthy()
  expect(screen.getByRole('img', { name: /^Juni 2026: geen gesloten dagen/ })).toBeTruthy()
  await toegankelijk(container)
})

test('kinds of days differ in shape, not only in colour', () => {
  const { container } = render(Jaarbeeld, { blad: bladVoorbeeld({ dagen: [dagVoorbeeld(), dagVoorbeeld({ id: 'c', datum: '2026-12-28', soort: 'gelijkgesteld' })] }), vandaag })
  const december = container.querySelectorAll('figure')[11]!
  expect(december.querySelectorAll('.vlak.feestdag circle, .vlak.eigen rect, .vlak.gelijkgesteld path')).toHaveLength(3)
})

test('a day of the wet stays; a day of the gemeente is taken out by name', async () => {
  const { container } = render(Daglijst, { blad: bladVoorbeeld(), vandaag })
  expect(screen.getAllByRole('button').map((knop) => knop.textContent)).toEqual(['Haal weg: do 24 dec Kerstsluiting'])
  expect(within(screen.getByRole('row', { name: /Kerstsluiting/ })).getByText('Bea')).toBeTruthy()
  await toegankelijk(container)
  cleanup()
  render(Daglijst, { blad: bladVoorbeeld({ mag: { zetten: false, herberekenen: true } }), vandaag })
  expect(screen.queryByRole('button')).toBeNull()
})

test('a change is shown before it is stored, with what moves', async () => {
  const wijziging = { erbij: [{ datum: '2026-12-24', naam: 'Kerstsluiting', bron: 'besluit', soort: 'eigen' as const }], weg: [] }
  const voorbeeld = { casussen: 1, totaal: 2, verschuivingen: [{ nummer: '2026-0042', kader: 'Rijnmond', termijnTitel: 'Evaluatie dag 21', van: '2026-12-24', naar: '2026-12-28' }, { nummer: '2026-0042', kader: 'Rijnmond', termijnTitel: 'HVP', van: '2026-12-24', naar: '2026-11-20' }] }
  const { container } = render(Voorstel, { jaar: 2026, vandaag, wijziging, weg: [], voorbeeld })
  const kop = screen.getByRole('heading', { name: 'Dit verschuift 2 termijnen' })
  expect(document.activeElement).toBe(kop)
  expect(screen.getByText('Er is nog niets vastgelegd.')).toBeTruthy()
  expect(screen.getByRole('row', { name: /2026-0042 Rijnmond HVP do 24 dec vr 20 nov al voorbij/ })).toBeTruthy()
  expect(JSON.parse(container.querySelector<HTMLInputElement>('[name=wijziging]')!.value)).toEqual(wijziging)
  await toegankelijk(container)
})

test('a day that is over says that it does nothing by itself', () => {
  render(Voorstel, { jaar: 2026, vandaag, wijziging: { erbij: [{ datum: vandaag, naam: 'x', bron: 'x', soort: 'eigen' }], weg: [] }, weg: [], voorbeeld: { casussen: 0, totaal: 0, verschuivingen: [] } })
  expect(screen.getByRole('heading', { name: 'Dit verschuift geen termijnen' })).toBeTruthy()
  expect(screen.getByText(/Alleen een operator kan het laten terugwerken/)).toBeTruthy()
})

test('only an operator lets a day work back, and after a refusal her reason still stands there', async () => {
  const wacht = [dagVoorbeeld({ datum: '2026-11-20', zonderWerking: true, toegevoegdOp: '2026-11-22T09:00:00.000Z' })]
  render(Wachtend, { blad: bladVoorbeeld({ wacht }), vandaag, voorbeeld: null, fout: null })
  expect(screen.getByText('Telt nog niet mee, want hij kwam er pas bij op zo 22 nov.')).toBeTruthy()
  expect(screen.queryByRole('link')).toBeNull()
  cleanup()
  const blad = bladVoorbeeld({ wacht, mag: { zetten: false, herberekenen: true } })
  const { container } = render(Wachtend, { blad, vandaag, voorbeeld: { casussen: 0, totaal: 0, verschuivingen: [] }, fout: { melding: 'x', velden: { reden: 'Schrijf op waarom.' }, waarden: { reden: 'kort' } } })
  const veld = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Waarom/ })
  expect([veld.value, veld.getAttribute('aria-invalid')]).toEqual(['kort', 'true'])
  await toegankelijk(container)
})

test('the form keeps what was typed and says at the field what is wrong', async () => {
  const { container } = render(Nieuw, { jaar: 2026, fout: { melding: 'x', velden: { datum: 'Zaterdag is al geen werkdag.' } }, waarden: { datum: '2026-12-19', naam: 'Kerst', soort: 'gelijkgesteld' } })
  const datum = screen.getByLabelText<HTMLInputElement>(/^Datum/)
  expect([datum.value, datum.getAttribute('aria-invalid')]).toEqual(['2026-12-19', 'true'])
  expect(screen.getByLabelText<HTMLInputElement>(/^Naam/).value).toBe('Kerst')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Gelijkgesteld/ }).checked).toBe(true)
  await toegankelijk(container)
})
