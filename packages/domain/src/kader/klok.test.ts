import { expect, test } from 'vitest'
import { klokstand, rijnmond1op1 as kader } from './index.ts'
import { gebeurtenissen } from './testdata/hulp.ts'

const opgeschort = (op: string, datum: string, uiterlijk: string) => ({ op, soort: 'opgeschort', grond: 'wacht-op-toestemming', datum, uiterlijk }) as never
const vrij = (eerder: readonly unknown[], nu: string) => klokstand({ kader, eerder: eerder as never }, nu).gronden.find(({ grond }) => grond === 'wacht-op-toestemming')?.vrij

test('a ground has all its days until it is used, and what a pause took is gone', () => {
  const eerder = [...gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07')]
  expect(vrij(eerder, '2026-09-10T10:00:00+02:00')).toBe(28)
  const na = [...eerder, opgeschort('2026-09-08T10:00:00+02:00', '2026-09-08', '2026-10-06'), { op: '2026-09-13T10:00:00+02:00', soort: 'hervat', datum: '2026-09-13' } as never]
  expect(vrij(na, '2026-09-14T10:00:00+02:00')).toBe(23)
})

test('a running pause is told with the day on which its cap ends it, and is over on that day', () => {
  const eerder = [opgeschort('2026-09-08T10:00:00+02:00', '2026-09-08', '2026-10-06')]
  expect(klokstand({ kader, eerder }, '2026-10-05T23:30:00+02:00').loopt).toEqual({ grond: 'wacht-op-toestemming', titel: 'wacht op toestemming', van: '2026-09-08', tot: '2026-10-06' })
  expect(klokstand({ kader, eerder }, '2026-10-06T00:30:00+02:00').loopt).toBeNull()
  expect(klokstand({ kader, eerder }, '2026-09-07T10:00:00+02:00').loopt).toBeNull()
})
