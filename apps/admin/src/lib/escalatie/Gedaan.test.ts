import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import { kwamAan } from '#lib/testing/app-navigation.ts'
import { page } from '#lib/testing/app-state.ts'
import Afwezigheid from '../werk/Afwezigheid.svelte'
import Gedaan from './Gedaan.svelte'
import { gedaanzin } from './woorden.ts'

const was = page.url
afterEach(() => {
  cleanup()
  page.url = was
  history.replaceState(null, '', '/')
})
const op = (adres: string) => {
  history.replaceState(null, '', adres)
  page.url = new URL(location.href)
}
const zin = (zoek: string) => gedaanzin(new URLSearchParams(zoek))

test('what was done is a sentence, with the lower traps that went along; what is no trap is not repeated', () => {
  expect([zin('gedaan=bevestigd'), zin('gedaan=bevestigd&ook=E2,E1'), zin('gedaan=opgelost&ook=je wint,E1'), zin('gedaan=samen&aantal=3'), zin('gedaan=samen&aantal=3&lager=2'), zin('gedaan=samen&aantal=1&lager=1'), zin('gedaan=samen&aantal=x'), zin('gedaan=anders'), zin('')]).toEqual([
    'Je pakte de escalatie op.', 'Je pakte de escalatie op. Dat geldt ook voor E2 en E1.', 'Je loste de escalatie op. Dat geldt ook voor E1.', 'Je pakte 3 escalaties op.', 'Je pakte 3 escalaties op, met 2 lagere trappen.', 'Je pakte de escalatie op, met 1 lagere trap.', null, null, null,
  ])
})

test('it stands on the page in a place that can get the focus', () => {
  op('/escalaties?gedaan=bevestigd')
  render(Gedaan)
  expect(screen.getByRole('status').parentElement!.tabIndex).toBe(-1)
  expect(screen.getByRole('status').textContent).toContain('Je pakte de escalatie op.')
  kwamAan()
  expect(document.activeElement).toBe(screen.getByRole('status').parentElement)
})

test('who said that she is away gets the focus on what that did; who only opens the page does not', () => {
  const afwezig = { totEnMet: '2026-10-09', zolangNaar: 'de procesregisseur', uiterlijk: '2026-12-01' }
  op('/mijn-werk')
  render(Afwezigheid, { afwezig, vandaag: '2026-10-07' })
  kwamAan()
  expect(document.activeElement).toBe(document.body)
  op('/mijn-werk?gedaan=afwezig')
  kwamAan()
  expect(document.activeElement?.textContent).toContain('Je bent afwezig tot en met vr 9 okt')
})
