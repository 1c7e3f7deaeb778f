import { Moment, toInstant, toMs, type Tijdstip } from '../kernel/index.ts'
import type { PlanTrap } from './ladder.ts'

export type TermijnStandCode = 'open' | 'afgerond' | 'vervallen'

export interface TermijnInBewaking {
  readonly plan: readonly PlanTrap[]
  /** Traps that were taken before; each is taken once. */
  readonly genomen: ReadonlySet<string> | readonly string[]
  /** First instant that is late. */
  readonly eindeOp: Tijdstip
  readonly stand: TermijnStandCode
}

export interface TrapBesluit {
  /** Due at `nu` and not taken, in order of the ladder. */
  readonly nu: readonly PlanTrap[]
  /** The moment of the next trap that is neither due nor taken, or null. */
  readonly volgendeActieOp: string | null
}

const NIETS: TrapBesluit = { nu: [], volgendeActieOp: null }

/** What is stored may have been damaged: a trap has a name, a moment that exists (a machine reads one in 31 February) and a list of roles. */
const isPlanTrap = (trap: unknown): trap is PlanTrap =>
  typeof trap === 'object' && trap !== null && 'trap' in trap && typeof trap.trap === 'string' && 'op' in trap && Moment.safeParse(trap.op).success && 'naar' in trap && Array.isArray(trap.naar)

function leesPlan(plan: unknown): readonly PlanTrap[] {
  if (!Array.isArray(plan) || !plan.every(isPlanTrap)) throw new RangeError('Plan is niet te lezen')
  return plan
}

/**
 * Which traps go off at `nu`. Late by any amount gives the same traps as in time, except that a reminder
 * (a trap before the end of the deadline) is not sent after it. A termijn that is not open gives none, ever.
 * @throws RangeError on a plan that cannot be read; the comparison names it (`onleesbaar`)
 */
export function decideTrappen({ plan, genomen, eindeOp, stand }: TermijnInBewaking, nu: Tijdstip): TrapBesluit {
  if (stand !== 'open') return NIETS
  const moment = toMs(nu)
  const einde = toMs(eindeOp)
  const taken = new Set(genomen)
  const due: PlanTrap[] = []
  let volgende = Infinity
  for (const trap of leesPlan(plan)) {
    const op = toMs(trap.op)
    if (taken.has(trap.trap) || (op < einde && moment >= einde)) continue
    if (op <= moment) due.push(trap)
    else if (op < volgende) volgende = op
  }
  return { nu: due, volgendeActieOp: volgende === Infinity ? null : toInstant(volgende) }
}

/** When the worker must look at this termijn: the first trap that is due or to come, or null. What is stored as `volgende_actie_op`. */
export function eersteActieOp(termijn: TermijnInBewaking, nu: Tijdstip): string | null {
  const besluit = decideTrappen(termijn, nu)
  return besluit.nu.reduce<string | null>((eerste, { op }) => (eerste === null || op < eerste ? op : eerste), null) ?? besluit.volgendeActieOp
}
