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
  }
}
