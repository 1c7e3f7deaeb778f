import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface CasuskaderRij {
  readonly casusId: string
  readonly sleutel: string
  readonly kaderversieId: string
  readonly sinds: string
  readonly door: string | null
}

export interface NieuwCasuskader {
  readonly casusId: string
  readonly kaderversieId: string
  readonly sleutel: string
  readonly door: string | null
  /** Only for the demo and import: a moment in the past, ISO text. */
  readonly sinds?: string
}

/** Kaders that run on a casus beside the one it began with. A casus has one kader per key; which version never changes. */
export function casuskaderRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /**
     * False when the casus has this kader already, as its own or beside; then nothing changes. Locks the casus.
     * The caller brings the projections along: `appendGebeurtenissen(tx, casusId, [])`.
     */
    async add({ casusId, kaderversieId, sleutel, door, sinds }: NieuwCasuskader): Promise<boolean> {
      await sql`select from casus where id = ${casusId} for no key update`
      const rows = await sql`
        insert into casuskader (gemeente_id, casus_id, sleutel, kaderversie_id, sinds, door)
        select c.gemeente_id, c.id, k.sleutel, k.id, coalesce(${sinds ?? null}::timestamptz, nu()), ${door}
        from casus c join kaderversie k on k.id = ${kaderversieId} and k.sleutel = ${sleutel}
        where c.id = ${casusId} and not exists (select from kaderversie eigen where eigen.id = c.kaderversie_id and eigen.sleutel = k.sleutel)
        on conflict (casus_id, sleutel) do nothing returning sleutel`
      return rows.length > 0
    },
    /** In the order in which they were added. */
    list: (casusId: string): Promise<CasuskaderRij[]> => listVan([casusId]),
    /** Of several casussen at once. */
    listVan,
  }

  function listVan(casusIds: readonly string[]): Promise<CasuskaderRij[]> {
    return sql<CasuskaderRij[]>`
      select casus_id as "casusId", sleutel, kaderversie_id as "kaderversieId", sinds, door from casuskader
      where casus_id = any (${[...casusIds]}::text[]::uuid[]) order by casus_id, sinds, sleutel`
  }
}
