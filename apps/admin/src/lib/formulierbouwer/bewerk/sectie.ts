import type { Formulierdefinitie, Sectie } from '@regietafel/domain/formulier'
import { naamVan, stekken } from './boom.ts'
import { beginSectie, MAX_SECTIES } from './erbij.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { UIT_DEEL } from './verplaats.ts'

const WEG = 'Dit deel is er niet meer.'
const kies = (id: string) => ({ soort: 'sectie', id }) as const

/** To before the section with number `nr`. */
export function zetSectieOp(definitie: Formulierdefinitie, id: string, nr: number, wat?: string): Uitslag {
  const van = definitie.secties.findIndex((s) => s.id === id)
  const sectie = definitie.secties[van]
  if (!sectie) return weiger(WEG)
  const naar = nr > van ? nr - 1 : nr
  if (naar === van || naar < 0 || naar >= definitie.secties.length) return weiger(naar < van || van === 0 ? 'Dit deel staat al bovenaan.' : 'Dit deel staat al onderaan.')
  return gedaan(wat ?? `Deel ${naamVan(sectie)} verplaatst`, { ...definitie, secties: definitie.secties.toSpliced(van, 1).toSpliced(naar, 0, sectie) }, kies(id))
}

export function schuifSectie(definitie: Formulierdefinitie, id: string, stap: -1 | 1): Uitslag {
  const van = definitie.secties.findIndex((s) => s.id === id)
  const sectie = definitie.secties[van]
  if (!sectie) return weiger(WEG)
  if (van + stap < 0) return weiger('Dit deel staat al bovenaan.')
  if (van + stap >= definitie.secties.length) return weiger('Dit deel staat al onderaan.')
  return zetSectieOp(definitie, id, stap < 0 ? van - 1 : van + 2, `Deel ${naamVan(sectie)} naar ${stap < 0 ? 'boven' : 'beneden'}`)
}

/** From this field on everything comes into a new section, with the same rule. */
export function splits(definitie: Formulierdefinitie, veldId: string): Uitslag {
  const stek = stekken(definitie).get(veldId)
  if (!stek) return weiger('Kies eerst een veld.')
  if (stek.ouders.length > 0) return weiger('Splitsen kan niet midden in een lijst.')
  if (stek.sectie.deel) return weiger(UIT_DEEL)
  if (stek.nr === 0) return weiger('Dit is het eerste veld van het deel. Kies een veld eronder.')
  if (definitie.secties.length >= MAX_SECTIES) return weiger(`Een formulier heeft hoogstens ${MAX_SECTIES} delen.`)
  const { sectie, nr } = stek
  const { zichtbaar } = sectie
  const nieuw: Sectie = { ...beginSectie(definitie, `${naamVan(sectie).slice(0, 180)} (vervolg)`), ...(zichtbaar === undefined ? {} : { zichtbaar }), velden: sectie.velden.slice(nr) }
  const secties = definitie.secties.flatMap((s) => (s === sectie ? [{ ...s, velden: s.velden.slice(0, nr) }, nieuw] : [s]))
  return gedaan(`Deel ${naamVan(sectie)} gesplitst`, { ...definitie, secties }, kies(nieuw.id))
}

/** Together with the section below it; its title and its rule go. */
export function voegSectiesSamen(definitie: Formulierdefinitie, id: string): Uitslag {
  const nr = definitie.secties.findIndex((s) => s.id === id)
  const [sectie, onder] = [definitie.secties[nr], definitie.secties[nr + 1]]
  if (!sectie) return weiger(WEG)
  if (!onder) return weiger('Er staat geen deel onder om mee samen te voegen.')
  if (sectie.deel || onder.deel) return weiger(UIT_DEEL)
  if (onder.zichtbaar !== undefined && JSON.stringify(onder.zichtbaar) !== JSON.stringify(sectie.zichtbaar)) return weiger(`"${naamVan(onder)}" heeft een eigen regel voor wanneer je het ziet. Haal die eerst weg, of zet de velden los over.`)
  if (sectie.zichtbaar !== undefined && onder.zichtbaar === undefined) return weiger(`"${naamVan(sectie)}" heeft een eigen regel voor wanneer je het ziet. Haal die eerst weg, of zet de velden los over.`)
  const secties = definitie.secties.toSpliced(nr, 2, { ...sectie, velden: [...sectie.velden, ...onder.velden] })
  return gedaan(`${naamVan(onder)} bij ${naamVan(sectie)} gevoegd`, { ...definitie, secties }, onder.velden.length > 0 ? velden([onder.velden[0]!.id]) : kies(sectie.id))
}
