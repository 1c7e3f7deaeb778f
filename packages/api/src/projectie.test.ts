import { rolSleutels } from '@regietafel/domain/regie'
import { describe, expect, test } from 'vitest'
import { projectGebeurtenis, projectKop, projectWie } from './projectie.ts'

const kop = { id: 'c', nummer: '2026-0042', roepnaam: 'Sami', leeftijd: 15, geboortedatum: '2011-02-03', eigenWoorden: 'Naar oma', setting: 'open', aangemaaktOp: 'x', afgeslotenOp: null }
const gezien = { ...kop }
const niets = { ...kop, roepnaam: null, leeftijd: null, geboortedatum: null, eigenWoorden: null, setting: null }

describe('the head of a casus', () => {
  /* Written out by hand: what a role sees of a jongere is meant. */
  const verwacht: Record<string, unknown> = {
    casusregisseur: gezien, gedragswetenschapper: gezien, zorgaanbieder: gezien, procesregisseur: gezien, ret: gezien,
    gemeente: { ...kop, geboortedatum: null, eigenWoorden: null },
    leidinggevende: niets, beheerder: niets, operator: niets,
  }
  test.each(rolSleutels)('as %s', (rol) => expect(projectKop(rol, kop)).toEqual(verwacht[rol]))
})

test('a row of a list has no name for the operator', () => {
  expect(projectWie('operator', { roepnaam: 'Sami', leeftijd: 15, nummer: '2026-0042' })).toEqual({ roepnaam: null, leeftijd: null, nummer: '2026-0042' })
  expect(projectWie('gemeente', { roepnaam: 'Sami', leeftijd: 15 })).toEqual({ roepnaam: 'Sami', leeftijd: 15 })
})

test('the gemeente sees that something was decided, not what was written', () => {
  const rij = { volgnr: 1, soort: 'poort-beslist', titel: 'Poort beslist', tekst: '“Omdat”', op: 'x', datum: null, door: 'Marjan', vrijeTekst: true }
  const { vrijeTekst: _, ...zonder } = rij
  expect(projectGebeurtenis('gemeente', rij)).toEqual({ ...zonder, tekst: '' })
  expect(projectGebeurtenis('ret', rij)).toEqual(zonder)
  expect(projectGebeurtenis('gemeente', { ...rij, vrijeTekst: false })).toEqual(zonder)
})
