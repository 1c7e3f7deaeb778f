import { takenMetWerk, type Db } from '@regietafel/db'
import type { Aanbod } from './aanbod.ts'

export interface TaakaanbiedDeps {
  readonly db: Db
  readonly taak: Aanbod<{ gemeenteId: string; taakId: string }>
  /** Milliseconds between two looks; somebody waits for it, but no clock of the law does. */
  readonly intervalMs: number
  /** A task runs in this process. What waits is offered by a worker that has its hands free. */
  readonly bezig: () => boolean
}

/** Tasks that are offered at once; the next ones when these are taken. */
const LIMIET = 5

/** Part of the beat, after the guarding: offers the tasks that wait or were left alone. */
export function createBiedTaken({ db, taak, intervalMs, bezig }: TaakaanbiedDeps): () => Promise<void> {
  let laatst = -Infinity
  return async () => {
    if (performance.now() - laatst < intervalMs) return
    laatst = performance.now()
    if (bezig()) return
    const taken = await takenMetWerk(db)
    await taak.bied(taken.slice(0, LIMIET))
  }
}
