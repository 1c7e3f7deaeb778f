import type { Taak } from '@regietafel/api/client'
import { cleanup, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Taakrij from './Taakrij.svelte'

afterEach(cleanup)
const vandaag = '2026-10-02'
const basis: Taak = {
  id: 't', soort: 'termijn', casusId: 'c', nummer: '2026-0042', roepnaam: 'Sami', leeftijd: 15, titel: 'Evaluatie dag 21', termijn: 'evaluatie-dag-21', poort: null, formulier: 'evaluatie-dag-21', escalatieId: null,
  deadline: '2026-09-30', toestand: 'verstreken', uitleg: 'start 1-op-1 wo 9 sep + 21 dagen = wo 30 sep', wie: 'Marjan', kader: null, ook: null, alsHetNietKomt: null, href: '/casussen/2026-0042/formulieren/evaluatie-dag-21',
}
const toon = (anders: Partial<Taak> = {}) => render(Taakrij, { taak: { ...basis, ...anders }, vandaag })

test('late is said in words, with the day it should have been', async () => {
  const { container } = toon()
  expect(screen.getByText('2 dagen te laat')).toBeTruthy()
  expect(screen.getByText('moest wo 30 sep')).toBeTruthy()
  expect(screen.getByText('Verstreken')).toBeTruthy()
  expect((await axe.run(container, { rules: { region: { enabled: false }, listitem: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
})

test('the button is a verb and says of which casus', () => {
  toon({ soort: 'poort', poort: 'D1', titel: 'Poort beslissen: op schema?' })
  expect(screen.getByRole('link', { name: 'Beslis 2026-0042, Poort beslissen: op schema?' }).getAttribute('href')).toBe('/casussen/2026-0042/tijdlijn?doe=poort&poort=D1')
})

test('only what is late gets the filled button', () => {
  toon()
  expect(screen.getByRole('link', { name: /^Vul in/ }).className).toContain('primary-action')
  cleanup()
  toon({ deadline: '2026-10-07', toestand: 'loopt' })
  expect(screen.getByRole('link', { name: /^Vul in/ }).className).not.toContain('primary-action')
})

test('the last day runs to midnight', () => {
  toon({ deadline: vandaag, toestand: 'nadert' })
  expect(screen.getByText('Vandaag')).toBeTruthy()
  expect(screen.getByText('tot 24:00 uur')).toBeTruthy()
})

test('without a date it says just that: that it comes first stands in the head above it', () => {
  toon({ soort: 'regie-ontbreekt', deadline: null })
  expect(screen.getByText('geen datum')).toBeTruthy()
  expect(screen.queryByText('Nu eerst')).toBeNull()
})

test('a payment that waits can be looked at again, calmly', () => {
  toon({ soort: 'escalatie', escalatieId: 'e1', doe: 'betaling-wacht', titel: 'Betaling wacht: Evaluatie dag 21' })
  const knop = screen.getByRole('link', { name: /^Herzie het besluit 2026-0042/ })
  expect(knop.getAttribute('href')).toBe('/mijn-werk?escalatie=e1')
  expect(knop.className).not.toContain('primary-action')
})

test('a role that may not see the name sees only the number', () => {
  toon({ roepnaam: null, leeftijd: null })
  expect(screen.getByText('2026-0042')).toBeTruthy()
})

test('what an operator cannot judge leads to Wachtrijen, not to a dialoog and not into the casus', () => {
  toon({ soort: 'escalatie', escalatieId: 'e1', doe: 'zoek-beoordelaar', titel: 'Zoek iemand die de betaling beoordeelt: Evaluatie dag 21', href: '/wachtrijen?status=alle&casus=2026-0042', roepnaam: null, leeftijd: null })
  for (const link of screen.getAllByRole('link')) expect(link.getAttribute('href')).toBe('/wachtrijen?status=alle&casus=2026-0042')
  expect(screen.getByRole('link', { name: /^Naar Wachtrijen/ })).toBeTruthy()
})
