import type { Datum } from '@regietafel/domain/kernel'
import { expect, test } from 'vitest'
import { weegWijziging, type TeWegen } from './weeg.ts'

const d = (datum: string) => ({ datum: datum as Datum })
const weeg = (over: Partial<TeWegen>) => weegWijziging({ erbij: [], weg: [], gevraagd: [], staand: [], ...over })

test.each<[string, Partial<TeWegen>, string | null]>([
  ['nothing', {}, 'Kies eerst een dag.'],
  ['a working day', { erbij: [d('2026-12-24')] }, null],
  ['a Saturday', { erbij: [d('2026-12-19')] }, 'Zaterdag 19 december 2026 is al geen werkdag. Er verandert dan niets.'],
  ['a feestdag', { erbij: [d('2026-12-24'), d('2026-12-25')] }, 'Vrijdag 25 december 2026 is al een feestdag: Eerste Kerstdag. Er verandert dan niets.'],
  ['twice the same', { erbij: [d('2026-12-24'), d('2026-12-24')] }, 'Donderdag 24 december 2026 staat er twee keer bij.'],
  ['what stands there', { erbij: [d('2026-12-24')], staand: [{ id: 'x', ...d('2026-12-24'), naam: 'Kerstavond' }] }, 'Donderdag 24 december 2026 staat al in de kalender: Kerstavond.'],
])('%s', (_, te, melding) => {
  const fout = weeg(te)
  expect(fout && 'melding' in fout ? fout.melding : fout).toBe(melding)
})

test('the fault stands at the day', () => expect(weeg({ erbij: [d('2026-12-24'), d('2026-12-25')] })).toMatchObject({ pad: 'erbij.1.datum' }))

test('a day is given another name by taking it out and putting it in', () => {
  const dag = { id: 'x', ...d('2026-12-24'), naam: 'Kerstavond', verwijderd: null }
  expect(weeg({ erbij: [d('2026-12-24')], weg: ['x'], gevraagd: [dag], staand: [dag] })).toBeNull()
})

test('a day that is not there does not exist; one that somebody just took out was changed', () => {
  expect(weeg({ weg: ['x'] })).toEqual({ code: 'NIET_GEVONDEN' })
  expect(weeg({ weg: ['x'], gevraagd: [{ id: 'x', ...d('2026-12-24'), verwijderd: '2026-01-01' as Datum }] })).toEqual({ code: 'KALENDER_NET_GEWIJZIGD' })
})
