import { kopieerVelden, voegDeelIn, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'
import { buitenste, naamVan, noem } from './boom.ts'
import { pastSectie, voegVeldenToe } from './erbij.ts'
import { gedaan, weiger, type Uitslag } from './uitslag.ts'
import { inDeel, UIT_DEEL } from './verplaats.ts'

/** Copies for this form: ids and keys of their own, and rules among the copied point to the copies. Not locked. */
export const kopieer = (definitie: Formulierdefinitie, bron: readonly Veld[]): readonly Veld[] => kopieerVelden(definitie, bron, Math.random).velden

/** A copy right below the last of what is chosen. */
export function dupliceer(definitie: Formulierdefinitie, ids: readonly string[]): Uitslag {
  const bron = buitenste(definitie, ids)
  const laatste = bron.at(-1)
  if (!laatste) return weiger('Kies eerst een veld.')
  if (inDeel(laatste)) return weiger(UIT_DEEL)
  const velden = bron.map(({ veld }) => veld)
  return voegVeldenToe(definitie, { in: laatste.in, nr: laatste.nr + 1 }, kopieer(definitie, velden), `${noem(velden)} gekopieerd`)
}

/** A copy of a section, of this form or another, after the one with this id; at the end without. */
export function voegSectieKopieToe(definitie: Formulierdefinitie, na: string | null, sectie: Sectie, wat: string): Uitslag {
  const fout = pastSectie(definitie, sectie)
  if (fout) return weiger(fout)
  const nr = na === null ? -1 : definitie.secties.findIndex(({ id }) => id === na)
  const uit = voegDeelIn(definitie, { sleutel: 'kopie', versie: 1, inhoud: { sectie } }, { in: null, nr: nr < 0 ? definitie.secties.length : nr + 1 }, { kans: Math.random, gekoppeld: false })
  return uit ? gedaan(wat, uit.definitie, { soort: 'sectie', id: uit.ids[0]! }) : weiger('Dit deel kan hier niet staan.')
}

export function dupliceerSectie(definitie: Formulierdefinitie, id: string): Uitslag {
  const sectie = definitie.secties.find((s) => s.id === id)
  if (!sectie) return weiger('Dit deel is er niet meer.')
  return voegSectieKopieToe(definitie, id, { ...sectie, titel: `${naamVan(sectie).slice(0, 190)} (kopie)` }, `Deel ${naamVan(sectie)} gekopieerd`)
}

/** Copies of fields of another form, at a place in this one. */
export function neemOver(definitie: Formulierdefinitie, plek: Plek | null, bron: readonly Veld[]): Uitslag {
  return bron.length === 0 ? weiger('Kies eerst een vraag.') : voegVeldenToe(definitie, plek, kopieer(definitie, bron), `${noem(bron)} overgenomen`)
}
