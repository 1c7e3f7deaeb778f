import { expect, test } from 'vitest'
import { median, report, toTable } from './report.ts'
import type { Workload } from './workload.ts'

const workload: Workload = {
  id: 'B0', title: 'a test', unit: 'ops/s', better: 'higher',
  contestants: [{ name: 'ours', kind: 'product' }, { name: 'theirs', kind: 'peer' }],
  targets: [{ text: 'twice theirs', against: 'theirs', min: 2 }, { text: 'a million', min: 1_000_000 }],
  measure: () => Promise.reject(new Error('not here')),
}
const measured = (...values: number[]) => values.map((value) => ({ value, checked: 10 }))

test('the median of rounds, and the ratio of medians', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([1, 2, 3, 10])).toBe(2.5)
  const { rows, verdicts, failed } = report(workload, new Map([['ours', measured(300, 400, 1000)], ['theirs', measured(100, 100, 110)]]))
  expect(rows.map(({ value, productAhead, checked }) => [value, productAhead, checked])).toEqual([[400, 1, 30], [100, 4, 30]])
  expect(verdicts.map(({ met }) => met)).toEqual([true, false])
  expect(failed).toBe(false)
})
test('a ratio under 0.7 of its target fails the run; a little under does not', () => {
  const of = (ours: number) => report(workload, new Map([['ours', measured(ours)], ['theirs', measured(100)]]))
  expect([of(190).failed, of(139).failed]).toEqual([false, true])
})
test('a wrong answer fails the run and is shown', () => {
  const wrong = report(workload, new Map<string, ReturnType<typeof measured> | string>([['ours', '2026-03-29: 1 instead of 2'], ['theirs', measured(100)]]))
  expect(wrong.failed).toBe(true)
  expect(toTable(wrong)).toContain('WRONG   ours: 2026-03-29: 1 instead of 2')
})
test('a target may be an upper bound on another number of the run', () => {
  const latency: Workload = { ...workload, better: 'lower', targets: [{ text: 'p50 at most 1.1 times theirs', metric: 'p50', against: 'theirs', max: 1.1 }] }
  const of = (p50: number) => report(latency, new Map([['ours', [{ value: 1, more: { p50 }, checked: 1 }]], ['theirs', [{ value: 1, more: { p50: 100 }, checked: 1 }]]]))
  expect([of(109), of(120), of(170)].map(({ verdicts, failed }) => [verdicts[0]!.met, failed])).toEqual([[true, false], [false, false], [false, true]])
})
