import type { Kaderdefinitie } from '@regietafel/domain/kader'
import { wijzigTrap } from '../../bewerk/ladder.ts'
import { geheel, metVeld, type Bewerk, type Trede } from './gemeen.ts'

export type Geadresseerde = Trede['naar'][number]
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/
const GRENS = { werkdagen: [-60, 250], uren: [-2000, 8800] } as const

/** How far a trap lies from the deadline, always positive, with its side and unit. */
export interface Afstand { readonly aantal: number; readonly eenheid: 'werkdagen' | 'uren'; readonly kant: 'voor' | 'na' }
export const afstandVan = ({ werkdagen, uren }: Trede): Afstand => {
  const n = uren ?? werkdagen
  return { aantal: Math.abs(n), eenheid: uren === undefined ? 'werkdagen' : 'uren', kant: n < 0 ? 'voor' : 'na' }
}
export const grensVan = ({ eenheid, kant }: Pick<Afstand, 'eenheid' | 'kant'>): number => Math.abs(GRENS[eenheid][kant === 'voor' ? 0 : 1])

/** Hours and werkdagen exclude each other. What is out of bounds in the new unit is brought inside; a number out of bounds changes nothing. */
export const zetAfstand = (ladder: string, trap: string, deel: Partial<Afstand>): Bewerk => (kader) => wijzigTrap(kader, ladder, trap, (t) => {
  const nieuw = { ...afstandVan(t), ...deel }
  const aantal = deel.aantal === undefined ? Math.min(nieuw.aantal, grensVan(nieuw)) : geheel(nieuw.aantal, 0, grensVan(nieuw))
  if (aantal === null) return t
  const n = nieuw.kant === 'voor' && aantal > 0 ? -aantal : aantal
  return nieuw.eenheid === 'uren' ? { ...t, werkdagen: 0, uren: n } : metVeld({ ...t, werkdagen: n }, 'uren', undefined)
})

/** Somebody must hear it: an empty list changes nothing. */
export const zetNaar = (ladder: string, trap: string, naar: readonly Geadresseerde[]): Bewerk => (kader) => wijzigTrap(kader, ladder, trap, (t) => (naar.length === 0 ? t : { ...t, naar: [...naar] }))
/** Who hears it instead when the one who is late is among those addressed; an empty list is no such rule. */
export const zetAlsUitvoerderZelf = (ladder: string, trap: string, naar: readonly Geadresseerde[]): Bewerk => (kader) => wijzigTrap(kader, ladder, trap, (t) => metVeld(t, 'alsUitvoerderZelf', naar.length === 0 ? undefined : [...naar]))
/** Left out is no betaalvlag. */
export const zetBetaalvlag = (ladder: string, trap: string, aan: boolean): Bewerk => (kader) => wijzigTrap(kader, ladder, trap, (t) => metVeld(t, 'betaalvlag', aan ? true : undefined))

export const isCode = (code: string): boolean => CODE.test(code)
/** A name that another trap of the ladder has is no name. */
export const zetTrapnaam = (ladder: string, trap: string, naam: string): Bewerk => (kader) =>
  !isCode(naam) || !Object.hasOwn(kader.ladders, ladder) || kader.ladders[ladder]!.trappen.some((t) => t.trap === naam) ? kader : wijzigTrap(kader, ladder, trap, (t) => ({ ...t, trap: naam }))

export const gebruiktDoor = (kader: Kaderdefinitie, ladder: string) => kader.termijnen.filter((t) => t.ladder === ladder)
