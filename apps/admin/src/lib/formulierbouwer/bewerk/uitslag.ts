import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Formulierbouw, Keuze } from '../bouw.ts'

/** What an act came to: the form after it, what is chosen then, and what to say. A refusal is a sentence. */
export type Uitslag = Result<Gedaan, string>
export interface Gedaan {
  /** For the announcement and the undo button. */
  readonly wat: string
  readonly definitie: Formulierdefinitie
  readonly keuze: Keuze
  /** Said after it: what somebody should look at now. */
  readonly ook?: string
}
export const gedaan = (wat: string, definitie: Formulierdefinitie, keuze: Keuze, ook?: string): Uitslag => ok({ wat, definitie, keuze, ...(ook ? { ook } : {}) })
export const weiger = (zin: string): Uitslag => err(zin)

export const velden = (ids: readonly string[]): Keuze => (ids.length > 0 ? { soort: 'velden', ids } : null)

/** Does it, chooses what comes of it and says so; or says why not. True when it was done. */
export function doe(bouw: Formulierbouw, act: (definitie: Formulierdefinitie) => Uitslag): boolean {
  if (bouw.alleenLezen) return false
  const uitslag = act(bouw.definitie)
  if (!uitslag.ok) {
    bouw.meld(uitslag.error)
    return false
  }
  const { wat, definitie, keuze, ook } = uitslag.value
  bouw.voer(wat, () => definitie)
  bouw.kies(keuze)
  if (ook) bouw.meld(`${wat}. ${ook}`)
  return true
}
