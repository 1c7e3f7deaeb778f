import { expect, test } from 'vitest'
import { perioden, toonPeriode } from './periode.ts'

test.each([
  ['2026-10-02', { van: '2026-07-01', tot: '2026-09-30' }, { van: '2026-10-01', tot: '2026-10-02' }, { van: '2025-10-03', tot: '2026-10-02' }],
  ['2026-01-01', { van: '2025-10-01', tot: '2025-12-31' }, { van: '2026-01-01', tot: '2026-01-01' }, { van: '2025-01-02', tot: '2026-01-01' }],
  ['2024-02-29', { van: '2023-10-01', tot: '2023-12-31' }, { van: '2024-01-01', tot: '2024-02-29' }, { van: '2023-03-01', tot: '2024-02-29' }],
])('on %s', (vandaag, ...verwacht) => expect(perioden(vandaag).map(({ periode }) => periode)).toEqual(verwacht))

test('the label names the months', () => expect(perioden('2026-10-02')[0]?.label).toBe('Vorig kwartaal: juli tot en met september 2026'))

test('a period reads as days, with the year where it is needed', () => {
  expect(toonPeriode({ van: '2026-07-01', tot: '2026-09-30' })).toBe('1 juli tot en met 30 september 2026')
  expect(toonPeriode({ van: '2025-10-03', tot: '2026-10-02' })).toBe('3 oktober 2025 tot en met 2 oktober 2026')
})
