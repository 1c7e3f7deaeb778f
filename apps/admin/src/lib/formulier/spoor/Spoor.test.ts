import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import { Geheugenserver } from '../testing/geheugenserver.ts'
import { axeSchoon, formulierMet, gaNaarDeel, rust, toon, veld } from '../testing/opstelling.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})
const plan = formulierMet([veld('doelen', 'lijst', { label: 'Doelen', config: { enkelvoud: 'doel', rijtitel: 'doel' }, velden: [veld('doel', 'tekst', { label: 'Wat is het doel?' }), veld('factor', 'ref', { label: 'Bij welke factor hoort dit?', config: { soort: 'formulierrij', formulier: 'verklarende-analyse', vanLijst: 'factoren' } })] })])
const rij = (id: string, tekst: string, kenmerk: string) => ({ soort: 'formulierrij' as const, id, tekst, formulier: 'verklarende-analyse', lijst: 'factoren', kenmerk })
const factoren = [rij('f1', 'Vaak verhuisd', 'ontstaan'), rij('f2', 'Geen school', 'versterken'), rij('f3', 'Oma belt', 'verminderen'), { ...rij('x', 'Van een andere lijst', 'ontstaan'), lijst: 'krachten' }]
const start = (antwoorden: Record<string, unknown>, verwijzingen: Geheugenserver['rondom']['verwijzingen'] = factoren) => {
  const server = Object.assign(new Geheugenserver(plan), { antwoorden, revisie: 1 })
  server.rondom = { verwijzingen }
  return server
}
const kaart = () => screen.queryByRole('region', { name: 'Van analyse naar plan' })

test('tells which factor has no goal and which goal no factor; what protects is not named', async () => {
  const { container } = toon(start({ doelen: [{ _id: 'd1', doel: 'Blijven wonen', factor: { id: 'f1', soort: 'formulierrij', naam: 'Vaak verhuisd' } }, { _id: 'd2', doel: 'Zwemmen' }] }))
  const hier = within(kaart()!)
  expect(hier.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['Geen school', 'Zwemmen'])
  await axeSchoon(container)
  await fireEvent.click(hier.getByRole('link', { name: 'Zwemmen' }))
  await rust()
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Bij welke factor hoort dit/ }))
})

test('factoren of a concept are told to be that', () => {
  toon(start({}, factoren.map((f) => ({ ...f, concept: true }))))
  expect(screen.getByRole('region', { name: 'Van analyse naar plan (concept)' }).textContent).toContain('nog niet vastgesteld')
})

test('a factor is chosen from the analysis, and the message goes', async () => {
  const server = start({ doelen: [{ _id: 'd1', doel: 'Blijven wonen', factor: { naam: 'Geen school' } }, { _id: 'd2', doel: 'Zwemmen' }] })
  toon(server)
  await gaNaarDeel(1)
  await fireEvent.click(within(kaart()!).getByRole('link', { name: 'Zwemmen' }))
  await rust()
  const veldje = screen.getByRole('combobox', { name: /Bij welke factor hoort dit/ })
  await fireEvent.input(veldje, { target: { value: 'verhuisd' } })
  await rust()
  expect(screen.getAllByRole('option').map((o) => o.textContent?.trim())).toEqual([expect.stringContaining('Vaak verhuisd')])
  await fireEvent.keyDown(veldje, { key: 'ArrowDown' })
  await fireEvent.keyDown(veldje, { key: 'Enter' })
  await fireEvent.focusOut(veldje)
  await rust()
  expect(server.antwoorden['doelen']).toMatchObject([{}, { factor: { id: 'f1', soort: 'formulierrij', naam: 'Vaak verhuisd' } }])
  expect(kaart()).toBeNull()
})

test.each([['nothing to point at', []], ['rows of another form', [{ ...rij('y', 'Y', 'ontstaan'), formulier: 'elders' }]]])('says nothing with %s', (_wat, verwijzingen) => {
  toon(start({ doelen: [{ _id: 'd1', doel: 'Zwemmen' }] }, verwijzingen))
  expect(kaart()).toBeNull()
})
