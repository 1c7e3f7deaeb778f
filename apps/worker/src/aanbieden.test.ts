import { expect, test } from 'vitest'
import { createGeduld, omEnOm } from './aanbieden.ts'

test('who has much stands not in front of who has little', () => {
  expect(omEnOm([['a1', 'a2', 'a3'], ['b1'], [], ['c1', 'c2']])).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
  expect(omEnOm([])).toEqual([])
})

test('a verzamelmail waits for what is due, two minutes at most, and each gemeente by itself', () => {
  let nu = 0
  const geduld = createGeduld(() => nu)
  const zie = (gemeenteId: string, compleet: boolean, iets = true) => ({ gemeenteId, verzamel: { iets, compleet } })
  expect(geduld([zie('a', false), zie('b', true), zie('c', true, false)])).toEqual([{ gemeenteId: 'b', toch: false }])
  nu = 119_999
  expect(geduld([zie('a', false)])).toEqual([])
  nu = 120_000
  expect(geduld([zie('a', false), zie('d', false)])).toEqual([{ gemeenteId: 'a', toch: true }])
  nu = 130_000
  expect(geduld([zie('a', true)])).toEqual([{ gemeenteId: 'a', toch: false }])
  nu = 300_000
  expect(geduld([zie('a', false)])).toEqual([])
})
