import { vergelijkTrap, type Escalatie, type Omleidreden, type Stapstand } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import type { Bezorgstatus, Kanaal } from '../schema/bezorging.ts'
import type { Escalatiestatus } from '../schema/escalatie.ts'
import { sqlOf, type Sql } from '../tenant.ts'

/** Carries the number of a casus and nothing of the child: the operator reads this. */
export interface EscalatieRij extends Escalatie {
  readonly id: string
  readonly casusId: string
  readonly nummer: string
  readonly termijnId: string
  readonly kader: string
  readonly termijn: string
  readonly termijnTitel: string
  readonly deadline: string
  readonly cyclus: number
  readonly trap: string
  readonly geplandOp: string
  readonly afgegaanOp: string
  /** By the clock that decides. */
  readonly ouderdomMs: number
  readonly naar: readonly Rol[]
  /** A correction shows that it should not have gone off. */
  readonly achterafOnterecht: boolean
  /** It went off late because the database was put back to a backup. */
  readonly naTerugzetten: boolean
  /** How the step stands: done, or no longer to be done, since the casus was closed or for another reason. */
  readonly stap: Stapstand
  /** How many acts there were. */
  readonly daden: number
  /** An uitstel ended and nobody did anything since: until when it was. Null: not so. */
  readonly wasUitgesteldTot: string | null
  /** Ids of who should have got it and was away: she held the rol then and holds it now. Empty in a list of many: there it is of who got it, and looking it up is dear. */
  readonly bedoeld: readonly string[]
  readonly aan: readonly { readonly gebruikerId: string; readonly naam: string; readonly organisatie: string; readonly rol: Rol; readonly omgeleidVan: Rol | null; readonly reden: Omleidreden | null }[]
  readonly kanalen: readonly { readonly kanaal: Kanaal; readonly gebruikerId: string; readonly status: Bezorgstatus; readonly bezorgdOp: string | null; readonly pogingen: number }[]
}

/** For who does not guard them all: what came to her or is hers, and every betaalvlag when she decides about money. */
export interface Kring { readonly gebruikerId: string; readonly betaling: boolean }

export interface Escalatiefilter {
  readonly status?: Escalatiestatus | undefined
  readonly trap?: string | undefined
  /** Of one casus. */
  readonly nummer?: string | undefined
  /** Only what asks somebody to do something: no reminder, nothing replaced; for who decides about money also a betaalvlag ter beoordeling. */
  readonly wacht?: boolean | undefined
  /** Only what this person has in hand, and what somebody took over from her, as long as the step is to be done. */
  readonly opgepaktDoor?: string | undefined
  /** Left out: all of the gemeente. */
  readonly kring?: Kring | undefined
}

export interface EscalatieVraag extends Escalatiefilter {
  /** One row per termijn and cyclus: of what the filter lets through its highest trap. */
  readonly bundel?: boolean | undefined
  readonly na?: string | null | undefined
  readonly aantal?: number | undefined
}

/** What waits for an answer is one row per termijn. Every betaalvlag is a decision of its own. */
export const isGebundeld = ({ wacht, kring }: Escalatiefilter): boolean => wacht === true && kring?.betaling !== true

const cursorVorm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function escalatieRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Oldest first. */
    async list({ na, aantal = 50, bundel = false, ...filter }: EscalatieVraag): Promise<{ rijen: EscalatieRij[]; volgende: string | null }> {
      const cursor = cursorVorm.exec(na ?? '')
      const rows = await selectRijen(sql, sql`
        ${bundel ? sql`e.id = any (array(${hoogsten(sql, filter)}))` : voldoet(sql, filter)}
        ${cursor ? sql`and (e.afgegaan_op, e.id) > (${cursor[1]!}::text::timestamptz, ${cursor[2]!}::uuid)` : sql``}
        order by e.afgegaan_op, e.id limit ${aantal + 1}`, false)
      const rijen = rows.slice(0, aantal)
      const laatste = rijen.at(-1)
      return { rijen, volgende: rows.length > aantal && laatste ? `${laatste.afgegaanOp}~${laatste.id}` : null }
    },
    async listByCasus(casusId: string): Promise<EscalatieRij[]> {
      return selectRijen(sql, sql`e.casus_id = ${casusId} order by e.afgegaan_op, e.id`)
    },
    async findById(id: string): Promise<EscalatieRij | null> {
      if (!uuid.test(id)) return null
      return (await selectRijen(sql, sql`e.id = ${id}`))[0] ?? null
    },
    async listByIds(ids: readonly string[]): Promise<EscalatieRij[]> {
      return ids.length === 0 ? [] : selectRijen(sql, sql`e.id = any (${[...ids]}::text[]::uuid[]) order by e.afgegaan_op, e.id`)
    },
    /** Of these termijnen everything the filter lets through. */
    async listVanTermijnen(termijnIds: readonly string[], filter: Escalatiefilter, metBedoeld = false): Promise<EscalatieRij[]> {
      if (termijnIds.length === 0) return []
      return selectRijen(sql, sql`e.termijn_id = any (${[...termijnIds]}::text[]::uuid[]) and ${voldoet(sql, filter)} order by e.afgegaan_op, e.id`, metBedoeld)
    },
    /** How many `list` would give over all its pages. */
    async count({ bundel = false, ...filter }: Escalatiefilter & Pick<EscalatieVraag, 'bundel'>): Promise<number> {
      const [row] = await sql<{ n: number }[]>`select ${bundel ? sql`count(distinct (e.termijn_id, e.cyclus))` : sql`count(*)`}::int as n from escalatie e join termijn t on t.id = e.termijn_id where ${voldoet(sql, filter)}`
      return row!.n
    },
    /** Every trap that a kader of this gemeente has or had, in the order of a ladder. */
    async listTrappen(): Promise<string[]> {
      const rows = await sql<{ trap: string }[]>`
        select distinct trede ->> 'trap' as trap
        from kaderversie k, jsonb_each(k.inhoud -> 'ladders') ladder, jsonb_array_elements(ladder.value -> 'trappen') trede where trede ->> 'trap' is not null`
      return rows.map(({ trap }) => trap).sort(vergelijkTrap)
    },
    /** First name and day of birth by id of the casus, for who may see them. */
    async listWie(casusIds: readonly string[]): Promise<{ casusId: string; roepnaam: string; geboortedatum: string }[]> {
      if (casusIds.length === 0) return []
      return sql<{ casusId: string; roepnaam: string; geboortedatum: string }[]>`
        select id as "casusId", roepnaam, geboortedatum::text as geboortedatum from casus where id = any (${[...casusIds]}::text[]::uuid[])`
    },
  }
}

/**
 * SQL: whether escalatie `e` of termijn `t` is a reminder, that is: its trap lies before the end. By the plan, because a correction may
 * have moved the end past the moment on which a trap went off; by that moment for a trap that the plan has no more.
 */
export const isHerinnering = (sql: Sql) => sql`
  coalesce((select (p ->> 'op')::timestamptz < t.einde_op from jsonb_array_elements(t.plan) p where p ->> 'trap' = e.trap limit 1), e.gepland_op < t.einde_op)`

/** SQL: how the step stands, of termijn `t`. */
export const stapstand = (sql: Sql) => sql`
  case when t.stand = 'open' then 'open' when t.stand = 'afgerond' then 'klaar' when t.vervallen_reden = 'casus afgesloten' then 'casus-afgesloten' else 'vervallen' end`

/** SQL: the columns that `Escalatie` has, of escalatie `e` and its termijn `t`. */
export const standKolommen = (sql: Sql) => sql`
  e.status, e.bevestigd_op as "bevestigdOp", e.bevestigd_door as "bevestigdDoor", e.bevestig_reden as "bevestigReden", e.overgenomen_door as "overgenomenDoor", e.overgenomen_op as "overgenomenOp",
  e.uitgesteld_tot as "uitgesteldTot", e.uitstellen, e.opgelost_door as "opgelostDoor", e.opgelost_op as "opgelostOp", e.betaalbesluit, e.betaalbesluit_door as "betaalbesluitDoor",
  e.betaalbesluit_op as "betaalbesluitOp", e.betaalvlag, e.vervangen, t.stand = 'open' as "stapOpen", ${isHerinnering(sql)} as herinnering,
  ${uitgesteldDoor(sql)} as "uitgesteldDoor",
  (select count(*)::int from escalatiehandeling h where h.escalatie_id = e.id) as daden`

/** SQL: whether escalatie `e` came to this person as a task, or is hers since she took it over. Read once, whatever the planner thinks it knows of tables that were just filled. */
export const isVan = (sql: Sql, gebruikerId: string) => sql`
  e.id = any (array(select b.escalatie_id from bezorging b where b.gebruiker_id = ${gebruikerId} and b.kanaal = 'taak' union all select o.id from escalatie o where o.overgenomen_door = ${gebruikerId}))`

/** SQL: who put escalatie `e` off last. */
const uitgesteldDoor = (sql: Sql) => sql`(select h.door from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'uitgesteld' order by h.op desc, h.id desc limit 1)`

/** SQL: who has escalatie `e` in hand; as `houderVan` of domain/escalatie. */
export const houder = (sql: Sql) => sql`coalesce(e.overgenomen_door, case e.status when 'uitgesteld' then ${uitgesteldDoor(sql)} when 'bevestigd' then e.bevestigd_door end)`

/** SQL: whether this person has escalatie `e` in hand (as `houderVan` of domain/escalatie: picked up, or put off by her), and the step is still to be done. */
export const isOpgepaktDoor = (sql: Sql, gebruikerId: string) => sql`
  (e.status in ('bevestigd', 'uitgesteld') and t.stand = 'open' and not e.vervangen and ${houder(sql)} = ${gebruikerId})`

/** SQL: whether who picked up escalatie `e` did no more than decide about its money (one act, one moment): she is not at work on it. */
export const isOpgepaktDoorBesluit = (sql: Sql) => sql`
  (e.status = 'bevestigd' and e.overgenomen_door is null
    and exists (select from escalatiehandeling h join escalatiehandeling p on p.escalatie_id = h.escalatie_id and p.daad = 'bevestigd' and p.door = h.door and p.op = h.op
      where h.escalatie_id = e.id and h.daad = 'betaalbesluit' and h.door = e.bevestigd_door and h.op >= e.bevestigd_op - interval '1 second'))`

/** SQL: whether this person had escalatie `e` in hand until somebody else took it over. */
export const isOvergenomenVan = (sql: Sql, gebruikerId: string) => sql`
  (e.status in ('bevestigd', 'uitgesteld') and t.stand = 'open' and not e.vervangen and e.overgenomen_door <> ${gebruikerId}
    and exists (select from escalatiehandeling h where h.escalatie_id = e.id and h.door = ${gebruikerId} and h.daad in ('bevestigd', 'overgenomen', 'uitgesteld')))`

/** SQL: ids of who held `rol` in the casus of escalatie `e` at `moment`; of a rol for the whole gemeente, whoever works in it now. */
const houdersOp = (sql: Sql, rol: ReturnType<Sql>, moment: ReturnType<Sql>) => sql`
  select r.gebruiker_id from regie r where r.casus_id = e.casus_id and r.periode @> ${moment} and ${rol} = case r.soort when 'casus' then 'casusregisseur' when 'behandel' then 'zorgaanbieder' else 'procesregisseur' end
  union all select k.gebruiker_id from betrokkene k where k.casus_id = e.casus_id and k.rol = ${rol} and ${rol} not in ('casusregisseur', 'zorgaanbieder', 'procesregisseur') and k.van <= ${moment} and (k.tot is null or k.tot > ${moment})
  union all select w.id from gebruiker w where w.rol = ${rol} and ${rol} in ('ret', 'gemeente', 'beheerder') and w.actief`

const houdersToen = (sql: Sql, rol: ReturnType<Sql>) => houdersOp(sql, rol, sql`e.afgegaan_op`)

/** SQL: ids of who held the rol in whose place another got escalatie `e`, then and now: she was away. */
export const bedoelden = (sql: Sql) => sql`
  select distinct m.id from bezorging b cross join lateral ((${houdersToen(sql, sql`b.omgeleid_van`)}) intersect (${houdersOp(sql, sql`b.omgeleid_van`, sql`nu()`)})) m(id)
  where b.escalatie_id = e.id and b.omgeleid_van is not null`

/** SQL: until when escalatie `e` slept, when it woke and nothing was done with it since. */
const wasUitgesteldTot = (sql: Sql) => sql`
  case when e.status = 'open' and e.uitstellen > 0 and (select h.daad from escalatiehandeling h where h.escalatie_id = e.id order by h.op desc, h.id desc limit 1) = 'wakker'
    then (select h.tot from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'uitgesteld' order by h.op desc, h.id desc limit 1) end`

/** SQL: of a message `b` of escalatie `e` and its termijn `t` that came to somebody else: why; null of another. */
export const omleidreden = (sql: Sql) => sql`
  case when b.omgeleid_van is not null then (
    select json_build_object('leeg', count(*) = 0, 'afwezigTot', to_char(case when bool_and(m.afwezig_tot > nu()) then min(m.afwezig_tot) end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    from gebruiker m where m.id in (${houdersToen(sql, sql`b.omgeleid_van`)}
      union all select l.leidinggevende_id from gebruiker l where b.omgeleid_van = 'leidinggevende' and l.id in (${houdersToen(sql, sql`t.verantwoordelijk`)}))) end`

/** SQL: whether the gemeente must say something still about a betaalvlag, of escalatie `e` and its termijn `t`; as `terBeoordeling` of domain/escalatie. */
export const isTerBeoordeling = (sql: Sql) => sql`(e.betaalvlag and e.betaalbesluit is null and not e.vervangen and (e.status <> 'opgelost' or (e.opgelost_door is not null and t.stand = 'open')))`

function voldoet(sql: Sql, { status, trap, nummer, wacht, opgepaktDoor, kring }: Escalatiefilter) {
  const eigen = kring ? isVan(sql, kring.gebruikerId) : sql`true`
  const zichtbaar = kring?.betaling ? sql`(e.betaalvlag or ${eigen})` : eigen
  const vraagtIets = sql`(not e.vervangen and not ${isHerinnering(sql)} and (${kring?.betaling ? sql`${isTerBeoordeling(sql)} or ` : sql``}(e.status = 'open' and ${eigen})))`
  return sql`
    (${zichtbaar}) ${status ? sql`and e.status = ${status}` : sql``} ${trap ? sql`and e.trap = ${trap}` : sql``} ${wacht ? sql`and ${vraagtIets}` : sql``}
    ${opgepaktDoor ? sql`and (${isOpgepaktDoor(sql, opgepaktDoor)} or ${isOvergenomenVan(sql, opgepaktDoor)})` : sql``}
    ${nummer ? sql`and e.casus_id = (select k.id from casus k where k.nummer = ${nummer})` : sql``}`
}

/** SQL: ids of the highest trap of each termijn and cyclus that the filter lets through. A higher one is planned later. In one pass: compared with each other, a burst takes seconds. */
const hoogsten = (sql: Sql, filter: Escalatiefilter) => sql`
  select h.id from (
    select e.id, row_number() over (partition by e.termijn_id, e.cyclus order by e.gepland_op desc, length(e.trap) desc, e.trap desc, e.id desc) as plek
    from escalatie e join termijn t on t.id = e.termijn_id where ${voldoet(sql, filter)}) h where h.plek = 1`

function selectRijen(sql: Sql, waar: ReturnType<Sql>, metBedoeld = true): Promise<EscalatieRij[]> {
  return sql<EscalatieRij[]>`
    select e.id, e.casus_id as "casusId", c.nummer, e.termijn_id as "termijnId", t.kader, t.termijn, t.titel as "termijnTitel", t.deadline::text as deadline, e.cyclus, e.trap,
           e.gepland_op as "geplandOp", e.afgegaan_op as "afgegaanOp", (extract(epoch from nu() - e.afgegaan_op) * 1000)::float8 as "ouderdomMs",
           e.naar, e.achteraf_onterecht as "achterafOnterecht", ${standKolommen(sql)},
           ${wasUitgesteldTot(sql)} as "wasUitgesteldTot", ${metBedoeld ? sql`array(${bedoelden(sql)})` : sql`'{}'::text[]`} as bedoeld,
           ${stapstand(sql)} as stap,
           exists (select from terugzetting w where w.gemeente_id = e.gemeente_id and e.gepland_op > w.van and e.gepland_op <= w.tot and e.afgegaan_op >= w.tot) as "naTerugzetten",
           coalesce((select json_agg(x) from (
             select distinct on (b.gebruiker_id) b.gebruiker_id as "gebruikerId", g.naam, o.naam as organisatie, b.rol, b.omgeleid_van as "omgeleidVan", ${omleidreden(sql)} as reden
             from bezorging b join gebruiker g on g.id = b.gebruiker_id join organisatie o on o.id = g.organisatie_id where b.escalatie_id = e.id order by b.gebruiker_id) x), '[]') as aan,
           coalesce((select json_agg(json_build_object('kanaal', b.kanaal, 'gebruikerId', b.gebruiker_id, 'status', b.status, 'pogingen', b.pogingen,
             'bezorgdOp', to_char(b.bezorgd_op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by b.kanaal, b.gebruiker_id) from bezorging b where b.escalatie_id = e.id), '[]') as kanalen
    from escalatie e join casus c on c.id = e.casus_id join termijn t on t.id = e.termijn_id
    where ${waar}`
}
