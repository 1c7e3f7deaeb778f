import type { Deelinhoud } from '@regietafel/api/client'
import type { Formulierdefinitie, Veld } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'
import { metKinderen, stekken } from './boom.ts'
import { voegSectieToe, voegVeldenToe } from './erbij.ts'
import { kopieer, kopieerSectie } from './kopie.ts'
import { weiger, type Uitslag } from './uitslag.ts'

/** Each field remembers which field of the part it is, so that it stays the same field when the part is renewed. */
function metDeelIds(kopie: readonly Veld[], bron: readonly Veld[]): Veld[] {
  return kopie.map((veld, i) => ({ ...veld, deelId: bron[i]!.id, ...(veld.velden ? { velden: metDeelIds(veld.velden, bron[i]!.velden ?? []) } : {}) }))
}

/** A part comes in linked: its fields at the place, a section after the section of that place. */
export function voegDeelToe(definitie: Formulierdefinitie, plek: Plek | null, { sleutel, versie, titel, inhoud }: Deelinhoud): Uitslag {
  const deel = { sleutel, versie }
  if (inhoud.sectie) {
    const kopie = kopieerSectie(definitie, inhoud.sectie)
    const na = plek ? (stekken(definitie).get(plek.in)?.sectie.id ?? plek.in) : null
    return voegSectieToe(definitie, na, { ...kopie, velden: metDeelIds(kopie.velden, inhoud.sectie.velden), deel })
  }
  const bron = inhoud.velden ?? []
  if (metKinderen(bron).length === 0) return weiger('In dit deel staan geen vragen.')
  return voegVeldenToe(definitie, plek, metDeelIds(kopieer(definitie, bron), bron).map((veld) => ({ ...veld, deel })), `${titel} erbij`)
}
