import { nieuweSleutel, type Expressie, type Formulierdefinitie, type Optie, type Sectie, type Veld, type Vertaling } from '@regietafel/domain/formulier'
import { opsomming } from '@regietafel/domain/kernel'
import { BEGINOPTIES } from '../bewerk/erbij.ts'
import { wijzigVeld } from '../bewerk/veld.ts'

/** Changes to a field, a section or the form; undefined takes the property away. */
export type Deel<T> = { readonly [K in keyof T]?: T[K] | undefined }

function met<T extends object>(bron: T, deel: Deel<T>): T {
  const uit = { ...bron, ...deel } as Record<string, unknown>
  for (const sleutel of Object.keys(deel)) if (uit[sleutel] === undefined) delete uit[sleutel]
  return uit as T
}

export const zetVorm = (definitie: Formulierdefinitie, deel: Deel<Formulierdefinitie>): Formulierdefinitie => met(definitie, deel)

export const zetSectie = (definitie: Formulierdefinitie, id: string, deel: Deel<Sectie>): Formulierdefinitie => ({ ...definitie, secties: definitie.secties.map((sectie) => (sectie.id === id ? met(sectie, deel) : sectie)) })

/** Fields with one of these ids, wherever they stand; what is not touched stays the same object. */
export const wijzigVelden = (definitie: Formulierdefinitie, ids: readonly string[], bewerk: (veld: Veld) => Veld): Formulierdefinitie => ids.reduce((uit, id) => wijzigVeld(uit, id, bewerk), definitie)

export const zetVeld = (definitie: Formulierdefinitie, id: string, deel: Deel<Veld>): Formulierdefinitie => wijzigVelden(definitie, [id], (veld) => met(veld, deel))

/** A text in another language; an empty one is not there. */
export function zetVertaling<Naam extends string>(bron: { readonly vertaling?: Vertaling<Naam> }, deel: Naam, tekst: string): Vertaling<Naam> | undefined {
  const { [deel as string]: _oud, ...rest } = (bron.vertaling?.en ?? {}) as Record<string, string>
  const en = tekst === '' ? rest : { ...rest, [deel as string]: tekst }
  return Object.keys(en).length === 0 ? undefined : ({ ...bron.vertaling, en } as unknown as Vertaling<Naam>)
}

/** Labels in pasted text: one per line, without the bullet or number before it. */
const labelsIn = (tekst: string): string[] => tekst.split(/\r?\n|\t/).map((regel) => regel.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim().slice(0, 300)).filter((label) => label !== '')

/** One option per line; a line that is there already is left out. What a new question begins with makes place, when nobody wrote in it. */
export function plakOpties(opties: readonly Optie[], tekst: string): readonly Optie[] {
  const uit: Optie[] = []
  const bij = [...opties]
  for (const label of labelsIn(tekst)) {
    if (bij.some((optie) => optie.label.toLowerCase() === label.toLowerCase())) continue
    const optie = { waarde: nieuweSleutel(label, bij.map((o) => o.waarde)), label }
    uit.push(optie)
    bij.push(optie)
  }
  return uit.length >= 2 && JSON.stringify(opties) === JSON.stringify(BEGINOPTIES.opties) ? uit : bij
}

/** Which lines `plakOpties` leaves out, in a sentence; empty when it takes them all. */
export function dubbelzin(opties: readonly Optie[], tekst: string): string {
  const gezien = new Set(opties.map(({ label }) => label.toLowerCase()))
  const dubbel = labelsIn(tekst).filter((label) => gezien.has(label.toLowerCase()) || (gezien.add(label.toLowerCase()), false))
  if (dubbel.length === 0) return ''
  const genoemd = [...new Set(dubbel)].map((label) => `“${label}”`)
  return `Dubbel, dus overgeslagen: ${genoemd.length > 5 ? `${genoemd.slice(0, 5).join(', ')} en nog ${genoemd.length - 5}` : opsomming(genoemd)}.`
}

/**
 * Another label for one option of a setting. Its value goes along as long as it was made from the label (`volgt`), with everything that names it:
 * rules, first answers, examples, translations, and settings of the field that choose from these options.
 */
export function zetOptielabel(definitie: Formulierdefinitie, veldId: string, naam: string, opties: readonly Optie[], nr: number, label: string, volgt: boolean): Formulierdefinitie {
  const oud = opties[nr]!
  const anderen = opties.filter((_, i) => i !== nr).map((o) => o.waarde)
  const waarde = volgt && oud.waarde === nieuweSleutel(oud.label, anderen) ? nieuweSleutel(label, anderen) : oud.waarde
  return zetOptiewaarde(definitie, veldId, naam, opties.with(nr, { ...oud, label }), oud.waarde, waarde)
}

/** Another value for one of these options, wherever it is named. */
export function zetOptiewaarde(definitie: Formulierdefinitie, veldId: string, naam: string, opties: readonly Optie[], van: string, naar: string): Formulierdefinitie {
  if (van === naar) return wijzigVelden(definitie, [veldId], (v) => ({ ...v, config: { ...(v.config as object), [naam]: opties } }))
  return wijzigVelden(hernoemOptie(definitie, veldId, van, naar), [veldId], (v) => {
    const config = Object.fromEntries(Object.entries({ ...(v.config as object), [naam]: opties } as Record<string, unknown>).map(([sleutel, waarde]) => [
      sleutel, !Array.isArray(waarde) ? waarde : sleutel === naam ? opties.map((o) => (o.waarde === van ? { ...o, waarde: naar } : o)) : (waarde as readonly unknown[]).map((w) => (w === van ? naar : w)),
    ]))
    const en = v.vertaling?.en as Record<string, string> | undefined
    const tekst = en?.[`optie:${van}`]
    if (en === undefined || tekst === undefined) return { ...v, config }
    const { [`optie:${van}`]: _oud, ...rest } = en
    return { ...v, config, vertaling: { ...v.vertaling, en: { ...rest, [`optie:${naar}`]: tekst } } as unknown as NonNullable<Veld['vertaling']> }
  })
}

const MET_OPTIE = new Set(['=', '≠', 'is-een-van', 'bevat'])

/** The same rules, in which an option of this field has another value. */
export function hernoemOptie(definitie: Formulierdefinitie, veldId: string, van: string, naar: string): Formulierdefinitie {
  const inRegel = (knoop: Expressie): Expressie => {
    if (!Array.isArray(knoop)) return knoop
    const [op, eerste, ...rest] = knoop as unknown[]
    const hier = MET_OPTIE.has(op as string) && Array.isArray(eerste) && ['veld', 'rij', 'ouder'].includes(eerste[0] as string) && eerste[1] === veldId
    return hier ? [op, eerste, ...rest.map((arg) => (arg === van ? naar : inRegel(arg)))] : knoop.map(inRegel)
  }
  const inWaarde = (waarde: unknown): unknown => (Array.isArray(waarde) ? waarde.map((w) => (w === van ? naar : w)) : waarde === van ? naar : waarde)
  const veld = (v: Veld): Veld => {
    const uit = { ...v } as Record<string, unknown>
    for (const deel of ['zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening'] as const) if (v[deel] !== undefined) uit[deel] = inRegel(v[deel])
    if (v.controles) uit['controles'] = v.controles.map((c) => ({ ...c, als: inRegel(c.als) }))
    if (v.velden) uit['velden'] = v.velden.map(veld)
    if (v.id === veldId && v.standaard !== undefined) uit['standaard'] = inWaarde(v.standaard)
    return uit as unknown as Veld
  }
  const proeven = definitie.proeven?.map((proef) => (Object.hasOwn(proef.antwoorden, veldId) ? { ...proef, antwoorden: { ...proef.antwoorden, [veldId]: inWaarde(proef.antwoorden[veldId]) } } : proef))
  return { ...definitie, secties: definitie.secties.map((s) => ({ ...s, ...(s.zichtbaar === undefined ? {} : { zichtbaar: inRegel(s.zichtbaar) }), velden: s.velden.map(veld) })), ...(proeven ? { proeven } : {}) }
}
