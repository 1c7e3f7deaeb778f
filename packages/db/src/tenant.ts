import type postgres from 'postgres'
import type { Db, Tx } from './client.ts'
import { spoorVanNu } from './spoor.ts'

/** Which gemeente a transaction belongs to, and who acts. */
export interface Tenant {
  readonly gemeenteId: string
  readonly gebruikerId?: string | null
  /**
   * For a pool of the owner: take this role for the transaction. The owner's login may be a superuser, whom no policy binds,
   * and the repositories lean on the policies to stay within the gemeente.
   */
  readonly als?: 'app' | 'worker'
}

/** postgres.js itself, inside the same transaction: statements are prepared once per connection. */
export type Sql = postgres.TransactionSql

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Runs `work` in a transaction that sees and writes one gemeente only. The setting travels together with
 * the first query (one round trip less) and ends with the transaction, so a pooled connection never carries it on.
 * @throws when `gemeenteId` is not a uuid
 */
export function inGemeente<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(tenant.gemeenteId)) throw new Error('gemeenteId must be a uuid')
  return db.transaction(async (tx) => {
    const sql = sqlOf(tx)
    const isSet = setTenant(sql, tenant).execute()
    const spoor = spoorVanNu()
    const isGevolgd = spoor === null ? null : sql`select set_config('app.spoor', ${spoor}, true)`.execute()
    const [result] = await Promise.all([work(tx), isSet, isGevolgd])
    return result
  })
}

/**
 * Runs the sweep over many gemeenten in one transaction, under a role that knows ids, moments and roles and nothing of a dossier: it reads no
 * name, no address and no answer, and writes escalaties, messages and moments only (migration 0011). References hold every row to its own gemeente.
 */
export function inElkeGemeente<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const isGezet = sqlOf(tx)`select set_config('role', 'regietafel_veger', true), set_config('app.spoor', ${spoorVanNu() ?? ''}, true)`.execute()
    const [result] = await Promise.all([work(tx), isGezet])
    return result
  })
}

/** The statement that puts a transaction into a gemeente, and into a role when the tenant names one. */
export function setTenant(sql: Sql, { gemeenteId, gebruikerId, als }: Tenant) {
  return als === undefined
    ? sql`select set_config('app.gemeente_id', ${gemeenteId}, true), set_config('app.gebruiker_id', ${gebruikerId ?? ''}, true)`
    : sql`select set_config('app.gemeente_id', ${gemeenteId}, true), set_config('app.gebruiker_id', ${gebruikerId ?? ''}, true), set_config('role', ${`regietafel_${als}`}, true)`
}

/** The postgres.js handle of a transaction (or pool) of drizzle. Only repositories use it. */
export function sqlOf(tx: Tx | Db): Sql {
  return (tx as unknown as { _: { session: { client: Sql } } })._.session.client
}
