import { NIEUWE_ZIN, type Voeg, type Zin } from './model.ts'

type Groep = Extract<Zin, { soort: 'groep' }>
export const ander = (voeg: Voeg): Voeg => (voeg === 'en' ? 'of' : 'en')

/** A group of one is that one, as long as that says the same. */
function ontvouw(groep: Groep): Zin | null {
  const [enige, ...rest] = groep.delen
  if (enige === undefined) return null
  if (rest.length > 0 || (groep.niet && (enige.niet || enige.soort === 'eigen'))) return groep
  return { ...enige, niet: groep.niet || enige.niet }
}
/** Without one part; null when nothing is left. */
export const zonderDeel = (groep: Groep, i: number): Zin | null => ontvouw({ ...groep, delen: groep.delen.toSpliced(i, 1) })
export const ruil = (groep: Groep, i: number, j: number): Zin => {
  const [a, b] = [groep.delen[i], groep.delen[j]]
  return a && b ? { ...groep, delen: groep.delen.with(i, b).with(j, a) } : groep
}
/** A part becomes a group of the other kind with room for one more: "A en (B of …)". */
export const inGroep = (groep: Groep, i: number): Zin => ({ ...groep, delen: groep.delen.with(i, { soort: 'groep', niet: false, voeg: ander(groep.voeg), delen: [groep.delen[i]!, NIEUWE_ZIN] }) })
/** Part `j` of the group at `i` comes to stand after that group. */
export function eruit(groep: Groep, i: number, j: number): Zin {
  const binnen = groep.delen[i]
  if (binnen?.soort !== 'groep') return groep
  const deel = binnen.delen[j]!
  const rest = zonderDeel(binnen, j)
  return { ...groep, delen: groep.delen.toSpliced(i, 1, ...(rest ? [rest] : []), deel) }
}
