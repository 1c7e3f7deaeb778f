import { cleanup, render, screen, within } from '@testing-library/svelte'
import { kaders, rijnmond1op1 } from '@regietafel/domain/kader'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Samenvatting from './Samenvatting.svelte'

afterEach(cleanup)

test('a published kader reads as a table of steps, with the source of each termijn and what kind of source that is', () => {
  render(Samenvatting, { kader: rijnmond1op1 })
  const rij = screen.getByRole('rowheader', { name: '2 Opstellen HVP' }).closest('tr')!
  expect(rij.textContent).toContain('Uiterlijk 14 dagen na start 1-op-1, anders plaatsing.')
  expect(rij.textContent).toContain('"0-14" (S 004:767); bij stap 2 I; verschuiving O')
  expect(within(rij).getByTitle('uit de bron').textContent).toBe('S')
  expect(within(rij).getByTitle('eigen keuze').textContent).toBe('O')
})

test('every shipped kader shows all its termijnen, without an axe violation', async () => {
  for (const kader of kaders) {
    const { container } = render(Samenvatting, { kader })
    for (const { titel } of kader.termijnen) expect(screen.getAllByText(titel).length).toBeGreaterThan(0)
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    cleanup()
  }
})
