import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Menu from './Menu.svelte'
import { menuVoor } from './menu.ts'

afterEach(cleanup)
const operator = (wacht?: { meldingen: number; verzoeken: number }) => menuVoor({ gebruiker: { id: 'x', naam: 'X', rol: 'operator', rolLabel: 'operator', organisatie: null }, mag: ['wachtrij.lezen'], menu: { mijnWerk: 0, escalaties: 0 } }, wacht)

test.each([
  [{ meldingen: 2, verzoeken: 1 }, 'Wachtrijen 3 open: 2 meldingen en 1 verzoek aan jou', true],
  [{ meldingen: 0, verzoeken: 2 }, 'Wachtrijen 2 open: 2 verzoeken aan jou', false],
  [{ meldingen: 1, verzoeken: 0 }, 'Wachtrijen 1 open: 1 melding', true],
])('beside Wachtrijen stands how much waits for her, and of what: %o', (wacht, naam, rood) => {
  render(Menu, { punten: operator(wacht) })
  const punt = screen.getByRole('link', { name: /^Wachtrijen/ })
  expect(punt.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(naam)
  expect(punt.querySelector('.rt-rood') !== null).toBe(rood)
})
test('where nothing waits stands no number', () => {
  render(Menu, { punten: operator() })
  expect(screen.getByRole('link', { name: 'Wachtrijen' })).toBeTruthy()
})
