import { BEGINOPTIES, grenzen, NIEUW_DEEL, NIEUWE_VRAAG, nieuweSleutel, nieuwId, vindVeldType, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import type { Keuze, Plek } from '../bouw.ts'
import { alleIds, alleVelden, buitenste, houder, metKinderen, voegIn } from './boom.ts'
import { gedaan, velden, weiger, type Uitslag } from './uitslag.ts'
import { past } from './verplaats.ts'

export const MAX_SECTIES = 50
/** What is new is called so until it has a name; left so, it is told as a problem. */
export { BEGINOPTIES, NIEUW_DEEL, NIEUWE_VRAAG }

/** An id that no field or section has. */
export function verseId(soort: 'veld' | 'sectie', bezet: Set<string>, kans: () => number = Math.random): string {
  let id = nieuwId(soort, kans)
  while (bezet.has(id)) id = nieuwId(soort, kans)
  bezet.add(id)
  return id
}
export const sleutels = (definitie: Formulierdefinitie): string[] => alleVelden(definitie).map(({ sleutel }) => sleutel)

/** What a block of explanation says until somebody writes in it. */
export const BEGINTEKST = 'Schrijf hier de uitleg.'

/** Settings a type cannot do without, as neutral as they can be: nothing of somebody else's form. Empty where the form must give them, as a list to point at. */
export function beginConfig(definitie: Formulierdefinitie, type: string): { readonly config?: unknown } {
  const soort = vindVeldType(type)
  if (!soort || soort.config.safeParse(undefined).success) return {}
  if (type === 'keuze' || type === 'meer') return { config: BEGINOPTIES }
  if (type === 'informatie') return { config: { tekst: BEGINTEKST } }
  if (type === 'berekend') return { config: { uitkomst: 'getal' } }
  if (type === 'akkoord') return { config: { rol: ['gedragswetenschapper'] } }
  if (type !== 'verbanden') return { config: soort.example.config }
  const lijst = definitie.secties.flatMap((sectie) => sectie.velden).find((veld) => veld.type === 'lijst')
  return lijst ? { config: { lijst: lijst.id } } : {}
}
/** How the line of a block of explanation is called in the outline: what it says. */
export const naamVanUitleg = (tekst: string): string => {
  const kaal = tekst.replace(/\s+/g, ' ').trim()
  return kaal === '' ? 'Uitleg' : kaal.length <= 60 ? kaal : `${kaal.slice(0, 59).trimEnd()}…`
}

/** A field as it begins: without settings where its type needs none, else with those it cannot do without. */
export function beginVeld(definitie: Formulierdefinitie, type: string, naam?: string): Veld {
  const label = naam ?? (type === 'informatie' ? naamVanUitleg(BEGINTEKST) : NIEUWE_VRAAG)
  const bezet = alleIds(definitie)
  const namen = sleutels(definitie)
  const sleutel = nieuweSleutel(label, namen)
  const config = beginConfig(definitie, type)
  const id = verseId('veld', bezet)
  if (type !== 'lijst') return { id, sleutel, label, type, ...config }
  return { id, sleutel, label, type, ...config, velden: [{ id: verseId('veld', bezet), sleutel: nieuweSleutel(NIEUWE_VRAAG, [...namen, sleutel]), label: NIEUWE_VRAAG, type: 'tekst' }] }
}

/** Where a new field goes when nobody says where: after what is chosen, in a chosen list or section at the end. */
export function plekBij(definitie: Formulierdefinitie, keuze: Keuze): Plek | null {
  if (keuze?.soort === 'sectie') return eind(definitie, keuze.id)
  const laatste = keuze ? buitenste(definitie, keuze.ids).at(-1) : undefined
  if (laatste) return { in: laatste.in, nr: laatste.nr + 1 }
  const sectie = definitie.secties.at(-1)
  return sectie ? { in: sectie.id, nr: sectie.velden.length } : null
}
const eind = (definitie: Formulierdefinitie, id: string): Plek | null => {
  const waar = houder(definitie, id)
  return waar ? { in: id, nr: waar.velden.length } : null
}

export function voegVeldToe(definitie: Formulierdefinitie, plek: Plek | null, type: string, label?: string): Uitslag {
  const soort = vindVeldType(type)
  if (!soort) return weiger('Deze soort vraag kennen we niet.')
  return voegVeldenToe(definitie, plek, [beginVeld(definitie, type, label)], `${soort.label} erbij`)
}

/** Fields that have their own ids already; makes a section when the form has none. */
export function voegVeldenToe(definitie: Formulierdefinitie, plek: Plek | null, nieuw: readonly Veld[], wat: string): Uitslag {
  const [heel, waar] = eindPlek(definitie, plek)
  const fout = past(heel, waar.in, nieuw)
  if (fout) return weiger(fout)
  return gedaan(wat, voegIn(heel, waar, nieuw), velden(nieuw.map(({ id }) => id)))
}
/** The place, or the end of the form; makes a section when there is none. */
export function eindPlek(definitie: Formulierdefinitie, plek: Plek | null): readonly [Formulierdefinitie, Plek] {
  if (plek) return [definitie, plek]
  const laatste = definitie.secties.at(-1)
  if (laatste) return [definitie, { in: laatste.id, nr: laatste.velden.length }]
  const sectie = beginSectie(definitie)
  return [{ ...definitie, secties: [sectie] }, { in: sectie.id, nr: 0 }]
}

export function beginSectie(definitie: Formulierdefinitie, titel: string = NIEUW_DEEL): Sectie {
  return { id: verseId('sectie', alleIds(definitie)), sleutel: nieuweSleutel(titel, definitie.secties.map(({ sleutel }) => sleutel)), titel, velden: [] }
}

/** Why this section cannot come in; null when it can. */
export function pastSectie(definitie: Formulierdefinitie, sectie: Sectie): string | null {
  if (definitie.secties.length >= MAX_SECTIES) return `Een formulier heeft hoogstens ${MAX_SECTIES} delen.`
  return alleVelden(definitie).length + metKinderen(sectie.velden).length > grenzen.velden ? `Een formulier heeft hoogstens ${grenzen.velden} velden.` : null
}

/** A section with ids of its own, after the one with this id; at the end without. */
export function voegSectieToe(definitie: Formulierdefinitie, na: string | null, sectie: Sectie = beginSectie(definitie), wat = `Deel ${sectie.titel} erbij`): Uitslag {
  const fout = pastSectie(definitie, sectie)
  if (fout) return weiger(fout)
  const nr = na === null ? -1 : definitie.secties.findIndex(({ id }) => id === na)
  return gedaan(wat, { ...definitie, secties: definitie.secties.toSpliced(nr < 0 ? definitie.secties.length : nr + 1, 0, sectie) }, { soort: 'sectie', id: sectie.id })
}
