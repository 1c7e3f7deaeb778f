import { maakDeel, voegDeelIn, type Deel, type Deelkeuze, type Deelvorm, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { err, ok, opsomming, type Result } from '@regietafel/domain/kernel'
import type { Keuze, Plek } from '../bouw.ts'
import { buitenste, metKinderen, naamVan, noem, stekken } from './boom.ts'
import { eindPlek, pastSectie } from './erbij.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { inDeel, past, UIT_DEEL } from './verplaats.ts'

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

/** What is chosen, ready to be saved as a part. */
export interface Deelvoorstel extends Deelvorm { readonly soort: 'sectie' | 'velden'; readonly keuze: Deelkeuze; readonly titel: string }

/** What is chosen as a part that other forms can use; or why it cannot be one, in a sentence. */
export function stelDeelVoor(definitie: Formulierdefinitie, keuze: Keuze): Result<Deelvoorstel, string> {
  if (keuze === null) return err('Kies eerst een veld of een deel.')
  const sectie = keuze.soort === 'sectie' ? definitie.secties.find(({ id }) => id === keuze.id) : undefined
  const bron = keuze.soort === 'velden' ? buitenste(definitie, keuze.ids) : []
  if (sectie?.deel !== undefined || bron.some((stek) => inDeel(stek) || stek.veld.deel !== undefined)) return err(UIT_DEEL)
  if (new Set(bron.map((stek) => stek.in)).size > 1) return err('Kies velden die bij elkaar staan, in één deel of één lijst.')
  const welke: Deelkeuze = sectie ? { sectie: sectie.id } : { velden: bron.map(({ veld }) => veld.id) }
  const vorm = maakDeel(definitie, welke)
  if (vorm === null || vorm.ids.size === 0) return err('Hier staan geen vragen om te bewaren.')
  if (vorm.leest.length > 0) return err(`Een regel hierin kijkt naar ${opsomming(vorm.leest.map((label) => `"${label}"`))}. Neem dat ook mee, of haal die regel eerst weg.`)
  return ok({ ...vorm, soort: sectie ? 'sectie' : 'velden', keuze: welke, titel: sectie ? naamVan(sectie) : noem(bron.map(({ veld }) => veld)) })
}
