import { foutCode } from '@regietafel/jobs'
import type { Log } from './log.ts'

export interface HartslagDeps {
  /** One beat; answers the milliseconds until the next known moment by the clock of Postgres, null when none is known. Negative or 0: now. */
  slag(): Promise<number | null>
  readonly log: Log
  /** Longest time between two looks. A clock that is moved is followed within this. */
  readonly intervalMs: number
}

export interface Hartslag {
  /** The next beat comes at once. */
  wek(): void
  /** False while beats fail, and while one beat has been busy for over half a minute. */
  gezond(): boolean
  /** Ends after the beat that runs. */
  stop(): Promise<void>
}

/** After a fault the beat waits longer, up to this, so that a database that starts is not flooded. */
const MAX_PAUZE_MS = 2_000
const TE_LANG_MS = 30_000

/**
 * Looks every `intervalMs`, and exactly at the next known moment when that comes first. The timer only wakes: whether something
 * is due, Postgres says. A fault is logged and the next beat comes anyway.
 */
export function startHartslag({ slag, log, intervalMs }: HartslagDeps): Hartslag {
  let gestopt = false
  let geroepen = false
  let wek: (() => void) | undefined
  let mis = 0
  let begon = performance.now()

  async function sla(): Promise<number> {
    begon = performance.now()
    try {
      const overMs = await slag()
      if (mis > 0) log.info({ na: mis }, 'beat is back')
      mis = 0
      return overMs === null || overMs <= 0 ? intervalMs : Math.min(intervalMs, Math.ceil(overMs) + 1)
    } catch (error) {
      mis += 1
      if (mis === 1 || mis % 20 === 0) log.error({ code: foutCode(error), mis }, 'beat failed')
      return Math.min(intervalMs * 2 ** Math.min(mis, 5), MAX_PAUZE_MS)
    }
  }

  /** Asked for while a beat runs, it is not forgotten. */
  const slapen = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (geroepen) return resolve()
      const timer = setTimeout(resolve, ms)
      wek = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = (async () => {
    while (!gestopt) {
      const pauze = await sla()
      if (!gestopt) await slapen(pauze)
      geroepen = false
    }
  })()

  return {
    wek() {
      if (mis > 0) return // after a fault its pause is kept
      geroepen = true
      wek?.()
    },
    gezond: () => mis === 0 && performance.now() - begon < TE_LANG_MS,
    async stop() {
      gestopt = true
      wek?.()
      await loop
    },
  }
}
