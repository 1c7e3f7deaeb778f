import { expect, test } from 'vitest'
import { bijTermijn, maakRegels } from './regels.ts'
import { bekijk, VANDAAG } from './testing/vormen.ts'

const vind = (vorm: Parameters<typeof bekijk>[0], id: string) => maakRegels(bekijk(vorm), VANDAAG).find((regel) => regel.id === id)

test('the rows stand in the order of the poster, each id once', () => {
  const ids = maakRegels(bekijk('dag 23, evaluatie te laat'), VANDAAG).map(({ id }) => id)
  expect(ids).toEqual(['stap-0', 'stap-1', 'stap-2', 'stap-3', 'termijn-evaluatie-dag-21', 'poort-D1', 'stap-4', 'stap-5', 'stap-6', 'stap-7', 'poort-D2', 'stap-8', 'termijn-maandtoets', 'termijn-zorgadviesteam'])
  const dubbel = maakRegels(bekijk('overgeplaatst'), VANDAAG).map(({ id }) => id)
  expect(new Set(dubbel).size).toBe(dubbel.length)
})
test('done in time says so', () => expect(vind('dag 23, evaluatie te laat', 'stap-0')).toMatchObject({ staat: 'afgerond', bij: 'op tijd, ma 14 sep', laat: false }))
test('late is said in days, with the sum', () =>
  expect(vind('dag 23, evaluatie te laat', 'termijn-evaluatie-dag-21')).toMatchObject({ staat: 'verstreken', bij: '2 dagen te laat', laat: true, uiterlijk: '2026-09-30', waarom: expect.stringContaining('21 dagen') }))
test('a poort that is closed waits', () => expect(vind('dag 23, evaluatie te laat', 'poort-D1')).toMatchObject({ staat: 'nog-niet', bij: 'wacht op de evaluatie', waarom: 'Ja: naar stap 6. Nee: naar stap 4.' }))
test('a decided poort says what and when', () => expect(vind('nee op de eerste poort', 'poort-D1')).toMatchObject({ staat: 'afgerond', bij: 'nee, ma 28 sep' }))
test('without a plaatsing no date is made up', () => expect(vind('nog niets', 'stap-2')).toMatchObject({ uiterlijk: null, staat: 'nog-niet' }))
test('while its clock stands still no days are counted; after the end of the pause they are', () => {
  const termijn = { ...bekijk('dag 23, evaluatie te laat').termijnen[0]!, toestand: 'loopt' as const, deadline: '2026-11-02' as never, opschorting: { dagen: 19, loopt: true, delen: [{ grond: 'wacht', titel: 'wacht', van: '2026-09-21' as never, tot: '2026-10-10' as never, dagen: 19 }] } }
  expect(bijTermijn(termijn, '2026-10-02')).toEqual({ bij: 'klok staat stil', laat: false })
  expect(bijTermijn(termijn, '2026-10-10').bij).toBe('over 23 dagen')
  expect(bijTermijn({ ...termijn, opschorting: { ...termijn.opschorting, loopt: false } }, '2026-10-02').bij).toBe('over 31 dagen')
})
