import type { FormulierOpen } from '@regietafel/api/client'
import type { Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import { cleanup, render } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { expect } from 'vitest'
import Formulier from '../Formulier.svelte'
import { Geheugenserver, marjan } from './geheugenserver.ts'

// jsdom has no layout to scroll in.
window.scrollTo = () => {}

/** For tests: a form on the screen over a server in memory. */
export function toon(server: Geheugenserver, wie: Parameters<Geheugenserver['open']>[0] = marjan, mag: Partial<FormulierOpen['mag']> = {}) {
  const scherm = render(Formulier, { open: server.open(wie, mag), api: server.api(wie, mag) })
  return { ...scherm, herlaad: () => (cleanup(), toon(server, wie, mag)) }
}

export const formulierMet = (...secties: readonly (readonly Veld[])[]): Formulierdefinitie => ({
  formaat: 1,
  sleutel: 'proef',
  titel: 'Proefformulier',
  secties: secties.map((velden, i) => ({ id: `s${i + 1}`, sleutel: `s${i + 1}`, titel: ['Eerste deel', 'Tweede deel', 'Derde deel'][i] ?? `Deel ${i + 1}`, velden })),
})

export const veld = (id: string, type: string, extra: Partial<Veld> = {}): Veld => ({ id, sleutel: id, label: `Vraag ${id}`, type, ...extra })

/** Goes to a section as a click on its link does. */
export async function gaNaarDeel(nummer: number): Promise<void> {
  history.replaceState(null, '', `#sectie-${nummer}`)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  await rust()
}

/** Lets Svelte and pending promises settle. */
export async function rust(): Promise<void> {
  for (let i = 0; i < 12; i++) {
    await Promise.resolve()
    await tick()
  }
}

/** No accessibility faults that a machine can find; colours are not known in jsdom. */
export async function axeSchoon(element: Element): Promise<void> {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([])
}
