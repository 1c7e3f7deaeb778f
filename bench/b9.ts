import { standaardKalender as kalender, isWerkdagOp } from '@regietafel/domain/kalender'
import { beginVanDagMs, dagUit, eindeVanDagMs, toDatum, type Dag } from '@regietafel/domain/kernel'
import { rijnmond1op1, voortgang } from '@regietafel/domain/kader'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { deadlinedag, normdag } from '@regietafel/domain/termijn'
import { Temporal } from 'temporal-polyfill'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** The termijnen that every casus has from its first day: days 7, 14, 21 and 28 of the poster, the last three on a werkdag. */
const regels = rijnmond1op1.termijnen.filter(({ termijn }) => ['verklarende-analyse', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28'].includes(termijn))
const VAN = dagUit(2020, 1, 1)
const TOT = dagUit(2040, 1, 1)

/** Of a casus that begins on `start`: per termijn the first late instant, ms, into `uit`. */
type Rekenaar = (start: Dag, uit: Float64Array) => void

const product: Rekenaar = (start, uit) => {
  for (let i = 0; i < regels.length; i += 1) {
    const regel = regels[i]!
    uit[i] = eindeVanDagMs(deadlinedag(kalender, start, normdag(kalender, start, regel.tel), regel))
  }
}

const temporal: Rekenaar = (start, uit) => {
  const begin = new Temporal.PlainDate(1970, 1, 1).add({ days: start })
  for (let i = 0; i < regels.length; i += 1) {
    const dagen = 7 * (i + 1)
    let datum = begin.add({ days: dagen })
    // The feestdagen are handed to the peer for nothing; it does the dates and the zone.
    for (let dag = start + dagen; i > 0 && !isWerkdagOp(kalender, dag); dag += 1) datum = datum.add({ days: 1 })
    uit[i] = datum.add({ days: 1 }).toZonedDateTime('Europe/Amsterdam').epochMilliseconds
  }
}

/** What nothing passes: every answer looked up. */
function dagtabel(): Rekenaar {
  const n = TOT - VAN + 60
  const verschoven = new Int32Array(n)
  const einde = new Float64Array(n)
  for (let i = n - 1; i >= 0; i -= 1) {
    verschoven[i] = isWerkdagOp(kalender, VAN + i) ? i : (verschoven[i + 1] ?? i)
    einde[i] = beginVanDagMs(VAN + i + 1)
  }
  return (start, uit) => {
    const i = start - VAN
    uit[0] = einde[i + 7]!
    for (let k = 1; k < 4; k += 1) uit[k] = einde[verschoven[i + 7 * (k + 1)]!]!
  }
}

/** The whole answer that the product gives: steps, termijnen with uitleg, poorten, escalaties. Ten termijnen instead of four. */
const alles: Rekenaar = (start, uit) => {
  const datum = toDatum(start)
  const op = `${datum}T08:00:00Z` as Gebeurtenis['op']
  const stand = voortgang(rijnmond1op1, [{ op, soort: 'plaatsing', datum }, { op, soort: 'een-op-een-gestart', datum }], kalender, beginVanDagMs(start) + 43_200_000)
  let i = 0
  for (const { termijn, eindeUtc } of stand.termijnen) if (regels.some((regel) => regel.termijn === termijn)) uit[i++] = Date.parse(eindeUtc)
}

const REKENAARS: Record<string, () => Rekenaar> = {
  regietafel: () => product,
  'temporal-polyfill': () => temporal,
  'day table': dagtabel,
  'regietafel, whole voortgang': () => alles,
}

/** Compares every answer of twenty years of start days with Temporal. Throws on the first difference. */
function check(reken: Rekenaar, step: number): number {
  const uit = new Float64Array(4)
  const oracle = new Float64Array(4)
  let checked = 0
  for (let start = VAN; start < TOT; start += step) {
    reken(start, uit)
    temporal(start, oracle)
    for (let i = 0; i < 4; i += 1) if (uit[i] !== oracle[i]) throw new Error(`${toDatum(start)}, termijn ${i}: ${uit[i]} instead of ${oracle[i]}`)
    checked += 4
  }
  return checked
}

async function measure(contestant: string, { short }: RunOptions): Promise<Measurement> {
  const reken = REKENAARS[contestant]!()
  const checked = check(reken, short ? 10 : 1)
  const cases = short ? 10_000 : 100_000
  const maxMs = short ? 200 : 1500
  const uit = new Float64Array(4)
  for (let start = VAN; start < VAN + 2000; start += 1) reken(start, uit)

  // Whole passes over the cases until the time is up, so that a fast contestant is not measured on the clock itself.
  let done = 0
  let start = VAN
  const begin = performance.now()
  let elapsed = 0
  do {
    for (let i = 0; i < Math.min(cases, 500); i += 1) {
      reken(start, uit)
      if ((start += 1) >= TOT) start = VAN
    }
    done += Math.min(cases, 500)
    elapsed = performance.now() - begin
  } while (elapsed < maxMs)
  return { value: (done / elapsed) * 1000, checked }
}

export const workload: Workload = {
  id: 'B9',
  title: 'four termijnen of a casus: normdatum, verschuiving, first late instant in Amsterdam, over 20 years of start days',
  unit: 'cases/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'temporal-polyfill', kind: 'peer' },
    { name: 'day table', kind: 'limit' },
    { name: 'regietafel, whole voortgang', kind: 'extra' },
  ],
  targets: [
    { text: 'at least 1,000,000 cases/s', min: 1_000_000 },
    { text: 'at least 25 times temporal-polyfill', against: 'temporal-polyfill', min: 25 },
    { text: 'the whole voortgang within 200 µs (at least 5,000 cases/s)', contestant: 'regietafel, whole voortgang', min: 5_000 },
  ],
  measure,
}
