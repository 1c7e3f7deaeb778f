import type { Rounds } from './rounds.ts'
import type { Contestant, Measurement, Target, Workload } from './workload.ts'

export interface Row extends Contestant {
  /** Median over the rounds; null when a measurement went wrong. */
  readonly value: number | null
  readonly more: Readonly<Record<string, number>>
  readonly rounds: number
  readonly spread: number | null
  /** Product divided by this one, or the other way round where lower is better: above 1 the product is ahead. */
  readonly productAhead: number | null
  readonly checked: number
  readonly error: string | null
}

export interface Verdict {
  readonly text: string
  readonly measured: number | null
  readonly met: boolean
  /** A ratio that is under 0.7 of its target fails the run. An absolute number never does: machines differ. */
  readonly fails: boolean
}

export interface Report {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly rows: readonly Row[]
  readonly verdicts: readonly Verdict[]
  readonly failed: boolean
}

const ALARM = 0.7

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((x, y) => x - y)
  const mid = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[mid]! : (sorted[mid - 1]! + sorted[mid]!) / 2
}

export function report(workload: Workload, rounds: Rounds): Report {
  const product = workload.contestants.find(({ kind }) => kind === 'product')!.name
  const values = new Map(workload.contestants.map(({ name }) => [name, medians(rounds.get(name) ?? 'not measured')]))
  const own = values.get(product)?.value ?? null
  const rows = workload.contestants.map((contestant): Row => {
    const measured = rounds.get(contestant.name)
    const { value, more } = values.get(contestant.name) ?? { value: null, more: {} }
    const all = Array.isArray(measured) ? (measured as Measurement[]) : []
    const numbers = all.map((m) => m.value)
    return {
      ...contestant,
      value,
      more,
      rounds: all.length,
      spread: numbers.length > 0 ? Math.max(...numbers) / Math.min(...numbers) : null,
      productAhead: own === null || value === null ? null : workload.better === 'higher' ? own / value : value / own,
      checked: all.reduce((sum, m) => sum + m.checked, 0),
      error: typeof measured === 'string' ? measured : null,
    }
  })
  const verdicts = workload.targets.map((target) => judge(target, product, rows))
  return { id: workload.id, title: workload.title, unit: workload.unit, rows, verdicts, failed: rows.some(({ error }) => error !== null) || verdicts.some(({ fails }) => fails) }
}

function medians(measurements: readonly Measurement[] | string): { value: number | null; more: Record<string, number> } {
  if (typeof measurements === 'string' || measurements.length === 0) return { value: null, more: {} }
  const names = Object.keys(measurements[0]!.more ?? {})
  return { value: median(measurements.map((m) => m.value)), more: Object.fromEntries(names.map((name) => [name, median(measurements.map((m) => m.more?.[name] ?? NaN))])) }
}

function judge({ text, contestant, metric, against, min = -Infinity, max = Infinity }: Target, product: string, rows: readonly Row[]): Verdict {
  const numberOf = (name: string) => {
    const row = rows.find((r) => r.name === name)
    return (metric === undefined ? row?.value : row?.more[metric]) ?? null
  }
  const own = numberOf(contestant ?? product)
  const other = against === undefined ? 1 : numberOf(against)
  const measured = own === null || other === null ? null : own / other
  const fails = against !== undefined && (measured === null || measured < ALARM * min || measured > max / ALARM)
  return { text, measured, met: measured !== null && measured >= min && measured <= max, fails }
}

const show = (n: number | null): string => (n === null ? '–' : Math.abs(n) >= 1000 ? Math.round(n).toLocaleString('en-US') : Number(n.toPrecision(3)).toString())

export function toTable({ id, title, unit, rows, verdicts }: Report): string {
  const extra = [...new Set(rows.flatMap(({ more }) => Object.keys(more)))]
  const head = ['', unit, ...extra, 'product ahead', 'spread', 'rounds', 'checked']
  const body = rows.map((r) => [
    `${r.kind === 'product' ? '▶ ' : '  '}${r.name}${r.kind === 'limit' ? ' (limit)' : ''}`,
    show(r.value),
    ...extra.map((name) => show(r.more[name] ?? null)),
    r.kind === 'product' || r.kind === 'extra' ? '' : `${show(r.productAhead)}x`,
    show(r.spread),
    String(r.rounds),
    show(r.checked),
  ])
  const widths = head.map((cell, i) => Math.max(cell.length, ...body.map((line) => line[i]!.length)))
  const line = (cells: readonly string[]) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd()
  const marks = verdicts.map((v) => `  ${v.met ? 'met   ' : v.fails ? 'FAILED' : 'missed'}  ${v.text}: ${show(v.measured)}`)
  const errors = rows.flatMap(({ name, error }) => (error === null ? [] : [`  WRONG   ${name}: ${error}`]))
  return [`${id}  ${title}`, line(head), ...body.map(line), ...marks, ...errors, ''].join('\n')
}
