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
    expect(alarmen.map(({ titel }) => titel)).toEqual(['E-mail van gemeente Waterdam komt niet aan', 'E-mail, Waterdam staat stil'])
    expect(alarmen[1]).toMatchObject({ pauze: { id: pauze().id }, tekst: 'Femke zette dit stil tot 09:30: “Mailserver weigert afzender”. Er wachten 41 berichten.' })
  }
})
test('a few failures are no alarm', () => expect(alarmenVan({ meldingen: [], oorzaken: [oorzaak({ aantal: 2 })] })).toEqual([]))
test('the cause of one gemeente explains nothing of another', () =>
  expect(alarmenVan({ meldingen: [melding({ gemeente: RIVIERENSTAD })], oorzaken: [oorzaak({ aantal: 2 })] })[0]).toMatchObject({ titel: 'Te veel mislukt', oorzaak: null }))
test('worst first, then oldest', () =>
  expect(alarmenVan({ meldingen: [melding({ id: 'a', maat: 'pauzes', niveau: 'let-op' }), melding({ id: 'b', maat: 'workers', begonnenOp: '2026-10-05T06:30:00Z' }), melding({ id: 'c', maat: 'verschil' })], oorzaken: [] }).map(({ sleutel }) => sleutel)).toEqual(['c', 'b', 'a']))
