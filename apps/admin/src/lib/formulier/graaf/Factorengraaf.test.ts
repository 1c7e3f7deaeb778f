import { render, screen, within } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { axeSchoon } from '../testing/opstelling.ts'
import Factorengraaf from './Factorengraaf.svelte'

const soorten = [{ waarde: 'ontstaan', label: 'Ontstaan' }, { waarde: 'stand', label: 'Houdt in stand' }, { waarde: 'erger', label: 'Versterkt' }, { waarde: 'beter', label: 'Beschermt' }]
const factoren = [
  { id: 'a', nummer: 1, tekst: 'Vaak verhuisd', soort: 'ontstaan' },
  { id: 'b', nummer: 2, tekst: 'Vertrouwt niemand', soort: 'stand' },
  { id: 'c', nummer: 3, tekst: 'Oma belt', soort: null },
]
const verbanden = [
  { id: 'v1', van: 'a', naar: 'b', tekst: 'maakt', uitleg: 'Wie weggaat, vertrouwt niet.' },
  { id: 'v2', van: 'c', naar: 'weg', tekst: 'remt', uitleg: '' },
]

test('the drawing has a name, and everything in it also stands in the list', async () => {
  const { container } = render(Factorengraaf, { id: 'g', factoren, verbanden, soorten })
  expect(screen.getByRole('img', { name: /Factorengraaf 3 factoren en 1 verbanden/ })).toBeTruthy()
  const lijst = within(screen.getByText('Lees als lijst: 2 verbanden').closest('details')!)
  expect(lijst.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['1 Vaak verhuisd maakt 2 Vertrouwt niemand: Wie weggaat, vertrouwt niet.', '3 Oma belt remt nog te kiezen'])
  await axeSchoon(container)
})

test('each kind has its own shape, and a factor without a kind its own too', () => {
  const { container } = render(Factorengraaf, { id: 'g', factoren, verbanden, soorten })
  const vormen = [...container.querySelectorAll('figure > div g.knoop')].map((g) => g.getAttribute('class')?.match(/rechthoek|ovaal|zeshoek|dubbel|leeg/)?.[0])
  expect(vormen).toEqual(['rechthoek', 'ovaal', 'leeg'])
})

test('nothing carries a style attribute', () => {
  const { container } = render(Factorengraaf, { id: 'g', factoren, verbanden, soorten })
  expect(container.querySelectorAll('[style]').length).toBe(0)
})
