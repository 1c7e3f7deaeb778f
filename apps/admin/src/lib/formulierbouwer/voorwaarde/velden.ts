import { feiten, vindVeldType, type Feit, type Formulierdefinitie, type Naamgever, type Optie, type Veld, type Waardesoort } from '@regietafel/domain/formulier'
import type { Term } from './model.ts'

/** A question as a rule knows it. */
export interface Vraag {
  readonly id: string
  readonly label: string
  /** What the section is called. */
  readonly sectie: string
  readonly soort: Waardesoort
  readonly opties: readonly Optie[] | null
  /** Questions of its rows; null for what is no list. */
  readonly kinderen: readonly Vraag[] | null
}
/** What a rule may read here. `rij` and `ouder` are null outside a list. */
export interface Zicht {
  readonly vragen: readonly Vraag[]
  readonly rij: readonly Vraag[] | null
  readonly ouder: readonly Vraag[] | null
  /** What one row is called: "deelnemer". */
  readonly rijnaam: string
  readonly oudernaam: string
  /** Inside a list that a rule goes over: the row at hand is not the row of the question whose rule it is. */
  readonly binnen?: true
}

function maakVraag(veld: Veld, sectie: string): Vraag {
  const type = vindVeldType(veld.type)
  const config = type?.config.safeParse(veld.config)
  const gelezen = config?.success ? config.data : undefined
  const soort = type && gelezen !== undefined ? type.soort(gelezen) : type && config?.success ? type.soort(undefined) : 'geen'
  const opties = (gelezen as { opties?: readonly Optie[] } | undefined)?.opties ?? null
  const rijvelden = soort !== 'rijen' ? null : (type?.rijen?.velden(gelezen, veld.id) ?? veld.velden ?? [])
  return { id: veld.id, label: veld.label || veld.sleutel, sectie, soort, opties, kinderen: rijvelden && rijvelden.map((kind) => maakVraag(kind, sectie)) }
}

/** Everything that can be asked, in the order of the form. A field whose settings are wrong has soort `geen`: it can only be filled in or not. */
export const alleVragen = (definitie: Formulierdefinitie): Vraag[] => definitie.secties.flatMap((sectie) => sectie.velden.map((veld) => maakVraag(veld, sectie.titel)))

/** What the rule of this field may read: the form, its own row, and the row around that. */
export function zichtVan(definitie: Formulierdefinitie, veldId: string | null): Zicht {
  const vragen = alleVragen(definitie)
  for (const vraag of vragen)
    for (const kind of vraag.kinderen ?? []) {
      if (kind.id === veldId) return { vragen, rij: vraag.kinderen, ouder: null, rijnaam: vraag.label, oudernaam: '' }
      if (kind.kinderen?.some((k) => k.id === veldId)) return { vragen, rij: kind.kinderen, ouder: vraag.kinderen, rijnaam: kind.label, oudernaam: vraag.label }
    }
  return { vragen, rij: null, ouder: null, rijnaam: '', oudernaam: '' }
}
/** Inside a list that a rule goes over: its rows are the rows at hand. */
export function zichtIn(zicht: Zicht, lijst: Term): Zicht {
  const vraag = vraagVan(zicht, lijst)
  return { vragen: zicht.vragen, rij: vraag?.kinderen ?? [], ouder: zicht.rij, rijnaam: vraag?.label ?? 'de lijst', oudernaam: zicht.rijnaam, binnen: true }
}

export function vraagVan(zicht: Zicht, term: Term): Vraag | undefined {
  if (term.soort !== 'vraag') return undefined
  const bron = term.waar === 'veld' ? zicht.vragen : term.waar === 'rij' ? zicht.rij : zicht.ouder
  return bron?.find((vraag) => vraag.id === term.id)
}

/** How the question whose rule it is calls itself. */
export const DIT_ANTWOORD = 'Dit antwoord'
/** How a question is called in a rule; undefined when there is none like it (any more). */
export function noemVraag(zicht: Zicht, term: Term, { zonder, zelf }: { readonly zonder: string | null; readonly zelf: boolean }): string | undefined {
  const vraag = vraagVan(zicht, term)
  return vraag && zelf && !zicht.binnen && vraag.id === zonder ? DIT_ANTWOORD : vraag?.label
}

const BEWERKT: Readonly<Record<string, Waardesoort>> = { 'plus-dagen': 'datum', 'plus-maanden': 'datum' }
const DAG = /^\d{4}-\d\d-\d\d$/
/** What a value is; null when that is not known (yet). */
export function soortVan(zicht: Zicht, term: Term): Waardesoort | null {
  switch (term.soort) {
    case 'waarde': return typeof term.waarde === 'number' ? 'getal' : typeof term.waarde === 'boolean' ? 'janee' : DAG.test(term.waarde) ? 'datum' : 'tekst'
    case 'vraag': return vraagVan(zicht, term)?.soort ?? null
    case 'feit': return Object.hasOwn(feiten, term.feit) ? feiten[term.feit as Feit].soort : null
    case 'bewerking': return BEWERKT[term.op] ?? 'getal'
    case 'telling': return 'getal'
    case 'zin': return 'janee'
    case 'keus': return soortVan(zicht, term.dan) ?? soortVan(zicht, term.anders)
    case 'nieuw': return null
  }
}

/** Options of facts that have a closed list; `regel/feiten.ts`. */
export const FEITOPTIES: Readonly<Record<string, readonly Optie[]>> = { setting: [{ waarde: 'open', label: 'open' }, { waarde: 'gesloten', label: 'gesloten' }] }
/** The answers a value can have, when they are a closed list. */
export const optiesVan = (zicht: Zicht, term: Term): readonly Optie[] | null => (term.soort === 'feit' ? (FEITOPTIES[term.feit] ?? null) : (vraagVan(zicht, term)?.opties ?? null))

/** Names for `regelInWoorden`. */
export function naamgever(definitie: Formulierdefinitie): Naamgever {
  const namen = new Map<string, Vraag>()
  const loop = (vragen: readonly Vraag[]): void => vragen.forEach((vraag) => { if (!namen.has(vraag.id)) namen.set(vraag.id, vraag); loop(vraag.kinderen ?? []) })
  loop(alleVragen(definitie))
  return { veld: (id) => { const vraag = namen.get(id); return vraag && { label: vraag.label, ...(vraag.opties ? { opties: vraag.opties } : {}) } } }
}
