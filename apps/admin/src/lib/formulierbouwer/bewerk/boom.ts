import type { Formulierdefinitie, Sectie, Veld } from '@regietafel/domain/formulier'
import type { Plek } from '../bouw.ts'

/** Where a field stands. `in` is the id of its section or list, `ouders` the lists around it from the outside in. */
export interface Stek { readonly veld: Veld; readonly sectie: Sectie; readonly ouders: readonly Veld[]; readonly in: string; readonly nr: number; readonly rij: readonly Veld[] }

/** Fields stand in a section (0), in a list (1), or in a list in a list (2). */
export const MAX_DIEPTE = 2

/** Every field with where it stands, in the order of the form. */
export function stekken({ secties }: Formulierdefinitie): ReadonlyMap<string, Stek> {
  const uit = new Map<string, Stek>()
  const loop = (rij: readonly Veld[], sectie: Sectie, ouders: readonly Veld[]): void => rij.forEach((veld, nr) => {
    uit.set(veld.id, { veld, sectie, ouders, in: ouders.at(-1)?.id ?? sectie.id, nr, rij })
    if (veld.velden) loop(veld.velden, sectie, [...ouders, veld])
  })
  for (const sectie of secties) loop(sectie.velden, sectie, [])
  return uit
}

/** Of these ids, the fields that are there and do not stand in another of them; in the order of the form. */
export function buitenste(definitie: Formulierdefinitie, ids: readonly string[]): Stek[] {
  const kies = new Set(ids)
  return [...stekken(definitie).values()].filter(({ veld, ouders }) => kies.has(veld.id) && !ouders.some((ouder) => kies.has(ouder.id)))
}

export const isLijst = (veld: Veld): boolean => veld.type === 'lijst'
/** How many layers of rows a field brings along. An empty list counts: it must be able to hold something. */
export const hoogte = (veld: Veld): number => (isLijst(veld) || veld.velden ? 1 + Math.max(0, ...(veld.velden ?? []).map(hoogte)) : 0)
export const metKinderen = (velden: readonly Veld[]): Veld[] => velden.flatMap((veld) => [veld, ...metKinderen(veld.velden ?? [])])
export const alleVelden = ({ secties }: Formulierdefinitie): Veld[] => secties.flatMap(({ velden }) => metKinderen(velden))
export const alleIds = (definitie: Formulierdefinitie): Set<string> => new Set([...definitie.secties.map(({ id }) => id), ...alleVelden(definitie).map(({ id }) => id)])

/** What can hold fields: its fields, and how deep a field in it stands. Null for what is not there or holds none. */
export function houder(definitie: Formulierdefinitie, id: string): { readonly velden: readonly Veld[]; readonly diepte: number; readonly sectie: Sectie; readonly lijsten: readonly Veld[] } | null {
  const sectie = definitie.secties.find((s) => s.id === id)
  if (sectie) return { velden: sectie.velden, diepte: 0, sectie, lijsten: [] }
  const stek = stekken(definitie).get(id)
  return stek && isLijst(stek.veld) ? { velden: stek.veld.velden ?? [], diepte: stek.ouders.length + 1, sectie: stek.sectie, lijsten: [...stek.ouders, stek.veld] } : null
}

/** Replaces the fields of a section or a list; what is not touched stays the same object. */
export function zetInhoud(definitie: Formulierdefinitie, id: string, bewerk: (velden: readonly Veld[]) => readonly Veld[]): Formulierdefinitie {
  return perRij(definitie, (velden, houderId) => (houderId === id ? bewerk(velden) : velden))
}

/** Every row of fields, the innermost first. */
export function perRij(definitie: Formulierdefinitie, bewerk: (velden: readonly Veld[], houderId: string) => readonly Veld[]): Formulierdefinitie {
  const loop = (velden: readonly Veld[], id: string): readonly Veld[] => {
    const binnen = velden.map((veld) => {
      if (!veld.velden) return isLijst(veld) ? metVelden(veld, bewerk([], veld.id)) : veld
      return metVelden(veld, loop(veld.velden, veld.id))
    })
    return bewerk(binnen.every((veld, i) => veld === velden[i]) ? velden : binnen, id)
  }
  const secties = definitie.secties.map((sectie) => {
    const velden = loop(sectie.velden, sectie.id)
    return velden === sectie.velden ? sectie : { ...sectie, velden }
  })
  return secties.every((sectie, i) => sectie === definitie.secties[i]) ? definitie : { ...definitie, secties }
}
const metVelden = (veld: Veld, velden: readonly Veld[]): Veld => (velden === veld.velden || (velden.length === 0 && !veld.velden) ? veld : { ...veld, velden })

export const voegIn = (definitie: Formulierdefinitie, plek: Plek, velden: readonly Veld[]): Formulierdefinitie => zetInhoud(definitie, plek.in, (rij) => rij.toSpliced(Math.max(0, plek.nr), 0, ...velden))
export const neemUit = (definitie: Formulierdefinitie, ids: ReadonlySet<string>): Formulierdefinitie => perRij(definitie, (velden) => (velden.some(({ id }) => ids.has(id)) ? velden.filter(({ id }) => !ids.has(id)) : velden))

/** What a field or section is called in a sentence. */
export const naamVan = (bron: Veld | Sectie): string => ('titel' in bron ? bron.titel : bron.label).trim() || 'Zonder tekst'
/** "Alternatief", or "3 velden". */
export const noem = (velden: readonly Veld[]): string => (velden.length === 1 ? naamVan(velden[0]!) : `${velden.length} velden`)
