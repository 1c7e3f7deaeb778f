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
  /** At most 500, plans that cannot be read first; the counts are of all. */
  readonly verschillen: readonly Verschilrij[]
}

/** Differences that are kept in full with a proof. */
export const MAX_VERSCHILLEN = 500

/** SQL: what is taken now and then looks late because a transaction began before another ended; older is a difference. */
export const marge = (sql: Sql) => sql`interval '2 minutes'`

/** SQL: longest a message can have a reason to wait: the verzamelmail of the day after next, on a day of 25 hours. */
const langst = (sql: Sql) => sql`interval '49 hours'`

/**
 * SQL, of one trap `x` of a plan as it stands there, whatever that is: its moment, and null when the trap cannot be read. The same as what
 * `decideTrappen` of the domain refuses.
 */
const momentVan = (sql: Sql) => sql`
  case when jsonb_typeof(x -> 'trap') = 'string' and jsonb_typeof(x -> 'naar') = 'array' and jsonb_typeof(x -> 'op') = 'string'
      and x ->> 'op' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$' and pg_input_is_valid(x ->> 'op', 'timestamptz')
    then (x ->> 'op')::timestamptz end`

/**
 * SQL, `t` being an open termijn: whether its plan can be read (of one that cannot, nothing else is known), the moment at which the worker
 * must look (`juist`), the same while a reminder that is now too late still counted (`eerder`: right as well, until the sweep passed it),
 * and the traps that are due and not taken: how many, and which of them for too long.
 */
export const openstaand = (sql: Sql) => sql`
  select t.id, t.casus_id, t.volgende_actie_op, p.leesbaar, p.juist, p.eerder, case when p.leesbaar then p.due else 0 end as due, case when p.leesbaar then p.te_lang end as te_lang
  from k cross join termijn t
    left join genomen g on g.termijn_id = t.id and g.cyclus = t.cyclus
    cross join lateral (
      select coalesce(bool_and(p.op is not null), true) as leesbaar, min(p.op) filter (where p.telt) as juist, min(p.op) filter (where p.open) as eerder,
        count(*) filter (where p.telt and p.op <= k.nu) as due, array_agg(p.trap) filter (where p.telt and p.op <= k.nu - ${marge(sql)}) as te_lang
      from (select r.*, r.open and not (r.op < t.einde_op and k.nu >= t.einde_op) as telt from (
        select x ->> 'trap' as trap, ${momentVan(sql)} as op, g.trappen is null or x ->> 'trap' <> all (g.trappen) as open
        from jsonb_array_elements(case when jsonb_typeof(t.plan) = 'array' then t.plan else '[null]' end) as x) r) p) p
  where t.stand = 'open'`

/** SQL: per termijn and cyclus the traps that were taken for the date that holds, and whether one was taken twice. */
export const genomen = (sql: Sql) => sql`
  genomen as materialized (
    select e.termijn_id, e.cyclus, array_agg(e.trap) as trappen, count(*) > count(distinct e.trap) as dubbel from escalatie e where not e.vervangen group by e.termijn_id, e.cyclus)`

/** SQL: a wekker that is not what the plan says. Where the plan cannot be read the wekker is left as it is: it keeps the termijn due. */
export const wekkerFout = (sql: Sql) => sql`(o.leesbaar and o.volgende_actie_op is distinct from o.juist and o.volgende_actie_op is distinct from o.eerder)`

/** SQL: a bezorging `b` of escalatie `e` that waits while nothing will ever take it, or not for longer than anything may wait. */
export const ligtStil = (sql: Sql) => sql`
  (b.status = 'wacht' and (
    (e.bezorgd_op is not null and not b.verzamelen)
    or (b.verzamelen and b.verzamelmail_id is null and b.niet_voor is null)
    or b.niet_voor > (select nu()) + ${langst(sql)} or e.bezorgen_na > (select nu()) + ${langst(sql)} or e.aangeboden_op > now() + ${marge(sql)}))`

/**
 * SQL: per escalatie what became of its messages. `half`: somebody has it in the product and not by e-mail, or the other way round; each
 * adds the same number to the sum for the one as she takes off for the other.
 */
export const brief = (sql: Sql) => sql`
  select b.escalatie_id, count(b.gebruiker_id) > 0 as mens, bool_or(b.status = 'wacht') as wacht, bool_or(b.status = 'mislukt') as mislukt,
    sum(case b.kanaal when 'taak' then hashtext(b.gebruiker_id) when 'email' then - hashtext(b.gebruiker_id)::bigint else 0 end) <> 0 as half
  from bezorging b group by b.escalatie_id`

/** SQL: every escalatie that holds, with what became of it. Narrow: a gemeente has hundreds of thousands. */
const afgegaan = (sql: Sql) => sql`
  select e.id, case
      when b.mens is not true then case when e.status = 'opgelost' then 'over' when e.afgegaan_op > k.nu - ${marge(sql)} and e.bezorgd_op is null then 'onderweg' else 'niemand' end
      when e.status <> 'opgelost' and e.id in (select b.escalatie_id from bezorging b join escalatie e on e.id = b.escalatie_id where ${ligtStil(sql)}) then 'niet-bezorgd'
      when b.half and e.status <> 'opgelost' then 'kanaal' when b.mislukt then 'mislukt' when b.wacht then 'onderweg' else 'bezorgd' end as hoe,
    e.afgegaan_op < e.gepland_op and not e.achteraf_onterecht as vroeg,
    t.stand = 'afgerond' and e.afgegaan_op > t.afgerond_op + ${marge(sql)} and not e.achteraf_onterecht as laat
  from k cross join escalatie e join termijn t on t.id = e.termijn_id left join (${brief(sql)}) b on b.escalatie_id = e.id where not e.vervangen`

/** SQL: escalaties that are double: all but the oldest of one trap. */
export const dubbele = (sql: Sql) => sql`
  select x.id from (
    select e.id, row_number() over (partition by e.termijn_id, e.cyclus, e.trap order by e.afgegaan_op, e.id) as n
    from escalatie e join genomen g on g.termijn_id = e.termijn_id and g.cyclus = e.cyclus where g.dubbel and not e.vervangen) x where x.n > 1`

/** SQL: all that differs, per kind; `escalatie_id` or, when it never went off, `termijn_id` with the trap. */
const verschil = (sql: Sql) => sql`
  select case when o.volgende_actie_op <= k.nu then 'te-laat' else 'kwijt' end as soort, o.id as termijn_id, null::uuid as escalatie_id, u.trap from o cross join k cross join lateral unnest(o.te_lang) u(trap) where o.te_lang is not null and not k.stil
  union all select 'wekker-fout', o.id, null, '' from o cross join k where ${wekkerFout(sql)} and (k.stil or o.te_lang is null)
  union all select 'onleesbaar', o.id, null, '' from o where not o.leesbaar
  union all select e.hoe, null, e.id, null from e where e.hoe in ('niemand', 'niet-bezorgd', 'kanaal')
  union all select 'dubbel', null, d.id, null from (${dubbele(sql)}) d
  union all select 'te-vroeg', null, e.id, null from e where e.vroeg and not exists (select from gezien g where g.id = e.id and g.soort = 'te-vroeg')
  union all select 'na-sluiting', null, e.id, null from e where e.laat
  union all select 'dubbel-bezorgd', null, e.id, null from e where not exists (select from gezien g where g.id = e.id and g.soort = 'dubbel-bezorgd')
    and e.id in (select b.escalatie_id from bezorging b where b.id in (select p.bezorging_id from bezorgpoging p where p.gelukt group by p.bezorging_id having count(*) > 1))`

/** Expected from the termijnen, against escalaties and bezorgingen: one statement over the gemeente of this transaction. */
export async function vergelijk(tx: Tx): Promise<Vergeleken> {
  const sql = sqlOf(tx)
  await sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)` // hashes over all rows of a gemeente; on disk they take twice as long
  const [rij] = await sql<Vergeleken[]>`
    with k as materialized (select nu() as nu, exists (select from pauze p where p.hervat_op is null and p.van <= nu() and p.tot > nu()
        and (p.soort = 'gemeente' or (p.soort = 'wachtrij' and p.doel = 'bewaak-termijnen'))) as stil),
    ${genomen(sql)},
    o as materialized (${openstaand(sql)}),
    e as materialized (${afgegaan(sql)}),
    gezien as materialized (
      select (v ->> 'escalatieId')::uuid as id, v ->> 'soort' as soort from bewijs w cross join lateral jsonb_array_elements(w.verschillen) v
      where w.soort = 'herstel' and v ->> 'soort' in ('te-vroeg', 'dubbel-bezorgd')),
    verschil as materialized (${verschil(sql)}),
    lijst as (
      select v.soort, c.nummer, t.id as "termijnId", v.escalatie_id as "escalatieId", coalesce(v.trap, e.trap) as trap,
        coalesce(to_char(e.gepland_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), case when v.soort in ('kwijt', 'te-laat') then (select p ->> 'op' from jsonb_array_elements(t.plan) p where p ->> 'trap' = v.trap limit 1) end) as "geplandOp"
      from verschil v left join escalatie e on e.id = v.escalatie_id join termijn t on t.id = coalesce(v.termijn_id, e.termijn_id) join casus c on c.id = t.casus_id
      order by v.soort <> 'onleesbaar', v.soort, c.nummer, coalesce(v.trap, e.trap), t.id limit ${MAX_VERSCHILLEN}),
    telling as materialized (select count(*)::int as n, hoe from e group by hoe),
    soort as materialized (select count(*)::int as n, soort from verschil group by soort),
    aantal as (select
      coalesce((select sum(n) from telling where hoe <> 'over'), 0)::int as afgegaan,
      coalesce((select sum(o.due) from o), 0)::int as nog,
      coalesce((select sum(n) from soort where soort in ('kwijt', 'te-laat')), 0)::int as kwijt_niet)
    select k.nu as op, a.afgegaan + a.nog as moest, a.afgegaan,
      coalesce((select n from telling where hoe = 'bezorgd'), 0) as bezorgd,
      coalesce((select n from telling where hoe = 'onderweg'), 0) + a.nog - a.kwijt_niet as onderweg,
      coalesce((select n from telling where hoe = 'mislukt'), 0) as mislukt,
      a.kwijt_niet + coalesce((select sum(n) from telling where hoe in ('niemand', 'niet-bezorgd', 'kanaal')), 0)::int as kwijt,
      coalesce((select n from soort where soort = 'te-laat'), 0) as "teLaat",
      coalesce((select sum(n) from soort where soort in ('dubbel', 'dubbel-bezorgd')), 0)::int as dubbel,
      coalesce((select n from soort where soort = 'te-vroeg'), 0) as "teVroeg",
      coalesce((select n from soort where soort = 'na-sluiting'), 0) as "naSluiting",
      coalesce((select n from soort where soort = 'wekker-fout'), 0) as wekkers,
      coalesce((select n from soort where soort = 'onleesbaar'), 0) as onleesbaar,
      coalesce((select jsonb_agg(to_jsonb(l)) from lijst l), '[]') as verschillen
    from k cross join aantal a`
  return rij!
}
