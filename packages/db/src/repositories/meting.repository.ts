import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** One step of the history of one maat: the lowest and the highest of its minutes. */
export interface Meetpunt { readonly maat: string; readonly op: string; readonly laagste: number; readonly hoogste: number }

/** The history of the numbers of the guarding. Real time. */
export function metingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Steps in which nothing was measured are not there. Oldest first. */
    verloop: (maten: readonly string[], { uren, minuten }: { readonly uren: number; readonly minuten: number }): Promise<Meetpunt[]> => sql<Meetpunt[]>`
      select m.maat, date_bin(${minuten} * interval '1 minute', m.op, timestamptz '2000-01-01 00:00Z') as op, min(m.waarde) as laagste, max(m.waarde) as hoogste
      from meting m where m.maat = any (${[...maten]}::text[]) and m.op > now() - ${uren} * interval '1 hour'
      group by 1, 2 order by 1, 2`,

    /** Everything that was measured, to lay beside that of other gemeenten; per maat, oldest first, in ms. */
    reeksen: (maten: readonly string[], uren: number): Promise<{ maat: string; punten: [number, number][] }[]> => sql<{ maat: string; punten: [number, number][] }[]>`
      select m.maat, json_agg(json_build_array((extract(epoch from m.op) * 1000)::bigint, m.waarde) order by m.op) as punten
      from meting m where m.maat = any (${[...maten]}::text[]) and m.op > now() - ${uren} * interval '1 hour' group by 1`,
  }
}
