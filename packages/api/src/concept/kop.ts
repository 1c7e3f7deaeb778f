import type { Conceptkop as Rij, Conceptweigering } from '@regietafel/db'
import { ok, type Moment, type Result } from '@regietafel/domain/kernel'
import type { Conceptkop } from '../kadertypes.ts'
import type { Persoon } from '../types.ts'
import { magGoedkeuren, type Conceptstand } from './besluit.ts'
import type { ConceptWeigering, Woord } from './weigering.ts'

/** Somebody whose row is gone. */
const ONBEKEND: Persoon = { id: '', naam: 'Een collega', organisatie: null }

export const standVan = ({ status, revisie, bewerkers, ingediendDoor, gewijzigdOp }: Rij): Conceptstand => ({ status, revisie, bewerkers, ingediendDoor: ingediendDoor?.id ?? null, gewijzigdOp })

export const naamVan = ({ laatsteDoor }: Rij): string => (laatsteDoor ?? ONBEKEND).naam

/** A concept as a screen of `ik` sees it, without its content. */
export function kopVan(ik: string, concept: Rij): Omit<Conceptkop, 'teruggestuurd'> {
  const { sleutel, titel, status, revisie, gewijzigdOp, laatsteDoor, van } = concept
  return {
    sleutel, titel, status, revisie, gewijzigdOp, laatsteDoor: laatsteDoor ?? ONBEKEND,
    van: van && { sleutel: van.sleutel, titel: van.titel, versie: van.versie },
    magGoedkeuren: magGoedkeuren(standVan(concept), ik),
  }
}

/** What the database found when somebody else was first. */
export function alsWeigering<W extends Woord, T>(woord: W, uitkomst: Result<T, Conceptweigering>): Result<T, ConceptWeigering<W> | { readonly code: 'NIET_GEVONDEN' }> {
  if (uitkomst.ok) return ok(uitkomst.value)
  return { ok: false, error: weigeringVan(woord, uitkomst.error) }
}

function weigeringVan<W extends Woord>(woord: W, weigering: Conceptweigering): ConceptWeigering<W> | { readonly code: 'NIET_GEVONDEN' } {
  switch (weigering.code) {
    case 'CONCEPT_WEG': return { code: 'NIET_GEVONDEN' }
    case 'CONCEPT_VEROUDERD': return { code: `${woord}_GEWIJZIGD`, door: naamVan(weigering.concept), op: weigering.concept.gewijzigdOp as Moment }
    case 'CONCEPT_INGEDIEND': return { code: `${woord}_INGEDIEND` }
    case 'CONCEPT_NIET_INGEDIEND': return { code: `${woord}_NIET_INGEDIEND` }
    case 'GOEDKEURING_NODIG': return { code: `${woord}_VIER_OGEN` }
    case 'ZELF_BEWERKT': return { code: `${woord}_EIGEN_WERK` }
  }
}
