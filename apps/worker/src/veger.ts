import { foutCode } from '@regietafel/jobs'
import type { Handler } from './handler.ts'
import type { Log } from './log.ts'

export interface VegerDeps {
  readonly handler: Handler<{ gemeenteId: string }>
  readonly log: Pick<Log, 'error' | 'info'>
  readonly signal: AbortSignal
  readonly klok?: () => number
}

/** Sweeps gemeenten in this process, beside the beat: no queue stands between a moment and what follows from it. */
export interface Veger {
  /** These have something due. Returns at once; one that waits or is swept already is not added again. */
  veeg(gemeenten: readonly string[]): void
  /** False while every sweep fails, and while one has been busy for over half a minute. */
  gezond(): boolean
  /** Resolves when nothing is swept any more. The signal must be aborted first. */
  klaar(): Promise<void>
}

/** Gemeenten at the same time in this process. */
const TEGELIJK = 2
const TE_LANG_MS = 30_000
/** Sweeps that failed in a row before this process counts as ill. */
const ZIEK_NA = 20
const MELD_ELKE = 40

export function createVeger({ handler, log, signal, klok = () => performance.now() }: VegerDeps): Veger {
  const wachtend = new Set<string>()
  const bezig = new Map<string, number>()
  const lussen = new Set<Promise<void>>()
  let mis = 0

  async function een(gemeenteId: string): Promise<void> {
    bezig.set(gemeenteId, klok())
    try {
      await handler.handle({ gemeenteId }, signal)
      if (mis >= ZIEK_NA) log.info({ na: mis }, 'sweep is back')
      mis = 0
    } catch (error) {
      mis += 1
      if (mis === 1 || mis % MELD_ELKE === 0) log.error({ gemeenteId, code: foutCode(error), mis }, 'sweep failed')
    } finally {
      bezig.delete(gemeenteId)
    }
  }

  async function lus(): Promise<void> {
    for (const gemeenteId of wachtend) {
      if (signal.aborted) return
      wachtend.delete(gemeenteId)
      await een(gemeenteId)
    }
  }

  return {
    veeg(gemeenten) {
      if (signal.aborted || gemeenten.length === 0) return
      // Several workers see the same list: each begins somewhere else, and row locks do the rest.
      const begin = Math.floor(Math.random() * gemeenten.length)
      for (const gemeenteId of [...gemeenten.slice(begin), ...gemeenten.slice(0, begin)]) if (!bezig.has(gemeenteId)) wachtend.add(gemeenteId)
      while (lussen.size < Math.min(TEGELIJK, wachtend.size)) {
        const loopt = lus().finally(() => lussen.delete(loopt))
        lussen.add(loopt)
      }
    },
    gezond: () => mis < ZIEK_NA && [...bezig.values()].every((sinds) => klok() - sinds < TE_LANG_MS),
    klaar: async () => void (await Promise.all(lussen)),
  }
}
