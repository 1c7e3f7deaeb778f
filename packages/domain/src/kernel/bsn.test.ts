import { expect, test } from 'vitest'
import { isGeldigBsn } from './index.ts'

test.each([
  ['111222333', true],
  ['123456782', true],
  ['123456789', false],
  ['000000000', false],
  ['999999999', false],
  ['12345678', false],
  ['1234567820', false],
  ['12345678x', false],
  ['', false],
])('%s: %s', (bsn, geldig) => expect(isGeldigBsn(bsn)).toBe(geldig))
