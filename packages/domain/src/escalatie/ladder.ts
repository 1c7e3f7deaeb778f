import { isWerkdagOp, werkdagenNa, type Kalender } from '../kalender/index.ts'
import { eindeVanDagMs, klokMs, toInstant, toMinuten, type Dag } from '../kernel/index.ts'
import type { Rol } from '../regie/index.ts'

/** Whom a trap addresses: a rol, or whoever answers for the termijn. */
export type Geadresseerde = Rol | 'uitvoerder'

export interface Traptrede {
  readonly trap: string
  /** Werkdagen from the deadline; negative is before it. */
  readonly werkdagen: number
  /** Instead of `werkdagen` (then 0): hours that really pass from the first late instant, at any time of day. */
  readonly uren?: number | undefined
  readonly naar: readonly Geadresseerde[]
  /** Instead of `naar` when the uitvoerder is one of those addressed, so that nobody is told of himself. */
  readonly alsUitvoerderZelf?: readonly Geadresseerde[] | undefined
  /** A human judges whether payment waits. */
  readonly betaalvlag?: boolean | undefined
}

/** Traps in the order in which they come. */
export interface Ladder {
  /** Local clock time in Amsterdam, `HH:MM`, of every trap. */
  readonly tijd: string
  readonly trappen: readonly Traptrede[]
}

/** One trap of one termijn: when and to whom. This is what the worker keeps with the termijn. */
export interface PlanTrap {
  readonly trap: string
  /** UTC, whole seconds. */
  readonly op: string
  readonly naar: readonly Rol[]
  readonly betaalvlag: boolean
}

/** Ms of a trap. `minuten` after local midnight. */
export const trapMs = (kalender: Kalender, deadline: Dag, werkdagen: number, minuten: number): number =>
  klokMs(werkdagenNa(kalender, deadline, werkdagen), minuten)

function geadresseerden({ naar, alsUitvoerderZelf }: Traptrede, uitvoerder: Rol): readonly Rol[] {
  const wie = alsUitvoerderZelf && naar.includes(uitvoerder) ? alsUitvoerderZelf : naar
  if (wie.length === 1) return [wie[0] === 'uitvoerder' ? uitvoerder : wie[0]!]
  return [...new Set(wie.map((rol) => (rol === 'uitvoerder' ? uitvoerder : rol)))]
}

export interface TePlannen {
  readonly ladder: Ladder
  readonly deadline: Dag
  readonly uitvoerder: Rol
  /** First late instant, ms, of a termijn that counts hours; the end of `deadline` when left out. */
  readonly eindeMs?: number
  /** Spans in which the clock stands still: a trap that falls in one waits for the first werkdag after it. */
  readonly stil?: readonly { readonly van: Dag; readonly tot: Dag }[]
}

/** The day of a trap, moved out of every span in which the clock stands still. */
function trapDag(kalender: Kalender, { deadline, stil }: TePlannen, werkdagen: number): Dag {
  let dag = werkdagenNa(kalender, deadline, werkdagen)
  for (const { van, tot } of stil ?? []) {
    if (dag < van || dag >= tot) continue
    dag = tot
    while (!isWerkdagOp(kalender, dag)) dag += 1
  }
  return dag
}

/** Ms of every trap of the ladder for a deadline, in its order. Counts from the deadline, after verschuiving and cap. */
export function trapMomenten(kalender: Kalender, teplannen: TePlannen): readonly number[] {
  const { ladder, deadline, eindeMs = eindeVanDagMs(deadline) } = teplannen
  const minuten = toMinuten(ladder.tijd)
  return ladder.trappen.map(({ uren, werkdagen }) => (uren === undefined ? klokMs(trapDag(kalender, teplannen, werkdagen), minuten) : eindeMs + uren * 3_600_000))
}

/** Every trap of the ladder for a deadline. `momenten` is what `trapMomenten` gave, if the caller has it. */
export function planTrappen(kalender: Kalender, teplannen: TePlannen, momenten = trapMomenten(kalender, teplannen)): readonly PlanTrap[] {
  return teplannen.ladder.trappen.map((trede, i) => ({
    trap: trede.trap,
    op: toInstant(momenten[i]!),
    naar: geadresseerden(trede, teplannen.uitvoerder),
    betaalvlag: trede.betaalvlag === true,
  }))
}
