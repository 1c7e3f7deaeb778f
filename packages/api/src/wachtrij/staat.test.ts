import { expect, test } from 'vitest'
import { aanInWoorden, staatInWoorden, type Bereikt, type Stand } from './staat.ts'

const stand = (anders: Partial<Stand>): Stand => ({ status: 'opgelost', herinnering: false, bevestigdDoor: null, overgenomenDoor: null, uitgesteldTot: null, opgelostDoor: null, vervangen: false, achterafOnterecht: false, stap: 'klaar', ...anders })
const namen = new Map([['j', 'Joost'], ['b', 'Bilal']])

test.each([
  ['nobody settled: the step was done', {}, 'Klaar: de stap is gedaan'],
  ['nobody settled: the casus was closed', { stap: 'casus-afgesloten' }, 'Vervallen: de casus is afgesloten'],
  ['nobody settled: its date was moved', { vervangen: true, stap: 'open' }, 'Datum verschoven'],
  ['somebody settled', { opgelostDoor: 'j' }, 'Opgelost door Joost'],
  ['picked up', { status: 'bevestigd', bevestigdDoor: 'b', stap: 'open' }, 'Opgepakt door Bilal'],
  ['waits', { status: 'open', stap: 'open' }, 'Niet opgepakt'],
] satisfies [string, Partial<Stand>, string][])('%s', (_, anders, woorden) => expect(staatInWoorden(stand(anders), namen, '2026-10-05' as never)).toBe(woorden))

test('why it came to others is said once for all of them', () => {
  const weg = { leeg: false, afwezigTot: '2026-12-01T23:00:00.000Z' }
  const operator = (naam: string): Bereikt => ({ naam, rol: 'operator', omgeleidVan: 'gemeente', reden: weg })
  expect(aanInWoorden([operator('Femke'), { naam: 'Joost', rol: 'procesregisseur', omgeleidVan: null }, operator('Tom'), operator('Sem')], ['gemeente'])).toEqual(['Joost, procesregisseur', 'Van de gemeente is niemand er tot en met di 1 dec: naar Femke, Tom en Sem (operator)'])
  expect(aanInWoorden([{ naam: 'Marjan', rol: 'casusregisseur', omgeleidVan: 'zorgaanbieder', reden: { leeg: true, afwezigTot: null } }, operator('Femke')], ['zorgaanbieder'])).toEqual(['Niemand had de rol zorgaanbieder: naar Marjan (casusregisseur)', 'Van de gemeente is niemand er tot en met di 1 dec: naar Femke (operator)'])
  expect(aanInWoorden([], ['ret'])).toEqual(['Niemand: regionaal expertiseteam is er niet'])
})
