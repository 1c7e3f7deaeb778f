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
  readonly escalaties: readonly { readonly trap: string; readonly naar: readonly Rol[] }[]
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
      const rijen = await sql<CasusRij[]>`
        select c.id, c.nummer,
          (select json_agg(json_build_array(g.soort, g.op, g.datum, g.gegevens) order by g.volgnr) from gebeurtenis g where g.casus_id = c.id) as gebeurtenissen,
          (select json_agg(json_build_array(t.termijn, t.titel, t.stand, t.te_laat, t.einde_op))
           from termijn t where t.casus_id = c.id and t.kader = ${vergelijkMet} and t.deadline between ${van}::date and ${tot}::date) as termijnen,
          (select json_agg(json_build_array(e.trap, e.naar))
           from escalatie e join termijn t on t.id = e.termijn_id
           where e.casus_id = c.id and t.kader = ${vergelijkMet}
             and e.gepland_op >= ${van}::date::timestamp at time zone 'Europe/Amsterdam' and e.gepland_op < (${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam') as escalaties
        from casus c where c.id > ${na} and ${opKader(vergelijkMet)} order by c.id limit ${limiet}`
      return rijen.map(toCasus)
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

/** Arrays instead of objects: Postgres builds them several times faster, and there may be 400,000 gebeurtenissen. */
interface CasusRij {
  readonly id: string
  readonly nummer: string
  readonly gebeurtenissen: [Gebeurtenis['soort'], string, string | null, object][] | null
  readonly termijnen: [string, string, TerugblikTermijnrij['stand'], boolean, string][] | null
  readonly escalaties: [string, Rol[]][] | null
}

/** The session is in UTC, so JSON ends an instant in +00:00. */
const toUtc = (op: string): string => `${op.slice(0, -6)}Z`

const toCasus = ({ id, nummer, gebeurtenissen, termijnen, escalaties }: CasusRij): TerugblikCasus => ({
  id,
  nummer,
  // Rows were parsed when they were written and cannot change.
  gebeurtenissen: (gebeurtenissen ?? []).map(([soort, op, datum, gegevens]) => ({ ...gegevens, soort, op: toUtc(op), ...(datum === null ? {} : { datum }) }) as unknown as Gebeurtenis),
  termijnen: (termijnen ?? []).map(([termijn, titel, stand, teLaat, eindeOp]) => ({ termijn, titel, stand, teLaat, eindeOp: toUtc(eindeOp) })),
  escalaties: (escalaties ?? []).map(([trap, naar]) => ({ trap, naar })),
})
