import { expect, test } from 'vitest'
import { nummersInWoorden } from './nodig.ts'

test.each([
  [[], ''], [[3], '3'], [[3, 4], '3 en 4'], [[2, 3, 4], '2 tot en met 4'], [[1, 3, 4, 5, 9], '1, 3 tot en met 5 en 9'],
])('%j reads as %j', (nummers, zin) => expect(nummersInWoorden(nummers)).toBe(zin))
