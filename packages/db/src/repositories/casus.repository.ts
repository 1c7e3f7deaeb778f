import type { Tx } from '../client.ts'
import { zichtbaar, type Kijker } from '../kijker.ts'
import { NOG_NIET_BEGONNEN } from '../projectie.ts'
import { sqlOf } from '../tenant.ts'
import { listCasussen } from './casus-lijst.ts'

export interface NieuweCasus {
  readonly roepnaam: string
  readonly geboortedatum: string
  readonly kaderversieId: string
  readonly bsn?: string | null
  readonly eigenWoorden?: string | null
  readonly setting?: string | null
  /** Only for the demo and import: a moment in the past, ISO text. */
  readonly aangemaaktOp?: string
}

export interface Casus {
  readonly id: string
  readonly gemeenteId: string
  readonly nummer: string
  readonly roepnaam: string
  readonly geboortedatum: string
  readonly eigenWoorden: string | null
  readonly setting: string | null
  readonly kaderversieId: string
  readonly aangemaaktOp: string
  readonly afgeslotenOp: string | null
}

/** Find by id or by number; both are looked up within the gemeente of the transaction. */
export type CasusSleutel = { readonly casusId: string } | { readonly nummer: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function casusRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    c.id, c.gemeente_id as "gemeenteId", c.nummer, c.roepnaam, c.geboortedatum::text as geboortedatum, c.eigen_woorden as "eigenWoorden",
    c.setting, c.kaderversie_id as "kaderversieId", c.aangemaakt_op as "aangemaaktOp", c.afgesloten_op as "afgeslotenOp"`
  const waar = (sleutel: CasusSleutel) => ('nummer' in sleutel ? sql`c.nummer = ${sleutel.nummer}` : sql`c.id = ${sleutel.casusId}`)
  const onmogelijk = (sleutel: CasusSleutel) => 'casusId' in sleutel && !uuid.test(sleutel.casusId)

  const repository = {
    /** Takes the next number of the gemeente and the year of creation (Amsterdam); a rolled-back transaction gives it back. */
    async create(nieuw: NieuweCasus): Promise<{ id: string; nummer: string }> {
      const [row] = await repository.createAll([nieuw])
      return row!
    },
    /** Many at once, numbered in the order given, in which they come back. */
    async createAll(nieuwe: readonly NieuweCasus[]): Promise<{ id: string; nummer: string }[]> {
      const rows = nieuwe.map((casus, i) => ({ nr: i + 1, ...casus }))
      return sql<{ id: string; nummer: string }[]>`
        with nieuw as materialized (
          select r.*, coalesce(r."aangemaaktOp", nu()) as op, extract(year from coalesce(r."aangemaaktOp", nu()) at time zone 'Europe/Amsterdam')::int as jaar
          from json_to_recordset(${JSON.stringify(rows)}::json) as r(
            nr int, roepnaam text, geboortedatum date, "kaderversieId" uuid, bsn text, "eigenWoorden" text, setting text, "aangemaaktOp" timestamptz)
        ), genomen as (
          insert into casusnummer (gemeente_id, jaar, laatste)
          select current_setting('app.gemeente_id')::uuid, jaar, count(*)::int from nieuw group by jaar order by jaar
          on conflict (gemeente_id, jaar) do update set laatste = casusnummer.laatste + excluded.laatste
          returning gemeente_id, jaar, laatste
        ), geteld as (
          select n.*, g.gemeente_id, (g.laatste - count(*) over (partition by n.jaar) + row_number() over (partition by n.jaar order by n.nr))::text as volgnr from nieuw n join genomen g on g.jaar = n.jaar
        ), genummerd as (
          select *, jaar || '-' || lpad(volgnr, greatest(4, length(volgnr)), '0') as nummer from geteld
        ), gemaakt as (
          insert into casus (gemeente_id, nummer, roepnaam, geboortedatum, bsn, eigen_woorden, setting, kaderversie_id, aangemaakt_op, fase)
          select gemeente_id, nummer, roepnaam, geboortedatum, bsn, "eigenWoorden", setting, "kaderversieId", op, ${NOG_NIET_BEGONNEN}
          from genummerd order by nr
          returning id, nummer
        ) select id, nummer from gemaakt join genummerd using (nummer) order by nr`
    },
    /** Without asking who looks: for the worker and for work after `findVisible`. */
    async find(sleutel: CasusSleutel): Promise<Casus | null> {
      if (onmogelijk(sleutel)) return null
      const [row] = await sql<Casus[]>`select ${kolommen} from casus c where ${waar(sleutel)}`
      return row ?? null
    },
    /** Null for a casus that does not exist and for one that this person may not see: the same answer. */
    async findVisible(sleutel: CasusSleutel, kijker: Kijker): Promise<Casus | null> {
      if (onmogelijk(sleutel)) return null
      const [row] = await sql<Casus[]>`select ${kolommen} from casus c where ${waar(sleutel)} and ${zichtbaar(sql, kijker)}`
      return row ?? null
    },
    async setGegevens(casusId: string, { eigenWoorden, setting }: { eigenWoorden?: string | null; setting?: string | null }): Promise<void> {
      if (eigenWoorden !== undefined) await sql`update casus set eigen_woorden = ${eigenWoorden} where id = ${casusId}`
      if (setting !== undefined) await sql`update casus set setting = ${setting} where id = ${casusId}`
    },
    /** Only for who has a separate right to it; null when unknown. */
    async findBsn(casusId: string): Promise<string | null> {
      const [row] = await sql<{ bsn: string | null }[]>`select bsn from casus where id = ${casusId}`
      return row?.bsn ?? null
    },
    list: listCasussen(sql),
  }
  return repository
}
