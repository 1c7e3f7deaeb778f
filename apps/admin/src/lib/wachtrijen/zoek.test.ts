import { expect, test } from 'vitest'
import { actieadres, adres, filterVan, leesZoek, MAX_AANGEVINKT, zoekfout, zoektekst } from './zoek.ts'
import { RIVIERENSTAD, uuid } from './testing/stand.ts'

const lees = (tekst: string) => leesZoek(new URLSearchParams(tekst))

test('the default is what waits for an answer, and stands in no address', () => {
  expect(filterVan(lees(''))).toEqual({ status: 'open' })
  expect(adres(lees(''))).toBe('/wachtrijen')
})
test('an address reads back as it was written', () => {
  const tekst = `status=alle&periode=7d&trap=E3&gemeente=${RIVIERENSTAD.id}&casus=2026-0042&oorzaak=a~email~SMTP_550&proef=ja&id=${uuid(1)}&id=${uuid(2)}`
  expect(leesZoek(new URL(adres(lees(tekst)), 'http://x').searchParams)).toEqual(lees(tekst))
  expect(filterVan(lees(tekst))).toEqual({ status: 'alle', trap: 'E3', gemeente: RIVIERENSTAD.id, nummer: '2026-0042' })
})
test.each(['status=kapot', 'gemeente=rivierenstad', 'trap=%3Cscript%3E', 'periode=1j', 'id=nee'])('nonsense is as if it were not there: %s', (tekst) => expect(lees(tekst)).toEqual(lees('')))
test('what is no casusnummer filters on nothing, and that is said', () => {
  expect(zoekfout(lees('casus=Sami'))).toBe(true)
  expect(filterVan(lees('casus=Sami'))).toEqual({ status: 'open' })
})
test('a link closes the dialoog and forgets what was done', () => expect(adres(lees('doe=bevestig&wat=x&gedaan=bevestig&trap=E3'))).toBe('/wachtrijen?trap=E3'))
test('a form comes back to its own dialoog', () => expect(actieadres('bevestig', lees('doe=bevestig&wat=x'))).toBe('?/bevestig&doe=bevestig&wat=x'))
test('a saved view keeps the filter and nothing that was open', () => expect(zoektekst(lees(`trap=E3&periode=90d&oorzaak=a~b~c&doe=x&na=y&id=${uuid(1)}`))).toBe('periode=90d&trap=E3'))
test('an address holds one page of messages at most, each once', () => {
  const veel = Array.from({ length: 80 }, (_, i) => `id=${uuid(i)}`)
  expect(lees([...veel, ...veel].join('&')).ids).toHaveLength(MAX_AANGEVINKT)
})

test('any name that a kader may give a trap stands in the address; what cannot be one is left out', () => {
  const trap = (naam: string) => leesZoek(new URLSearchParams({ trap: naam })).trap
  for (const naam of ['E12', 'Bestuur-na-30-dagen1', 'boven-E3']) expect(trap(naam)).toBe(naam)
  for (const naam of ['<b>', 'E 1', 'abcdefghijklmnopqrstu']) expect(trap(naam)).toBe('')
})
