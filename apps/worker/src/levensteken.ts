import { readFileSync } from 'node:fs'
import { hartslagRepository, type Db } from '@regietafel/db'
import { foutCode } from '@regietafel/jobs'
import { KLOK_GRENS_MS, meetKlokverschil } from './klokverschil.ts'
import type { Log } from './log.ts'

const { version: VERSIE } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
/** Between two signs of life. */
const TEKEN_MS = 2_000
/** Signs of life of processes that are gone are kept for a day. */
const BEWAAR_MIN = 1_440

export type Werkwijze = 'wachtrij' | 'zelf' | 'gestopt'

/** What stands with a sign of life. `klok`: ms since 1970 by this process; `klokverschilMs`: how far that is ahead of Postgres. */
export interface Levensteken {
  readonly modus: Werkwijze
  readonly wachtrij: 'redis' | 'postgres'
  readonly versie: string
  readonly klok: number
  readonly klokverschilMs: number
  /** For how long this process has refused to sweep, ms; 0: it does not. It lives, and guards nothing. */
  readonly weigertMs: number
}

export interface LevenstekenDeps {
  readonly db: Db
  readonly log: Log
  readonly proces: string
  readonly wachtrij: Levensteken['wachtrij']
  /** No sign of life while this is false: whoever watches must see that nothing is swept. */
  readonly gezond: () => boolean
  readonly modus: () => Werkwijze
  /** See `Levensteken`. */
  readonly weigertMs: () => number
}

/** Writes every two seconds that this process lives, how it works and how its clock stands. A clock that is off stops the sweep (`klokwacht.ts`), not this: it is how the operator sees why. */
export async function startLevensteken({ db, log, proces, wachtrij, gezond, modus, weigertMs }: LevenstekenDeps): Promise<{ stop(): Promise<void> }> {
  let scheef = false

  function meldKlok(klokverschilMs: number): void {
    const nu = Math.abs(klokverschilMs) > KLOK_GRENS_MS
    if (nu !== scheef) log[nu ? 'error' : 'info']({ klokverschilMs }, nu ? 'clock of this process is off' : 'clock is right again')
    scheef = nu
  }

  async function teken(werkwijze: Werkwijze): Promise<void> {
    try {
      const klokverschilMs = await meetKlokverschil(db)
      meldKlok(klokverschilMs)
      await hartslagRepository(db).beat(proces, 'worker', { modus: werkwijze, wachtrij, versie: VERSIE, klok: Date.now(), klokverschilMs, weigertMs: weigertMs() } satisfies Levensteken)
    } catch (error) {
      log.warn({ code: foutCode(error) }, 'no sign of life written')
    }
  }

  let bezig: Promise<void> = Promise.resolve()
  const levend = (): Promise<void> => (bezig = bezig.then(async () => void (gezond() && (await teken(modus())))))
  const klok = setInterval(() => void levend(), TEKEN_MS)
  await Promise.all([levend(), hartslagRepository(db).forget(BEWAAR_MIN).catch(() => {})])
  return {
    async stop() {
      clearInterval(klok)
      await bezig // one that is under way must not come after the last
      await teken('gestopt')
    },
  }
}
