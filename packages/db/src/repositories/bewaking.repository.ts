import type { Houder, Mailinstelling, PlanTrap } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Db, Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { sleutel, type NieuweBezorging } from './bezorging.repository.ts'
import { isHerinnering } from './escalatie.repository.ts'
import { isAanspreekbaar } from './gebruiker.repository.ts'
import { naam } from './sleutel.ts'
import { isActief, mailinstelling, staatStil } from './stilstand.ts'

/** An open termijn of which something is due, locked until the end of the transaction. */
export interface TermijnTeBewaken {
  readonly id: string
  readonly gemeenteId: string
  readonly casusId: string
  readonly cyclus: number
  readonly stand: 'open'
  readonly eindeOp: string
  readonly plan: readonly PlanTrap[]
  /** Traps that have an escalatie already. */
  readonly genomen: readonly string[]
}

export interface NieuweEscalatie {
  readonly gemeenteId: string
  readonly termijnId: string
  readonly casusId: string
  readonly cyclus: number
  readonly trap: string
  readonly geplandOp: string
  readonly naar: readonly Rol[]
  readonly betaalvlag: boolean
  /** Nothing of it waits. */
  readonly bezorgd: boolean
  /** Nothing of it can be delivered before this; null: at once. */
  readonly bezorgenNa: string | null
}

/** A message of an escalatie that is written in the same statement. */
export type BezorgingBijTrap = Omit<NieuweBezorging, 'escalatieId' | 'uitstellen'> & { readonly termijnId: string; readonly trap: string }

/** An escalatie that was not there before. */
export interface NieuwGeschreven {
  readonly id: string
  readonly termijnId: string
  readonly trap: string
}

/** An escalatie that was put off until now, open again; locked until the end of the transaction. */
export interface GewekteEscalatie {
  readonly id: string
  readonly gemeenteId: string
  readonly termijnId: string
  readonly naar: Rol[]
  readonly trap: string
  readonly herinnering: boolean
  /** How often it was put off. */
  readonly uitstellen: number
  /** Who put it off, when she is here; null when she is absent or gone. */
  readonly door: string | null
  readonly doorRol: Rol | null
}

/** A due termijn that is locked until the end of the transaction. */
export interface Geclaimd {
  readonly id: string
  readonly gemeenteId: string
}

/** What must be known of a gemeente to say over which kanalen a trap goes, and when. */
export interface Verzendwijze extends Mailinstelling {
  readonly gemeenteId: string
  /** No task is given now: the kanaal is paused. */
  readonly takenStil: boolean
  /** With the trappen each wants; none: all that are no reminder. */
  readonly webhooks: readonly { readonly id: string; readonly trappen: readonly string[] }[]
}

/** One column of rows, as text: the driver sends no arrays of moments or booleans. */
const kolom = <T, K extends keyof T>(rijen: readonly T[], naam: K): (string | null)[] => rijen.map((rij) => (rij[naam] == null ? null : String(rij[naam])))

/** Everything the worker reads and writes while it guards termijnen: of the gemeente of the transaction, or of many (`inElkeGemeente`). */
export const bewakingRepository = (tx: Tx) => {
  const sql = sqlOf(tx)
  return {
    /** `nu()` of this transaction: the same for every statement in it, unless the proefklok is put on another time meanwhile. */
    async nu(): Promise<string> {
      const [rij] = await sql<{ nu: string }[]>`select nu() as nu`
      return rij!.nu
    },

    /**
     * Locks due termijnen, the longest due first: up to `elk` of each of these gemeenten, so that one with much leaves room for the others.
     * Not those among `zonder`, not where `job` stands still; what another worker or a correction holds is left to it.
     */
    claimDue: ({ gemeenten, elk, job, zonder = [] }: { gemeenten: readonly string[]; elk: number; job: string; zonder?: readonly string[] }): Promise<Geclaimd[]> => sql<Geclaimd[]>`
      select x.id, x.gemeente_id as "gemeenteId"
      from unnest(${[...gemeenten]}::uuid[]) as g(id), lateral (
        select t.id, t.gemeente_id from termijn t
        where t.gemeente_id = g.id and t.stand = 'open' and t.volgende_actie_op is not null and t.volgende_actie_op <= (select nu()) and t.id <> all(${[...zonder]}::uuid[])
        order by t.volgende_actie_op, t.id limit ${elk} for update of t skip locked) x
      where not ${staatStil(sql, job, sql`p.gemeente_id = g.id`)}`,

    /** What claimed termijnen look like. Read after the lock: a correction that came in between has marked which traps can go off again. */
    geclaimd: (ids: readonly string[]): Promise<TermijnTeBewaken[]> => sql<TermijnTeBewaken[]>`
      select t.id, t.gemeente_id as "gemeenteId", t.casus_id as "casusId", t.cyclus, t.stand, t.einde_op as "eindeOp", t.plan,
        array(select e.trap from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and not e.vervangen) as genomen
      from termijn t where t.id = any(${[...ids]}::uuid[]) order by t.volgende_actie_op, t.id`,

    /**
     * Writes escalaties, their messages and the next moment of their termijnen in one statement. Answers only what is new; a trap that was
     * taken before is left as it is, without messages. Its name is made of what comes back the same in a database that was put back; one
     * that was replaced before makes it another. `op` is the moment by which they were found due, so that a proefklok that is put back in
     * between makes none of them early; left out: `nu()`.
     */
    async schrijfEscalaties(rijen: readonly NieuweEscalatie[], bezorgingen: readonly BezorgingBijTrap[], volgende: readonly { id: string; op: string | null }[], op: string | null = null): Promise<NieuwGeschreven[]> {
      if (rijen.length + volgende.length === 0) return []
      const toen = sql`(select coalesce(${op}::text::timestamptz, nu()))`
      return sql<NieuwGeschreven[]>`
        with gezet as (
          update termijn t set volgende_actie_op = r.op
          from unnest(${kolom(volgende, 'id')}::text[]::uuid[], ${kolom(volgende, 'op')}::text[]::timestamptz[]) as r(id, op)
          where t.id = r.id
        ), nieuw as (
          insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, afgegaan_op, naar, betaalvlag, bezorgd_op, bezorgen_na, sleutel)
          select r.gemeente_id, r.casus_id, r.termijn_id, r.cyclus, r.trap, r.gepland_op, ${toen}, string_to_array(r.naar, ','), r.betaalvlag, case when r.bezorgd then ${toen} end, r.bezorgen_na,
            ${naam(sql, sql`r.casus_id, t.kader, t.termijn, r.cyclus, r.trap, (extract(epoch from r.gepland_op) * 1000)::bigint, (select count(*) from escalatie v where v.termijn_id = r.termijn_id and v.cyclus = r.cyclus and v.trap = r.trap and v.vervangen)`)}
          from unnest(${kolom(rijen, 'gemeenteId')}::text[]::uuid[], ${kolom(rijen, 'casusId')}::text[]::uuid[], ${kolom(rijen, 'termijnId')}::text[]::uuid[], ${kolom(rijen, 'cyclus')}::text[]::int[], ${kolom(rijen, 'trap')}::text[],
            ${kolom(rijen, 'geplandOp')}::text[]::timestamptz[], ${rijen.map(({ naar }) => naar.join(','))}::text[], ${kolom(rijen, 'betaalvlag')}::text[]::boolean[], ${kolom(rijen, 'bezorgd')}::text[]::boolean[],
            ${kolom(rijen, 'bezorgenNa')}::text[]::timestamptz[]) as r(gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, betaalvlag, bezorgd, bezorgen_na)
            join termijn t on t.id = r.termijn_id
          order by r.gepland_op
          on conflict (termijn_id, cyclus, trap) where not vervangen do nothing
          returning id, gemeente_id, termijn_id, trap, sleutel
        ), bezorgd as (
          insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, webhook_id, rol, omgeleid_van, verzamelen, niet_voor, status, bezorgd_op, sleutel)
          select e.gemeente_id, e.id, b.kanaal, b.gebruiker_id, b.webhook_id, b.rol, b.omgeleid_van, b.verzamelen, b.niet_voor,
            case when b.meteen then 'bezorgd' else 'wacht' end, case when b.meteen then ${toen} end, ${sleutel(sql)}
          from unnest(${kolom(bezorgingen, 'termijnId')}::text[]::uuid[], ${kolom(bezorgingen, 'trap')}::text[], ${kolom(bezorgingen, 'kanaal')}::text[], ${kolom(bezorgingen, 'gebruikerId')}::text[],
            ${kolom(bezorgingen, 'webhookId')}::text[]::uuid[], ${kolom(bezorgingen, 'rol')}::text[], ${kolom(bezorgingen, 'omgeleidVan')}::text[], ${kolom(bezorgingen, 'verzamelen')}::text[]::boolean[],
            ${kolom(bezorgingen, 'nietVoor')}::text[]::timestamptz[], ${kolom(bezorgingen, 'meteen')}::text[]::boolean[]) as b(termijn_id, trap, kanaal, gebruiker_id, webhook_id, rol, omgeleid_van, verzamelen, niet_voor, meteen)
            join nieuw e on e.termijn_id = b.termijn_id and e.trap = b.trap
        )
        select id, termijn_id as "termijnId", trap from nieuw`
    },

    /** Who holds which role for these termijnen at this moment; somebody can be in it twice. Absent and departed people are left out. */
    rolhouders: (termijnIds: readonly string[]): Promise<Houder[]> => sql<Houder[]>`
      with t as materialized (select id, gemeente_id, casus_id, verantwoordelijk from termijn where id = any(${[...termijnIds]}::uuid[])),
      van_casus as (
        select t.gemeente_id, t.id as termijn_id, t.verantwoordelijk,
          case r.soort when 'casus' then 'casusregisseur' when 'behandel' then 'zorgaanbieder' else 'procesregisseur' end as rol, r.gebruiker_id
        from t join regie r on r.casus_id = t.casus_id and r.periode @> nu()
        union all
        select t.gemeente_id, t.id, t.verantwoordelijk, b.rol, b.gebruiker_id
        from t join betrokkene b on b.casus_id = t.casus_id and b.van <= nu() and (b.tot is null or b.tot > nu())
        where b.rol not in ('casusregisseur', 'zorgaanbieder', 'procesregisseur')
      ),
      alle as (
        select gemeente_id, termijn_id, rol, gebruiker_id from van_casus
        union all
        select v.gemeente_id, v.termijn_id, 'leidinggevende', g.leidinggevende_id
        from van_casus v join gebruiker g on g.id = v.gebruiker_id
        where v.rol = v.verantwoordelijk and g.leidinggevende_id is not null
        union all
        select g.gemeente_id, null::uuid, g.rol, g.id from gebruiker g
        where g.gemeente_id = any(array(select distinct t.gemeente_id from t)) and g.rol in ('ret', 'gemeente', 'beheerder', 'operator')
      )
      select a.gemeente_id as "gemeenteId", a.termijn_id as "termijnId", a.rol, a.gebruiker_id as "gebruikerId"
      from alle a join gebruiker g on g.id = a.gebruiker_id
      where ${isAanspreekbaar(sql)}
      order by a.termijn_id, a.rol, a.gebruiker_id`,

    /** How each of these gemeenten sends, what stands still of it, and its active webhooks. In the order of the ids. */
    verzendwijzen: (gemeenteIds: readonly string[]): Promise<Verzendwijze[]> => sql<Verzendwijze[]>`
      select g.id as "gemeenteId", ${mailinstelling(sql)},
        exists (select from pauze p where p.gemeente_id = g.id and ${isActief(sql)} and p.soort = 'kanaal' and p.doel = 'taak') as "takenStil",
        coalesce((select json_agg(json_build_object('id', w.id, 'trappen', w.trappen) order by w.id) from webhook w where w.gemeente_id = g.id and w.actief), '[]') as webhooks
      from unnest(${[...gemeenteIds]}::uuid[]) as g(id) left join meldinginstelling m on m.gemeente_id = g.id`,

    /**
     * Puts up to `limiet` escalaties whose uitstel ended open again and writes that down; what another worker holds is left to it. Whoever
     * sees the status change, wakes it: once.
     */
    async wekUitgesteld({ gemeenten, limiet, job }: { gemeenten: readonly string[]; limiet: number; job: string }): Promise<GewekteEscalatie[]> {
      const gewekt = await sql<GewekteEscalatie[]>`
        select e.id, e.gemeente_id as "gemeenteId", e.termijn_id as "termijnId", e.naar, e.trap, e.uitstellen, ${isHerinnering(sql)} as herinnering, g.id as door,
          coalesce((select b.rol from bezorging b where b.escalatie_id = e.id and b.gebruiker_id = g.id limit 1), g.rol) as "doorRol"
        from escalatie e join termijn t on t.id = e.termijn_id
          left join gebruiker g on g.actief and (g.afwezig_tot is null or g.afwezig_tot <= nu())
            and g.id = (select h.door from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'uitgesteld' order by h.op desc, h.id desc limit 1)
        where e.gemeente_id = any(${[...gemeenten]}::uuid[]) and e.status = 'uitgesteld' and e.uitgesteld_tot <= nu() and not ${staatStil(sql, job, sql`p.gemeente_id = e.gemeente_id`)}
        order by e.uitgesteld_tot, e.id limit ${limiet} for update of e skip locked`
      if (gewekt.length === 0) return []
      const ids = gewekt.map(({ id }) => id)
      await sql`
        update escalatie set status = 'open', uitgesteld_tot = null, bezorgd_op = null, aangeboden_op = null, bezorgen_na = null where id = any(${ids}::uuid[])`
      await sql`
        insert into escalatiehandeling (gemeente_id, escalatie_id, daad)
        select gemeente_id, id, 'wakker' from escalatie where id = any(${ids}::uuid[])`
      return gewekt
    },
  }
}

/** One look over all gemeenten, for the heart-beat: ids and a duration, nothing of a casus. */
export interface Verval {
  /** Gemeenten in which a trap is due or an uitstel ended. */
  readonly gemeenten: string[]
  /** Milliseconds, by the clock of Postgres, until the next known moment; null when none is known. */
  readonly overMs: number | null
}

export async function kijkNaarVerval(db: Db): Promise<Verval> {
  const [rij] = await sqlOf(db)<Verval[]>`
    select array(select gemeenten_met_verval(nu())) as gemeenten, (extract(epoch from volgend_moment() - nu()) * 1000)::float8 as "overMs"`
  return rij!
}

/** Gemeenten in which something is to be delivered that was never offered, or longer ago than `heraanbodMs`. */
export async function kijkNaarBezorgen(db: Db, heraanbodMs: number): Promise<string[]> {
  const rijen = await sqlOf(db)<{ id: string }[]>`select gemeenten_met_werk(nu(), ${heraanbodMs} * interval '1 millisecond') as id`
  return rijen.map(({ id }) => id)
}
