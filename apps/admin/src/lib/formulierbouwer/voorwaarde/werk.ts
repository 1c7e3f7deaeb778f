import { createContext, type Component } from 'svelte'
import type { Naamgever, Optie } from '@regietafel/domain/formulier'
import type { Soorten } from './keuzes.ts'
import type { Term, Zin } from './model.ts'
import type { Zicht } from './velden.ts'

/** What every control of one rule must know. Reactive: read it inside `$derived` or markup. */
export interface Regelwerk {
  /** Field whose rule it is: a rule does not ask about itself, unless `zelf` says it may. */
  readonly zonder: string | null
  /** What the field itself holds can be asked: what must hold of an answer is about that answer. */
  readonly zelf: boolean
  readonly namen: Naamgever
  meld(zin: string): void
}
export const [gebruikRegelwerk, zetRegelwerk] = createContext<Regelwerk>()

export interface ZinblokProps {
  /** What the group is called for who cannot see it. */
  naam: string
  zin: Zin
  zicht: Zicht
  /** Null: everything is taken away. */
  zet: (zin: Zin | null) => void
}
export interface GroepProps {
  zin: Extract<Zin, { soort: 'groep' }>
  zicht: Zicht
  zet: (zin: Zin | null) => void
  /** "2." for the second part of the group around it. */
  nummer?: string
  /** Of a group in a group: takes one of its parts out, to the group around it. */
  naarBuiten?: ((deel: number) => void) | undefined
}
export interface TermProps {
  label: string
  term: Term
  zicht: Zicht
  /** Kinds it may have. */
  soorten: Soorten
  /** Of what it is compared with: the answers to choose from. */
  opties?: readonly Optie[] | null
  zet: (term: Term) => void
}

/** A condition may hold a calculation and a calculation a condition, at any depth. The rule hands these down, so none imports itself. */
export interface Regeldelen {
  readonly Zinblok: Component<ZinblokProps>
  readonly Groep: Component<GroepProps>
  readonly Term: Component<TermProps>
}
export const [gebruikRegeldelen, zetRegeldelen] = createContext<Regeldelen>()
