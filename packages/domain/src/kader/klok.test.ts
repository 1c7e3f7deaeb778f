import { expect, test } from 'vitest'
import { standaardKalender } from '../kalender/index.ts'
import { klokstand, rijnmond1op1 as kader, voortgang } from './index.ts'
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

test('extending a termijn of one kader leaves the termijn of the same name in another where it was', () => {
  const verlengbaar = (titel: string) => ({ ...kader, sleutel: titel, termijnen: kader.termijnen.map((t) => ({ ...t, verlengbaar: { maxDagen: 14 } })) })
  const eerder = gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07')
  const na = (welk?: string) => [...eerder, { op: '2026-09-08T10:00:00+02:00', soort: 'verlengd', ...(welk && { kader: welk }), termijn: 'hulpverleningsplan', cyclus: 1, dagen: 7, reden: 'x' } as never]
  const deadline = (van: typeof kader, lijst: readonly unknown[]) => voortgang(van, lijst as never, standaardKalender, '2026-09-09T10:00:00+02:00').termijnen.find(({ termijn }) => termijn === 'hulpverleningsplan')?.deadline
  expect(deadline(verlengbaar('eigen'), na('eigen'))).toBe('2026-09-28')
  expect(deadline(verlengbaar('ander'), na('eigen'))).toBe('2026-09-21')
  expect(deadline(verlengbaar('ander'), na())).toBe('2026-09-28')
  expect(deadline(kader, na())).toBe('2026-09-21')
})
