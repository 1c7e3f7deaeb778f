import type { Regiesoort, Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface BezettingPersoon {
  readonly id: string
  readonly naam: string
  readonly organisatieId: string
  readonly organisatie: string
}
/** Who works on a casus now: the holders of its regies, and the betrokkenen. */
export interface CasusBezetting {
  readonly regies: readonly (BezettingPersoon & { readonly soort: Regiesoort; readonly sinds: string })[]
  readonly betrokkenen: readonly (BezettingPersoon & { readonly rol: Rol })[]
}

const soorten = ['proces', 'behandel', 'casus']

export function bezettingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Of several casussen at once, by `nu()`. The organisatie of a regie is the one it was given with, not where the holder works now. */
    async list(casusIds: readonly string[]): Promise<Map<string, CasusBezetting>> {
      const ids = [...casusIds]
      const [regies, betrokkenen] = await Promise.all([
        sql<(BezettingPersoon & { casusId: string; soort: Regiesoort; sinds: string })[]>`
          select r.casus_id as "casusId", r.soort, lower(r.periode) as sinds, g.id, g.naam, o.id as "organisatieId", o.naam as organisatie
          from regie r join gebruiker g on g.id = r.gebruiker_id join organisatie o on o.id = r.organisatie_id
          where r.casus_id = any (${ids}::text[]::uuid[]) and upper_inf(r.periode)`,
        sql<(BezettingPersoon & { casusId: string; rol: Rol })[]>`
          select b.casus_id as "casusId", b.rol, g.id, g.naam, o.id as "organisatieId", o.naam as organisatie
          from betrokkene b join gebruiker g on g.id = b.gebruiker_id join organisatie o on o.id = g.organisatie_id
          where b.casus_id = any (${ids}::text[]::uuid[]) and b.van <= nu() and (b.tot is null or b.tot > nu())
          order by b.van, g.naam`,
      ])
      const perCasus = new Map(ids.map((id) => [id, { regies: [], betrokkenen: [] } as { regies: CasusBezetting['regies'][number][]; betrokkenen: CasusBezetting['betrokkenen'][number][] }]))
      for (const { casusId, ...regie } of regies) perCasus.get(casusId)?.regies.push(regie)
      for (const { casusId, ...betrokkene } of betrokkenen) perCasus.get(casusId)?.betrokkenen.push(betrokkene)
      for (const { regies: lijst } of perCasus.values()) lijst.sort((a, b) => soorten.indexOf(a.soort) - soorten.indexOf(b.soort))
      return perCasus
    },
  }
}
