import { expect, test } from 'vitest'
import type { Bericht } from './kanaal.port.ts'
import { mailtekst, verzameltekst } from './mailtekst.ts'

const bericht = {
  nummer: '2026-0042', termijnTitel: 'Verklarende analyse', deadline: '2026-05-01', trap: 'H1',
  herinnering: true, betaalvlag: false, rol: 'casusregisseur', omgeleidVan: null, email: 'marker.persoon@voorbeeld.example',
  geplandOp: '2026-05-02T07:00:00Z', afgegaanOp: '2026-05-02T07:00:00Z', huis: { gemeente: 'Rivierenstad', afzender: null, sjablonen: {} },
} as const
const tekst = (anders: Partial<Omit<Bericht, 'spoor'>> = {}): string => Object.values(mailtekst({ ...bericht, ...anders }, 'https://r.example')).join('\n')

test('a reminder is called a reminder, an escalatie says that the termijn is over', () => {
  expect(tekst()).toContain('Herinnering: er wacht een taak in casus 2026-0042')
  expect(tekst({ herinnering: false, trap: 'E2' })).toMatch(/^Er wacht een taak in casus 2026-0042 \(escalatie E2\)\nDit is een escalatie \(E2\): de termijn is voorbij\./)
})

test('who gets it in the place of somebody else is told so, by role', () => {
  expect(tekst({ rol: 'procesregisseur', omgeleidVan: 'casusregisseur' })).toContain('omdat de casusregisseur er niet is')
  expect(tekst()).not.toContain('omdat niemand')
})

test('the betaalvlag asks a human to judge', () => {
  expect(tekst({ herinnering: false, betaalvlag: true })).toContain('Beoordeel of de betaling wacht')
})

test('no address, no name, no code of the system', () => {
  expect(tekst()).not.toMatch(/marker|@|undefined|null/)
})

test('a verzamelmail names each taak with its casus, day and link, and counts them', () => {
  const { huis, ...taak } = bericht
  const { onderwerp, tekst: inhoud } = verzameltekst({ huis, dag: '2026-05-02', taken: [{ id: '1', escalatieId: 'e', ...taak }, { id: '2', escalatieId: 'f', ...taak, nummer: '2026-0043', trap: 'E2', herinnering: false }] }, 'https://r.example')
  expect(onderwerp).toContain('2 taken')
  for (const deel of ['2026-0042', '2026-0043', 'H1', 'E2', 'https://r.example/casussen/2026-0043', 'zaterdag 2 mei 2026']) expect(inhoud).toContain(deel)
  expect(`${onderwerp}${inhoud}`).not.toMatch(/marker|@|undefined|null|\{\{/)
})
