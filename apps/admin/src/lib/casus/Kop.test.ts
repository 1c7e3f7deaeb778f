import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Kop from './Kop.svelte'
import { openCasus } from './testing/casus.ts'

afterEach(cleanup)
const punt = (id: string, datum: string) => ({ id, titel: id, datum, bij: '', ook: null, termijn: null, href: null })
const toon = (...datums: string[]) => {
  cleanup()
  const open = openCasus({})
  render(Kop, { open, nu: { eerst: null, daarna: datums.map((datum) => punt(datum, datum)), zonderRegie: [] }, knoppen: [], ik: 'ik' })
  return screen.getAllByRole('heading').map(({ textContent }) => textContent).filter((tekst) => tekst === 'Daarna' || tekst === 'Ook te laat')
}

test('what is past does not come after anything', () => {
  expect([toon('2020-01-01', '2099-01-01'), toon('2020-01-01'), toon('2099-01-01'), toon()]).toEqual([['Ook te laat', 'Daarna'], ['Ook te laat'], ['Daarna'], ['Daarna']])
  expect(screen.getByText('Hierna staat nog niets met een datum.')).toBeTruthy()
})
