import type { Tx } from '../client.ts'
import type { Bezorgstatus, Kanaal } from '../schema/bezorging.ts'
import { sqlOf } from '../tenant.ts'
import { isHerinnering } from './escalatie.repository.ts'
import { TELGRENS, vast } from './wachtrij.repository.ts'

/** Messages that do not get through for one reason. Counts stop at `TELGRENS`; casussen are of the first five hundred messages. */
export interface Oorzaakgroep {
  readonly kanaal: Kanaal
  readonly code: string
  readonly aantal: number
  readonly wachtNog: number
  /** Of these, tried in vain in the last hour. */
  readonly ditUur: number
  readonly eerst: string
  readonly laatst: string
  readonly probeertWeerOp: string | null
  /** A mail got through after the last of these failed. */
  readonly komtWeerAan: boolean
  readonly casusAantal: number
  /** Of the first five hundred messages: for how many people they are. */
  readonly personen: number
  /** A few numbers, in order. */
  readonly casussen: readonly string[]
}

export interface Oorzaakbericht {
  readonly id: string
  readonly nummer: string
  readonly trap: string
  readonly termijnTitel: string
  /** Name of a colleague or of a webhook. */
  readonly ontvanger: string
  readonly status: Bezorgstatus
  /** Every try that stands in the log of the last 90 days; also those that do not count for giving up, and those of before it was sent again. */
  readonly pogingen: number
  readonly eerst: string
  readonly laatst: string
  readonly probeertWeerOp: string | null
  /** The step is done, or the trap was replaced: it would tell nothing any more. */
  readonly nietMeerNodig: boolean
}

/** Why messages do not get through: the kanaal and what it answered. */
export interface Oorzaaknaam { readonly kanaal: Kanaal; readonly code: string }

export interface Kanaaltelling { readonly kanaal: Kanaal; readonly wacht: number; readonly gelukt: number; readonly ontvangers: number; readonly hapert: number }

/** Messages of a cause whose casussen are counted, and how many of those are named. */
const CASUSSEN = 500
const GENOEMD = 20
/** Deliveries of the last hour that are looked at: the newest. */
const UUR_MAX = 2_000

/**
 * What does not get through, from the index `bezorging_fout`: read per cause, never over everything that waits. What is after `nu()` went by a
 * proefklok that was put back since: it is not of the last hour.
 */
export function oorzaakRepository(tx: Tx) {
  const sql = sqlOf(tx)
  /** The words of the partial index, so that Postgres knows it may use it. */
  const fout = sql`b.status in ('wacht', 'mislukt') and b.laatste_fout_code is not null`
  return {
    list: (): Promise<Oorzaakgroep[]> => sql<Oorzaakgroep[]>`
      with recursive uur as materialized (select nu() - interval '1 hour' as begin), groep as (
        (select b.kanaal, b.laatste_fout_code as code from bezorging b where ${fout} order by b.kanaal, b.laatste_fout_code limit 1)
        union all
        select n.kanaal, n.code from groep g, lateral (
          select b.kanaal, b.laatste_fout_code as code from bezorging b where ${fout} and (b.kanaal, b.laatste_fout_code) > (g.kanaal, g.code) order by b.kanaal, b.laatste_fout_code limit 1) n
      )
      select g.kanaal, g.code, a.aantal, a."wachtNog", a."ditUur", coalesce(a.eerst, a.laatst, nu()) as eerst, coalesce(a.laatst, nu()) as laatst, a."probeertWeerOp",
        g.kanaal = 'email' and exists (select from bezorgpoging p join bezorging b on b.id = p.bezorging_id where p.op > a.laatst and p.op <= nu() and p.gelukt and b.kanaal = g.kanaal) as "komtWeerAan", k.aantal as "casusAantal", k.personen, k.nummers as casussen
      from groep g,
        lateral (
          select count(*)::int as aantal, (count(*) filter (where x.status = 'wacht'))::int as "wachtNog", min(x.eerste_fout_op) as eerst, max(x.laatste_fout_op) as laatst,
            (count(*) filter (where x.laatste_fout_op > (select u.begin from uur u) and x.laatste_fout_op <= nu()))::int as "ditUur", min(x.niet_voor) filter (where x.status = 'wacht') as "probeertWeerOp"
          from (select b.status, b.eerste_fout_op, b.laatste_fout_op, b.niet_voor from bezorging b where ${fout} and b.kanaal = g.kanaal and b.laatste_fout_code = g.code limit ${vast(sql, TELGRENS + 1)}) x) a,
        lateral (
          select count(distinct x.casus_id)::int as aantal, count(distinct x.gebruiker_id)::int as personen, array(
            select c.nummer from (select unnest(array_agg(distinct x.casus_id)) as id limit ${vast(sql, GENOEMD)}) y join casus c on c.id = y.id order by c.nummer) as nummers
          from (select e.casus_id, b.gebruiker_id from (select b.escalatie_id, b.gebruiker_id from bezorging b where ${fout} and b.kanaal = g.kanaal and b.laatste_fout_code = g.code limit ${vast(sql, CASUSSEN)}) b join escalatie e on e.id = b.escalatie_id) x) k
      order by a.aantal desc, g.kanaal, g.code`,

    /**
     * Per cause how many were not tried yet and wait for the same: all of the kanaal, or with `heel` false those for the same receivers. In the order of the
     * question; of what waits in a kanaal at most `TELGRENS` is looked at.
     */
    erachter: (vraag: readonly { readonly kanaal: Kanaal; readonly code: string; readonly heel: boolean }[]): Promise<{ aantal: number }[]> => sql<{ aantal: number }[]>`
      select (
        select count(*)::int from (
          select b.gebruiker_id, b.webhook_id from bezorging b
          where b.status in ('wacht', 'mislukt') and b.status = 'wacht' and b.kanaal = v.kanaal and b.laatste_fout_code is null limit ${vast(sql, TELGRENS)}) x
        where v.heel or coalesce(x.gebruiker_id, x.webhook_id::text) = any (v.ontvangers)) as aantal
      from (
        select v.kanaal, v.heel, v.nr, case when v.heel then '{}'::text[] else array(
          select distinct coalesce(f.gebruiker_id, f.webhook_id::text) from (
            select b.gebruiker_id, b.webhook_id from bezorging b where ${fout} and b.kanaal = v.kanaal and b.laatste_fout_code = v.code limit ${vast(sql, CASUSSEN)}) f) end as ontvangers
        from unnest(${vraag.map(({ kanaal }) => kanaal)}::text[], ${vraag.map(({ code }) => code)}::text[], ${vraag.map(({ heel }) => String(heel))}::text[]::bool[]) with ordinality as v(kanaal, code, heel, nr)) v
      order by v.nr`,

    /** What is the matter with these messages, the commonest first. */
    van: (ids: readonly string[]): Promise<Oorzaaknaam[]> => sql<Oorzaaknaam[]>`
      select b.kanaal, b.laatste_fout_code as code from bezorging b where b.id = any (${[...ids]}::text[]::uuid[]) and b.laatste_fout_code is not null group by 1, 2 order by count(*) desc, 1, 2`,

    /** The messages of one cause: given up first, then those still tried; the longest ago first. */
    berichten: ({ kanaal, code, na, aantal }: { readonly kanaal: Kanaal; readonly code: string; readonly na: { readonly status: string; readonly op: string; readonly id: string } | null; readonly aantal: number }): Promise<Oorzaakbericht[]> => sql<Oorzaakbericht[]>`
      with pagina as materialized (
        select x.id, s.nr, x.laatste_fout_op
        from unnest(array['mislukt', 'wacht']) with ordinality as s(status, nr), lateral (
          select b.id, b.laatste_fout_op from bezorging b
          where ${fout} and b.kanaal = ${kanaal} and b.laatste_fout_code = ${code} and b.status = s.status
            ${na === null ? sql`` : sql`and (s.status > ${na.status} or (s.status = ${na.status} and (coalesce(b.laatste_fout_op, '-infinity'), b.id) > (${na.op}::text::timestamptz, ${na.id}::uuid)))`}
          order by coalesce(b.laatste_fout_op, '-infinity'), b.id limit ${vast(sql, aantal)}) x
        order by s.nr, coalesce(x.laatste_fout_op, '-infinity'), x.id limit ${vast(sql, aantal)}
      )
      select b.id, c.nummer, e.trap, t.titel as "termijnTitel", coalesce(g.naam, w.naam, '') as ontvanger, b.status, greatest(b.pogingen, (select count(*)::int from bezorgpoging p where p.bezorging_id = b.id)) as pogingen,
        coalesce(b.eerste_fout_op, b.laatste_fout_op, e.afgegaan_op) as eerst, coalesce(b.laatste_fout_op, e.afgegaan_op) as laatst, case when b.status = 'wacht' then b.niet_voor end as "probeertWeerOp",
        not ${ertoe(sql)} as "nietMeerNodig"
      from pagina p join bezorging b on b.id = p.id join escalatie e on e.id = b.escalatie_id join termijn t on t.id = e.termijn_id join casus c on c.id = e.casus_id
        left join gebruiker g on g.id = b.gebruiker_id left join webhook w on w.id = b.webhook_id
      order by p.nr, coalesce(p.laatste_fout_op, '-infinity'), p.id`,

    /** Per kanaal what waits, and what arrived in the last hour. */
    kanalen: (): Promise<Kanaaltelling[]> => sql<Kanaaltelling[]>`
      with uur as materialized (select b.kanaal, b.bezorgd_op from bezorging b where b.status = 'bezorgd' and b.bezorgd_op > nu() - interval '1 hour' and b.bezorgd_op <= nu() order by b.bezorgd_op desc limit ${vast(sql, UUR_MAX)})
      select k.kanaal, (select count(*)::int from (select from bezorging b where b.status in ('wacht', 'mislukt') and b.status = 'wacht' and b.kanaal = k.kanaal limit ${vast(sql, TELGRENS + 1)}) x) as wacht,
        (select count(*)::int from uur u where u.kanaal = k.kanaal) as gelukt, case when k.kanaal = 'webhook' then w.ontvangers else 0 end as ontvangers, case when k.kanaal = 'webhook' then w.hapert else 0 end as hapert
      from unnest(array['taak', 'email', 'webhook']) as k(kanaal), (
        select count(*)::int as ontvangers,
          (count(*) filter (where exists (select from bezorging b where ${fout} and b.kanaal = 'webhook' and b.webhook_id = w.id limit 1)))::int as hapert
        from webhook w where w.actief) w`,
  }
}

/** SQL: whether telling it still helps. `e` escalatie, `t` its termijn. A reminder after the end does not. */
export const ertoe = (sql: ReturnType<typeof sqlOf>) => sql`
  (e.status <> 'opgelost' and not e.vervangen and not e.achteraf_onterecht and t.stand = 'open' and not (${isHerinnering(sql)} and t.einde_op <= nu()))`
