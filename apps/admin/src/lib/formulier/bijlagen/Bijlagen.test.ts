import { fireEvent, screen } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import { Geheugenserver } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, rust, toon, veld } from '../testing/opstelling.ts'
import { MAX_BYTES } from './grens.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const definitie = formulierMet([veld('b', 'bijlage', { label: 'Verslagen', config: { max: 3 } }), veld('t', 'tekst', { label: 'Iets anders' })])
const bestand = (naam: string, grootte = 10) => {
  const f = new File(['x'], naam)
  Object.defineProperty(f, 'size', { value: grootte })
  return f
}
const kies = async (...files: File[]) => {
  await fireEvent.change(screen.getByLabelText(/Verslagen/), { target: { files } })
  await rust()
  await new Promise((klaar) => setTimeout(klaar, 0))
  await rust()
}
const namen = (server: Geheugenserver) => ((server.antwoorden['b'] ?? []) as { naam: string }[]).map((b) => b.naam)
const bewaar = async () => (screen.getByLabelText('Iets anders').focus(), await fireEvent.focusIn(screen.getByLabelText('Iets anders')), await fireEvent.focusOut(screen.getByLabelText('Iets anders')), await rust(), await rust())

test('several at once: what may goes, what may not says why, one sentence each', async () => {
  const server = new Geheugenserver(definitie)
  const { container } = toon(server)
  expect(screen.getByText(/Elk hoogstens 10 MB, samen hoogstens 3/)).toBeTruthy()
  await kies(bestand('een.pdf'), bestand('groot.pdf', MAX_BYTES + 1), bestand('virus.exe'), bestand('twee.txt'), bestand('leeg.pdf', 0))
  expect(screen.getByRole('link', { name: 'een.pdf' }).getAttribute('href')).toBe('/casussen/2026-0047/formulieren/proef/bijlagen/b-eenpdf')
  expect(screen.getByRole('link', { name: 'twee.txt' })).toBeTruthy()
  expect([screen.getAllByText(/hoogstens 10 MB zijn/).length, screen.getAllByText(/Dit soort bestand kan hier niet\. Wel/).length, screen.getAllByText(/Dit bestand is leeg/).length].every((n) => n > 0)).toBe(true)
  await axeSchoon(container)
  await bewaar()
  expect(namen(server)).toEqual(['een.pdf', 'twee.txt'])
  await fireEvent.click(screen.getByRole('button', { name: 'Laat weg virus.exe' }))
  await rust()
  expect(screen.queryByText('virus.exe')).toBeNull()
})

test('no more than fit', async () => {
  const server = new Geheugenserver(definitie)
  toon(server)
  await kies(bestand('1.pdf'), bestand('2.pdf'), bestand('3.pdf'), bestand('4.pdf'))
  expect(screen.getByText('Hier passen hoogstens 3 bestanden. Dit bestand is niet toegevoegd.')).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: 'Haal weg 2.pdf' }))
  await rust()
  await bewaar()
  expect(namen(server)).toEqual(['1.pdf', '3.pdf'])
})

test('without a connection the file waits, the rest is kept, and it goes when asked again', async () => {
  const server = new Geheugenserver(definitie)
  server.bestanden = [{ ok: false, melding: 'Voor een bestand is verbinding nodig.', verbinding: true }, { ok: false, melding: 'De naam past niet.', verbinding: false }]
  toon(server)
  await kies(bestand('een.pdf'), bestand('twee.pdf'), bestand('drie.pdf'))
  expect(screen.getByRole('link', { name: 'drie.pdf' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Probeer opnieuw twee.pdf' })).toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: 'Probeer opnieuw een.pdf' }))
  await rust()
  expect(screen.getByRole('link', { name: 'een.pdf' })).toBeTruthy()
})

test('files can be dropped on the field', async () => {
  const server = new Geheugenserver(definitie)
  const { container } = toon(server)
  await fireEvent.drop(container.querySelector('.vak')!, { dataTransfer: { files: [bestand('los.pdf')], getData: () => '' } })
  await rust()
  expect(screen.getByRole('link', { name: 'los.pdf' })).toBeTruthy()
})
