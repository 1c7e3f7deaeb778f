import type { Bewakingsmaten } from '@regietafel/db'
import { maatnamen } from '@regietafel/domain/escalatie'
import { expect, test } from 'vitest'
import { toMaatstanden } from './maten.ts'

const waarden = (anders: Partial<Bewakingsmaten>) => ({ ...Object.fromEntries(maatnamen.map((maat) => [maat, 0])), ...anders }) as unknown as Bewakingsmaten
const deel = (naam: string, anders: Partial<Bewakingsmaten>) => ({ naam, waarden: waarden(anders), regels: new Map(), toelichting: {} })
const DAG = 86_400_000

test('of several gemeenten a duration says whose it is, a count is the sum', () => {
  const standen = toMaatstanden([deel('Rivierenstad', { mislukt: 137, 'mislukt-oudste': 60_000 }), deel('Waterdam', { mislukt: 1, 'mislukt-oudste': 14 * DAG })])
  const [mislukt, oudste] = (['mislukt', 'mislukt-oudste'] as const).map((naam) => standen.find(({ maat }) => maat === naam)!)
  expect(mislukt).toMatchObject({ waarde: 138, toelichting: 'Rivierenstad: 137' })
  expect(mislukt).not.toHaveProperty('van')
  expect(oudste).toMatchObject({ waarde: 14 * DAG, van: 'Waterdam' })
})
test('of one gemeente nothing needs a name', () => expect(toMaatstanden([deel('Waterdam', { 'mislukt-oudste': DAG })]).some((stand) => 'van' in stand)).toBe(false))
test('a sum carries the gemeente that is judged, with its own number: two that are each well are not one that is not', () => {
  const stand = (naam: 'achterstand-e2' | 'workers') => toMaatstanden([deel('Rivierenstad', { [naam]: 60 }), deel('Waterdam', { [naam]: 41 })]).find(({ maat }) => maat === naam)!
  expect(stand('achterstand-e2')).toMatchObject({ waarde: 101, grens: 100, niveau: 'in-orde', oordeel: { naam: 'Rivierenstad', waarde: 60 } })
  expect(stand('workers')).not.toHaveProperty('oordeel')
  expect(toMaatstanden([deel('Waterdam', { 'achterstand-e2': 41 })]).some((een) => 'oordeel' in een)).toBe(false)
})
