import type { Betaalbesluit, Omleidreden, PlanTrap, Stapstand } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import type { Escalatiestatus } from '../schema/escalatie.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { isHerinnering, omleidreden, stapstand } from './escalatie.repository.ts'

/** What an operator sees of one escalatie: the number of the casus and names of professionals, nothing of the child. */
export interface ConsoleEscalatie {
  readonly id: string
  readonly termijnId: string
  readonly cyclus: number
  /** Went off for a date that moved since: stands by itself. */
  readonly vervangen: boolean
  readonly achterafOnterecht: boolean
  /** How the step stands that it is about. */
  readonly stap: Stapstand
  readonly nummer: string
  readonly trap: string
  readonly termijnTitel: string
  readonly afgegaanOp: string
  /** By the clock that decides. */
  readonly wachtMs: number
  readonly status: Escalatiestatus
  readonly herinnering: boolean
  readonly betaalvlag: boolean
  readonly betaalbesluit: Betaalbesluit | null
  readonly naar: readonly Rol[]
  readonly aan: readonly { readonly gebruikerId: string; readonly naam: string; readonly rol: Rol; readonly omgeleidVan: Rol | null; readonly reden: Omleidreden | null }[]
  readonly bevestigdDoor: string | null
  readonly overgenomenDoor: string | null
  readonly uitgesteldTot: string | null
  readonly opgelostDoor: string | null
}

/** A termijn of which the next trap goes off soon, or should have gone off. */
export interface GeplandeTermijn {
  readonly termijnId: string
  readonly nummer: string
  readonly termijnTitel: string
  readonly verantwoordelijk: Rol
  readonly eindeOp: string
  readonly op: string
  readonly plan: readonly PlanTrap[]
}

export interface Trapteller { readonly status: Escalatiestatus; readonly trap: string; readonly aantal: number }
/** From going off to the first time somebody picked it up. `aantal`: how many went off, answered or not; `nogOpen` of these still wait. */
export interface Reactietijden { readonly trap: string; readonly aantal: number; readonly nogOpen: number; readonly mediaanMs: number | null; readonly p90Ms: number | null }

/** Which rows stand together: those of one termijn in these statuses, under the highest of `rang` (highest first). A trap that is not in it is not looked at. */
export interface Bundel { readonly statussen: readonly Escalatiestatus[]; readonly rang: readonly string[] }

/** Nothing is counted further: a screen says "10.000 of meer". */
export const TELGRENS = 10_000
/** Planned traps that one page of the console knows of: the nearest. */
export const GEPLAND_MAX = 300
/** Escalaties over which the time to answer is taken: the newest. */
const REACTIE_MAX = 400

/** What the console reads of escalaties and termijnen of one gemeente. Every read is bounded and lives on an index, however much there is. */
export function wachtrijRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    e.id, e.termijn_id as "termijnId", e.cyclus, e.vervangen, e.achteraf_onterecht as "achterafOnterecht", ${stapstand(sql)} as stap, c.nummer, e.trap, t.titel as "termijnTitel", e.afgegaan_op as "afgegaanOp", (extract(epoch from nu() - e.afgegaan_op) * 1000)::float8 as "wachtMs", e.status,
    ${isHerinnering(sql)} as herinnering, e.betaalvlag, e.betaalbesluit, e.naar, e.bevestigd_door as "bevestigdDoor", e.overgenomen_door as "overgenomenDoor",
    e.uitgesteld_tot as "uitgesteldTot", e.opgelost_door as "opgelostDoor",
    coalesce((select json_agg(x) from (
      select distinct on (b.gebruiker_id) b.gebruiker_id as "gebruikerId", g.naam, b.rol, b.omgeleid_van as "omgeleidVan", ${omleidreden(sql)} as reden
      from bezorging b join gebruiker g on g.id = b.gebruiker_id where b.escalatie_id = e.id order by b.gebruiker_id) x), '[]') as aan`

  const lijst = (woorden: readonly string[]) => sql`${[...woorden]}::text[]`
  /** Stands under a higher one of its termijn, of those that are asked. Lives on the unique index `escalatie_trap`. */
  const gebundeld = ({ statussen, rang }: Bundel) => sql`
    (not e.vervangen and exists (select from escalatie h where h.termijn_id = e.termijn_id and h.cyclus = e.cyclus and not h.vervangen and h.status = any (${lijst(statussen)})
      and array_position(${lijst(rang)}, h.trap) < array_position(${lijst(rang)}, e.trap)))`

  return {
    /** Which traps there are per status, and how many of the statuses that are asked; at most `TELGRENS` each, one more says that there are more. */
    tel: (statussen: readonly Escalatiestatus[]): Promise<Trapteller[]> => sql<Trapteller[]>`
      with recursive paar as (
        (select e.status, e.trap from escalatie e order by e.status, e.trap limit 1)
        union all
        select n.status, n.trap from paar p, lateral (
          select e.status, e.trap from escalatie e where (e.status, e.trap) > (p.status, p.trap) order by e.status, e.trap limit 1) n
      )
      select p.status, p.trap, case when p.status = any (${[...statussen]}::text[])
        then (select count(*)::int from (select from escalatie e where e.status = p.status and e.trap = p.trap limit ${vast(sql, TELGRENS + 1)}) x) else 0 end as aantal
      from paar p`,

    /** One trap of a page, the oldest first: of each termijn only its highest. */
    list: ({ bundel, trap, na, aantal }: { readonly bundel: Bundel; readonly trap: string; readonly na: { readonly op: string; readonly id: string } | null; readonly aantal: number }): Promise<ConsoleEscalatie[]> => sql<ConsoleEscalatie[]>`
      with pagina as materialized (
        select x.id, x.afgegaan_op
        from unnest(${lijst(bundel.statussen)}) as s(status), lateral (
          select e.id, e.afgegaan_op from escalatie e
          where e.status = s.status and e.trap = ${trap} and (e.afgegaan_op, e.id) > (${na?.op ?? '-infinity'}::text::timestamptz, ${na?.id ?? NUL}::uuid) and not ${gebundeld(bundel)}
          order by e.afgegaan_op, e.id limit ${vast(sql, aantal)}) x
        order by x.afgegaan_op, x.id limit ${vast(sql, aantal)}
      )
      select ${kolommen} from pagina p join escalatie e on e.id = p.id join casus c on c.id = e.casus_id join termijn t on t.id = e.termijn_id
      order by p.afgegaan_op, p.id`,

    /** What stands under these rows. */
    listOnder: (ids: readonly string[], { statussen, rang }: Bundel): Promise<ConsoleEscalatie[]> => ids.length === 0 ? Promise.resolve([]) : sql<ConsoleEscalatie[]>`
      select ${kolommen}
      from escalatie r join escalatie e on e.termijn_id = r.termijn_id and e.cyclus = r.cyclus and not e.vervangen and e.status = any (${lijst(statussen)})
          and array_position(${lijst(rang)}, r.trap) < array_position(${lijst(rang)}, e.trap)
        join casus c on c.id = e.casus_id join termijn t on t.id = e.termijn_id
      where r.id = any (${lijst(ids)}::uuid[]) and not r.vervangen`,

    /** How many rows there are: of each status and trap at most `TELGRENS` escalaties are looked at. */
    async countRijen(bundel: Bundel): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`
        select count(*)::int as n from unnest(${lijst(bundel.statussen)}) as s(status), unnest(${lijst(bundel.rang)}) as v(trap), lateral (
          select e.termijn_id, e.cyclus, e.trap, e.vervangen from escalatie e where e.status = s.status and e.trap = v.trap limit ${vast(sql, TELGRENS)}) e
        where not ${gebundeld(bundel)}`
      return rij!.n
    },

    /** All of one casus; there are few. */
    listVanCasus: (nummer: string): Promise<ConsoleEscalatie[]> => sql<ConsoleEscalatie[]>`
      select ${kolommen} from casus c join escalatie e on e.casus_id = c.id join termijn t on t.id = e.termijn_id where c.nummer = ${nummer} order by e.afgegaan_op, e.id limit 1000`,

    /** Termijnen of which a trap goes off within 24 hours or is due now; the nearest first. */
    listGepland: (nummer?: string): Promise<GeplandeTermijn[]> => sql<GeplandeTermijn[]>`
      select t.id as "termijnId", c.nummer, t.titel as "termijnTitel", t.verantwoordelijk, t.einde_op as "eindeOp", t.volgende_actie_op as op, t.plan
      from termijn t join casus c on c.id = t.casus_id
      where t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= nu() + interval '24 hours'
        ${nummer === undefined ? sql`` : sql`and t.casus_id = (select k.id from casus k where k.nummer = ${nummer})`}
      order by t.volgende_actie_op, t.id limit ${vast(sql, GEPLAND_MAX)}`,

    /** Termijnen of which a trap should have gone off: how many (at most `TELGRENS`), and the casus that waits longest. */
    async achterstallig(): Promise<{ aantal: number; nummer: string } | null> {
      const [rij] = await sql<{ aantal: number; nummer: string }[]>`
        select (select count(*)::int from (select from termijn t where t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= nu() limit ${vast(sql, TELGRENS)}) x) as aantal, c.nummer
        from (select casus_id from termijn where stand = 'open' and volgende_actie_op is not null and volgende_actie_op <= nu() order by volgende_actie_op, id limit 1) t join casus c on c.id = t.casus_id`
      return rij ?? null
    },

    async countGepland(): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`
        select count(*)::int as n from (select from termijn t where t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= nu() + interval '24 hours' limit ${vast(sql, TELGRENS + 1)}) x`
      return rij!.n
    },

    /** Over the newest that went off in the last seven days. A reminder and what was replaced ask for no answer. */
    reacties: (): Promise<Reactietijden[]> => sql<Reactietijden[]>`
      with gegaan as materialized (
        select e.id, e.trap, e.status, e.termijn_id, e.gepland_op, e.afgegaan_op, e.bevestigd_op from escalatie e
        where e.afgegaan_op > nu() - interval '7 days' and e.afgegaan_op <= nu() and not e.vervangen order by e.afgegaan_op desc limit ${vast(sql, REACTIE_MAX)}
      ),
      tijd as (
        select e.trap, e.status, extract(epoch from coalesce(h.op, e.bevestigd_op) - e.afgegaan_op) * 1000 as ms
        from gegaan e join termijn t on t.id = e.termijn_id
          left join lateral (select min(h.op) as op from escalatiehandeling h where h.escalatie_id = e.id and h.daad in ('bevestigd', 'overgenomen')) h on true
        where not ${isHerinnering(sql)}
      )
      select trap, count(*)::int as aantal, (count(*) filter (where status = 'open'))::int as "nogOpen", percentile_cont(0.5) within group (order by ms)::float8 as "mediaanMs", percentile_cont(0.9) within group (order by ms)::float8 as "p90Ms"
      from tijd group by trap`,

    /** The numbers of open casussen that miss a regie; the oldest few. */
    zonderRegie: (aantal = 20): Promise<{ nummer: string; soorten: string[] }[]> => sql<{ nummer: string; soorten: string[] }[]>`
      select c.nummer, array(select s.soort from unnest(array['proces', 'behandel', 'casus']) with ordinality as s(soort, nr) where s.soort <> all (r.soorten) order by s.nr) as soorten
      from casus c, lateral (select coalesce(array_agg(r.soort), '{}') as soorten, count(*) as aantal from regie r where r.casus_id = c.id and upper_inf(r.periode)) r
      where c.afgesloten_op is null and r.aantal < 3 order by c.aangemaakt_op, c.id limit ${vast(sql, aantal)}`,

    /** Changes when something changed that the console shows. Only newest rows of indexes, and counts that are bounded. */
    async merk(): Promise<string> {
      const [rij] = await sql<{ merk: string }[]>`
        select md5(concat_ws('|',
          (select max(afgegaan_op) from escalatie), (select max(op) from escalatiehandeling),
          -- A step that is done resolves without an act.
          (select string_agg(s.status || (select count(*) from (select from escalatie e where e.status = s.status limit ${vast(sql, TELGRENS)}) x), ' ' order by s.status) from unnest(array['open', 'bevestigd', 'uitgesteld']) as s(status)), (select max(op) from bezorgpoging),
          (select concat_ws(' ', count(*), max(van), max(hervat_op)) from pauze where tot > nu() - interval '5 hours'),
          (select concat_ws(' ', max(gevraagd_op), max(besloten_op)) from wachtrijverzoek where gevraagd_op > nu() - interval '25 hours'),
          (select status || gedaan::text || annuleren::text from achtergrondtaak where soort = 'bezorg-opnieuw' order by aangemaakt_op desc limit 1),
          (select string_agg(m.id::text || m.niveau || coalesce(m.opgepakt_door, ''), ',' order by m.id) from melding m where m.einde_op is null),
          (select max(volgnr) from bewijs))) as merk`
      return rij!.merk
    },
  }
}

const NUL = '00000000-0000-0000-0000-000000000000'

/** SQL: a number as a word of the statement. Requests use one plan for all values (see `createDb`), and a bound that the planner does not know it takes for a tenth of everything. */
export const vast = (sql: Sql, n: number) => sql.unsafe(String(Math.trunc(n)))
