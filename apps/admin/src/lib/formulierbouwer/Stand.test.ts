import { formulieren } from '@regietafel/domain/formulier'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { opstelling } from './testing/opstelling.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-10-02T09:05:00Z') }))
afterEach(() => void vi.useRealTimers())

test('the shipped forms have no problems, differences or failing examples on the table', () => {
  const { stand } = opstelling({ definitie: formulieren['verklarende-analyse'] })
  expect(stand.problemen.filter(({ ernst }) => ernst === 'fout')).toEqual([])
  expect(stand.verschillen).toEqual([])
  expect(stand.proeven.filter((p) => !p.gelukt)).toEqual([])
})
