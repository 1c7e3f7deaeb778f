import { expect, test } from 'vitest'
import { klokkop } from './klokkop.ts'

const ECHT = Date.parse('2026-10-05T06:50:00Z')

test('a mail says the moment of the product only while that is another than the real one', () => {
  expect(klokkop('2026-12-08T08:00:00Z', ECHT)).toEqual({ 'X-Regietafel-Moment': '2026-12-08T08:00:00.000Z' })
  expect(klokkop('2026-10-01T08:00:00Z', ECHT)).toEqual({ 'X-Regietafel-Moment': '2026-10-01T08:00:00.000Z' })
  expect(klokkop('2026-10-05T06:50:02Z', ECHT)).toEqual({})
  expect(klokkop(undefined, ECHT)).toEqual({})
})
