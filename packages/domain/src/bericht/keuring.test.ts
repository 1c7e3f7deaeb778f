import fc from 'fast-check'
import { expect, test } from 'vitest'
import { berichtsoorten, keurReden, keurSjabloon, MAX_TEKST, onbevestigdeNamen, standaardSjablonen, vermoedNamen, type Sjabloon } from './index.ts'

const met = (tekst: string, soort: Sjabloon['soort'] = 'escalatie'): Sjabloon => ({ soort, onderwerp: 'Er wacht iets', tekst: `${tekst} {{link}}` })
const codes = (tekst: string, namen: string[] = []) => keurSjabloon(met(tekst), { namen }).map(({ code }) => code)

test.each(berichtsoorten)('the shipped %s can be saved, whatever people are called', (soort) => {
  expect(keurSjabloon(standaardSjablonen[soort], { namen: ['Open', 'Je', 'Casus', 'Dit', 'Sami'] })).toEqual([])
})

test.each([
  ['een burgerservicenummer 111222333', 'BSN'], ['of 111.222.333', 'BSN'], ['of 111 222 333', 'BSN'],
  ['geboren 03-05-2011', 'DATUM'], ['geboren 3/5/11', 'DATUM'], ['geboren 2011-05-03', 'DATUM'], ['geboren 3 mei 2011', 'DATUM'], ["geboren 3 mei '11", 'DATUM'],
  ['mail jan.de.vries@voorbeeld.nl', 'EMAIL'],
  ['bel 06-12345678', 'TELEFOON'], ['bel +31 6 1234 5678', 'TELEFOON'], ['bel 010 123 45 67', 'TELEFOON'],
  ['zie casus 2026-0042', 'CASUSNUMMER'],
])('“%s” is refused as %s', (tekst, code) => expect(codes(tekst)).toEqual([code]))

test.each(['bel 14 010', 'kamer 12, 3e etage', 'binnen 5 werkdagen', 'artikel 2.3 Jeugdwet', '123456789 is geen nummer', 'om 09:00 uur', 'in mei 2026'])('“%s” may stand there', (tekst) => expect(codes(tekst)).toEqual([]))

test('a name that is known in the gemeente is refused, at its place; a word of ours is not', () => {
  const [probleem] = keurSjabloon(met('Denk aan Sami’s plan'), { namen: ['Sami', 'Fatima el Idrissi'] })
  expect(probleem).toMatchObject({ plek: 'tekst', code: 'NAAM', van: 9, melding: 'Hier lijkt een naam te staan: “Sami’s”. Schrijf geen namen in een bericht.' })
  expect(codes('van mevrouw Idrissi', ['Fatima el Idrissi'])).toEqual(['NAAM'])
  expect(codes('samen een roos plukken', ['Roos', 'Sam'])).toEqual([])
})

test('a first name of a jongere is found without a capital too, as a whole word; an ordinary word and a name of a colleague are not', () => {
  const roepnamen = ['Sami', 'Roos', 'Noa', 'Fatima']
  const gevonden = (tekst: string) => keurSjabloon(met(tekst), { roepnamen, namen: ['Bakker'] }).map(({ code }) => code)
  expect([gevonden('denk aan sami'), gevonden('voor FATIMA’s plan, fatima’s'), gevonden('van Roos')]).toEqual([['NAAM'], ['NAAM', 'NAAM'], ['NAAM']])
  expect(['een samiër', 'een roos', 'de bakker', 'noa'].flatMap(gevonden)).toEqual([])
})

test('two words with a capital in a row may be a name; one, or words of ours, are not', () => {
  expect(vermoedNamen('Sanne Bakker wacht op haar plan. Sanne Bakker belt.')).toEqual([{ gevonden: 'Sanne Bakker', melding: 'Staat hier een naam? “Sanne Bakker” Haal hem weg, of kruis onder de tekst aan dat dit geen naam van een mens is.' }])
  expect(['Voor Jan de Vries.', 'Fatima el Idrissi belt', 'Sanne Bakker-Jansen'].map((tekst) => vermoedNamen(tekst).map(({ gevonden }) => gevonden))).toEqual([['Jan de Vries'], ['Fatima el Idrissi'], ['Sanne Bakker-Jansen']])
  expect(['Kijk bij Mijn werk. Daar staat het. Vraag Je collega.', 'Beste collega,\nDe Taak {{taak}} Wacht', 'NJI Utrecht', ...berichtsoorten.map((een) => standaardSjablonen[een].tekst)].flatMap(vermoedNamen)).toEqual([])
  expect(keurSjabloon(met('Sanne Bakker wacht'))).toEqual([])
})

test('who stands behind an aanspreking is somebody, known here or not; a word that is filled in is not', () => {
  expect(['voor mevrouw Bakker', 'bel dhr. Jansen', 'De heer de Vries wacht', 'vraag mw. van der Berg'].map((tekst) => codes(tekst))).toEqual([['NAAM'], ['NAAM'], ['NAAM'], ['NAAM']])
  expect(['Beste mevrouw,', 'mevrouw {{nummer}}', 'meneer of mevrouw', 'Mw is een afkorting'].flatMap((tekst) => codes(tekst))).toEqual([])
  expect(keurSjabloon(met('van mevrouw Idrissi'), { namen: ['Idrissi'] })).toHaveLength(1)
})

test('what may be a name asks until somebody says that it is none, each by itself and each where it stands', () => {
  const sjabloon: Sjabloon = { soort: 'escalatie', onderwerp: 'Team Noord wacht', tekst: 'Bel Sanne Bakker {{link}}' }
  const plekken = (geenNaam: string[]) => onbevestigdeNamen(sjabloon, geenNaam).map(({ plek, melding }) => [plek, /“(.*)”/.exec(melding)?.[1]])
  expect(plekken([])).toEqual([['onderwerp', 'Team Noord'], ['tekst', 'Bel Sanne'], ['tekst', 'Sanne Bakker']])
  expect(plekken(['Team Noord', 'Bel Sanne'])).toEqual([['tekst', 'Sanne Bakker']])
  expect(plekken(['Team Noord', 'Bel Sanne', 'Sanne Bakker'])).toEqual([])
})

test.each([['bsn 111222333', /burgerservicenummer/], ['bel 010-1234567', /telefoonnummer\./], ['mail a@b.nl', /e-mailadres/]])('a reason with “%s” is refused in words', (tekst, zin) => expect(keurReden(tekst)).toMatch(zin))
test.each(['Op 3 mei 2026 besproken in 2026-0042', '123456789 is geen nummer', 'Zie @marjan'])('a reason may say “%s”', (tekst) => expect(keurReden(tekst)).toBeNull())

test.each([
  ['{{naam}}', 'WOORD_ONBEKEND'], ['{{constructor}}', 'WOORD_ONBEKEND'], ['{{aantal}}', 'WOORD_HIER_NIET'], ['{{nummer', 'HAKEN'], ['}} los', 'HAKEN'], ['{{#taken}}', 'BLOK'], ['{{}}', 'HAKEN'],
])('%s is refused as %s', (tekst, code) => expect(codes(tekst)).toEqual([code]))

test('a verzamelmail needs its block, with the words of a taak inside it', () => {
  const verzameld = (tekst: string) => keurSjabloon(met(tekst, 'verzameld')).map(({ code }) => code)
  expect(verzameld('{{#taken}}{{nummer}}{{/taken}}')).toEqual([])
  expect(verzameld('Hallo')).toEqual(['BLOK'])
  expect(verzameld('{{/taken}}{{#taken}}')).toEqual(['BLOK'])
  expect(verzameld('{{nummer}}{{#taken}}{{aantal}}{{/taken}}')).toEqual(['WOORD_HIER_NIET', 'WOORD_HIER_NIET'])
})

test('empty, too long and without a link are said', () => {
  expect(keurSjabloon({ soort: 'escalatie', onderwerp: ' ', tekst: '' }).map(({ plek, code }) => [plek, code])).toEqual([['onderwerp', 'LEEG'], ['tekst', 'LEEG']])
  expect(keurSjabloon({ soort: 'escalatie', onderwerp: 'x', tekst: 'zonder' }).map(({ code }) => code)).toEqual(['GEEN_LINK'])
  expect(codes('x'.repeat(MAX_TEKST))).toEqual(['TE_LANG'])
})

test('whatever is written, looking it through is quick and never throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 5_000 }), fc.array(fc.string()), (tekst, namen) => { keurSjabloon(met(tekst), { namen }) }))
  for (const lang of ['1 '.repeat(2_000), '@'.repeat(3_900), 'a@'.repeat(1_900), '0 '.repeat(1_900), '{{'.repeat(1_900), '{{ '.repeat(1_200), ' '.repeat(3_900)]) {
    const begin = performance.now()
    keurSjabloon(met(lang))
    expect(performance.now() - begin).toBeLessThan(200)
  }
})
