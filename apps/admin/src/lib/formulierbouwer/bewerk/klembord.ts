import { leesOmtrek, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import type { Keuze } from '../bouw.ts'
import { alleIds, buitenste, metKinderen, naamVan, noem } from './boom.ts'
import { plekBij, voegSectieToe, voegVeldenToe } from './erbij.ts'
import { kopieer, voegSectieKopieToe } from './kopie.ts'
import { weiger, type Uitslag } from './uitslag.ts'

/** What was copied or cut, to paste in this form or another. */
export interface Klembord {
  readonly regietafel: 'formulierdelen'
  readonly versie: 1
  /** Cut from this form: pasted there it is the same field, with its own id. */
  readonly geknipt: string | null
  readonly velden: readonly Veld[]
  readonly secties: readonly Sectie[]
}

/** Null when nothing is chosen. */
export function naarKlembord(definitie: Formulierdefinitie, keuze: Keuze, geknipt: boolean): Klembord | null {
  const velden = keuze?.soort === 'velden' ? buitenste(definitie, keuze.ids).map(({ veld }) => veld) : []
  const secties = keuze?.soort === 'sectie' ? definitie.secties.filter(({ id }) => id === keuze.id) : []
  return velden.length + secties.length === 0 ? null : { regietafel: 'formulierdelen', versie: 1, geknipt: geknipt ? definitie.sleutel : null, velden, secties }
}

/** Any text may be on a clipboard: only what has the outline of fields or sections is one of ours. */
export function leesKlembord(tekst: string): Klembord | null {
  try {
    const ruw = JSON.parse(tekst) as Partial<Klembord> | null
    if (ruw?.regietafel !== 'formulierdelen' || ruw.versie !== 1) return null
    const gelezen = leesOmtrek({ formaat: 1, sleutel: 'klembord', titel: 'Klembord', secties: [{ id: 's_klembord_velden', sleutel: 'klembord', titel: 'Klembord', velden: ruw.velden }, ...(ruw.secties ?? [])] })
    if (!gelezen.ok) return null
    const [los, ...secties] = gelezen.value.secties
    return { regietafel: 'formulierdelen', versie: 1, geknipt: typeof ruw.geknipt === 'string' ? ruw.geknipt : null, velden: los!.velden, secties }
  } catch {
    return null
  }
}

/** After what is chosen; what was cut from this form and is not in it comes back as it was. */
export function plak(definitie: Formulierdefinitie, keuze: Keuze, { geknipt, velden, secties }: Klembord): Uitslag {
  const bezet = alleIds(definitie)
  const terug = geknipt === definitie.sleutel && ![...secties, ...metKinderen([...velden, ...secties.flatMap((s) => s.velden)])].some(({ id }) => bezet.has(id))
  const sectie = secties[0]
  if (sectie) {
    const na = keuze?.soort === 'sectie' ? keuze.id : keuze ? (buitenste(definitie, keuze.ids).at(-1)?.sectie.id ?? null) : null
    const wat = `Deel ${naamVan(sectie)} geplakt`
    return terug ? voegSectieToe(definitie, na, sectie, wat) : voegSectieKopieToe(definitie, na, sectie, wat)
  }
  if (velden.length === 0) return weiger('Er is nog niets gekopieerd.')
  return voegVeldenToe(definitie, plekBij(definitie, keuze), terug ? velden : kopieer(definitie, velden), `${noem(velden)} geplakt`)
}
