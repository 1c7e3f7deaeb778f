import type { CasusEscalatie, Escalatiehand } from '@regietafel/api/client'
import { cleanup, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import Betaalbanner from './Betaalbanner.svelte'
import { openCasus } from './testing/casus.ts'

afterEach(cleanup)
const stand: Escalatiehand = { houder: null, vanMij: false, uitgesteldTot: null, opgelostDoor: null, betaalbesluit: null, terBeoordeling: false, zonderBeoordelaar: null, stap: 'open', mailIngetrokken: false, daden: [], kan: [] }
const e4: CasusEscalatie = { id: 'e4', termijn: 't', termijnTitel: 'Evaluatie dag 21', trap: 'E4', op: '2026-10-01T07:00:00Z', naar: ['gemeente'], aan: ['Joke'], status: 'open', betaalvlag: true, kader: 'k', vervangen: false, achterafOnterecht: false, naTerugzetten: false, herinnering: false, stand }
const toon = (anders: Partial<Escalatiehand>, e: Partial<CasusEscalatie> = {}) => {
  cleanup()
  return render(Betaalbanner, { open: openCasus({ escalaties: [{ ...e4, ...e, stand: { ...stand, ...anders } }] }) }).container
}
const besloten = { daad: 'betaalbesluit', door: 'Joke', op: '2026-09-30T09:00:00Z', reden: 'x', tot: null, besluit: 'betaling-wacht' } as const

test('that a payment waits stands at the top of the casus, with who decided it, also when the step is done', async () => {
  const wacht = toon({ betaalbesluit: 'betaling-wacht', daden: [besloten] })
  expect(wacht.textContent).toMatch(/Betaling wacht\. Escalatie 4, Evaluatie dag 21\.\s*Joke besloot dat, wo 30 sep\./)
  expect(screen.getByRole('link', { name: 'Bekijk: Escalatie 4, Evaluatie dag 21' }).getAttribute('href')).toBe('/casussen/2026-0042/tijdlijn?escalatie=e4')
  expect((await axe.run(wacht, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([])
  expect(toon({ betaalbesluit: 'betaling-wacht', daden: [besloten], stap: 'klaar' }, { status: 'opgelost' }).textContent).toContain('Stap klaar, betaling wacht nog.')
  // Somebody settled the escalatie, the step is not done; or the casus was closed: nothing is ready.
  for (const stap of ['open', 'casus-afgesloten'] as const) expect(toon({ betaalbesluit: 'betaling-wacht', daden: [besloten], opgelostDoor: 'Joost', stap }, { status: 'opgelost' }).textContent).toMatch(/Betaling wacht\./)
})

test('what the gemeente must decide still is said too; what goes on, or has no betaalvlag, says nothing', () => {
  expect(toon({ terBeoordeling: true }).textContent).toMatch(/Betaling ter beoordeling\..*De gemeente besluit of de betaling wacht\./s)
  expect(toon({ terBeoordeling: true, zonderBeoordelaar: { gemeld: true } }).textContent).toContain('Niemand van de gemeente kan nu over de betaling besluiten; de operators weten het.')
  expect(toon({ terBeoordeling: true, zonderBeoordelaar: { gemeld: false } }).textContent).toContain('Niemand van de gemeente kan nu over de betaling besluiten.')
  expect(toon({ terBeoordeling: true, kan: ['betaalbesluit'] }).textContent).toContain('Beslis over de betaling')
  expect([toon({ betaalbesluit: 'betaling-loopt-door', daden: [besloten] }), toon({}, { betaalvlag: false })].map(({ textContent }) => textContent!.trim())).toEqual(['', ''])
})
