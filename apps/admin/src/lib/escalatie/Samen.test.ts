import type { EscalatieRij, Samengedaan } from '@regietafel/api/client'
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import Escalatietabel from './Escalatietabel.svelte'
import Samendialoog from './Samendialoog.svelte'
import Samenkeuze from './Samenkeuze.svelte'
import { samenActieVan } from './adres.ts'

afterEach(cleanup)

const rij: EscalatieRij = {
  id: 'a', nummer: '2026-0042', casusId: 'c', termijn: 't', termijnTitel: 'Hulpverleningsplan', deadline: '2026-09-30', trap: 'E2', geplandOp: '2026-10-01T07:00:00Z', afgegaanOp: '2026-10-01T07:00:00Z', ouderdomMs: 86_400_000,
  aan: [], kanalen: [], status: 'open', bevestigdDoor: null, bevestigdOp: null, betaalvlag: false, herinnering: false, vervangen: false, achterafOnterecht: false, gezien: 1, magBevestigen: true, zoekBeoordelaar: false, houder: null, vanMij: false, uitgesteldTot: null, opgelostDoor: null, betaalbesluit: null, terBeoordeling: false, zonderBeoordelaar: null, stap: 'open', mailIngetrokken: false, kan: ['bevestigd'],
}
const schoon = async (container: Element) => expect((await axe.run(container, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])
const dialoog = (anders: { rijen?: EscalatieRij[]; uitkomsten?: Samengedaan['uitkomsten'] | null; fout?: object | null } = {}) =>
  render(Samendialoog, { rijen: [rij, { ...rij, id: 'b', nummer: '2026-0043', gezien: 0 }], uitkomsten: null, sluit: '/escalaties', actie: '?/samen', fout: null, ...anders } as never)

test('a row that can be picked up has a box in the form above the list; one that cannot, and a lower trap, has none', async () => {
  const kies = vi.fn()
  const { container } = render(Escalatietabel, { rijen: [rij, { ...rij, id: 'b', nummer: '2026-0043', kan: [] }], vandaag: '2026-10-02', open: (id: string) => `?escalatie=${id}`, magOpenen: false, gekozen: [], kies })
  const vakken = screen.getAllByRole<HTMLInputElement>('checkbox')
  expect(vakken.map((vak) => [vak.value, vak.getAttribute('form'), vak.name])).toEqual([['a', 'samen', 'kies']])
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Kies E2 van 2026-0042, Hulpverleningsplan' }))
  expect(kies).toHaveBeenCalledWith(['a'])
  await schoon(container)
})

test('how many are chosen is told, all can be chosen at once, and what the address says goes along', async () => {
  const kies = vi.fn()
  const { container, rerender } = render(Samenkeuze, { kan: ['a', 'b'], gekozen: ['a'], kies, adres: { trap: 'E2', casus: '' }, melding: null })
  expect(screen.getByText('1 regel gekozen')).toBeTruthy()
  const alles = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Kies alles wat jij kunt oppakken' })
  expect([alles.checked, alles.indeterminate]).toEqual([false, true])
  await fireEvent.click(alles)
  expect(kies).toHaveBeenCalledWith(['a', 'b'])
  expect([...new FormData(container.querySelector('form')!)]).toEqual([['trap', 'E2'], ['doe', 'samen']])
  await schoon(container)
  await rerender({ gekozen: [], melding: 'Kies eerst wat je wilt oppakken.' })
  expect(screen.getByRole('alert').textContent).toBe('Kies eerst wat je wilt oppakken.')
})

test('one reason for all, with what she saw of each; the lower traps of any of them may go along', async () => {
  const { container } = dialoog({ rijen: [{ ...rij, onder: [{ ...rij, id: 'z', trap: 'E1' }] }, { ...rij, id: 'b', gezien: 0 }] })
  expect([...new FormData(container.querySelector('form')!)]).toEqual([['rij', 'a:1'], ['rij', 'b:0'], ['reden', ''], ['metLagere', 'ja']])
  expect(screen.getByRole('checkbox', { name: 'Ook de lagere trap van deze termijn (E1)' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Pak ze alle 2 op' })).toBeTruthy()
  await schoon(container)
})

test('a refusal stands at the reason, and what she wrote and chose is still there', () => {
  dialoog({ rijen: [{ ...rij, onder: [{ ...rij, id: 'z', trap: 'E1' }] }], fout: { doe: 'samen', melding: 'x', code: null, velden: { reden: 'Schrijf op waarom, in een paar woorden.' }, waarden: { reden: 'ja' } } })
  expect(screen.getByLabelText<HTMLTextAreaElement>('Wat ga je doen?').value).toBe('ja')
  expect(screen.getByText('Schrijf op waarom, in een paar woorden.')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false)
})

test('what did not go is told of each, first, and why', async () => {
  const wat = (nummer: string) => ({ nummer, trap: 'E2', termijnTitel: 'Hulpverleningsplan' })
  const { container } = dialoog({ rijen: [], uitkomsten: [{ escalatieId: 'a', wat: wat('2026-0042'), melding: null, ook: ['E1'] }, { escalatieId: 'b', wat: wat('2026-0043'), melding: 'Joost was je net voor.', ook: [] }] })
  expect(screen.getAllByRole('listitem').map((li) => li.textContent?.trim())).toEqual(['E2 van 2026-0043, HulpverleningsplanJoost was je net voor.', 'E2 van 2026-0042, HulpverleningsplanOpgepakt door jou, met E1.'])
  expect(screen.getByText('Je pakte de escalatie op, met 1 lagere trap.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Pak/ })).toBeNull()
  await schoon(container)
})

test('the form comes back on the same list with the same choice', () => {
  const url = new URL('http://x/escalaties?status=bevestigd&doe=samen&kies=q&gedaan=samen&aantal=2')
  expect(samenActieVan(url, ['a', 'b'])).toBe('?/samen&status=bevestigd&doe=samen&kies=a&kies=b')
})
