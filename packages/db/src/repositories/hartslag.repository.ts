import type { Db, Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface Hartslag {
  readonly proces: string
  readonly soort: string
  readonly op: string
  /** Age by the clock of Postgres, real time. */
  readonly ouderdomMs: number
  readonly gegevens: Record<string, unknown>
}

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
    /** Forgets processes that have been silent for longer. Only the worker may. */
    async forget(minutes: number): Promise<void> {
      await sql`delete from hartslag where op < now() - make_interval(mins => ${minutes})`
    },
  }
}
