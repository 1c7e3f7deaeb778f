import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { boodschap, foutVan } from './boodschap.ts'

const met = (data: object, message = 'zin van de server') => TRPCClientError.from({ error: { code: -32600, message, data } } as never)

test('a refusal is shown as the api says it, at its field', () => {
  const fout = met({ code: 'BAD_REQUEST', refusal: { code: 'DATUM_IN_TOEKOMST', melding: 'Deze datum ligt in de toekomst.', pad: 'datum' }, velden: null })
  expect(foutVan(fout)).toMatchObject({ soort: 'geweigerd', melding: 'Deze datum ligt in de toekomst.', velden: { datum: 'Deze datum ligt in de toekomst.' } })
})
test('bad input says what is wrong per field', () =>
  expect(foutVan(met({ code: 'BAD_REQUEST', refusal: null, velden: { roepnaam: 'Vul de roepnaam in.' } }))).toMatchObject({ soort: 'velden', velden: { roepnaam: 'Vul de roepnaam in.' } }))
test('absent and invisible are the same', () =>
  expect(foutVan(met({ code: 'NOT_FOUND', refusal: { code: 'NIET_GEVONDEN', melding: 'x' }, velden: null })).soort).toBe('niet-gevonden'))
test('a lost connection says that nothing is lost', () =>
  expect(boodschap(TRPCClientError.from(new TypeError('fetch failed')))).toBe('Er is geen verbinding. Wat je typte staat er nog. Probeer het zo weer.'))
test('a text of the machine never reaches the screen', () =>
  expect(boodschap(new Error('ECONNREFUSED 10.0.0.7:5432'))).toBe('Er ging iets mis. Probeer het opnieuw.'))
