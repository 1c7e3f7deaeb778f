import type { Formulierdefinitie } from '@regietafel/api/client'
import { voegSamen } from '@regietafel/domain/formulier'
import type { Keuze } from './bouw.ts'

/** Milliseconds in which acts with the same `samen` are one step. */
export const SAMEN_MS = 2_000

/** A form to go back to, with what was done after it. */
export interface Daad {
  readonly wat: string
  readonly keuze: Keuze
  readonly definitie: () => Formulierdefinitie
}

export const daad = (wat: string, definitie: Formulierdefinitie, keuze: Keuze): Daad => ({ wat, keuze, definitie: () => definitie })

/**
 * After two versions were merged, what came from the other is in everything one can go back to: undo takes back our own acts, never theirs.
 * Worked out when it is asked for.
 */
export function metHunne(daden: readonly Daad[], voor: Formulierdefinitie, na: Formulierdefinitie): Daad[] {
  return daden.map((d) => {
    let bekend: Formulierdefinitie | null = null
    return { ...d, definitie: () => (bekend ??= voegSamen(voor, d.definitie(), na).definitie) }
  })
}
