import type { EscalatieRij } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Escalatietabel from './Escalatietabel.svelte'

afterEach(cleanup)

const rij: EscalatieRij = {
  id: 'a', nummer: '2026-0042', casusId: 'c', termijn: 't', termijnTitel: 'Hulpverleningsplan', deadline: '2026-09-30', trap: 'E1', geplandOp: '2026-10-01T07:00:00Z', afgegaanOp: '2026-10-01T07:00:00Z', ouderdomMs: 86_400_000,
  aan: [], kanalen: [], status: 'open', bevestigdDoor: null, bevestigdOp: null, betaalvlag: false, herinnering: false, vervangen: false, achterafOnterecht: false, gezien: 0, magBevestigen: true, zoekBeoordelaar: false, houder: null, vanMij: false, uitgesteldTot: null, opgelostDoor: null, betaalbesluit: null, terBeoordeling: false, zonderBeoordelaar: null, stap: 'open', mailIngetrokken: false, kan: ['bevestigd'],
}
/** The cells "Wacht" and "Staat". */
function toon(anders: Partial<EscalatieRij>): (string | undefined)[] {
  render(Escalatietabel, { rijen: [{ ...rij, ...anders }], vandaag: '2026-10-02', open: (id: string) => `?escalatie=${id}`, magOpenen: false })
  const cellen = within(screen.getAllByRole('row')[1]!).getAllByRole('cell')
  return [cellen[3], cellen[4]].map((cel) => cel?.textContent?.trim())
}

test('what is settled is not late any more; money that waits for a decision is named on the button', () => {
  render(Escalatietabel, { rijen: [{ ...rij, status: 'opgelost', betaalvlag: true, kan: ['betaalbesluit'] }, { ...rij, id: 'b', status: 'opgelost', betaalvlag: true, betaalbesluit: 'betaling-wacht', kan: ['betaalbesluit'] }], vandaag: '2026-12-16', open: (id: string) => `?escalatie=${id}`, magOpenen: false, eigen: true })
  expect(screen.queryByText(/te laat/)).toBeNull()
  expect(screen.getAllByRole('link').map((l) => l.textContent?.split(':')[0])).toEqual(['Beslis over de betaling', 'Bekijk'])
})

test.each([
  ['an open one waits for an answer', {}, ['24 uur', 'Niet opgepakt']],
  ['a reminder asks for none', { trap: 'H1', herinnering: true }, ['', 'Herinnering verstuurd']],
  ['what a correction took the ground from says so', { vervangen: true, achterafOnterecht: true }, ['', 'Achteraf onterecht']],
  ['also when it was acknowledged', { vervangen: true, achterafOnterecht: true, status: 'bevestigd' }, ['', 'Achteraf onterecht']],
  ['one that somebody has in hand says who', { status: 'bevestigd', houder: 'Bilal' }, ['24 uur', 'Opgepakt door Bilal']],
  ['and when it is you', { status: 'bevestigd', houder: 'Bilal', vanMij: true }, ['24 uur', 'Opgepakt door jou']],
  ['one that sleeps says until when', { status: 'uitgesteld', uitgesteldTot: '2026-10-07' }, ['24 uur', 'Uitgesteld tot wo 7 okt']],
  ['one that woke says until when it slept', { wasUitgesteldTot: '2026-10-01' }, ['24 uur', 'Niet opgepaktwas uitgesteld tot do 1 okt']],
  ['settled by hand says by whom', { status: 'opgelost', opgelostDoor: 'Joost' }, ['', 'Opgelost door Joost']],
  ['done, since the step is', { status: 'opgelost', stap: 'klaar' }, ['', 'Klaar: de stap is gedaan']],
  ['nobody did what fell away with its casus', { status: 'opgelost', trap: 'H1', herinnering: true, stap: 'casus-afgesloten' }, ['', 'Vervallen: de casus is afgesloten']],
  ['settled by hand, step open, payment waits', { status: 'opgelost', opgelostDoor: 'Joost', betaalvlag: true, betaalbesluit: 'betaling-wacht', stap: 'open' }, ['', 'Opgelost door JoostBetaling wacht']],
  ['money that waits for a decision says so', { betaalvlag: true, terBeoordeling: true }, ['24 uur', 'Niet opgepaktBetaling ter beoordeling']],
  ['one for a date that moved says so', { vervangen: true }, ['24 uur', 'Datum verschoven']],
] as const)('%s', (_naam, anders, verwacht) => expect(toon(anders)).toEqual(verwacht))

test('the lower traps of a termijn open under its row', async () => {
  render(Escalatietabel, { rijen: [{ ...rij, id: 'c', trap: 'E3', onder: [{ ...rij, id: 'b', trap: 'E2' }, rij] }], vandaag: '2026-10-02', open: (id: string) => `?escalatie=${id}`, magOpenen: false })
  const trappen = () => screen.getAllByRole('row').slice(1).map((r) => within(r).getAllByRole('cell')[0]!.querySelector('strong')!.textContent)
  const knop = () => screen.getByRole('button', { name: /E2, E1, lagere trappen van 2026-0042, Hulpverleningsplan/ })
  expect([trappen(), knop().getAttribute('aria-expanded')]).toEqual([['E3'], 'false'])
  await fireEvent.click(knop())
  expect([trappen(), knop().getAttribute('aria-expanded')]).toEqual([['E3', 'E2', 'E1'], 'true'])
  expect(screen.getAllByRole('link').map((l) => l.getAttribute('href'))).toEqual(['?escalatie=c', '?escalatie=b', '?escalatie=a'])
})
