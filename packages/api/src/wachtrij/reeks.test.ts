import { expect, test } from 'vitest'
import { samenInVakken, type Reeks } from './reeks.ts'

const MIN = 60_000
const NU = Date.UTC(2026, 9, 5, 7)
const reeks = (...paren: [number, number][]): Reeks => paren.map(([geleden, waarde]) => [NU - geleden * MIN, waarde])
const som = { voeg: (a: number, b: number) => a + b, heel: true, stapMs: 15 * MIN, nuMs: NU }
const kort = (reeksen: readonly Reeks[], vraag = som) => samenInVakken(reeksen, vraag).map(({ op, laagst, hoogst }) => [(NU - op) / MIN, laagst, hoogst])

test('a peak here and a peak there at another minute are not added', () =>
  expect(kort([reeks([10, 64], [9, 0], [8, 0]), reeks([10, 0], [9, 0], [8, 50])])).toEqual([[15, 0, 64]]))
test('at the same minute they are', () => expect(kort([reeks([10, 64], [9, 1]), reeks([10, 50], [9, 1])])).toEqual([[15, 2, 114]]))
test('who was measured a minute later counts with what she had', () => expect(kort([reeks([10, 5], [8, 5]), reeks([11, 3], [9, 3])])).toEqual([[15, 3, 8]]))
test('a sum of which one is missing is not known; one that was not there yet is not missing', () => {
  expect(kort([reeks([40, 1], [35, 1], [34, 1]), reeks([40, 2])])).toEqual([[45, 3, 3]])
  expect(kort([reeks([40, 1]), reeks([1, 2])])).toEqual([[45, 1, 1]])
})
test('the worst of what is known: where nothing was sent is a gap', () =>
  expect(kort([reeks([40, 1], [10, 1]), reeks([40, 0])], { ...som, voeg: Math.min, heel: false })).toEqual([[45, 0, 0], [15, 1, 1]]))
test('what is left of a quarter stands for that quarter', () => {
  const dagen = 3 * 1_440
  expect(kort([reeks([dagen, 4]), reeks([dagen - 9, 2])])).toEqual([[dagen, 4, 6]])
})
