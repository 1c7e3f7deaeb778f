import type { Deelkoppeling, Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import type { Deelinhoud } from './deel.ts'
import { waarGebruikt } from './gebruik.ts'
import { metVerwijzingen } from './kopie.ts'
import { plekken } from './vergelijk.ts'

/** What of a form becomes a part: a whole section, or fields with what is in them. */
export type Deelkeuze = { readonly sectie: string } | { readonly velden: readonly string[] }

/** A piece of a form as a part that other forms can use. */
export interface Deelvorm {
  readonly inhoud: Deelinhoud
  /** Id in this form → id in the part, of every field in it. */
  readonly ids: ReadonlyMap<string, string>
  /** Labels of the fields outside it that it reads: with these it cannot stand on its own. */
  readonly leest: readonly string[]
}

/**
 * A piece of a form without what belongs to that form alone: locks, and links to parts (to a codelijst it keeps). A field that came from a part keeps the id it has there,
 * so that forms with an earlier version know it again. Null when nothing of it is there.
 */
export function maakDeel(definitie: Formulierdefinitie, keuze: Deelkeuze): Deelvorm | null {
  const sectie = 'sectie' in keuze ? definitie.secties.find(({ id }) => id === keuze.sectie) : undefined
  const velden = 'sectie' in keuze ? sectie?.velden : buitenste(definitie, new Set(keuze.velden))
  if (!velden || (!sectie && velden.length === 0)) return null
  const ids = deelIds(velden)
  const kaal = (veld: Veld): Veld => {
    const { vast: _v, deel: _d, deelId: _i, ...rest } = metVerwijzingen(veld, ids)
    return { ...rest, id: ids.get(veld.id)!, ...(veld.velden ? { velden: veld.velden.map(kaal) } : {}) }
  }
  const binnen = new Set([...ids.keys(), ...(sectie ? [sectie.id] : [])])
  const leest = [...plekken(definitie).values()].filter(({ veld }) => !ids.has(veld.id) && waarGebruikt(definitie, veld.id).some(({ id }) => id !== null && binnen.has(id))).map(({ veld }) => veld.label)
  if (!sectie) return { inhoud: { velden: velden.map(kaal) }, ids, leest }
  const { deel: _, ...rest } = metVerwijzingen(sectie, ids)
  return { inhoud: { sectie: { ...rest, velden: velden.map(kaal) } }, ids, leest }
}

/** The piece that was saved as a part becomes linked to it. Nothing else changes: ids, and with them answers and rules, stay. */
export function koppelDeel(definitie: Formulierdefinitie, keuze: Deelkeuze, ids: ReadonlyMap<string, string>, { sleutel, versie }: Deelkoppeling): Formulierdefinitie {
  const deel = { sleutel, versie }
  const binnenin = (veld: Veld): Veld => {
    const { deel: _, ...rest } = veld
    const deelId = ids.get(veld.id)
    return { ...rest, ...(deelId === undefined ? {} : { deelId }), ...(veld.velden ? { velden: veld.velden.map(binnenin) } : {}) }
  }
  if ('sectie' in keuze) return { ...definitie, secties: definitie.secties.map((sectie): Sectie => (sectie.id === keuze.sectie ? { ...sectie, deel, velden: sectie.velden.map(binnenin) } : sectie)) }
  const gekozen = new Set(keuze.velden)
  const loop = (veld: Veld): Veld => (gekozen.has(veld.id) ? { ...binnenin(veld), deel } : veld.velden ? { ...veld, velden: veld.velden.map(loop) } : veld)
  return { ...definitie, secties: definitie.secties.map((sectie) => ({ ...sectie, velden: sectie.velden.map(loop) })) }
}

/** Of these ids the fields that are there and do not stand in another of them, in the order of the form. */
function buitenste(definitie: Formulierdefinitie, ids: ReadonlySet<string>): Veld[] {
  const uit: Veld[] = []
  const loop = (veld: Veld): void => void (ids.has(veld.id) ? uit.push(veld) : veld.velden?.forEach(loop))
  for (const { velden } of definitie.secties) velden.forEach(loop)
  return uit
}

/** The id that each field had in a part, else its own; each once. */
function deelIds(velden: readonly Veld[]): Map<string, string> {
  const uit = new Map<string, string>()
  const bezet = new Set<string>()
  const alle = function* (lijst: readonly Veld[]): Generator<Veld> {
    for (const veld of lijst) yield* [veld, ...alle(veld.velden ?? [])]
  }
  for (const veld of alle(velden)) {
    let id = [veld.deelId, veld.id].find((kans) => kans !== undefined && !bezet.has(kans)) ?? veld.id
    for (let nr = 2; bezet.has(id); nr++) id = `${veld.id}_${nr}`
    bezet.add(id)
    uit.set(veld.id, id)
  }
  return uit
}
