import type { Deelinhoud, Formulierconceptblad, Formulierdefinitie } from '@regietafel/api/client'
import type { Antwoorden, Formulierverschil, Pad, Proefuitkomst } from '@regietafel/domain/formulier'
import type { Rol } from '@regietafel/domain/regie'
import { createContext } from 'svelte'
import type { Bewaardeel } from '#lib/formulieren/api.ts'
import type { Uitkomst } from './api.ts'

/** What is chosen: the form as a whole (null), a section, or one or more fields (also inside a list), in the order of the form. */
export type Keuze = { readonly soort: 'sectie'; readonly id: string } | { readonly soort: 'velden'; readonly ids: readonly string[] } | null

/** A place in the form: before the field with number `nr` of a section or a list (`in`); at the end when there are fewer. */
export interface Plek { readonly in: string; readonly nr: number }

/** How the form is looked at in the middle. */
export interface Beeld {
  readonly rol: Rol
  /** Key of a step of a kader, as `fase` in the facts; null for none. */
  readonly fase: string | null
  /** Age of the jongere in the sample casus. */
  readonly leeftijd: number
  /** Days after the plaatsing. */
  readonly dag: number
  readonly breedte: 'breed' | 'telefoon'
  readonly taal: 'nl' | 'en'
  /** Name of the stored example whose answers are shown; null for what was typed in the preview. */
  readonly proef: string | null
}

/** A problem of the concept as it is now, with the field or section it is at; null for the form as a whole. */
export interface Bouwprobleem {
  readonly plaats: string
  readonly bij: string | null
  readonly code: string
  readonly melding: string
  readonly herstel: string
  readonly ernst: 'fout' | 'waarschuwing'
}

/** The concept on the table, as its parts see it: outline, form, properties. Reactive: read it inside `$derived` or markup. */
export interface Formulierbouw {
  /** Never changed in place: each act gives a new one. Its outline is sound; config and rules may still be wrong. */
  readonly definitie: Formulierdefinitie
  /** What of it works, for the preview: fields with a wrong config or rule are shown without it. */
  readonly werkbaar: Formulierdefinitie
  /** Handed in, or not ours to change. */
  readonly alleenLezen: boolean
  readonly blad: Formulierconceptblad
  /** Of the form as it is now, also before it is saved: reading and linting. */
  readonly problemen: readonly Bouwprobleem[]
  /** Since the basis. */
  readonly verschillen: readonly Formulierverschil[]
  /** The stored examples, run on the form as it is now. */
  readonly proeven: readonly Proefuitkomst[]
  readonly keuze: Keuze
  kies(keuze: Keuze): void
  /** One act, one step of undo. `wat` in Dutch, for the announcement and the undo button: "Alternatief naar boven". Saved within two seconds. Acts with the same `samen` within two seconds are one step (typing in a text). */
  voer(wat: string, bewerk: (definitie: Formulierdefinitie) => Formulierdefinitie, samen?: string): void
  /** Opens the choice of a new field for that place; what is chosen is put there and chosen. Without a place: after what is chosen. */
  vraagNieuw(plek?: Plek): void
  /** Brings the keyboard to the heading of the properties, also where they stand behind a tab. */
  naarEigenschappen(): void
  /** Says a sentence in the live region. */
  meld(zin: string): void
  /** Problems at a field or section, of it and not of what is in it. */
  problemenBij(id: string): readonly Bouwprobleem[]
  readonly beeld: Beeld
  zetBeeld(beeld: Partial<Beeld>): void
  /** Sample answers of the preview. */
  readonly antwoorden: Antwoorden
  zetAntwoord(pad: Pad, waarde: unknown): void
  zetAntwoorden(antwoorden: Antwoorden): void
  /** The newest version of a part, from the server. */
  deel(sleutel: string): Promise<Uitkomst<Deelinhoud>>
  /** Keeps a piece for other forms; from then on it is one of `blad.delen`. */
  readonly bewaarDeel: Bewaardeel
  /** Facts of the sample casus, from `beeld`. */
  readonly feiten: Readonly<Record<string, unknown>>
}

/** Id of the heading of the properties: where Enter in the outline brings the keyboard. It can take focus (`tabindex="-1"`). */
export const EIGENSCHAPPENKOP = 'eigenschappen-kop'

export const [gebruikBouw, zetBouw] = createContext<Formulierbouw>()
