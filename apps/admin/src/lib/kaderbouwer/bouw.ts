import type { Conceptblad, Kaderdefinitie, Kaderfout } from '@regietafel/api/client'
import { createContext } from 'svelte'

/** What is chosen on the board; null for the kader as a whole. A termijn only when no step owns it. */
export type Keuze =
  | { readonly soort: 'stap'; readonly stap: string }
  | { readonly soort: 'poort'; readonly poort: string }
  | { readonly soort: 'termijn'; readonly termijn: string }
  | null

/** The concept on the table, as its parts see it: the board, the sentences, the preview. Reactive: read it inside `$derived` or markup. */
export interface Kaderbouw {
  /** Never changed in place: each act gives a new one. */
  readonly kader: Kaderdefinitie
  /** Handed in, or not ours to change. */
  readonly alleenLezen: boolean
  readonly blad: Conceptblad
  /** Of the kader as it is now, also before it is saved. */
  readonly problemen: readonly Kaderfout[]
  readonly keuze: Keuze
  kies(keuze: Keuze): void
  /** One act, one step of undo. `wat` in Dutch, for the announcement and the undo button: "HVP naar dag 10". Saved within two seconds. */
  voer(wat: string, bewerk: (kader: Kaderdefinitie) => Kaderdefinitie): void
  /** Problems at or below a place: `problemenBij('termijnen[2]')`. */
  problemenBij(pad: string): readonly Kaderfout[]
}

export const [gebruikBouw, zetBouw] = createContext<Kaderbouw>()
