import { expect, test } from 'vitest'
import { Datum } from '../kernel/index.ts'
import { compileer } from './compileer.ts'
import { neemOver } from './begin.ts'
import { formulieren } from './formulieren/index.ts'
import { voorbeeldAntwoorden, voorbeeldContext } from './formulieren/voorbeelden.ts'

const analyse = compileer(formulieren['verklarende-analyse'])
const oud = voorbeeldAntwoorden('verklarende-analyse')
const later = { ...voorbeeldContext, vandaag: Datum.parse('2027-03-01') }

test('a next version keeps what was written', () => {
  const nieuw = neemOver(analyse, oud, later)
  expect(nieuw['factoren']).toEqual(oud['factoren'])
  expect(nieuw['verklaring']).toEqual(oud['verklaring'])
})

test('the own words of the jongere and what people think of the text are asked anew', () => {
  expect(oud['wens_jongere']).toBeTruthy()
  expect(oud['akkoord_jongere']).toBeTruthy()
  const nieuw = neemOver(analyse, oud, later)
  expect(Object.keys(nieuw)).not.toContain('wens_jongere')
  expect(Object.keys(nieuw)).not.toContain('akkoord_jongere')
  expect(Object.keys(nieuw)).not.toContain('akkoord_ouders')
})

test('the day to look again starts from the day of the new version', () => {
  expect(neemOver(analyse, oud, later)['actueel_tot']).toBe('2027-06-01')
})
