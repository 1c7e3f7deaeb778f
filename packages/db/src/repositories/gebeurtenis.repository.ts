import { Gebeurtenis, type GebeurtenisSoort } from '@regietafel/domain/casus'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface GebeurtenisRij {
  readonly id: string
  readonly casusId: string
  readonly volgnr: number
  readonly soort: GebeurtenisSoort
  readonly op: string
  readonly datum: string | null
  readonly gegevens: Record<string, unknown>
  readonly door: string | null
  /** Name of `door`, when it is a gebruiker. */
  readonly naam: string | null
  readonly organisatie: string | null
}

/** What is appended. `op` left out: now, by the clock of Postgres. Only the demo and import give another. */
export type NieuweGebeurtenis = WithoutOp<Gebeurtenis> & { readonly op?: string; readonly door?: string | null }
type WithoutOp<T> = T extends unknown ? Omit<T, 'op'> : never

/** What is to be written behind the last gebeurtenis of one casus. */
export interface Opgetekend {
  readonly casusId: string
  readonly nieuw: readonly NieuweGebeurtenis[]
}

export function gebeurtenisRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** In the order in which they were recorded. */
    async list(casusId: string): Promise<GebeurtenisRij[]> {
      return sql<GebeurtenisRij[]>`
        select e.id, e.casus_id as "casusId", e.volgnr, e.soort, e.op, e.datum::text as datum, e.gegevens, e.door, g.naam, o.naam as organisatie
        from gebeurtenis e left join gebruiker g on g.id = e.door left join organisatie o on o.id = g.organisatie_id
        where e.casus_id = ${casusId} order by e.volgnr`
    },
    /** What the kader folds, of several casussen at once. */
    async listForFold(casusIds: readonly string[]): Promise<Map<string, Gebeurtenis[]>> {
      const rows = await sql<Pick<GebeurtenisRij, 'casusId' | 'soort' | 'op' | 'datum' | 'gegevens'>[]>`
        select casus_id as "casusId", soort, op, datum::text as datum, gegevens from gebeurtenis
        where casus_id = any (${[...casusIds]}::text[]::uuid[]) order by casus_id, volgnr`
      const perCasus = new Map<string, Gebeurtenis[]>(casusIds.map((id) => [id, []]))
      for (const row of rows) perCasus.get(row.casusId)?.push(toGebeurtenis(row))
      return perCasus
    },
    /**
     * Writes them behind the last one of their casus. The caller holds the locks on the casussen and their termijnen. A transaction that waited
     * for those began a little before the one it waited for: its gebeurtenissen get a moment that is not before the last gebeurtenis, and after
     * the last trap that went off, so that the order of recording is the order of time.
     * @returns per casus the moment of the first of them
     */
    async insert(perCasus: readonly Opgetekend[]): Promise<Map<string, string>> {
      const rows = perCasus.flatMap(({ casusId, nieuw }) => nieuw.map((gebeurtenis, i) => ({ casus_id: casusId, ...toRow(gebeurtenis, i + 1) })))
      if (rows.length === 0) return new Map()
      const eerste = await sql<{ casusId: string; op: string }[]>`
        with laatste as materialized (
          select c.id as casus_id, coalesce(g.volgnr, 0) as volgnr,
                 greatest(g.op, (select max(e.afgegaan_op) + interval '1 millisecond' from escalatie e where e.casus_id = c.id and e.afgegaan_op < nu() + interval '1 minute')) as op
          from unnest(${perCasus.map(({ casusId }) => casusId)}::text[]::uuid[]) as c(id),
               lateral (select max(volgnr) as volgnr, max(op) as op from gebeurtenis where casus_id = c.id) g
        ), nieuw as (
          insert into gebeurtenis (gemeente_id, casus_id, volgnr, soort, op, datum, gegevens, door)
          select current_setting('app.gemeente_id')::uuid, r.casus_id, laatste.volgnr + r.nr, r.soort,
                 coalesce(r.op, case when laatste.op > nu() and laatste.op < nu() + interval '1 minute' then laatste.op else nu() end), r.datum, r.gegevens, r.door
          from json_to_recordset(${JSON.stringify(rows)}::json) as r(casus_id uuid, nr int, soort text, op timestamptz, datum date, gegevens jsonb, door text)
          join laatste on laatste.casus_id = r.casus_id order by r.casus_id, r.nr
          returning casus_id, op
        ) select casus_id as "casusId", min(op) as op from nieuw group by casus_id`
      return new Map(eerste.map(({ casusId, op }) => [casusId, op]))
    },
  }
}

function toRow({ soort, op, door, datum, ...gegevens }: NieuweGebeurtenis & { datum?: string | undefined }, nr: number) {
  // Read once more as the core reads it: what cannot be folded is never recorded.
  Gebeurtenis.parse({ soort, op: op ?? '2000-01-01T00:00:00Z', ...(datum === undefined ? {} : { datum }), ...gegevens })
  return { nr, soort, op: op ?? null, datum: datum ?? null, gegevens, door: door ?? null }
}

/** Rows were parsed when they were written and cannot change; folding many casussen does not parse them again. */
function toGebeurtenis({ soort, op, datum, gegevens }: Pick<GebeurtenisRij, 'soort' | 'op' | 'datum' | 'gegevens'>): Gebeurtenis {
  return { ...gegevens, soort, op, ...(datum === null ? {} : { datum }) } as Gebeurtenis
}
