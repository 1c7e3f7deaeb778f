import type { Vergelijking, Verschilsoort } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import { sqlOf, type Sql } from '../tenant.ts'

/** One way in which what happened differs from what had to. Ids and words of the trade only. */
export interface Verschilrij {
  readonly soort: Verschilsoort
  readonly nummer: string
  readonly termijnId: string
  readonly escalatieId: string | null
  readonly trap: string
  readonly geplandOp: string | null
}
export interface Vergeleken extends Vergelijking {
  /** `nu()` of the comparison. */
  readonly op: string
  /** At most 500; the counts are of all. */
  readonly verschillen: readonly Verschilrij[]
}

/** Differences that are kept in full with a proof. */
export const MAX_VERSCHILLEN = 500

/** SQL: what is taken now and then looks late because a transaction began before another ended; older is a difference. */
const marge = (sql: Sql) => sql`interval '2 minutes'`

/** SQL: longest a message can have a reason to wait: the verzamelmail of the day after next, on a day of 25 hours. */
const langst = (sql: Sql) => sql`interval '49 hours'`

/**
 * SQL, `t` being an open termijn: per termijn the moment at which the worker must look (`juist`), the same while a reminder that is now
 * too late still counted (`eerder`: right as well, until the sweep passed it), and the traps that are due and not taken.
 */
const openstaand = (sql: Sql) => sql`
  select t.id, t.casus_id, t.volgende_actie_op,
    min(p.op) filter (where not (p.op < t.einde_op and k.nu >= t.einde_op)) as juist, min(p.op) as eerder,
    coalesce(array_agg(p.trap order by p.op) filter (where p.op <= k.nu and not (p.op < t.einde_op and k.nu >= t.einde_op)), '{}') as due,
    coalesce(array_agg(p.trap order by p.op) filter (where p.op <= k.nu - ${marge(sql)} and not (p.op < t.einde_op and k.nu >= t.einde_op)), '{}') as te_lang
  from k cross join termijn t
    left join genomen g on g.termijn_id = t.id and g.cyclus = t.cyclus
    left join lateral (select p.trap, p.op from jsonb_to_recordset(t.plan) as p(trap text, op timestamptz) where g.trappen is null or p.trap <> all (g.trappen)) p on true
  where t.stand = 'open'
  group by t.id, k.nu`

/** SQL: per termijn and cyclus the traps that were taken for the date that holds. */
const genomen = (sql: Sql) => sql`genomen as materialized (select e.termijn_id, e.cyclus, array_agg(e.trap) as trappen from escalatie e where not e.vervangen group by e.termijn_id, e.cyclus)`

/** SQL: a wekker that is not what the plan says. */
const wekkerFout = (sql: Sql) => sql`(o.volgende_actie_op is distinct from o.juist and o.volgende_actie_op is distinct from o.eerder)`

/** SQL: a bezorging `b` of escalatie `e` that waits while nothing will ever take it, or not for longer than anything may wait. */
export const ligtStil = (sql: Sql) => sql`
  (b.status = 'wacht' and (
    (e.bezorgd_op is not null and not b.verzamelen)
    or (b.verzamelen and b.verzamelmail_id is null and b.niet_voor is null)
    or b.niet_voor > nu() + ${langst(sql)} or e.bezorgen_na > nu() + ${langst(sql)} or e.aangeboden_op > now() + ${marge(sql)}))`

/** Expected from the termijnen, against escalaties and bezorgingen: one statement over the gemeente of this transaction. */
export async function vergelijk(tx: Tx): Promise<Vergeleken> {
  const sql = sqlOf(tx)
  await sql`select set_config('work_mem', '64MB', true)` // hashes over all rows of a gemeente; on disk they take twice as long
  const [rij] = await sql<Vergeleken[]>`
    with k as materialized (select nu() as nu, exists (select from pauze p where p.hervat_op is null and p.van <= nu() and p.tot > nu()
        and (p.soort = 'gemeente' or (p.soort = 'wachtrij' and p.doel = 'bewaak-termijnen'))) as stil),
    ${genomen(sql)},
    o as materialized (${openstaand(sql)}),
    brief as materialized (
      select b.escalatie_id, bool_or(${ligtStil(sql)}) as stil, bool_or(b.status = 'wacht') as wacht, bool_or(b.status = 'mislukt') as mislukt,
        count(*) filter (where b.kanaal = 'taak') <> count(*) filter (where b.kanaal = 'email') as half
      from bezorging b join escalatie e on e.id = b.escalatie_id where not e.vervangen group by b.escalatie_id),
    e as materialized (
      select e.id, e.termijn_id, e.casus_id, e.cyclus, e.trap, e.gepland_op, e.afgegaan_op, e.achteraf_onterecht, t.stand, t.afgerond_op,
        case when b.escalatie_id is null then case when e.status = 'opgelost' then 'over' when e.afgegaan_op > k.nu - ${marge(sql)} and e.bezorgd_op is null then 'onderweg' else 'niemand' end
             when b.stil and e.status <> 'opgelost' then 'niet-bezorgd' when b.half and e.status <> 'opgelost' then 'kanaal' when b.mislukt then 'mislukt' when b.wacht then 'onderweg' else 'bezorgd' end as hoe
      from k cross join escalatie e join termijn t on t.id = e.termijn_id left join brief b on b.escalatie_id = e.id where not e.vervangen),
    gezien as materialized (
      select (v ->> 'escalatieId')::uuid as id, v ->> 'soort' as soort from bewijs w cross join lateral jsonb_array_elements(w.verschillen) v
      where w.soort = 'herstel' and v ->> 'soort' in ('te-vroeg', 'dubbel-bezorgd')),
    verschil as materialized (
      select 'kwijt' as soort, o.casus_id, o.id as termijn_id, null::uuid as escalatie_id, u.trap from o cross join k cross join lateral unnest(o.te_lang) u(trap) where not k.stil
      union all
      select 'wekker-fout', o.casus_id, o.id, null, '' from o cross join k where ${wekkerFout(sql)} and (k.stil or o.te_lang = '{}')
      union all
      select e.hoe, e.casus_id, e.termijn_id, e.id, e.trap from e where e.hoe in ('niemand', 'niet-bezorgd', 'kanaal')
      union all
      select 'dubbel', x.casus_id, x.termijn_id, x.id, x.trap from (
        select e.*, row_number() over (partition by e.termijn_id, e.cyclus, e.trap order by e.afgegaan_op, e.id) as n
        from e where (e.termijn_id, e.cyclus, e.trap) in (select d.termijn_id, d.cyclus, d.trap from e d group by d.termijn_id, d.cyclus, d.trap having count(*) > 1)) x where x.n > 1
      union all
      select 'te-vroeg', e.casus_id, e.termijn_id, e.id, e.trap from e where e.afgegaan_op < e.gepland_op and not e.achteraf_onterecht
        and not exists (select from gezien g where g.id = e.id and g.soort = 'te-vroeg')
      union all
      select 'na-sluiting', e.casus_id, e.termijn_id, e.id, e.trap from e where e.stand = 'afgerond' and e.afgegaan_op > e.afgerond_op + ${marge(sql)} and not e.achteraf_onterecht
      union all
      select 'dubbel-bezorgd', e.casus_id, e.termijn_id, e.id, e.trap from e where not exists (select from gezien g where g.id = e.id and g.soort = 'dubbel-bezorgd')
        and e.id in (select b.escalatie_id from bezorging b where b.id in (select p.bezorging_id from bezorgpoging p where p.gelukt group by p.bezorging_id having count(*) > 1))),
    lijst as (
      select v.soort, c.nummer, v.termijn_id as "termijnId", v.escalatie_id as "escalatieId", v.trap,
        coalesce((select to_char(e.gepland_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from escalatie e where e.id = v.escalatie_id),
          (select p ->> 'op' from termijn t cross join lateral jsonb_array_elements(t.plan) p where t.id = v.termijn_id and p ->> 'trap' = v.trap limit 1)) as "geplandOp"
      from verschil v join casus c on c.id = v.casus_id order by v.soort, c.nummer, v.trap, v.termijn_id limit ${MAX_VERSCHILLEN}),
    telling as (select count(*)::int as n, hoe from e group by hoe),
    soort as (select count(*)::int as n, soort from verschil group by soort),
    aantal as (select
      coalesce((select sum(n) from telling where hoe <> 'over'), 0)::int as afgegaan,
      coalesce((select sum(cardinality(o.due)) from o), 0)::int as nog,
      coalesce((select n from soort where soort = 'kwijt'), 0) as kwijt_niet)
    select k.nu as op, a.afgegaan + a.nog as moest, a.afgegaan,
      coalesce((select n from telling where hoe = 'bezorgd'), 0) as bezorgd,
      coalesce((select n from telling where hoe = 'onderweg'), 0) + a.nog - a.kwijt_niet as onderweg,
      coalesce((select n from telling where hoe = 'mislukt'), 0) as mislukt,
      a.kwijt_niet + coalesce((select sum(n) from telling where hoe in ('niemand', 'niet-bezorgd', 'kanaal')), 0)::int as kwijt,
      coalesce((select sum(n) from soort where soort in ('dubbel', 'dubbel-bezorgd')), 0)::int as dubbel,
      coalesce((select n from soort where soort = 'te-vroeg'), 0) as "teVroeg",
      coalesce((select n from soort where soort = 'na-sluiting'), 0) as "naSluiting",
      coalesce((select n from soort where soort = 'wekker-fout'), 0) as wekkers,
      coalesce((select jsonb_agg(to_jsonb(l)) from lijst l), '[]') as verschillen
    from k cross join aantal a`
  return rij!
}

export interface Hersteld {
  /** Termijnen that will be looked at again at the moment of their plan. */
  readonly wekkers: number
  /** Escalaties that are offered again. */
  readonly aangeboden: number
  /** Of these, that had nobody, or missed a kanaal. */
  readonly geadresseerd: number
}

/**
 * Puts right what can be put right, in this transaction: wekkers by the plan, messages that lie still, who gets it. Safe while workers run:
 * what one holds is waited for, and judged anew after that; locks are taken in the order in which workers take them (bezorging, termijn,
 * escalatie). A second time it finds nothing.
 */
export async function herstel(tx: Tx): Promise<Hersteld> {
  const sql = sqlOf(tx)
  const opnieuw = new Set<string>()
  const los = await maakLos(sql)
  const kanalen = await maakKanalen(sql)
  const wekkers = await herstelOpTermijn(sql)
  const zonder = await sql<{ id: string }[]>`
    select e.id from escalatie e where not e.vervangen and e.status <> 'opgelost' and e.bezorgd_op is not null and not exists (select from bezorging b where b.escalatie_id = e.id)`
  const nooit = await sql<{ id: string }[]>`
    select e.id from escalatie e where not e.vervangen and e.status <> 'opgelost' and e.bezorgd_op is null and not exists (select from bezorging b where b.escalatie_id = e.id)`
  for (const { id } of [...los, ...kanalen, ...zonder, ...nooit]) opnieuw.add(id)
  await sql`
    update escalatie e set bezorgd_op = null, aangeboden_op = null, bezorgen_na = null
    where e.id = any (${[...opnieuw]}::text[]::uuid[])`
  return { wekkers, aangeboden: opnieuw.size, geadresseerd: new Set([...kanalen, ...zonder, ...nooit].map(({ id }) => id)).size }
}

/** Messages that lie still get a moment again. Answers their escalaties. */
const maakLos = (sql: Sql): Promise<{ id: string }[]> => sql<{ id: string }[]>`
  with vast as (select b.id from bezorging b join escalatie e on e.id = b.escalatie_id
    where not e.vervangen and e.status <> 'opgelost' and ${ligtStil(sql)} order by b.id for no key update of b)
  update bezorging b set niet_voor = case when b.verzamelen and b.verzamelmail_id is null then nu() else null end
  from vast v where b.id = v.id and b.status = 'wacht' returning b.escalatie_id as id`

/** Somebody who got it in the product and not by e-mail, or the other way round, gets the other as well; at once, the day may be over. */
const maakKanalen = (sql: Sql): Promise<{ id: string }[]> => sql<{ id: string }[]>`
  insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, omgeleid_van, sleutel)
  select distinct on (b.escalatie_id, b.gebruiker_id, k.kanaal) b.gemeente_id, b.escalatie_id, k.kanaal, b.gebruiker_id, b.rol, b.omgeleid_van, b.escalatie_id || ':' || k.kanaal || ':' || b.gebruiker_id
  from bezorging b join escalatie e on e.id = b.escalatie_id cross join (values ('taak'), ('email')) k(kanaal)
  where b.gebruiker_id is not null and not e.vervangen and e.status <> 'opgelost'
    and not exists (select from bezorging x where x.escalatie_id = b.escalatie_id and x.gebruiker_id = b.gebruiker_id and x.kanaal = k.kanaal)
  on conflict (gemeente_id, sleutel) do nothing returning escalatie_id as id`

/** What hangs on the row of the termijn: traps that went off early, double or after the end, and the wekkers. Answers how many wekkers. */
async function herstelOpTermijn(sql: Sql): Promise<number> {
  const k = sql`k as materialized (select nu() as nu), ${genomen(sql)}`
  const vroeg = sql`(e.afgegaan_op < e.gepland_op and e.gepland_op > nu() and not e.achteraf_onterecht)`
  await sql`
    with ${k}, o as (${openstaand(sql)})
    select from termijn t where t.id in (select o.id from o where ${wekkerFout(sql)})
      or t.id in (select e.termijn_id from escalatie e where not e.vervangen and ${vroeg})
    order by t.id for no key update`
  await sql`
    with dubbel as (select id from (select e.id, row_number() over (partition by e.termijn_id, e.cyclus, e.trap order by e.afgegaan_op, e.id) as n from escalatie e where not e.vervangen) x where x.n > 1)
    update escalatie e set vervangen = true, status = 'opgelost' where e.id in (select id from dubbel)`
  await sql`
    update escalatie e set vervangen = true, achteraf_onterecht = true, status = 'opgelost'
    where not e.vervangen and ${vroeg} and exists (select from termijn t where t.id = e.termijn_id and t.stand = 'open')`
  await sql`
    update escalatie e set achteraf_onterecht = true, status = 'opgelost' from termijn t
    where t.id = e.termijn_id and not e.vervangen and not e.achteraf_onterecht and t.stand = 'afgerond' and e.afgegaan_op > t.afgerond_op + ${marge(sql)}`
  const gezet = await sql`
    with ${k}, o as materialized (${openstaand(sql)})
    update termijn t set volgende_actie_op = o.juist from o where o.id = t.id and ${wekkerFout(sql)} and t.stand = 'open' and t.volgende_actie_op is not distinct from o.volgende_actie_op returning t.id`
  return gezet.length
}
