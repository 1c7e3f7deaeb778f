import type { PlanTrap } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import type { Db, Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
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

export interface NieuweBezorging {
  readonly escalatieId: string
  readonly kanaal: Kanaal
  readonly gebruikerId: string
  readonly rol: Rol
  readonly omgeleidVan: Rol | null
}

/** Somebody who holds a role now, works here and is not absent. `termijnId` null: holds it for the whole gemeente. */
export interface Rolhouder {
  readonly termijnId: string | null
  readonly rol: Rol
  readonly gebruikerId: string
}

/** One message to one person, locked until the end of the transaction. */
export interface TeBezorgen {
  readonly id: string
  readonly escalatieId: string
  readonly kanaal: Kanaal
  readonly sleutel: string
  readonly pogingen: number
  readonly rol: Rol
  readonly omgeleidVan: Rol | null
  readonly email: string | null
  readonly nummer: string
  readonly trap: string
  readonly betaalvlag: boolean
  readonly termijnTitel: string
  readonly deadline: string
  /** The trap was planned before the termijn was over. */
  readonly herinnering: boolean
}

export interface NietBezorgd {
  readonly id: string
  /** A code, never an address or a text. */
  readonly code: string
  /** Whether this try counts towards giving up. */
  readonly telt: boolean
  readonly definitief: boolean
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

    /** Whether any termijn is due. */
    async ietsTeDoen(): Promise<boolean> {
      const [rij] = await sql<{ due: boolean }[]>`
        select exists (select from termijn where stand = 'open' and volgende_actie_op <= nu()) as due`
      return rij!.due
    },

    /**
     * Locks up to `limiet` due termijnen; what another worker or a correction holds is left to it. What they look like is read after the
     * lock: a correction that came in between has marked which traps can go off again.
     */
    async claimDue(limiet: number): Promise<TermijnTeBewaken[]> {
      const ids = await sql<{ id: string }[]>`
        select t.id from termijn t where t.stand = 'open' and t.volgende_actie_op <= nu()
        order by t.volgende_actie_op, t.id limit ${limiet} for update of t skip locked`
      if (ids.length === 0) return []
      return sql<TermijnTeBewaken[]>`
        select t.id, t.casus_id as "casusId", t.cyclus, t.stand, t.einde_op as "eindeOp", t.plan,
          array(select e.trap from escalatie e where e.termijn_id = t.id and e.cyclus = t.cyclus and not e.vervangen) as genomen
        from termijn t where t.id = any(${ids.map(({ id }) => id)}::uuid[]) order by t.volgende_actie_op, t.id`
    },

    /** Answers only the rows that are new; a trap that was taken before is left as it is. */
    async schrijfEscalaties(rijen: readonly NieuweEscalatie[]): Promise<{ id: string; termijnId: string; naar: Rol[] }[]> {
      if (rijen.length === 0) return []
      return sql<{ id: string; termijnId: string; naar: Rol[] }[]>`
        insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, betaalvlag)
        select current_setting('app.gemeente_id')::uuid, r."casusId", r."termijnId", r.cyclus, r.trap, r."geplandOp", r.naar, r.betaalvlag
        from jsonb_to_recordset(${json(rijen)}::text::jsonb)
          as r("casusId" uuid, "termijnId" uuid, cyclus int, trap text, "geplandOp" timestamptz, naar text[], betaalvlag boolean)
        order by r."geplandOp"
        on conflict (termijn_id, cyclus, trap) where not vervangen do nothing
        returning id, termijn_id as "termijnId", naar`
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

    async schrijfBezorgingen(rijen: readonly NieuweBezorging[]): Promise<void> {
      if (rijen.length === 0) return
      await sql`
        insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, omgeleid_van, sleutel)
        select current_setting('app.gemeente_id')::uuid, r."escalatieId", r.kanaal, r."gebruikerId", r.rol, r."omgeleidVan",
          r."escalatieId" || ':' || r.kanaal || ':' || r."gebruikerId"
        from jsonb_to_recordset(${json(rijen)}::text::jsonb)
          as r("escalatieId" uuid, kanaal text, "gebruikerId" text, rol text, "omgeleidVan" text)
        on conflict (gemeente_id, sleutel) do nothing`
    },

    /** Undelivered escalaties that were never offered, or longer ago than `heraanbodMs`. Real time: offering is machinery. */
    async nietAangeboden({ heraanbodMs, limiet }: { heraanbodMs: number; limiet: number }): Promise<string[]> {
      const rijen = await sql<{ id: string }[]>`
        select id from escalatie
        where bezorgd_op is null and (aangeboden_op is null or aangeboden_op < now() - ${heraanbodMs} * interval '1 millisecond')
        order by id limit ${limiet}`
      return rijen.map(({ id }) => id)
    },

    async markAangeboden(ids: readonly string[]): Promise<void> {
      await sql`update escalatie set aangeboden_op = now() where id = any(${[...ids]}::uuid[]) and bezorgd_op is null`
    },

    /** Those of these escalaties that have nobody to go to yet, with the roles they address. */
    zonderBezorging: (escalatieIds: readonly string[]): Promise<{ id: string; termijnId: string; naar: Rol[] }[]> => sql<{ id: string; termijnId: string; naar: Rol[] }[]>`
      select e.id, e.termijn_id as "termijnId", e.naar from escalatie e
      where e.id = any(${[...escalatieIds]}::uuid[]) and e.bezorgd_op is null
        and not exists (select from bezorging b where b.escalatie_id = e.id)`,

    /** Locks up to `limiet` messages that wait, of these escalaties and not among `overgeslagen`. A dead worker lets go by itself. */
    claimBezorging: ({ escalatieIds, overgeslagen, limiet }: { escalatieIds: readonly string[]; overgeslagen: readonly string[]; limiet: number }): Promise<TeBezorgen[]> => sql<TeBezorgen[]>`
      select b.id, b.escalatie_id as "escalatieId", b.kanaal, b.sleutel, b.pogingen, b.rol, b.omgeleid_van as "omgeleidVan",
        g.email, c.nummer, e.trap, e.betaalvlag, t.titel as "termijnTitel", t.deadline, ${isHerinnering(sql)} as herinnering
      from bezorging b
        join escalatie e on e.id = b.escalatie_id
        join termijn t on t.id = e.termijn_id
        join casus c on c.id = e.casus_id
        join gebruiker g on g.id = b.gebruiker_id
      where b.escalatie_id = any(${[...escalatieIds]}::uuid[]) and b.status = 'wacht' and b.id <> all(${[...overgeslagen]}::uuid[])
      order by b.kanaal desc, b.escalatie_id, b.id
      limit ${limiet}
      for update of b skip locked`,

    async markBezorgd(ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      await sql`
        update bezorging set status = 'bezorgd', bezorgd_op = nu(), pogingen = pogingen + 1, laatste_fout_code = null
        where id = any(${[...ids]}::uuid[])`
    },

    async markMislukt(rijen: readonly NietBezorgd[]): Promise<void> {
      if (rijen.length === 0) return
      await sql`
        update bezorging b set laatste_fout_code = r.code, pogingen = b.pogingen + r.telt::int,
          status = case when r.definitief then 'mislukt' else b.status end
        from jsonb_to_recordset(${json(rijen)}::text::jsonb) as r(id uuid, code text, telt boolean, definitief boolean)
        where b.id = r.id`
    },

    /** Closes the escalaties of which nothing waits any more; answers how many still have something waiting. */
    async sluitBezorgde(escalatieIds: readonly string[]): Promise<number> {
      const [rij] = await sql<{ open: number }[]>`
        with gesloten as (
          update escalatie e set bezorgd_op = nu()
          where e.id = any(${[...escalatieIds]}::uuid[]) and e.bezorgd_op is null
            and exists (select from bezorging b where b.escalatie_id = e.id)
            and not exists (select from bezorging b where b.escalatie_id = e.id and b.status = 'wacht')
          returning e.id
        )
        select count(*)::int as open from escalatie e
        where e.id = any(${[...escalatieIds]}::uuid[]) and e.bezorgd_op is null and e.id not in (select id from gesloten)`
      return rij!.open
    },
  }
}

export interface Waarneming {
  /** Gemeenten in which something is due or not yet offered. */
  readonly gemeenten: string[]
  /** Milliseconds, by the clock of Postgres, until the next known moment; null when none is known. */
  readonly overMs: number | null
}

/** One look over all gemeenten, for the heart-beat: ids and a duration, nothing of a casus. */
export async function kijkNaarWerk(db: Db, heraanbodMs: number): Promise<Waarneming> {
  const [rij] = await sqlOf(db)<Waarneming[]>`
    select array(select gemeenten_met_werk(nu(), ${heraanbodMs} * interval '1 millisecond')) as gemeenten,
      (extract(epoch from volgend_moment() - nu()) * 1000)::float8 as "overMs"`
  return rij!
}
