import type { Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import { expect, test } from 'vitest'
import { vervallenVragen, zonderDubbel } from './voorstel.ts'

const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'proef', titel: 'Proef', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const veld = (id: string, label: string, type = 'lang', rest: Partial<Veld> = {}): Veld => ({ id, sleutel: id.replaceAll('_', '-'), label, type, ...rest })
const kort = (van: Veld[], naar: Veld[]) => vervallenVragen(form(...van), form(...naar)).map(({ veldId, kan, voorstel }) => [veldId, kan.map((k) => k.veldId), voorstel])

test('a question that is gone is laid beside the new ones that can take its answers, the likeliest first', () => {
  expect(kort([veld('a', 'Wat wil de jongere zelf?')], [veld('b', 'Iets heel anders'), veld('c', 'Wat wil de jongere?'), veld('d', 'Wanneer', 'datum')])).toEqual([['a', ['c', 'b'], 'c']])
})
test('the same key is the same question; little in common is no proposal', () => {
  expect(kort([veld('a', 'Een', 'lang', { sleutel: 'zelfde' })], [veld('b', 'Twee', 'lang', { sleutel: 'zelfde' })])).toEqual([['a', ['b'], 'b']])
  expect(kort([veld('a', 'Krachten van het gezin')], [veld('b', 'Risico en gevaar van nu')])).toEqual([['a', ['b'], null]])
})
test('what stands in both, is worked out, or holds no answer is no choice', () => {
  const som = veld('som', 'Som', 'berekend', { config: { uitkomst: 'getal' }, berekening: 1 as never })
  expect(kort([veld('a', 'A'), veld('i', 'Uitleg', 'informatie', { config: { tekst: 'Lees dit' } })], [veld('a', 'A'), som])).toEqual([])
})
test('a list takes the answers of a list only', () => {
  const lijst = (id: string) => veld(id, 'Alternatieven', 'lijst', { velden: [veld('x', 'X', 'tekst')] })
  expect(kort([lijst('a')], [lijst('b'), veld('c', 'Alternatieven')])).toEqual([['a', ['b'], 'b']])
})
test('one new question is proposed once', () => {
  expect(zonderDubbel([{ voorstel: 'x' }, { voorstel: 'x' }, { voorstel: null }]).map((v) => v.voorstel)).toEqual(['x', null, null])
})
