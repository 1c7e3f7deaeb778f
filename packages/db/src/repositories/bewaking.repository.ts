import type { PlanTrap } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Db, Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { isHerinnering } from './escalatie.repository.ts'

/** An open termijn of which something is due, locked until the end of the transaction. */
export interface TermijnTeBewaken {
  readonly id: string
  readonly casusId: string
  readonly cyclus: number
  readonly stand: 'open'
  readonly eindeOp: string
  readonly plan: readonly PlanTrap[]
  /** Traps that have an escalatie already. */
  readonly genomen: readonly string[]
}

export interface NieuweEscalatie {
  readonly termijnId: string
  readonly casusId: string
  readonly cyclus: number
  readonly trap: string
  readonly geplandOp: string
  readonly naar: readonly Rol[]
  readonly betaalvlag: boolean
}

/** An escalatie that was not there before. */
export interface NieuwGeschreven {
  readonly id: string
  readonly termijnId: string
  readonly naar: Rol[]
  readonly trap: string
  readonly geplandOp: string
}

/** Somebody who holds a role now, works here and is not absent. `termijnId` null: holds it for the whole gemeente. */
export interface Rolhouder {
  readonly termijnId: string | null
  readonly rol: Rol
  readonly gebruikerId: string
}

/** An escalatie that was put off until now, open again; locked until the end of the transaction. */
export interface GewekteEscalatie {
  readonly id: string
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

/** Everything the worker reads and writes while it guards termijnen. All of it inside one gemeente. */
export const bewakingRepository = (tx: Tx) => {
  const sql = sqlOf(tx)
  const json = (rijen: unknown): string => JSON.stringify(rijen)

  return {
    /** `nu()` of this transaction; the same for every statement in it. */
    async nu(): Promise<string> {
      const [rij] = await sql<{ nu: string }[]>`select nu() as nu`
      return rij!.nu
    },

    /** Locks up to `limiet` due termijnen that are not among `zonder`; what another worker or a correction holds is left to it. */
    async claimDue(limiet: number, zonder: readonly string[] = []): Promise<string[]> {
      const ids = await sql<{ id: string }[]>`
        select t.id from termijn t where t.stand = 'open' and t.volgende_actie_op <= nu() and t.id <> all(${[...zonder]}::uuid[])
        order by t.volgende_actie_op, t.id limit ${limiet} for update of t skip locked`
      return ids.map(({ id }) => id)
    },

    /** What claimed termijnen look like. Read after the lock: a correction that came in between has marked which traps can go off again. */
    geclaimd: (ids: readonly string[]): Promise<TermijnTeBewaken[]> => sql<TermijnTeBewaken[]>`
      select t.id, t.casus_id as "casusId", t.cyclus, t.stand, t.einde_op as "eindeOp", t.plan,
        array(select e.trap from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and not e.vervangen) as genomen
      from termijn t where t.id = any(${[...ids]}::uuid[]) order by t.volgende_actie_op, t.id`,

    /** Answers only the rows that are new; a trap that was taken before is left as it is. */
    async schrijfEscalaties(rijen: readonly NieuweEscalatie[]): Promise<NieuwGeschreven[]> {
      if (rijen.length === 0) return []
      return sql<NieuwGeschreven[]>`
        insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, betaalvlag)
        select current_setting('app.gemeente_id')::uuid, r."casusId", r."termijnId", r.cyclus, r.trap, r."geplandOp", r.naar, r.betaalvlag
        from jsonb_to_recordset(${json(rijen)}::text::jsonb)
          as r("casusId" uuid, "termijnId" uuid, cyclus int, trap text, "geplandOp" timestamptz, naar text[], betaalvlag boolean)
        order by r."geplandOp"
        on conflict (termijn_id, cyclus, trap) where not vervangen do nothing
        returning id, termijn_id as "termijnId", naar, trap, gepland_op as "geplandOp"`
    },

    async zetVolgendeActie(rijen: readonly { id: string; op: string | null }[]): Promise<void> {
      if (rijen.length === 0) return
      await sql`
        update termijn t set volgende_actie_op = r.op
        from jsonb_to_recordset(${json(rijen)}::text::jsonb) as r(id uuid, op timestamptz)
        where t.id = r.id`
    },

    /** Who holds which role for these termijnen at this moment. Absent and departed people are left out. */
    rolhouders: (termijnIds: readonly string[]): Promise<Rolhouder[]> => sql<Rolhouder[]>`
      with t as (select id, casus_id, verantwoordelijk from termijn where id = any(${[...termijnIds]}::uuid[])),
      van_casus as (
        select t.id as termijn_id, t.verantwoordelijk,
          case r.soort when 'casus' then 'casusregisseur' when 'behandel' then 'zorgaanbieder' else 'procesregisseur' end as rol, r.gebruiker_id
        from t join regie r on r.casus_id = t.casus_id and r.periode @> nu()
        union
        select t.id, t.verantwoordelijk, b.rol, b.gebruiker_id
        from t join betrokkene b on b.casus_id = t.casus_id and b.van <= nu() and (b.tot is null or b.tot > nu())
        where b.rol not in ('casusregisseur', 'zorgaanbieder', 'procesregisseur')
      ),
      alle as (
        select termijn_id, rol, gebruiker_id from van_casus
        union
        select v.termijn_id, 'leidinggevende', g.leidinggevende_id
        from van_casus v join gebruiker g on g.id = v.gebruiker_id
        where v.rol = v.verantwoordelijk and g.leidinggevende_id is not null
        union
        select null::uuid, g.rol, g.id from gebruiker g where g.rol in ('ret', 'gemeente', 'beheerder', 'operator')
      )
      select a.termijn_id as "termijnId", a.rol, a.gebruiker_id as "gebruikerId"
      from alle a join gebruiker g on g.id = a.gebruiker_id
      where g.actief and (g.afwezig_tot is null or g.afwezig_tot <= nu())
      order by a.termijn_id, a.rol, a.gebruiker_id`,

    /** Active webhooks, with the trappen each wants; none: all that are no reminder. */
    webhooks: () => sql<{ id: string; trappen: string[] }[]>`select id, trappen from webhook where actief order by id`,

    /**
     * Puts up to `limiet` escalaties whose uitstel ended open again and writes that down; what another worker holds is left to it. Whoever
     * sees the status change, wakes it: once.
     */
    async wekUitgesteld(limiet: number): Promise<GewekteEscalatie[]> {
      const gewekt = await sql<GewekteEscalatie[]>`
        select e.id, e.termijn_id as "termijnId", e.naar, e.trap, e.uitstellen, ${isHerinnering(sql)} as herinnering, g.id as door,
          coalesce((select b.rol from bezorging b where b.escalatie_id = e.id and b.gebruiker_id = g.id limit 1), g.rol) as "doorRol"
        from escalatie e join termijn t on t.id = e.termijn_id
          left join gebruiker g on g.actief and (g.afwezig_tot is null or g.afwezig_tot <= nu())
            and g.id = (select h.door from escalatiehandeling h where h.escalatie_id = e.id and h.daad = 'uitgesteld' order by h.op desc, h.id desc limit 1)
        where e.status = 'uitgesteld' and e.uitgesteld_tot <= nu()
        order by e.uitgesteld_tot, e.id limit ${limiet} for update of e skip locked`
      if (gewekt.length === 0) return []
      const ids = gewekt.map(({ id }) => id)
      await sql`
        update escalatie set status = 'open', uitgesteld_tot = null, bezorgd_op = null, aangeboden_op = null, bezorgen_na = null where id = any(${ids}::uuid[])`
      await sql`
        insert into escalatiehandeling (gemeente_id, escalatie_id, daad)
        select current_setting('app.gemeente_id')::uuid, id, 'wakker' from unnest(${ids}::uuid[]) as id`
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
