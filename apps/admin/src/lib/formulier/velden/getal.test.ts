import { expect, test } from 'vitest'
import { leesGetal, schrijfGetal } from './getal.ts'

test.each([
  ['', null], ['  ', null], ['37,5', 37.5], ['37.5', 37.5], ['1.234', 1234], ['1.234,50', 1234.5], ['€ 1250,50', 1250.5], ['10 %', 10], ['-3', -3], ['0', 0], ['37,', 37],
  ['zes', undefined], ['1,2,3', undefined], ['1e9', undefined], ['--1', undefined],
])('%j is read as %j', (tekst, getal) => expect(leesGetal(tekst)).toBe(getal))

test('what is written is read back', () => {
  for (const getal of [0, -1, 37.5, 1234.25, 0.1]) expect(leesGetal(schrijfGetal(getal))).toBe(getal)
})
