import { fireEvent, render, screen } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { axeSchoon } from '../testing/opstelling.ts'
import Botsing from './Botsing.svelte'

const props = { id: 'b', label: 'Verklaring', mijn: 'Zij verwacht dat iedereen weggaat.', hun: 'Hechten is niet veilig.', door: 'Aylin', wanneer: 'om 10:38', samen: true }

test('both texts stand there whole, what differs is marked, and who and when is told', async () => {
  const { container } = render(Botsing, { ...props, hun: 'Zij verwacht dat niemand weggaat.', opKies: vi.fn() })
  expect(screen.getByText(/Aylin veranderde dit om 10:38/)).toBeTruthy()
  const teksten = [...container.querySelectorAll('.tekst')].map((el) => el.textContent?.trim())
  expect(teksten).toEqual(['Zij verwacht dat iedereen weggaat.', 'Zij verwacht dat niemand weggaat.'])
  expect([...container.querySelectorAll('ins')].map((el) => el.textContent?.trim())).toEqual(['iedereen', 'niemand'])
  await axeSchoon(container)
})

test('the choice is reported, never made', async () => {
  const opKies = vi.fn()
  render(Botsing, { ...props, opKies })
  expect(opKies).not.toHaveBeenCalled()
  await fireEvent.click(screen.getByRole('button', { name: 'Houd die van mij' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Neem die van Aylin' }))
  expect(opKies.mock.calls.map(([keuze]) => keuze)).toEqual([{ soort: 'mijn' }, { soort: 'hun' }])
})

test('making one text begins with both and can be left again', async () => {
  const opKies = vi.fn()
  render(Botsing, { ...props, opKies })
  await fireEvent.click(screen.getByRole('button', { name: /samen één tekst/ }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Samen één tekst').value).toBe(`${props.mijn}\n\n${props.hun}`)
  await fireEvent.click(screen.getByRole('button', { name: 'Toch niet' }))
  expect(screen.queryByLabelText('Samen één tekst')).toBeNull()
  expect(opKies).not.toHaveBeenCalled()
})

test('what cannot be written together is not offered', () => {
  render(Botsing, { ...props, samen: false, opKies: vi.fn() })
  expect(screen.queryByRole('button', { name: /samen één tekst/ })).toBeNull()
})

test.each([
  ['hun', 'Aylin verwijderde deze regel om 10:38, terwijl jij erin schreef.', 'Houd de regel', 'Laat de regel weg'],
  ['mijn', 'Aylin schreef om 10:38 in deze regel, terwijl jij hem verwijderde.', 'Verwijder de regel toch', 'Houd de regel'],
] as const)('a deleted row says who deleted it (%s)', (verwijderd, zin, mijn, hun) => {
  render(Botsing, { ...props, [verwijderd]: null, verwijderd, opKies: vi.fn() })
  expect(screen.getByText(new RegExp(zin))).toBeTruthy()
  expect(screen.getByText('Verwijderd')).toBeTruthy()
  expect(screen.getByRole('button', { name: mijn })).toBeTruthy()
  expect(screen.getByRole('button', { name: hun })).toBeTruthy()
})
