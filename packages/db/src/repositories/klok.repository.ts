import type { Db, Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** The clock that decides. Needs no gemeente: works on a pool and in a transaction (where it stands still). */
export function klokRepository(tx: Tx | Db) {
  const sql = sqlOf(tx)
  return {
    /** UTC, ISO text in milliseconds. */
    async nu(): Promise<string> {
      const [row] = await sql<{ nu: string }[]>`select nu() as nu`
      return row!.nu
    },
    /** The real clock of Postgres, ms since 1970; never the proefklok. */
    async echtMs(): Promise<number> {
      const [row] = await sql<{ ms: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`
      return row!.ms
    },
    /** How far the proefklok stands ahead, ms; 0 when there is none. */
    async verschuivingMs(): Promise<number> {
      const [row] = await sql<{ ms: number }[]>`select coalesce((select extract(epoch from verschuiving) * 1000 from proefklok), 0)::float8 as ms`
      return row!.ms
    },
    /** The moment, the day on an Amsterdam calendar, and whether the proefklok stands ahead. */
    async stand(): Promise<{ nu: string; vandaag: string; verschoven: boolean }> {
      const [row] = await sql<{ nu: string; vandaag: string; verschoven: boolean }[]>`
        select nu() as nu, (nu() at time zone 'Europe/Amsterdam')::date::text as vandaag, exists (select from proefklok) as verschoven`
      return row!
    },
    /** Moves the proefklok forward by whole days of 24 hours, fractions allowed. The caller checks that the mode allows it. */
    async vooruit(dagen: number): Promise<void> {
      await sql`
        insert into proefklok (verschuiving) values (make_interval(secs => ${dagen * 86_400}))
        on conflict (enig) do update set verschuiving = proefklok.verschuiving + excluded.verschuiving`
    },
    /** Sets the proefklok so that it is `moment` (ISO text with zone) now; it runs on from there. */
    async zetOp(moment: string): Promise<void> {
      await sql`
        insert into proefklok (verschuiving) values (${moment}::timestamptz - date_trunc('milliseconds', now()))
        on conflict (enig) do update set verschuiving = excluded.verschuiving`
    },
    /** Back to the real time. */
    async terug(): Promise<void> {
      await sql`delete from proefklok`
    },
  }
}
