import type { Gebeurtenis } from '@regietafel/domain/casus'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** One casus of a terugblik: its number, what happened in it, and what the rows say of the kader it is compared with. No names. */
export interface TerugblikCasus {
  readonly id: string
  readonly nummer: string
  readonly gebeurtenissen: readonly Gebeurtenis[]
  /** Termijnen of that kader whose deadline lies in the period. */
  readonly termijnen: readonly TerugblikTermijnrij[]
  /** Escalaties of that kader that were planned in the period and went off; also those that a later correction took the ground from. */
  readonly escalaties: readonly { readonly trap: string; readonly naar: readonly Rol[]; readonly termijn: string }[]
}
export interface TerugblikTermijnrij {
  readonly termijn: string
  readonly titel: string
  readonly stand: 'open' | 'afgerond' | 'vervallen'
  readonly teLaat: boolean
  /** First instant that is late, UTC. */
  readonly eindeOp: string
}

/** Which casussen, and which days (both included, on the Amsterdam calendar). */
export interface TerugblikVraag {
  /** Key of the kader the casussen run on, as main kader or beside. */
  readonly vergelijkMet: string
  readonly van: string
  readonly tot: string
}

/** Reads for the terugblik. The transaction cannot write. */
export function terugblikRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const opKader = (sleutel: string) => sql`
    (exists (select from kaderversie k where k.id = c.kaderversie_id and k.sleutel = ${sleutel}) or exists (select from casuskader ck where ck.casus_id = c.id and ck.sleutel = ${sleutel}))`

  return {
    /** From here on Postgres refuses every write in this transaction. */
    async readOnly(): Promise<void> {
      await sql`set transaction read only`
    },

    async count(vergelijkMet: string): Promise<number> {
      const [rij] = await sql<{ aantal: number }[]>`select count(*)::int as aantal from casus c where ${opKader(vergelijkMet)}`
      return rij!.aantal
    },

    /** The next casussen after `na` (an id), by id. Everything of one casus arrives as one row: that is much faster than a row per gebeurtenis. */
    async batch({ vergelijkMet, van, tot }: TerugblikVraag, { na, limiet }: { readonly na: string; readonly limiet: number }): Promise<TerugblikCasus[]> {
      return sql<TerugblikCasus[]>`
        select c.id, c.nummer,
          (select coalesce(json_agg(g.gegevens || jsonb_strip_nulls(jsonb_build_object('soort', g.soort, 'op', to_char(g.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'datum', g.datum)) order by g.volgnr), '[]'::json)
           from gebeurtenis g where g.casus_id = c.id) as gebeurtenissen,
          (select coalesce(json_agg(json_build_object('termijn', t.termijn, 'titel', t.titel, 'stand', t.stand, 'teLaat', t.te_laat,
             'eindeOp', to_char(t.einde_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]'::json)
           from termijn t where t.casus_id = c.id and t.kader = ${vergelijkMet} and t.deadline between ${van}::date and ${tot}::date) as termijnen,
          (select coalesce(json_agg(json_build_object('trap', e.trap, 'naar', e.naar, 'termijn', t.termijn)), '[]'::json)
           from escalatie e join termijn t on t.id = e.termijn_id
           where e.casus_id = c.id and t.kader = ${vergelijkMet}
             and e.gepland_op >= ${van}::date::timestamp at time zone 'Europe/Amsterdam' and e.gepland_op < (${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam') as escalaties
        from casus c where c.id > ${na} and ${opKader(vergelijkMet)} order by c.id limit ${limiet}`
    },

    /** The concept of this key as it stands now; null when there is none. */
    async findConcept(sleutel: string): Promise<{ inhoud: Record<string, unknown> } | null> {
      const [rij] = await sql<{ inhoud: Record<string, unknown> }[]>`select inhoud from kaderconcept where sleutel = ${sleutel}`
      return rij ?? null
    },

    /** Title of the newest version of a kader that casussen can run on; null when the gemeente has none of this key. */
    async findKadertitel(sleutel: string): Promise<string | null> {
      const [rij] = await sql<{ titel: string }[]>`select inhoud ->> 'titel' as titel from kaderversie where sleutel = ${sleutel} order by versie desc limit 1`
      return rij?.titel ?? null
    },
  }
}
