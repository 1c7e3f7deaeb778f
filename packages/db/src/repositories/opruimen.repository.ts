import type { Db, Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** Rows that one statement takes away at most; what is more goes at the next. */
const SET = 5_000

/** Throws away what is kept for a time only, in the gemeente of this transaction. Each answers how many; 0 is all there was. Harmless to do twice. */
export function opruimenRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** The retry log: 90 days, by the clock that decides. */
    async bezorgpogingen(): Promise<number> {
      return (await sql`delete from bezorgpoging where id in (select id from bezorgpoging where op < nu() - interval '90 days' order by op limit ${SET}) returning 1`).length
    },

    /**
     * Numbers of the guarding, real time: of each quarter older than 48 hours the lowest and the highest stay, after 90 days nothing. Every maat is a
     * stand of that minute or a share of the hour before it, none is a flow that adds up; for some the highest is the worst, for some the lowest, and the history shows both.
     */
    async metingen(): Promise<number> {
      const rijen = await sql`
        delete from meting m using (
          select maat, op, row_number() over (vak order by waarde desc, op) as hoog, row_number() over (vak order by waarde, op) as laag
          from meting where op < date_bin('15 minutes', now() - interval '48 hours', 'epoch') window vak as (partition by maat, date_bin('15 minutes', op, 'epoch'))) x
        where m.maat = x.maat and m.op = x.op and ((x.hoog > 1 and x.laag > 1) or m.op < now() - interval '90 days') returning 1`
      return rijen.length
    },

    /** Files older than 30 days that no form of their casus points at: not in its answers, and not in what it could be put back to. Under the role that may read answers. */
    async bijlagen(): Promise<number> {
      const rijen = await sql`
        delete from bijlage b using formulier f
        where f.id = b.formulier_id and b.op < nu() - interval '30 days'
          and not exists (select from formulier x where x.casus_id = f.casus_id and position(b.id::text in to_jsonb(x)::text) > 0)
          and not exists (select from formulierverhuizing v join formulier x on x.id = v.formulier_id where x.casus_id = f.casus_id and position(b.id::text in v.voor::text) > 0) returning 1`
      return rijen.length
    },
  }
}

/** Ids of all gemeenten; for the worker only. */
export async function alleGemeenten(db: Db): Promise<string[]> {
  return (await sqlOf(db)<{ id: string }[]>`select alle_gemeenten() as id`).map(({ id }) => id)
}
