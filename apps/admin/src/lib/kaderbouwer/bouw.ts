import type { Conceptblad, DatumTekst, Kaderdefinitie, Kaderfout } from '@regietafel/api/client'
import { createContext } from 'svelte'

/** What is chosen on the board; null for the kader as a whole. A termijn only when no step owns it. */
export type Keuze =
  | { readonly soort: 'stap'; readonly stap: string }
  | { readonly soort: 'poort'; readonly poort: string }
  | { readonly soort: 'termijn'; readonly termijn: string }
  | null

/** How the sample casus goes: everything in time, everything in time but what is chosen on the board, or nothing at all. */
export type Verloopkeuze = 'op-tijd' | 'niet-af' | 'niets'

/** The sample casus that the board and the preview show. */
export interface Voorbeeldkeuze {
  /** Day of the aanvraag, plaatsing and start 1-op-1: day 0. */
  readonly plaatsing: DatumTekst
  readonly verloop: Verloopkeuze
}

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
  /** Says a sentence below the board and in the live region, in the place of what was said before. */
  meld(zin: string): void
  /** Problems at or below a place: `problemenBij('termijnen[2]')`. */
  problemenBij(pad: string): readonly Kaderfout[]
  /** The day of the sample casus that is looked at, counted from day 0; the red line on the board. */
  readonly dag: number
  zetDag(dag: number): void
  readonly voorbeeld: Voorbeeldkeuze
  zetVoorbeeld(voorbeeld: Voorbeeldkeuze): void
}

/** Id of the heading of the sentences: where Enter on the board brings the keyboard. It can take focus (`tabindex="-1"`). */
export const PANEELKOP = 'paneel-kop'

export const [gebruikBouw, zetBouw] = createContext<Kaderbouw>()
