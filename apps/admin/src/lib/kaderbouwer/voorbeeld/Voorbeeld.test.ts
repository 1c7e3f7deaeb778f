import { rijnmond1op1 } from '@regietafel/domain/kader'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { verschuif } from '../bewerk/klok.ts'
import type { Keuze } from '../bouw.ts'
import { opstelling } from '../testing/opstelling.ts'
import Proef from '../zinnen/testing/Proef.svelte'
import Voorbeeld from './Voorbeeld.svelte'

afterEach(cleanup)

function toon(keuze: Keuze = { soort: 'stap', stap: '2' }) {
  const { stand } = opstelling({ kader: verschuif(rijnmond1op1, 'hulpverleningsplan', -4), vandaag: '2026-04-24' })
  stand.kies(keuze)
  return { stand, ...render(Proef, { bouw: stand, deel: Voorbeeld }) }
}
const kies = (label: string, optie: string | RegExp) => {
  const lijst = screen.getByLabelText<HTMLSelectElement>(label)
  return fireEvent.change(lijst, { target: { value: within(lijst).getByRole<HTMLOptionElement>('option', { name: optie }).value } })
}
const dag = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Bekijk op dag' })
const naar = (waarde: number) => fireEvent.input(dag(), { target: { value: String(waarde) } })

describe('the preview', () => {
  test('the day moves with the slider, the number and the milestones; the board has the same day', async () => {
    const { stand } = toon()
    await naar(17)
    expect(stand.dag).toBe(17)
    expect(screen.getByLabelText<HTMLInputElement>('Dag in cijfers').value).toBe('17')
    expect(dag().getAttribute('aria-valuetext')).toBe('dag 17, ma 11 mei')
    await fireEvent.click(screen.getByRole('button', { name: 'Ga naar dag 10: Hulpverleningsplan' }))
    expect(stand.dag).toBe(10)
    await fireEvent.input(screen.getByLabelText('Dag in cijfers'), { target: { value: '21' } })
    expect(dag().value).toBe('21')
    await fireEvent.input(screen.getByLabelText('Dag in cijfers'), { target: { value: '' } })
    expect(stand.dag).toBe(21)
  })
  test('what is chosen and does not come is late, with the sum and who hears it', async () => {
    toon()
    await naar(17)
    expect(screen.getByText('Op dag 17 (ma 11 mei) is niets te laat.')).toBeTruthy()
    await kies('Hoe het voorbeeld verloopt', 'dit niet klaar komt: Opstellen HVP')
    expect(screen.getByText('Op dag 17 (ma 11 mei): Hulpverleningsplan is te laat.')).toBeTruthy()
    expect(screen.getByText(/Escalatie 1 ging wo 6 mei naar de zorgaanbieder en de leidinggevende, want di 5 mei is Bevrijdingsdag\./)).toBeTruthy()
    expect(screen.getByRole('list', { name: 'Wat er dan open staat' }).textContent).toContain('7 dagen te laat')
  })
  test('follows each change of the concept', async () => {
    const { stand } = toon()
    await naar(12)
    await kies('Hoe het voorbeeld verloopt', /dit niet klaar komt/)
    expect(screen.getByText(/Hulpverleningsplan is te laat/)).toBeTruthy()
    stand.voer('later', (k) => verschuif(k, 'hulpverleningsplan', 7))
    expect(await screen.findByText('Op dag 12 (wo 6 mei) is niets te laat.')).toBeTruthy()
  })
  test('begins on a day of choice', async () => {
    const { stand } = toon()
    await kies('Begindag van het voorbeeld', /de nacht naar de wintertijd/)
    expect(stand.voorbeeld.plaatsing).toBe('2026-10-24')
    await fireEvent.change(screen.getByLabelText('Zelf een begindag kiezen'), { target: { value: '2027-02-03' } })
    expect(stand.voorbeeld.plaatsing).toBe('2027-02-03')
    expect(within(screen.getByLabelText('Begindag van het voorbeeld')).getByRole('option', { name: 'wo 3 feb 2027, zelf gekozen' })).toBeTruthy()
    await fireEvent.change(screen.getByLabelText('Zelf een begindag kiezen'), { target: { value: '' } })
    expect(stand.voorbeeld.plaatsing).toBe('2027-02-03')
  })
  test('axe finds nothing', async () => {
    const { container } = toon()
    await naar(17)
    expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
