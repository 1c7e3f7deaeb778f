import type { Db, Tx } from '../client.ts'
import { sqlOf, type Sql } from '../tenant.ts'

export interface Hartslag {
  readonly proces: string
  readonly soort: string
  readonly op: string
  /** Age by the clock of Postgres, real time. */
  readonly ouderdomMs: number
  readonly gegevens: Record<string, unknown>
}

/**
 * SQL: when the worker of sign of life `h` looked for the last time. One that lives and refuses to sweep says for how many milliseconds it does
 * (`weigertMs`): nobody looks then, however often it says that it is there.
 */
export const keekOp = (sql: Sql) => sql`h.op - coalesce((h.gegevens ->> 'weigertMs')::float8, 0) * interval '1 millisecond'`

/** Signs of life of the processes, in real time. Needs no gemeente. */
export function hartslagRepository(tx: Tx | Db) {
  const sql = sqlOf(tx)
  return {
    /** `gegevens` gets the clock of this process with it, so that one that is wrong shows. */
    async beat(proces: string, soort: string, gegevens: Record<string, unknown> = {}): Promise<void> {
      await sql`
        insert into hartslag (proces, soort, op, gegevens) values (${proces}, ${soort}, now(), ${JSON.stringify({ klok: Date.now(), ...gegevens })}::jsonb)
        on conflict (proces, soort) do update set op = excluded.op, gegevens = excluded.gegevens`
    },
    async list(): Promise<Hartslag[]> {
      return sql<Hartslag[]>`
        select proces, soort, op, (extract(epoch from clock_timestamp() - op) * 1000)::int as "ouderdomMs", gegevens from hartslag order by op desc`
    },
    /** Milliseconds since any worker last looked, real time; null when none ever did. */
    async bewakingMs(): Promise<number | null> {
      const [rij] = await sql<{ ms: number | null }[]>`select (extract(epoch from clock_timestamp() - max(${keekOp(sql)})) * 1000)::float8 as ms from hartslag h where h.soort = 'worker'`
      return rij!.ms
    },
    /** Connections of this role that are open, of all processes. */
    async verbindingen(): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity where application_name = current_setting('application_name')`
      return rij!.n
    },
    /** Forgets processes that have been silent for longer. Only the worker may. */
    async forget(minutes: number): Promise<void> {
      await sql`delete from hartslag where op < now() - make_interval(mins => ${minutes})`
    },
  }
}
