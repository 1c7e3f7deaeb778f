import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import Proefklok from './Proefklok.svelte'

afterEach(cleanup)
const toon = (nu: string, herstelt = false) => render(Proefklok, { nu, mailvangerUrl: null, herstelt }).container
const datum = () => screen.getByLabelText<HTMLInputElement>('Kies datum')
const tijd = () => screen.getByLabelText<HTMLInputElement>('en tijd')
const zet = async (dag: string, uur: string) => {
  await fireEvent.input(datum(), { target: { value: dag } })
  await fireEvent.input(tijd(), { target: { value: uur } })
}
const melding = () => screen.getByRole('status').textContent

test('date and time of the clock stand in the fields, and another moment is chosen to the minute', async () => {
  const container = toon('2026-10-02T12:15:00Z')
  expect([datum().value, tijd().value]).toEqual(['2026-10-02', '14:15'])
  await zet('2026-10-05', '08:50')
  expect([datum().value, tijd().value, melding()]).toEqual(['2026-10-05', '08:50', ''])
  expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
})

test('it runs on while a page stays open, and the fields stand still', async () => {
  vi.useFakeTimers()
  onTestFinished(() => { vi.useRealTimers() })
  const container = toon('2026-10-02T21:58:30Z')
  await tick()
  expect(container.textContent).toContain('2 oktober 2026, 23:58')
  vi.advanceTimersByTime(95_000)
  await tick()
  expect(container.textContent).toContain('3 oktober 2026, 00:00')
  expect([datum().value, tijd().value]).toEqual(['2026-10-02', '23:58'])
})

test('back in time says what to do afterwards, with the way there for who may', async () => {
  toon('2026-10-02T12:15:00Z', true)
  await zet('2026-10-01', '08:50')
  expect(melding()).toBe('Zo gaat de klok terug. Kies daarna Vergelijken en herstellen: dat zet wekkers en herinneringen weer goed.')
  expect(screen.getByRole('link', { name: 'Vergelijken en herstellen' }).getAttribute('href')).toBe('/wachtrijen/herstel')
  cleanup()
  toon('2026-10-02T12:15:00Z')
  await zet('2026-10-02', '14:00')
  expect(melding()).toContain('Een operator kiest daarna Vergelijken en herstellen')
  expect(screen.queryByRole('link')).toBeNull()
})

test('the nights of the change: a time that does not exist is told, one that comes twice is asked about', async () => {
  toon('2026-03-01T12:00:00Z')
  await zet('2026-03-29', '02:30')
  expect(melding()).toBe('In deze nacht gaat de klok van 02:00 naar 03:00. 02:30 bestaat dan niet. Kies 03:00 of later.')
  await zet('2026-10-25', '02:30')
  expect(screen.getByLabelText<HTMLSelectElement>('Die tijd komt twee keer').value).toBe('eerste')
  await zet('2026-10-25', '03:00')
  expect(screen.queryByLabelText('Die tijd komt twee keer')).toBeNull()
  await fireEvent.input(tijd(), { target: { value: '' } })
  expect(melding()).toBe('')
})
