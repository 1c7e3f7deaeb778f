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
     * Writes them behind the last one. The caller holds the lock on the casus and its termijnen. A transaction that waited for those began a
     * little before the one it waited for: its gebeurtenissen get a moment that is not before the last gebeurtenis, and after the last trap
     * that went off, so that the order of recording is the order of time.
     * @returns the moment of the first of them
     */
    async insert(casusId: string, nieuw: readonly NieuweGebeurtenis[]): Promise<string> {
      const rows = nieuw.map((gebeurtenis, i) => toRow(gebeurtenis, i + 1))
      const [eerste] = await sql<{ op: string }[]>`
        with laatste as (
          select coalesce(max(volgnr), 0) as volgnr,
                 greatest(max(op), (select max(e.afgegaan_op) + interval '1 millisecond' from escalatie e where e.casus_id = ${casusId}::uuid and e.afgegaan_op < nu() + interval '1 minute')) as op
          from gebeurtenis where casus_id = ${casusId}::uuid
        ), nieuw as (
          insert into gebeurtenis (gemeente_id, casus_id, volgnr, soort, op, datum, gegevens, door)
          select current_setting('app.gemeente_id')::uuid, ${casusId}::uuid, laatste.volgnr + r.nr, r.soort,
                 coalesce(r.op, case when laatste.op > nu() and laatste.op < nu() + interval '1 minute' then laatste.op else nu() end), r.datum, r.gegevens, r.door
          from json_to_recordset(${JSON.stringify(rows)}::json) as r(nr int, soort text, op timestamptz, datum date, gegevens jsonb, door text), laatste
          returning op
        ) select min(op) as op from nieuw`
      return eerste!.op
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
