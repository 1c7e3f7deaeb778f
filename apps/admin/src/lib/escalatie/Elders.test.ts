import { cleanup, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Elders from './Elders.svelte'

afterEach(cleanup)
const id = '0b5a7c1e-3d0f-4a58-9d0c-1f2e3d4c5b6a'

test('says whose list this is, and leads to what waits in the others, in their own list', async () => {
  const { container } = render(Elders, { hier: 'Rivierenstad', elders: [{ id, naam: 'Waterdam', wachten: 3 }, { id: `${id.slice(0, -1)}b`, naam: 'Zeestad', wachten: 0 }] })
  expect(screen.getByText('Deze lijst is van Rivierenstad. Je bewaakt ook:')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Waterdam in Wachtrijen' }).getAttribute('href')).toBe(`/wachtrijen?gemeente=${id}`)
  expect(screen.getAllByRole('listitem').map((rij) => rij.textContent)).toEqual(['Waterdam in Wachtrijen, er wachten 3 escalaties', 'Zeestad in Wachtrijen, er wacht niets'])
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([])
})
