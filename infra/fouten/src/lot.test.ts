import { expect, test } from 'vitest'
import { createLot } from './lot.ts'

const trek = (zaad: string): number[] => {
  const lot = createLot(zaad)
  return Array.from({ length: 50 }, () => lot.heel(1, 6))
}

test('the same seed gives the same choices, another seed others', () => {
  expect(trek('7')).toEqual(trek('7'))
  expect(trek('7')).not.toEqual(trek('8'))
})

test('both ends are drawn and nothing outside them', () => {
  expect(new Set(trek('seed'))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
})

test('a branch does not depend on what was drawn before it', () => {
  const lot = createLot('7')
  const eerst = lot.tak('a').getal()
  lot.getal()
  expect(lot.tak('a').getal()).toBe(eerst)
  expect(lot.tak('b').getal()).not.toBe(eerst)
})

test('shuffling loses nothing', () => {
  expect(createLot('7').schud([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5])
})
