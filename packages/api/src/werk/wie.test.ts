import { expect, test } from 'vitest'
import { wieKrijgt, type Bezetting } from './wie.ts'

const nadia = { id: 'g-nadia', naam: 'Nadia', organisatieId: 'o-zuid', organisatie: 'Wijkteam Zuid' }
const ruben = { id: 'g-ruben', naam: 'Ruben', organisatieId: 'o-lindehof', organisatie: 'De Lindehof' }
const iemand = { id: 'g-anders', rol: 'operator', organisatieId: 'o-x' } as const
const metBehandelaar: Bezetting = { regies: [{ ...nadia, soort: 'casus' }, { ...ruben, soort: 'behandel' }], betrokkenen: [] }
const zonderBehandelaar: Bezetting = { regies: [{ ...nadia, soort: 'casus' }], betrokkenen: [] }

test('a trap reaches who holds the role', () => {
  expect(wieKrijgt(metBehandelaar, 'zorgaanbieder', iemand)).toBe('De Lindehof (Ruben)')
})

test('nobody holds the role: the opvolger is named, and why', () => {
  expect(wieKrijgt(zonderBehandelaar, 'zorgaanbieder', iemand)).toBe('Wijkteam Zuid (Nadia, omdat niemand zorgaanbieder is)')
  expect(wieKrijgt({ regies: [], betrokkenen: [] }, 'procesregisseur', iemand)).toBe('het RET (omdat niemand procesregisseur is)')
})

test('the reader is jij, a team or office has its lidwoord', () => {
  expect(wieKrijgt(metBehandelaar, 'zorgaanbieder', { id: 'g-ruben', rol: 'zorgaanbieder', organisatieId: 'o-lindehof' })).toBe('jij')
  expect(wieKrijgt(metBehandelaar, 'gemeente', iemand)).toBe('de gemeente')
  expect(wieKrijgt(metBehandelaar, 'leidinggevende', iemand)).toBe('de leidinggevende')
})
