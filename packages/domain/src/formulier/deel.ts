import type { Deelkoppeling, Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import { nieuweSleutel, nieuwId } from './omtrek.ts'
import { kopieerVelden, metVerwijzingen } from './kopie.ts'
import type { Optie } from './veldtypen/index.ts'
import { plekken, vergelijkFormulieren, type Formulierverschil } from './vergelijk.ts'
import { gelijk } from './waarden.ts'

/** What a part holds: a section, a few fields, or the options of a codelijst. */
export interface Deelinhoud { readonly sectie?: Sectie; readonly velden?: readonly Veld[]; readonly opties?: readonly Optie[] }

/** A version of a part, as it stands in the library of the gemeente. */
export interface Deel { readonly sleutel: string; readonly versie: number; readonly inhoud: Deelinhoud }

/** Where fields come: in a section or a list, at this number; a section comes at this number among the sections. */
export interface Invoegplek { readonly in: string | null; readonly nr: number }

/**
 * Puts a part in a form. Its fields get ids of their own, with the id in the part beside them, and its rules point at those.
 * `gekoppeld`: read only until it is made loose. A codelijst is put on a field by `zetCodelijst`. Null when there is no such place.
 */
export function voegDeelIn(definitie: Formulierdefinitie, deel: Deel, plek: Invoegplek, { kans, gekoppeld }: { readonly kans: () => number; readonly gekoppeld: boolean }): { readonly definitie: Formulierdefinitie; readonly ids: readonly string[] } | null {
  const koppeling = gekoppeld ? { deel: { sleutel: deel.sleutel, versie: deel.versie } } : {}
  const { sectie, velden } = deel.inhoud
  if (sectie) {
    const kopie = kopieerVelden(definitie, sectie.velden, kans)
    const eigen = gekoppeld ? metDeelId(kopie.velden, kopie.vertaling) : kopie.velden
    const nieuw: Sectie = { ...metVerwijzingen(zonderKoppeling(sectie), kopie.vertaling), id: nieuwId('sectie', kans), sleutel: nieuweSleutel(sectie.titel, definitie.secties.map((s) => s.sleutel)), velden: eigen, ...koppeling }
    return { definitie: { ...definitie, secties: definitie.secties.toSpliced(plek.nr, 0, nieuw) }, ids: [nieuw.id] }
  }
  if (!velden || plek.in === null) return null
  const kopie = kopieerVelden(definitie, velden, kans)
  const eigen = (gekoppeld ? metDeelId(kopie.velden, kopie.vertaling) : kopie.velden).map((veld) => ({ ...veld, ...koppeling }))
  const uit = opPlek(definitie, plek.in, (hier) => hier.toSpliced(plek.nr, 0, ...eigen))
  return uit && { definitie: uit, ids: eigen.map(({ id }) => id) }
}

/** The options of a codelijst on a field, with where they come from. */
export function zetCodelijst(definitie: Formulierdefinitie, veldId: string, deel: Deel): Formulierdefinitie {
  const opties = deel.inhoud.opties ?? []
  return perVeld(definitie, (veld) => (veld.id === veldId ? { ...veld, codelijst: { sleutel: deel.sleutel, versie: deel.versie }, config: { ...(isRecord(veld.config) ? veld.config : {}), opties } } : veld))
}

export interface Bijwerking {
  readonly definitie: Formulierdefinitie
  /** What becomes different in this form. */
  readonly verschillen: readonly Formulierverschil[]
}

/**
 * Brings what is linked to this part to the given version: sections, fields and codelijsten. A field that is still in the part keeps its id, and so its answers
 * and the rules that read it; what is new gets an id; what is no longer in the part goes. Where the linked fields stand, their new number stands.
 */
export function werkDeelBij(definitie: Formulierdefinitie, deel: Deel, kans: () => number): Bijwerking {
  const hoort = (koppeling: Deelkoppeling | undefined): boolean => koppeling?.sleutel === deel.sleutel
  const koppeling: Deelkoppeling = { sleutel: deel.sleutel, versie: deel.versie }
  const { sectie, velden, opties } = deel.inhoud
  let uit = definitie
  if (sectie) uit = { ...uit, secties: uit.secties.map((hier) => (hoort(hier.deel) ? werkSectieBij(definitie, hier, sectie, koppeling, kans) : hier)) }
  if (velden) {
    const eerder: Set<string>[] = []
    uit = overalIn(uit, (hier) => werkGroepenBij(definitie, hier, velden, koppeling, kans, eerder))
  }
  if (opties) uit = perVeld(uit, (veld) => (hoort(veld.codelijst) ? { ...veld, codelijst: koppeling, config: { ...(isRecord(veld.config) ? veld.config : {}), opties } } : veld))
  return { definitie: uit, verschillen: vergelijkFormulieren(definitie, uit) }
}

function werkSectieBij(definitie: Formulierdefinitie, hier: Sectie, nieuw: Sectie, deel: Deelkoppeling, kans: () => number): Sectie {
  const { velden, vertaling } = inDezelfdeIds(definitie, hier.velden, nieuw.velden, kans)
  return { ...metVerwijzingen(zonderKoppeling(nieuw), vertaling), id: hier.id, sleutel: hier.sleutel, velden, deel }
}

/** The linked fields in one place, per time that a part was put there. */
export function groepenVan(velden: readonly Veld[], sleutel?: string): readonly (readonly Veld[])[] {
  const uit: { readonly van: string; readonly velden: Veld[] }[] = []
  for (const veld of velden) {
    const van = veld.deel?.sleutel
    if (van === undefined || (sleutel !== undefined && van !== sleutel)) continue
    const groep = uit.findLast((g) => g.van === van)
    if (groep && !groep.velden.some(({ deelId }) => deelId === veld.deelId)) groep.velden.push(veld)
    else uit.push({ van, velden: [veld] })
  }
  return uit.map((groep) => groep.velden)
}

/**
 * The fields of a part that stand in one place are replaced together, where the first of them stood. When somebody spread them over more places,
 * each place keeps what it has and the first gets what is new.
 */
function werkGroepenBij(definitie: Formulierdefinitie, velden: readonly Veld[], nieuw: readonly Veld[], deel: Deelkoppeling, kans: () => number, eerder: Set<string>[]): readonly Veld[] {
  let uit = velden
  for (const groep of groepenVan(velden, deel.sleutel)) {
    const hier = new Set(groep.map(({ deelId }) => deelId ?? ''))
    const verspreid = eerder.find((ander) => [...hier].every((id) => !ander.has(id)))
    eerder.push(hier)
    const mag = verspreid ? nieuw.filter(({ id }) => hier.has(id)) : nieuw.filter(({ id }) => hier.has(id) || !elders(definitie, deel.sleutel, hier).has(id))
    const daar = elders(definitie, deel.sleutel, hier)
    const bij = inDezelfdeIds(definitie, groep, mag, kans).velden.map((veld) => ({ ...verwijsDoor(veld, daar), deel }))
    const eerste = uit.indexOf(groep[0]!)
    uit = [...uit.slice(0, eerste), ...bij, ...uit.slice(eerste).filter((veld) => !groep.includes(veld))]
  }
  return uit
}

/** Fields of the part that stand in a place that has nothing of what stands here: id in the part → id in this form. */
function elders(definitie: Formulierdefinitie, sleutel: string, hier: ReadonlySet<string>): ReadonlyMap<string, string> {
  const uit = new Map<string, string>()
  const neem = (veld: Veld): void => {
    if (veld.deelId !== undefined) uit.set(veld.deelId, veld.id)
    veld.velden?.forEach(neem)
  }
  overalIn(definitie, (velden) => {
    for (const groep of groepenVan(velden, sleutel)) if (groep.every((veld) => !hier.has(veld.deelId ?? ''))) groep.forEach(neem)
    return velden
  })
  return uit
}

function verwijsDoor(veld: Veld, ids: ReadonlyMap<string, string>): Veld {
  const uit = metVerwijzingen(veld, ids)
  return veld.velden ? { ...uit, velden: veld.velden.map((kind) => verwijsDoor(kind, ids)) } : uit
}

/** The new content under the ids that its fields have in this form. */
function inDezelfdeIds(definitie: Formulierdefinitie, oud: readonly Veld[], nieuw: readonly Veld[], kans: () => number): { readonly velden: readonly Veld[]; readonly vertaling: ReadonlyMap<string, string> } {
  const bekend = new Map<string, Veld>()
  const loop = (velden: readonly Veld[]): void => velden.forEach((veld) => {
    if (veld.deelId !== undefined) bekend.set(veld.deelId, veld)
    loop(veld.velden ?? [])
  })
  loop(oud)
  const kopie = kopieerVelden(definitie, nieuw, kans, (id) => bekend.get(id))
  return { velden: metDeelId(kopie.velden, kopie.vertaling), vertaling: kopie.vertaling }
}

/** Read only no more: from here on it is the form's own. The ids it had in the part stay known, for when it is saved as the next version of it (`maakDeel`). */
export function maakLos(definitie: Formulierdefinitie, id: string): Formulierdefinitie {
  const los = (veld: Veld): Veld => {
    const { deel: _d, ...rest } = veld
    return veld.velden ? { ...rest, velden: veld.velden.map(los) } : rest
  }
  const uit = perVeld(definitie, (veld) => {
    if (veld.id !== id) return veld
    const { codelijst: _c, ...rest } = los(veld)
    return rest
  })
  return { ...uit, secties: uit.secties.map((sectie) => (sectie.id === id ? { ...zonderKoppeling(sectie), velden: sectie.velden.map(los) } : sectie)) }
}

/**
 * Was what is linked changed by hand since it came from this version of the part? Ids, keys and the links themselves do not count.
 * `id` of the section or of the first field of the group.
 */
export function isAfgeweken(gekoppeld: Sectie | readonly Veld[], { inhoud }: Deel): boolean {
  const velden = Array.isArray(gekoppeld) ? (gekoppeld as readonly Veld[]) : (gekoppeld as Sectie).velden
  const naarDeel = new Map<string, string>()
  const loop = (lijst: readonly Veld[]): void => lijst.forEach((veld) => {
    if (veld.deelId !== undefined) naarDeel.set(veld.id, veld.deelId)
    loop(veld.velden ?? [])
  })
  loop(velden)
  const kaal = (lijst: readonly Veld[]): unknown[] => lijst.map((veld) => {
    const { deel: _d, deelId: _i, sleutel: _s, vast: _v, velden: _k, ...rest } = metVerwijzingen(veld, naarDeel)
    return { ...rest, id: naarDeel.get(veld.id) ?? veld.id, ...(veld.velden ? { velden: kaal(veld.velden) } : {}) }
  })
  const kop = (sectie: Sectie): unknown => {
    const { id: _i, sleutel: _s, deel: _d, velden: _v, ...rest } = metVerwijzingen(sectie, naarDeel)
    return rest
  }
  if (!gelijk(kaal(velden), kaal(inhoud.sectie?.velden ?? inhoud.velden ?? []))) return true
  return !Array.isArray(gekoppeld) && inhoud.sectie !== undefined && !gelijk(kop(gekoppeld as Sectie), kop(inhoud.sectie))
}

function zonderKoppeling(sectie: Sectie): Sectie {
  const { deel: _, ...rest } = sectie
  return rest
}

/** The id that each field has in the part, beside its own. */
function metDeelId(velden: readonly Veld[], vertaling: ReadonlyMap<string, string>): Veld[] {
  const terug = new Map([...vertaling].map(([oud, nieuw]) => [nieuw, oud]))
  const loop = (veld: Veld): Veld => ({ ...veld, deelId: terug.get(veld.id)!, ...(veld.velden ? { velden: veld.velden.map(loop) } : {}) })
  return velden.map(loop)
}

/** Every field passed by `maak`, the innermost first. */
function perVeld(definitie: Formulierdefinitie, maak: (veld: Veld) => Veld): Formulierdefinitie {
  return overalIn(definitie, (velden) => velden.map(maak))
}

/** Every list of fields passed by `maak`, the innermost first. */
function overalIn(definitie: Formulierdefinitie, maak: (velden: readonly Veld[]) => readonly Veld[]): Formulierdefinitie {
  const loop = (velden: readonly Veld[]): readonly Veld[] => maak(velden.map((veld) => (veld.velden ? { ...veld, velden: loop(veld.velden) } : veld)))
  return { ...definitie, secties: definitie.secties.map((sectie) => ({ ...sectie, velden: loop(sectie.velden) })) }
}

function opPlek(definitie: Formulierdefinitie, id: string, maak: (velden: readonly Veld[]) => readonly Veld[]): Formulierdefinitie | null {
  if (!definitie.secties.some((sectie) => sectie.id === id) && !plekken(definitie).has(id)) return null
  const uit = perVeld(definitie, (veld) => (veld.id === id ? { ...veld, velden: maak(veld.velden ?? []) } : veld))
  return { ...uit, secties: uit.secties.map((sectie) => (sectie.id === id ? { ...sectie, velden: maak(sectie.velden) } : sectie)) }
}
