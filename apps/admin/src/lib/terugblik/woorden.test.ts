import type { Terugblikuitkomst } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { voorbeelduitkomst as u } from './testing/uitkomst.ts'
import { anderAantal, bekekenzin, foutzin, kernzin, teLaatzin, toonVerschil, vergelijkrijen, zonderGegevens } from './woorden.ts'

const lees = (uitkomst: Terugblikuitkomst): string => Object.values(kernzin(uitkomst)).join('')
const met = (echt: number, concept: number, anders: Partial<Terugblikuitkomst> = {}) => ({ ...u, totaal: { echt: { escalaties: echt, teLaat: 0 }, concept: { escalaties: concept, teLaat: 0 } }, ...anders })

test.each([
  [met(161, 220), 'Met dit concept waren er 59 escalatiemeldingen meer geweest, vooral bij de zorgaanbieder.'],
  [met(10, 9), 'Met dit concept waren er 1 escalatiemelding minder geweest, vooral bij de procesregisseur.'],
  [met(3, 4, { escalaties: [] }), 'Met dit concept waren er 1 escalatiemelding meer geweest.'],
  [met(7, 7), 'Met dit concept waren er evenveel escalatiemeldingen geweest.'],
  [met(0, 0), 'Met dit concept waren er ook geen escalatiemeldingen geweest.'],
])('the outcome in one sentence', (uitkomst, zin) => expect(lees(uitkomst)).toBe(zin.replace('waren er 1 ', 'was er 1 ')))

test('late termijnen of both sides', () => {
  expect(teLaatzin(u)).toBe('16 termijnen waren te laat geweest. Echt waren dat er 4.')
  expect(teLaatzin(met(0, 0))).toBe('Geen enkele termijn was te laat, echt niet en met dit concept niet.')
  expect(teLaatzin({ ...u, totaal: { echt: { escalaties: 0, teLaat: 1 }, concept: { escalaties: 0, teLaat: 0 } } })).toBe('Geen termijn was te laat geweest. Echt was dat er 1.')
})

test('how many, how fast, and that nothing changed', () => {
  expect(bekekenzin(u)).toBe('41 casussen bekeken in 2 seconden. Er is niets veranderd of verstuurd.')
  expect(bekekenzin({ ...u, casussen: 1, duurMs: 80 })).toBe('1 casus bekeken in minder dan een seconde. Er is niets veranderd of verstuurd.')
})

test('the rows: termijnen in time, what was late, traps to a rol; not what has no gegevens or did not occur', () => {
  expect(vergelijkrijen(u).map(({ wat, echt, concept }) => [wat, echt, concept])).toEqual([
    ['Hulpverleningsplan op tijd', 31, 19],
    ['Alle termijnen samen: te laat', 4, 16],
    ['Herinnering H1 naar de zorgaanbieder', 40, 45],
    ['E1 naar de zorgaanbieder', 96, 148],
    ['E2 naar de casusregisseur', 38, 57],
    ['E3 naar de procesregisseur', 21, 9],
  ])
})

test('a difference has a sign that is read aloud', () => expect([52, -12, 0, -1200].map(toonVerschil)).toEqual(['+52', '−12', '0', '−1.200']))

test('a new step says how often it would have had a last day', () => expect(zonderGegevens(u)).toEqual([{ termijn: 'ouderavond', zin: 'Ouderavond: had 41 keer een uiterste dag in deze periode' }]))

test('every fault is a sentence, also one nobody thought of', () => {
  expect(foutzin('KADER_VOUWT_NIET')).toContain('spreken elkaar tegen')
  expect(foutzin('22P02')).toBe('Het rekenen is mislukt. Probeer het opnieuw.')
})

test('roles that share the first place are all named; a reminder is no escalatie', () => {
  const rij = (rol: 'zorgaanbieder' | 'leidinggevende' | 'casusregisseur', concept: number, herinnering = false) => ({ trap: 'E1', rol, herinnering, echt: 0, concept, zonderGegevens: 0 })
  expect(lees(met(0, 5, { escalaties: [rij('zorgaanbieder', 2), rij('leidinggevende', 2), rij('casusregisseur', 1)] }))).toContain(', vooral bij de zorgaanbieder en de leidinggevende.')
  expect(lees(met(0, 3, { escalaties: [rij('zorgaanbieder', 9, true), rij('leidinggevende', 3)] }))).toContain(', vooral bij de leidinggevende.')
})

test('both sides need not count the same termijnen, and then that is said', () => {
  expect(anderAantal(u)).toBe(false)
  expect(anderAantal({ ...u, termijnen: [{ ...u.termijnen[0]!, concept: { opTijd: 20, teLaat: 16, loopt: 0 } }] })).toBe(true)
})
