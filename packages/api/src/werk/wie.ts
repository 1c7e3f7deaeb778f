import { regiesoorten, rollen, type Regiesoort, type Rol } from '@regietafel/domain/regie'
import { rolInZin } from '../zinnen.ts'

export interface Medewerker {
  readonly id: string
  readonly naam: string
  readonly organisatieId: string
  readonly organisatie: string
}
export interface Houder extends Medewerker { readonly soort: Regiesoort }
export interface BetrokkeneNu extends Medewerker { readonly rol: Rol }

/** Who works on a casus at this moment. */
export interface Bezetting {
  readonly regies: readonly Houder[]
  readonly betrokkenen: readonly BetrokkeneNu[]
}

/** Whoever reads. */
export interface Lezer {
  readonly id: string
  readonly rol: Rol
  readonly organisatieId: string
}

/** Roles that a whole table or office fills, for every casus of the gemeente. */
const vanDeGemeente: readonly Rol[] = ['ret', 'gemeente']

/** Who fills a role in this casus: the holder of the regie that belongs to it, else those betrokken in that role. */
export function vervullers({ regies, betrokkenen }: Bezetting, rol: Rol): readonly Medewerker[] {
  const houders = regies.filter((regie) => regiesoorten[regie.soort].rol === rol)
  return houders.length > 0 ? houders : betrokkenen.filter((betrokkene) => betrokkene.rol === rol)
}

/** Does this role, in this casus, come down to the reader? */
export const isVanMij = (bezetting: Bezetting, rol: Rol, lezer: Lezer): boolean =>
  vanDeGemeente.includes(rol) ? lezer.rol === rol : vervullers(bezetting, rol).some(({ id }) => id === lezer.id)

/** … or to somebody who works where the reader works? */
export const isVanMijnTeam = (bezetting: Bezetting, rol: Rol, lezer: Lezer): boolean =>
  isVanMij(bezetting, rol, lezer) || vervullers(bezetting, rol).some(({ organisatieId }) => organisatieId === lezer.organisatieId)

/** The roles the reader fills in this casus; how "naar jou" is known. */
export const mijnRollen = (bezetting: Bezetting, lezer: Lezer): Rol[] =>
  (Object.keys(rollen) as Rol[]).filter((rol) => isVanMij(bezetting, rol, lezer))

/** "De Lindehof (Ruben)", "jij", or "niemand: de zorgaanbieder ontbreekt". */
export function wie(bezetting: Bezetting, rol: Rol, lezer: Lezer): string {
  if (isVanMij(bezetting, rol, lezer)) return 'jij'
  const mensen = vervullers(bezetting, rol)
  if (mensen.length > 0) return mensen.map(({ naam, organisatie }) => `${organisatie} (${naam})`).join(', ')
  return vanDeGemeente.includes(rol) ? rollen[rol].label : `Niemand is ${rollen[rol].label.toLowerCase()}`
}

/**
 * Who a trap to this role would reach now, for in a sentence: "jij", "De Lindehof (Ruben)", "het RET"; the opvolger when nobody
 * holds the role: "Wijkteam Zuid (Nadia, omdat niemand zorgaanbieder is)".
 */
export function wieKrijgt(bezetting: Bezetting, bedoeld: Rol, lezer: Lezer): string {
  for (let rol: Rol | null = bedoeld; rol !== null; rol = rollen[rol].opvolger) {
    const omdat = rol === bedoeld ? [] : [`omdat niemand ${rollen[bedoeld].label.replace(/ \(.*/, '').toLowerCase()} is`]
    const met = (wie: string, ...erbij: string[]) => (erbij.length > 0 ? `${wie} (${erbij.join(', ')})` : wie)
    if (isVanMij(bezetting, rol, lezer)) return met('jij', ...omdat)
    const mensen = vervullers(bezetting, rol)
    if (mensen.length > 0) return mensen.map(({ naam, organisatie }) => met(organisatie, naam, ...omdat)).join(' en ')
    if (vanDeGemeente.includes(rol) || rol === 'leidinggevende' || rol === 'operator') return met(rolInZin(rol), ...omdat)
  }
  return 'niemand'
}
