import { klokreden, KLOK_GRENS_MS } from './klokverschil.ts'
import type { Log } from './log.ts'

export interface KlokwachtDeps {
  /** How far the clock of this process is provably ahead of the real clock of Postgres, ms; negative: behind. One round trip. */
  readonly meet: () => Promise<number>
  readonly log: Pick<Log, 'error' | 'info'>
  /** Milliseconds of a clock that only runs forward. */
  readonly teller?: () => number
}

/** Stands between what is due and the sweep: while two clocks that should agree do not, nobody knows which is right, and a trap that goes off early cannot be taken back. */
export interface Klokwacht {
  /** Whether may be swept now. `iets`: something is due; without that, and while all is well, nothing is asked. @throws what `meet` throws */
  mag(iets: boolean): Promise<boolean>
  /** False while it refuses. */
  gezond(): boolean
  /** For how many milliseconds it has refused; 0 while it does not. */
  weigertMs(): number
  /** A Dutch sentence for whoever runs it; null while all is well. */
  reden(): string | null
}

/** Ends below this, so that a clock that is being put right does not flutter. */
const HERVAT_MS = KLOK_GRENS_MS / 2

/**
 * Looks before every sweep, and while it refuses with every beat: what it found is never older than that, so a machine that slept and
 * wakes with its clock right sweeps at once. Compares the real clocks; the proefklok moves neither.
 */
export function createKlokwacht({ meet, log, teller = () => performance.now() }: KlokwachtDeps): Klokwacht {
  let verschilMs: number | null = null
  let sinds = 0

  return {
    async mag(iets) {
      if (!iets && verschilMs === null) return true
      const nu = await meet()
      const weigert = Math.abs(nu) > (verschilMs === null ? KLOK_GRENS_MS : HERVAT_MS)
      if (weigert && verschilMs === null) {
        sinds = teller()
        log.error({ klokverschilMs: nu }, 'clocks disagree: nothing is swept')
      }
      if (!weigert && verschilMs !== null) log.info({ klokverschilMs: nu }, 'clocks agree again: sweeping goes on')
      verschilMs = weigert ? nu : null
      return !weigert
    },
    gezond: () => verschilMs === null,
    weigertMs: () => (verschilMs === null ? 0 : Math.round(teller() - sinds)),
    reden: () => (verschilMs === null ? null : klokreden(verschilMs)),
  }
}
