import { expect, test } from 'vitest'
import { bijwerkstand } from './bijwerken.ts'
import { leesWijziging, opVelden, pakUit, type Ingevuld } from './wijziging.ts'

const basis: Ingevuld = { datum: '2026-12-24', totEnMet: '', naam: 'Kerstsluiting', soort: 'eigen', bron: 'besluit' }
const dagen = (anders: Partial<Ingevuld>) => {
  const gelezen = leesWijziging({ ...basis, ...anders })
  return gelezen.ok ? gelezen.wijziging.erbij.map(({ datum }) => datum) : gelezen
}

test('one day is that day, whatever it is: the server says why it changes nothing', () => {
  expect(dagen({})).toEqual(['2026-12-24'])
  expect(dagen({ datum: '2026-12-25' })).toEqual(['2026-12-25'])
  expect(dagen({ datum: '2026-02-30', totEnMet: '2026-03-02' })).toEqual(['2026-02-30'])
})
test('of a stretch only the working days', () => expect(dagen({ totEnMet: '2027-01-04' })).toEqual(['2026-12-24', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04']))
test.each<[Partial<Ingevuld>, string, string]>([
  [{ datum: '' }, 'datum', 'Vul een datum in.'],
  [{ totEnMet: '2026-12-23' }, 'totEnMet', 'De laatste dag ligt voor de eerste. Draai ze om, of laat dit leeg.'],
  [{ totEnMet: '2026-02-31' }, 'totEnMet', 'Dit is geen bestaande datum.'],
  [{ totEnMet: '2029-01-01' }, 'totEnMet', 'Kies een periode van hoogstens een jaar.'],
  [{ datum: '2026-12-25', totEnMet: '2026-12-27' }, 'totEnMet', 'In deze periode ligt geen werkdag. Er verandert dan niets.'],
])('%j is told at its field', (anders, veld, melding) => expect(dagen(anders)).toEqual({ ok: false, veld, melding }))

test('a fault of the api stands at the field of the form', () => expect(opVelden({ 'erbij.3.datum': 'x', erbij: 'y' })).toEqual({ datum: 'x', erbij: 'y' }))
test('what a form carried along is read, and nothing else', () => {
  expect(pakUit('{"erbij":[],"weg":["a"]}')).toEqual({ erbij: [], weg: ['a'] })
  for (const onzin of ['', 'null', '{', '{"erbij":1,"weg":[]}']) expect(pakUit(onzin)).toBeNull()
})
test('the state of updating is a sentence', () => {
  expect(bijwerkstand(null)).toBeNull()
  expect(bijwerkstand({ status: 'bezig', gedaan: 20, totaal: 31 })).toEqual({ soort: 'info', loopt: true, tekst: 'De termijnen worden bijgewerkt: 20 van 31 casussen.' })
  expect(bijwerkstand({ status: 'klaar', gedaan: 31, totaal: 31 })).toMatchObject({ soort: 'goed', loopt: false })
  expect(bijwerkstand({ status: 'mislukt', gedaan: 0, totaal: null })).toMatchObject({ soort: 'fout', loopt: false })
})
