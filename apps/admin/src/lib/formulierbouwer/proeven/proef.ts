import { beoordeel, compileerConcept, leesPad, type Antwoorden, type Beoordeling, type Formulierdefinitie, type Regelproef, type Veld, type Verwachting } from '@regietafel/domain/formulier'
import type { Datum } from '@regietafel/domain/kernel'
import type { Formulierbouw } from '../bouw.ts'
import { vandaagVan } from '../voorwaarde/uitkomst.ts'

/** The most a stored example may expect, and the most examples of a form (`definitie.ts`). */
export const MAX_VERWACHT = 100
export const MAX_PROEVEN = 100
export const MAX_NAAM = 200

/** The stored examples of a concept; what is no example is left out. */
export const proevenVan = ({ proeven }: Formulierdefinitie): readonly Regelproef[] => (Array.isArray(proeven) ? proeven.filter((proef) => typeof proef === 'object' && proef !== null && typeof proef.naam === 'string' && Array.isArray(proef.verwacht)) : [])

/** What can be expected at one place, as it is now. */
export interface Plaats {
  readonly pad: string
  readonly label: string
  readonly sectie: string
  readonly zichtbaar: boolean
  readonly verplicht: boolean
  /** Null for none. */
  readonly waarde: unknown
  /** Does a rule decide here? Then it is worth an expectation. */
  readonly regel: { readonly zichtbaar: boolean; readonly verplicht: boolean; readonly waarde: boolean }
}

const oordeelVan = (definitie: Formulierdefinitie, antwoorden: Antwoorden, vandaag: Datum, feiten: Readonly<Record<string, unknown>>): Beoordeling =>
  beoordeel(compileerConcept(definitie), antwoorden, { vandaag, feiten })

/** Every place of the form with what is there in the preview now; cells of the rows that there are. */
export function plaatsen(bouw: Formulierbouw): Plaats[] {
  const stand = oordeelVan(bouw.definitie, bouw.antwoorden, vandaagVan(bouw), bouw.feiten)
  const uit: Plaats[] = []
  const neem = (veld: Veld, pad: string, label: string, sectie: { readonly titel: string; readonly zichtbaar?: unknown }): void => {
    if (veld.type === 'informatie' && veld.zichtbaar === undefined) return
    const isRegel = (regel: unknown) => Array.isArray(regel)
    uit.push({
      pad, label, sectie: sectie.titel, zichtbaar: stand.zichtbaar(pad), verplicht: stand.verplicht(pad), waarde: leesPad(stand.antwoorden, pad) ?? null,
      regel: { zichtbaar: isRegel(veld.zichtbaar) || sectie.zichtbaar !== undefined, verplicht: isRegel(veld.verplicht), waarde: isRegel(veld.berekening) },
    })
    const rijen = leesPad(bouw.antwoorden, pad)
    if (Array.isArray(rijen)) for (const [i, rij] of (rijen as { readonly _id?: unknown }[]).entries()) if (typeof rij?._id === 'string') for (const kind of veld.velden ?? []) neem(kind, `${pad}/${rij._id}/${kind.id}`, `${kind.label}, regel ${i + 1} van ${label}`, sectie)
  }
  for (const sectie of bouw.definitie.secties) for (const veld of sectie.velden) neem(veld, veld.id, veld.label, sectie)
  return uit
}

export type Wat = 'zichtbaar' | 'verplicht' | 'waarde'
/** The ticks: by place, what is expected there. */
export type Vinken = ReadonlyMap<string, ReadonlySet<Wat>>

/** What is ticked to begin with: everything a rule decides. */
export const beginVinken = (lijst: readonly Plaats[]): Map<string, Set<Wat>> =>
  new Map(lijst.map((plaats) => [plaats.pad, new Set((['zichtbaar', 'verplicht', 'waarde'] as const).filter((wat) => plaats.regel[wat] && (wat === 'zichtbaar' || plaats.zichtbaar)))] as const).filter(([, wat]) => wat.size > 0))

export const verwachtUit = (lijst: readonly Plaats[], vinken: Vinken): Verwachting[] =>
  lijst.flatMap((plaats) => {
    const wat = vinken.get(plaats.pad)
    if (!wat || wat.size === 0) return []
    return [{ pad: plaats.pad, ...(wat.has('zichtbaar') ? { zichtbaar: plaats.zichtbaar } : {}), ...(wat.has('verplicht') ? { verplicht: plaats.verplicht } : {}), ...(wat.has('waarde') ? { waarde: plaats.waarde } : {}) }]
  })

/** An example of what the preview shows: these answers, this casus, this day. */
export const maakProef = (bouw: Formulierbouw, naam: string, verwacht: readonly Verwachting[]): Regelproef => ({ naam, antwoorden: bouw.antwoorden, feiten: bouw.feiten, vandaag: vandaagVan(bouw), verwacht })

/** Why this cannot be the name; null when it can. `van` is the example that is renamed. */
export function waaromNietNaam(definitie: Formulierdefinitie, naam: string, van: string | null): string | null {
  const schoon = naam.trim()
  if (schoon === '') return 'Geef de regeltest een naam, bijvoorbeeld “16 jaar en nog geen perspectief”.'
  if (schoon.length > MAX_NAAM) return `Dit is te lang: ${schoon.length} tekens, het mogen er ${MAX_NAAM} zijn.`
  return schoon !== van && proevenVan(definitie).some((proef) => proef.naam === schoon) ? 'Er is al een regeltest met deze naam.' : null
}

const metProeven = (definitie: Formulierdefinitie, proeven: readonly Regelproef[]): Formulierdefinitie => {
  const { proeven: _oud, ...rest } = definitie
  return proeven.length === 0 ? rest : { ...rest, proeven }
}
export const voegToe = (proef: Regelproef) => (definitie: Formulierdefinitie): Formulierdefinitie => metProeven(definitie, [...proevenVan(definitie), proef])
export const verwijder = (nr: number) => (definitie: Formulierdefinitie): Formulierdefinitie => metProeven(definitie, proevenVan(definitie).toSpliced(nr, 1))
export const zetProef = (nr: number, deel: Partial<Regelproef>) => (definitie: Formulierdefinitie): Formulierdefinitie => metProeven(definitie, proevenVan(definitie).map((proef, i) => (i === nr ? { ...proef, ...deel } : proef)))

/** The same expectations with what comes out now; what is no longer in the form is left out. Empty: the example would test nothing. */
export function nieuweVerwachting(definitie: Formulierdefinitie, proef: Regelproef, vandaag: Datum, weg: ReadonlySet<string>): Verwachting[] {
  const stand = oordeelVan(definitie, proef.antwoorden, (proef.vandaag ?? vandaag) as Datum, proef.feiten ?? {})
  return proef.verwacht.filter(({ pad }) => !weg.has(pad)).map((oud) => {
    const { pad } = oud
    return {
      pad,
      ...(oud.zichtbaar === undefined ? {} : { zichtbaar: stand.zichtbaar(pad) }), ...(oud.verplicht === undefined ? {} : { verplicht: stand.verplicht(pad) }), ...(oud.alleenLezen === undefined ? {} : { alleenLezen: stand.alleenLezen(pad) }),
      ...(Object.hasOwn(oud, 'waarde') ? { waarde: leesPad(stand.antwoorden, pad) ?? null } : {}),
      ...(oud.problemen === undefined ? {} : { problemen: stand.problemen.filter((p) => p.pad === pad && p.ernst !== 'waarschuwing').map((p) => p.code) }),
    }
  })
}
