import type { Rol } from '@regietafel/domain/regie'
import type { Sql } from './tenant.ts'

/** Who looks. Decides which casussen exist for her. */
export interface Kijker {
  readonly gebruikerId: string
  readonly rol: Rol
  readonly organisatieId: string
}

const alleCasussen: readonly Rol[] = ['procesregisseur', 'ret', 'gemeente']
const geenCasus: readonly Rol[] = ['beheerder', 'operator', 'leidinggevende']

/**
 * The one rule of which casussen somebody sees, as a predicate on `c` (casus). What it leaves out does not exist for her.
 * Holder of a regie now, betrokkene now, or works where a regiehouder of now works; three roles see every casus of the gemeente, three see none.
 * An array that is made first: what somebody works on is little, and the plan then starts there instead of at the whole gemeente.
 */
export function zichtbaar(sql: Sql, { gebruikerId, rol, organisatieId }: Kijker) {
  if (geenCasus.includes(rol)) return sql`false`
  if (alleCasussen.includes(rol)) return sql`true`
  return sql`c.id = any (array(
    select r.casus_id from regie r where upper_inf(r.periode) and (r.gebruiker_id = ${gebruikerId} or r.organisatie_id = ${organisatieId})
    union all
    select b.casus_id from betrokkene b where b.gebruiker_id = ${gebruikerId} and (b.tot is null or b.tot > nu())
  ))`
}
