import { klokRepository, type Db } from '@regietafel/db'

/** More than this between the clock of the process and that of Postgres is worth somebody's attention. */
export const KLOK_GRENS_MS = 2_000

/**
 * How far the clock of this process is ahead of the real clock of Postgres, milliseconds; negative: behind. Only what the way there and
 * back cannot explain: a machine that is busy answers late, and that is no clock that is off.
 */
export async function meetKlokverschil(db: Db, klok: () => number = () => Date.now()): Promise<number> {
  const begin = klok()
  const teller = performance.now()
  const postgres = await klokRepository(db).echtMs()
  return bewezenVerschil(begin - postgres, performance.now() - teller)
}

/** `verschilMs` as the question left, `reisMs` until the answer was there. Postgres looked at its clock somewhere in between. */
export function bewezenVerschil(verschilMs: number, reisMs: number): number {
  if (verschilMs > 0) return Math.round(verschilMs)
  return Math.round(Math.min(0, verschilMs + reisMs))
}

/** For whoever runs the worker. */
export function klokreden(verschilMs: number): string {
  return `De klok van deze machine loopt ${Math.round(Math.abs(verschilMs) / 1_000)} seconden ${verschilMs > 0 ? 'voor' : 'achter'} op die van de database. Zet de klok gelijk (NTP) en start opnieuw.`
}
