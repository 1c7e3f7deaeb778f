import { expect, test } from 'vitest'
import { createStilte } from './stilte.ts'

function setup() {
  let t = 0
  return { stilte: createStilte(10_000, () => t), verstrijk: (ms: number) => (t += ms) }
}

test('a queue that gives jobs is relied on, however long there is work', () => {
  const { stilte, verstrijk } = setup()
  for (let i = 0; i < 100; i++) {
    stilte.aangeboden(true)
    verstrijk(250)
    stilte.gehoord()
  }
  expect(stilte.zelf).toBe(false)
})

test('a store that is away is worked around after ten seconds, not before', () => {
  const { stilte, verstrijk } = setup()
  stilte.aangeboden(false)
  verstrijk(9_999)
  stilte.aangeboden(false)
  expect(stilte.zelf).toBe(false)
  verstrijk(1)
  stilte.aangeboden(false)
  expect(stilte.zelf).toBe(true)
})

test('a store that takes everything and delivers nothing is worked around too', () => {
  const { stilte, verstrijk } = setup()
  stilte.aangeboden(true)
  verstrijk(10_000)
  stilte.aangeboden(true)
  expect(stilte.zelf).toBe(true)
})

test('the first job that starts ends it; being out of work does so only when the store answers', () => {
  const { stilte, verstrijk } = setup()
  stilte.aangeboden(false)
  verstrijk(10_000)
  stilte.aangeboden(false)
  stilte.leeg()
  expect(stilte.zelf).toBe(true)
  stilte.aangeboden(true)
  stilte.leeg()
  expect(stilte.zelf).toBe(false)
  stilte.aangeboden(false)
  verstrijk(10_000)
  stilte.aangeboden(false)
  stilte.gehoord()
  expect(stilte.zelf).toBe(false)
})
