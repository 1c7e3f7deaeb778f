import type { Db } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface Poginggrens {
  /** Attempts that pass within one window. */
  readonly max: number
  readonly vensterMs: number
}

/**
 * Counts an attempt to log in and says how long to wait, in whole seconds; 0 when it may go on.
 * One statement, so that attempts at the same moment cannot all pass. Real time, never the proefklok.
 */
export async function telPoging(db: Db, sleutel: string, { max, vensterMs }: Poginggrens): Promise<number> {
  const [rij] = await sqlOf(db)<{ count: number; wachtMs: number }[]>`
    with klok as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms)
    insert into auth.rate_limit as r (id, key, count, last_request)
    select gen_random_uuid()::text, ${sleutel}, 1, ms from klok
    on conflict (key) do update set
      count = case when r.last_request <= excluded.last_request - ${vensterMs}::bigint then 1 else r.count + 1 end,
      last_request = case when r.last_request <= excluded.last_request - ${vensterMs}::bigint then excluded.last_request else r.last_request end
    returning count, (last_request + ${vensterMs}::bigint - (select ms from klok))::float8 as "wachtMs"`
  if (!rij || rij.count <= max) return 0
  return Math.max(1, Math.ceil(rij.wachtMs / 1000))
}

/** Forgets the attempts under this key (after a login that worked), and all windows that began over a day ago. */
export async function vergeetPogingen(db: Db, sleutel: string): Promise<void> {
  await sqlOf(db)`
    delete from auth.rate_limit
    where key = ${sleutel} or last_request < (extract(epoch from clock_timestamp()) * 1000)::bigint - 86400000`
}

/** Whose account this is, for the record of a failed login; null for an address nobody has. */
export async function findAccount(db: Db, email: string): Promise<{ gebruikerId: string; gemeenteId: string } | null> {
  const [rij] = await sqlOf(db)<{ gebruikerId: string; gemeenteId: string }[]>`
    select id as "gebruikerId", gemeente_id as "gemeenteId" from auth."user" where email = ${email.trim().toLowerCase()}`
  return rij ?? null
}
