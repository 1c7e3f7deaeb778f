import { escalatiebreuken, type Escalatiebreuk, type Nagerekend, type Vreemd } from '@regietafel/domain/escalatie'
import type { Sql } from '../tenant.ts'

/** The escalaties that a proof is the first to hold. `ids` is an array as Postgres writes it: there may be a hundred thousand. */
export interface Aanwas {
  readonly ids: string
  readonly aantal: number
  readonly hash: string
  /** Real time at which they were read. */
  readonly tot: string
}

/**
 * Hours that an escalatie may be later than a proof that would have held it: a transaction that was still open, a clock of the database
 * that was put back. What shows up later than that was put in.
 */
const LAAT_UUR = 24
/** Minutes between what an escalatie says of its own moment and the moment in its id, while nobody moved the proefklok. */
const SCHEEF_MIN = 60

/** What of an escalatie can never change rightfully: not what became of it (status, vervangen, bezorgd), only that it went off. */
const afdruk = (sql: Sql) => sql`
  sha256(convert_to(jsonb_build_array(e.id, e.casus_id, e.termijn_id, e.cyclus, e.trap, e.betaalvlag, (extract(epoch from e.gepland_op) * 1000)::bigint, (extract(epoch from e.afgegaan_op) * 1000)::bigint)::text, 'UTF8'))`
const hashOver = (sql: Sql, id: ReturnType<Sql>) => sql`encode(sha256(coalesce(string_agg(${afdruk(sql)}, ''::bytea order by ${id}) filter (where e.id is not null), ''::bytea)), 'hex')`
/** Ids are uuidv7: they begin with the real time at which the row was written. */
const idVan = (sql: Sql, moment: ReturnType<Sql>) => sql`(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`
/** From here on an escalatie may still be missing in the proofs. */
const grens = (sql: Sql) => sql`
  (select case when max(b.escalaties_tot) is null then '-infinity' else least(max(b.escalaties_tot), clock_timestamp()) - make_interval(hours => ${LAAT_UUR}::int) end as moment from bewijs b)`

/** Every escalatie that no proof holds yet; the first proof holds all there are. */
export async function leesAanwas(sql: Sql): Promise<Aanwas> {
  const [rij] = await sql<[Aanwas]>`
    with g as materialized (select moment, case when moment = '-infinity' then '00000000-0000-0000-0000-000000000000' else ${idVan(sql, sql`moment`)} end as id from ${grens(sql)} s),
      bekend as materialized (select unnest(b.escalaties) as id from bewijs b where b.escalaties_tot >= (select moment from g))
    select coalesce(array_agg(e.id order by e.id), '{}')::text as ids, count(*)::int as aantal, ${hashOver(sql, sql`e.id`)} as hash, clock_timestamp()::timestamptz(3) as tot
    from escalatie e where e.id >= (select id from g) and not exists (select from bekend b where b.id = e.id)`
  return rij
}

/** Computes every proof anew from the escalaties of now, and looks for those that stand in none. Reads all of them. */
export async function leesEscalatiebreuken(sql: Sql): Promise<Escalatiebreuk[]> {
  const [nagerekend, vreemd] = await Promise.all([
    sql<Nagerekend[]>`
      select b.volgnr, coalesce(b.nacht, (b.op at time zone 'Europe/Amsterdam')::date)::text as dag, b.escalaties_hash as hash, d.hash as "hashNu", d.weg
      from bewijs b cross join lateral (
        select ${hashOver(sql, sql`x.id`)} as hash, coalesce(array_agg(x.id::text) filter (where e.id is null), '{}') as weg
        from unnest(b.escalaties) x(id) left join escalatie e on e.id = x.id) d
      where b.escalaties_hash is not null and (d.hash <> b.escalaties_hash or d.weg <> '{}')
      order by b.volgnr`,
    sql<Vreemd[]>`
      with g as materialized (select moment, ${idVan(sql, sql`moment`)} as id from ${grens(sql)} s where moment <> '-infinity'),
        genoemd as materialized (select distinct on (r.id) r.id, r.eerste from (
          select unnest(b.escalaties) as id, b.volgnr = min(b.volgnr) over () as eerste from bewijs b where b.escalaties_hash is not null) r order by r.id, r.eerste desc),
        -- Nobody moved the proefklok: every proof says the same of its moment as the clock of the database did.
        echt as materialized (select bool_and(abs(extract(epoch from b.op - b.escalaties_tot)) < ${SCHEEF_MIN} * 60) and not exists (select from proefklok) as ja from bewijs b where b.escalaties_hash is not null)
      select e.id, (e.afgegaan_op at time zone 'Europe/Amsterdam')::date::text as dag
      from escalatie e left join genoemd n on n.id = e.id
      where exists (select from g) and n.eerste is not true
        and ((e.id < (select id from g) and n.id is null) or ((select ja from echt) and abs(extract(epoch from e.afgegaan_op - uuid_extract_timestamp(e.id))) > ${SCHEEF_MIN} * 60))
      order by e.id limit 1000`,
  ])
  return escalatiebreuken(nagerekend, vreemd)
}
