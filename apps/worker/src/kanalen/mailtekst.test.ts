import { expect, test } from 'vitest'
import type { Bericht } from './kanaal.port.ts'
import { mailtekst } from './mailtekst.ts'

const bericht: Bericht = {
  sleutel: 's', nummer: '2026-0042', termijnTitel: 'Verklarende analyse', deadline: '2026-05-01', trap: 'H1',
  herinnering: true, betaalvlag: false, rol: 'casusregisseur', omgeleidVan: null, email: 'marker.persoon@voorbeeld.example',
}
const tekst = (anders: Partial<Bericht> = {}): string => Object.values(mailtekst({ ...bericht, ...anders }, 'https://r.example')).join('\n')

test('a reminder is called a reminder, an escalatie says that the termijn is over', () => {
  expect(tekst()).toContain('Herinnering: er wacht een taak in casus 2026-0042')
  expect(tekst({ herinnering: false, trap: 'E2' })).toMatch(/^Er wacht een taak in casus 2026-0042 \(escalatie E2\)\nDit is een escalatie \(E2\): de termijn is voorbij\./)
})

test('who gets it in the place of somebody else is told so, by role', () => {
  expect(tekst({ rol: 'procesregisseur', omgeleidVan: 'casusregisseur' })).toContain('omdat niemand nu casusregisseur is')
  expect(tekst()).not.toContain('omdat niemand')
})

test('the betaalvlag asks a human to judge', () => {
  expect(tekst({ betaalvlag: true })).toContain('Beoordeel of de betaling wacht')
})

test('no address, no name, no code of the system', () => {
  expect(tekst()).not.toMatch(/marker|@|undefined|null/)
})
