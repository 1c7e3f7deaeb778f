import { resolveAdressaten, type Adressaat } from '@regietafel/domain/escalatie'
import type { Operatorniveau, Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { sqlOf, type Sql } from '../tenant.ts'

export interface GebruikerRij {
  readonly id: string
  readonly gemeenteId: string
  readonly organisatieId: string
  readonly organisatie: string
  readonly naam: string
  readonly email: string
  readonly rol: Rol
  readonly leidinggevendeId: string | null
  readonly actief: boolean
  readonly afwezigTot: string | null
  readonly operatorniveau: Operatorniveau | null
}

export interface GemeenteRij {
  readonly id: string
  readonly sleutel: string
  readonly naam: string
  readonly jeugdregio: string
  readonly thema: Record<string, string>
}

export interface Bereikbaar extends Adressaat {
  readonly naam: string
  readonly organisatie: string
}

export function gebruikerRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    g.id, g.gemeente_id as "gemeenteId", g.organisatie_id as "organisatieId", o.naam as organisatie, g.naam, g.email, g.rol,
    g.leidinggevende_id as "leidinggevendeId", g.actief, g.afwezig_tot as "afwezigTot", g.operatorniveau`
  return {
    async findById(id: string): Promise<GebruikerRij | null> {
      const [row] = await sql<GebruikerRij[]>`select ${kolommen} from gebruiker g join organisatie o on o.id = g.organisatie_id where g.id = ${id}`
      return row ?? null
    },
    async list(): Promise<GebruikerRij[]> {
      return sql<GebruikerRij[]>`select ${kolommen} from gebruiker g join organisatie o on o.id = g.organisatie_id order by g.naam, g.id`
    },
    /** Names by id, of those who work in this gemeente. */
    async namen(ids: readonly string[]): Promise<Map<string, string>> {
      const rijen = await sql<{ id: string; naam: string }[]>`select id, naam from gebruiker where id = any (${[...ids]}::text[])`
      return new Map(rijen.map(({ id, naam }) => [id, naam]))
    },
    /** The gemeente of the transaction. */
    async gemeente(): Promise<GemeenteRij> {
      const [row] = await sql<GemeenteRij[]>`select id, sleutel, naam, jeugdregio, thema from gemeente where id = current_setting('app.gemeente_id')::uuid`
      return row!
    },
    /** Whether somebody of the gemeente in one of these rollen is there now. */
    async isEr(rollen: readonly Rol[]): Promise<boolean> {
      const [row] = await sql<{ er: boolean }[]>`select exists (select from gebruiker where rol = any (${[...rollen]}::text[]) and actief and (afwezig_tot is null or afwezig_tot <= nu())) as er`
      return row!.er
    },
    async setAfwezig(id: string, tot: string | null): Promise<void> {
      await sql`update gebruiker set afwezig_tot = ${tot}::timestamptz where id = ${id}`
    },
    /**
     * Whom these rollen reach in this casus now: its holder, or, where nobody holds it or the holder is absent, whoever comes next.
     * `uitvoerder` is the rol that answers for the termijn; its leidinggevende is the one meant.
     */
    async addressees(casusId: string, rollen: readonly Rol[], uitvoerder: Rol): Promise<Bereikbaar[]> {
      const houders = await sql<{ rol: Rol; id: string; naam: string; organisatie: string }[]>`
        with van_casus as (
          select case r.soort when 'casus' then 'casusregisseur' when 'behandel' then 'zorgaanbieder' else 'procesregisseur' end as rol, r.gebruiker_id
          from regie r where r.casus_id = ${casusId} and upper_inf(r.periode)
          union
          select b.rol, b.gebruiker_id from betrokkene b
          where b.casus_id = ${casusId} and (b.tot is null or b.tot > nu()) and b.rol not in ('casusregisseur', 'zorgaanbieder', 'procesregisseur')
        ), alle as (
          select rol, gebruiker_id from van_casus
          union
          select 'leidinggevende', g.leidinggevende_id from van_casus v join gebruiker g on g.id = v.gebruiker_id where v.rol = ${uitvoerder} and g.leidinggevende_id is not null
          union
          select g.rol, g.id from gebruiker g where g.rol in ('ret', 'gemeente', 'beheerder', 'operator')
        )
        select a.rol, g.id, g.naam, o.naam as organisatie from alle a join gebruiker g on g.id = a.gebruiker_id join organisatie o on o.id = g.organisatie_id
        where ${isAanspreekbaar(sql)} order by a.rol, g.naam, g.id`
      const bezetting = new Map<Rol, string[]>()
      for (const { rol, id } of houders) bezetting.set(rol, [...(bezetting.get(rol) ?? []), id])
      const wie = new Map(houders.map((h) => [h.id, h]))
      return resolveAdressaten(rollen, bezetting).map((a) => ({ ...a, naam: wie.get(a.gebruikerId)!.naam, organisatie: wie.get(a.gebruikerId)!.organisatie }))
    },
  }
}

/**
 * SQL: may holder `g` of rol `a` be addressed now? Who works here and is not away; of the operators those who may act: one who only looks is
 * addressed when no other is there.
 */
export const isAanspreekbaar = (sql: Sql) => {
  const er = (wie: 'g' | 'h') => sql`${sql(wie)}.actief and (${sql(wie)}.afwezig_tot is null or ${sql(wie)}.afwezig_tot <= nu())`
  const handelt = (wie: 'g' | 'h') => sql`coalesce(${sql(wie)}.operatorniveau, 'kijken') <> 'kijken'`
  return sql`${er('g')} and (a.rol <> 'operator' or ${handelt('g')} or not exists (select from gebruiker h where h.gemeente_id = g.gemeente_id and h.rol = 'operator' and ${er('h')} and ${handelt('h')}))`
}
