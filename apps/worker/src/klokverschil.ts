import { klokRepository, type Db } from '@regietafel/db'

/** More than this between the clock of the process and that of Postgres is worth somebody's attention. */
export const KLOK_GRENS_MS = 2_000

/**
 * How far the clock of this process is ahead of the real clock of Postgres, milliseconds; negative: behind. Half the round trip is taken
 * for the way there. Only reported: what decides is `nu()` of Postgres.
 */
export async function meetKlokverschil(db: Db, klok: () => number = () => Date.now()): Promise<number> {
  const begin = klok()
  const teller = performance.now()
  const postgres = await klokRepository(db).echtMs()
  return Math.round(begin + (performance.now() - teller) / 2 - postgres)
}
