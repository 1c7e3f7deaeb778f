import { voegDeelIn, type Deel, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'
import { metKinderen, stekken } from './boom.ts'
import { eindPlek, pastSectie } from './erbij.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { past } from './verplaats.ts'

/** A part comes in linked: its fields at the place, a section after the section of that place. */
export function voegDeelToe(definitie: Formulierdefinitie, plek: Plek | null, deel: Deel & { readonly titel: string }): Uitslag {
  const { sectie, velden: bron = [] } = deel.inhoud
  const fout = sectie ? pastSectie(definitie, sectie) : metKinderen(bron).length === 0 ? 'In dit deel staan geen vragen.' : null
  if (fout) return weiger(fout)
  const [heel, waar] = eindPlek(definitie, plek)
  const te = sectie ? null : past(heel, waar.in, bron.map((veld) => ({ ...veld, id: `${veld.id}#` })))
  if (te) return weiger(te)
  const in_ = stekken(definitie).get(waar.in)?.sectie.id ?? waar.in
  const na = plek ? definitie.secties.findIndex(({ id }) => id === in_) : -1
  const uit = sectie
    ? voegDeelIn(definitie, deel, { in: null, nr: na < 0 ? definitie.secties.length : na + 1 }, { kans: Math.random, gekoppeld: true })
    : voegDeelIn(heel, deel, waar, { kans: Math.random, gekoppeld: true })
  if (!uit) return weiger('Dit deel kan hier niet staan.')
  return gedaan(`${deel.titel} erbij`, uit.definitie, sectie ? { soort: 'sectie', id: uit.ids[0]! } : velden(uit.ids))
}
