/** One workload of the bench: the product and its peers doing the same work in the same run. A file `b<nr>.ts` exports one as `workload`. */
export interface Workload {
  /** "B9" */
  readonly id: string
  readonly title: string
  /** What `value` of a measurement counts: "cases/s". */
  readonly unit: string
  readonly better: 'higher' | 'lower'
  readonly contestants: readonly Contestant[]
  readonly targets: readonly Target[]
  /** Why this machine cannot run it, in a sentence; it is then left out and the run goes on. */
  readonly unavailable?: () => string | null
  /** Runs once before the rounds; what it returns is in the environment of every measurement. */
  readonly prepare?: (options: RunOptions) => Promise<Readonly<Record<string, string>>>
  /** Runs in a fresh process, once per contestant and round. Must check its own answers first and throw when one is wrong. */
  readonly measure: (contestant: string, options: RunOptions) => Promise<Measurement>
  readonly cleanUp?: () => Promise<void>
}

export interface Contestant {
  readonly name: string
  /** `limit` is what no honest implementation can pass; `extra` is shown but nothing is compared with it. */
  readonly kind: 'product' | 'peer' | 'limit' | 'extra'
}

export interface RunOptions {
  /** One round at a tenth of the size, for CI. */
  readonly short: boolean
}

export interface Measurement {
  readonly value: number
  /** More numbers of the same run, such as p50 and p99. */
  readonly more?: Readonly<Record<string, number>>
  /** How many answers were checked against an oracle. */
  readonly checked: number
}

export interface Target {
  readonly text: string
  /** Whose number; the product when left out. */
  readonly contestant?: string
  /** Name in `more`; `value` when left out. */
  readonly metric?: string
  /** The ratio to this contestant; the number itself when left out. Only ratios can make a run fail. */
  readonly against?: string
  readonly min?: number
  readonly max?: number
}
