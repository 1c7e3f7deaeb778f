import { expect, test } from 'vitest'
import { isBearer } from './bearer.ts'

test('only the very token opens, and an empty one opens nothing', () => {
  expect(isBearer('Bearer geheim', 'geheim')).toBe(true)
  for (const kop of [null, undefined, '', 'geheim', 'Bearer ', 'Bearer geheim ', 'Bearer gehei', 'bearer geheim', 'Basic geheim']) expect(isBearer(kop, 'geheim')).toBe(false)
  expect(isBearer('Bearer ', '')).toBe(false)
})
