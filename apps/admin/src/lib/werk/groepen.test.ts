import type { Taak } from '@regietafel/api/client'
import { expect, test } from 'vitest'
import { groepeer, samenvatting } from './groepen.ts'

const vandaag = '2026-10-02'
const taak = (id: string, deadline: string | null): Taak => ({
  id, soort: 'termijn', casusId: 'c', nummer: '2026-0042', roepnaam: 'Sami', leeftijd: 15, titel: id, termijn: id, poort: null, formulier: id, escalatieId: null,
  deadline, toestand: 'loopt', uitleg: '', wie: '', kader: null, ook: null, alsHetNietKomt: null, href: '/',
})
const taken = [taak('a', '2026-10-07'), taak('b', '2026-10-01'), taak('c', '2026-10-02'), taak('d', '2026-09-30'), taak('e', null), taak('f', '2026-11-20')]

test('what is late comes first, a missing regie even before that', () =>
  expect(groepeer(taken, vandaag).map(({ kop, taken: lijst }) => [kop, lijst.map(({ id }) => id)])).toEqual([
    ['Nu eerst', ['e']], ['Te laat', ['b', 'd']], ['Vandaag, vr 2 okt', ['c']], ['Volgende week', ['a']], ['Later', ['f']],
  ]))
test('what is more than three months away stands apart', () =>
  expect(groepeer([taak('a', '2026-12-31'), taak('b', '2027-01-01')], vandaag).map(({ kop, taken: lijst }) => [kop, lijst.map(({ id }) => id)])).toEqual([['Later', ['a']], ['Later dan drie maanden', ['b']]]))
test('the sentence on top says it in words', () =>
  expect(samenvatting(taken, vandaag)).toEqual({ dag: 'Vrijdag 2 oktober', teLaat: '2 dingen zijn te laat', rest: '1 ding moet als eerste, 1 moet vandaag, 1 volgende week' }))
test('nothing late, nothing red', () => expect(samenvatting([], vandaag)).toMatchObject({ teLaat: null, rest: '' }))
test('an escalatie is no late step: it is counted apart', () => {
  const escalatie: Taak = { ...taak('x', '2026-09-30'), soort: 'escalatie' }
  expect(samenvatting([...taken, escalatie], vandaag)).toMatchObject({ teLaat: '2 dingen zijn te laat', rest: '1 ding moet als eerste, 1 moet vandaag, 1 volgende week, 1 escalatie wacht op jou' })
  expect(samenvatting([escalatie], vandaag)).toMatchObject({ teLaat: null, rest: '1 escalatie wacht op jou' })
})
