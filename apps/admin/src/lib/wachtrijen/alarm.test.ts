import type { Meldingstand } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { alarmenVan } from './alarm.ts'
import { NU, oorzaak, pauze, RIVIERENSTAD, WATERDAM } from './testing/stand.ts'

const melding = (anders: Partial<Meldingstand> = {}): Meldingstand => ({ id: 'm1', gemeente: WATERDAM, maat: 'mislukt', titel: 'Te veel mislukt', tekst: 'x', niveau: 'over-de-grens', begonnenOp: '2026-10-05T06:00:00Z', opgepaktDoor: null, href: '/wachtrijen', ...anders })

test('one dead mailserver is one alarm, however many rules it trips', () => {
  const alarmen = alarmenVan({ meldingen: [melding(), melding({ id: 'm2', maat: 'bezorgd-deel' }), melding({ id: 'm3', maat: 'mislukt-oudste' })], oorzaken: [oorzaak()] })
  expect(alarmen.map(({ titel, sinds }) => [titel, sinds])).toEqual([['E-mail van gemeente Waterdam komt niet aan', oorzaak().eerst]])
})
test('a cause is seen before its rule was looked at', () => expect(alarmenVan({ meldingen: [], oorzaken: [oorzaak()] })).toHaveLength(1))
test('a pauze says what, who, until when and why, before and after its rule saw it', () => {
  for (const meldingen of [[], [melding({ maat: 'pauzes', doel: pauze().id })]]) {
    const alarmen = alarmenVan({ meldingen, oorzaken: [oorzaak()], pauzes: [pauze()], nu: NU })
    expect(alarmen.map(({ titel }) => titel)).toEqual(['E-mail, Waterdam staat stil', 'E-mail van gemeente Waterdam komt niet aan'])
    expect(alarmen[0]).toMatchObject({ pauze: { id: pauze().id }, tekst: 'Femke zette dit stil tot 09:30: “Mailserver weigert afzender”. Er wachten 41 berichten.' })
  }
})
test('a few failures are no alarm', () => expect(alarmenVan({ meldingen: [], oorzaken: [oorzaak({ aantal: 2, erachter: 0 })] })).toEqual([]))
test('one that is tried for all that waits behind it is one, and red', () => {
  const geweigerd = oorzaak({ aantal: 1, erachter: 21 })
  for (const meldingen of [[], [melding({ niveau: 'let-op' })]]) expect(alarmenVan({ meldingen, oorzaken: [geweigerd] })).toMatchObject([{ niveau: 'over-de-grens', oorzaak: { sleutel: geweigerd.sleutel } }])
})
test('the cause of one gemeente explains nothing of another', () =>
  expect(alarmenVan({ meldingen: [melding({ gemeente: RIVIERENSTAD })], oorzaken: [oorzaak({ aantal: 2, erachter: 0 })] })[0]).toMatchObject({ titel: 'Te veel mislukt', oorzaak: null }))
test('worst first, then oldest', () =>
  expect(alarmenVan({ meldingen: [melding({ id: 'a', maat: 'pauzes', niveau: 'let-op' }), melding({ id: 'b', maat: 'achterstand-e4', begonnenOp: '2026-10-05T06:30:00Z' }), melding({ id: 'c', maat: 'verschil' })], oorzaken: [] }).map(({ sleutel }) => sleutel)).toEqual(['c', 'b', 'a']))
test('what is of the whole installation is one for all gemeenten, the worst of them, until it is picked up in each', () => {
  const workers = (id: string, anders: Partial<Meldingstand> = {}) => melding({ id, maat: 'workers', titel: 'Werkers', ...anders })
  const zie = (opgepakt: readonly (string | null)[]) => alarmenVan({ meldingen: [workers('r', { gemeente: RIVIERENSTAD, niveau: 'let-op', opgepaktDoor: opgepakt[0]! }), workers('w', { opgepaktDoor: opgepakt[1]! })], oorzaken: [], gemeenten: [RIVIERENSTAD, WATERDAM] })
  expect(zie([null, null])).toMatchObject([{ titel: 'Werkers, alle gemeenten', niveau: 'over-de-grens', melding: { id: 'w', opgepaktDoor: null }, overal: [{ id: 'r' }, { id: 'w' }] }])
  expect(zie(['Jan', null])).toMatchObject([{ melding: { opgepaktDoor: null }, overal: [{ id: 'w' }] }])
  expect(zie(['Jan', 'Femke'])).toMatchObject([{ melding: { opgepaktDoor: 'Jan' }, overal: [] }])
})
test('what stands still comes first: the guarding, then a kanaal, then what is red', () => {
  const stil = [pauze(), pauze({ id: 'p2', soort: 'gemeente', doel: '', titel: 'Alles van Waterdam' })]
  expect(alarmenVan({ meldingen: [melding({ maat: 'verschil' })], oorzaken: [oorzaak()], pauzes: stil, nu: NU }).map(({ titel }) => titel)).toEqual(['Alles van Waterdam staat stil', 'E-mail, Waterdam staat stil', 'E-mail van gemeente Waterdam komt niet aan', 'Te veel mislukt'])
})
test('of several gemeenten each alarm says whose it is, once; also one that is good again', () => {
  const titels = (gemeenten: (typeof WATERDAM)[]) => alarmenVan({ meldingen: [melding({ maat: 'verschil' }), melding({ id: 'm2', maat: 'achterstand-e4', weerGoed: true, niveau: 'let-op' })], oorzaken: [oorzaak()], pauzes: [], gemeenten }).map(({ titel }) => titel)
  expect(titels([RIVIERENSTAD, WATERDAM])).toEqual(['E-mail van gemeente Waterdam komt niet aan', 'Te veel mislukt, Waterdam', 'Te veel mislukt, Waterdam'])
  expect(titels([WATERDAM])[1]).toBe('Te veel mislukt')
})
test('a refused address is of a person, not of the kanaal', () => {
  const geweigerd = (personen: number) => alarmenVan({ meldingen: [], oorzaken: [oorzaak({ code: 'SMTP_550', herstel: 'adres', personen })] })[0]!.titel
  expect([geweigerd(1), geweigerd(2)]).toEqual(['E-mail aan 1 persoon van gemeente Waterdam komt niet aan', 'E-mail aan 2 personen van gemeente Waterdam komt niet aan'])
})
