import { expect, test } from 'vitest'
import { tekenLijn } from './lijn.ts'

test('one week is no line', () => expect(tekenLijn([{ week: 3, waarde: 10 }])).toBeNull())

test('the highest value lies on top, zero at the bottom, and weeks keep their distance', () => {
  const lijn = tekenLijn([{ week: 1, waarde: 60 }, { week: 2, waarde: 30 }, { week: 5, waarde: 0 }])!
  expect(lijn.punten.map((p) => p.y)).toEqual([lijn.boven, (lijn.boven + lijn.onder) / 2, lijn.onder])
  const [a, b, c] = lijn.punten.map((p) => p.x) as [number, number, number]
  expect((c - a) / (b - a)).toBeCloseTo(4, 0)
  expect(lijn.pad).toMatch(/^M[\d. ]+L[\d. ]+L[\d. ]+$/)
})

test('nothing but zeros does not divide by zero', () => expect(tekenLijn([{ week: 1, waarde: 0 }, { week: 2, waarde: 0 }])!.pad).not.toContain('NaN'))
