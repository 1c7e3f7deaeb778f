import { expect, test } from 'vitest'
import { grensInWoorden, waardeInWoorden } from './maatwoorden.ts'

test.each([
  [0, 'ms', '0 s'], [250, 'ms', '0,3 s'], [12_000, 'ms', '12 s'], [119_000, 'ms', '119 s'], [240_000, 'ms', '4 min'], [3_600_000, 'ms', '60 min'], [60_480_000, 'ms', '17 uur'], [400_000_000, 'ms', '5 dagen'],
  [43, 'aantal', '43'], [0.61, 'deel', '61%'], [0.9799, 'deel', '97,9%'], [1, 'deel', '100%'], [null, 'ms', 'onbekend'],
] as const)('%s %s is read as %s', (waarde, eenheid, tekst) => expect(waardeInWoorden(waarde, eenheid)).toBe(tekst))

test('a share is never rounded up to a limit it does not reach', () => expect(waardeInWoorden(0.99999, 'deel')).toBe('99,9%'))

test('a grens says which way', () => {
  expect(grensInWoorden(900_000, { eenheid: 'ms', richting: 'hoger-is-erger' })).toBe('vanaf 15 min')
  expect(grensInWoorden(0.98, { eenheid: 'deel', richting: 'lager-is-erger' })).toBe('onder 98%')
})
