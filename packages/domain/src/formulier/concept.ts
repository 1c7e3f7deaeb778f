import type { DefinitieProbleem } from './compileer.ts'
import { alsProblemen, DefinitieSchema } from './definitie.ts'
import type { Datum } from '../kernel/index.ts'
import type { Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { herstelVoor, lint, type Lintprobleem } from './lint.ts'
import { bijPlaats } from './omtrek.ts'
import { talen, vertaalstand } from './vertaal.ts'
import type { Optie } from './veldtypen/index.ts'
import { plekken } from './vergelijk.ts'
import { bouwEens, werkbaarFormulier } from './werkbaar.ts'

/** Something that is wrong with a concept; `bij` is the id of the field or section it is at, null for the form as a whole. */
export interface Conceptprobleem extends Lintprobleem { readonly bij: string | null }

/** Where a concept is to be published. */
export interface Conceptomgeving {
  /** Ids of fields that are locked in the live version or the shipped default. */
  readonly vast?: readonly string[]
  /** The gemeente publishes no form of which a language it offers is incomplete. */
  readonly talenVolledig?: boolean
  /** The parts of the gemeente: to tell that one is gone or newer, and, where `inhoud` of the linked version is given, that it was changed by hand. */
  readonly delen?: readonly Deelversie[]
  /** To tell that an example comes out otherwise on another day. */
  readonly vandaag?: Datum
}

export interface Deelversie {
  readonly sleutel: string
  readonly titel?: string
  readonly versie: number
  readonly inhoud?: Deelinhoud
}

/** What a part holds: a section, a few fields, or the options of a codelijst. */
export interface Deelinhoud { readonly sectie?: Sectie; readonly velden?: readonly Veld[]; readonly opties?: readonly Optie[] }

/**
 * Everything that is wrong with a concept: shape, meaning, and rules that decide nothing, each with its place. Never throws on what `leesOmtrek` lets through.
 * A `fout` blocks publishing, a `waarschuwing` does not. The stored examples are not run here: see `draaiProeven`.
 */
export function controleerConcept(definitie: Formulierdefinitie, omgeving: Conceptomgeving = {}): Conceptprobleem[] {
  const vorm = DefinitieSchema.safeParse(definitie, { error: () => 'Dit klopt niet.' })
  const heel = werkbaarFormulier(definitie)
  const fouten = vorm.success ? [...bouwEens(definitie).problemen] : metBetekenis(alsProblemen(vorm.error), definitie)
  const meer: Lintprobleem[] = [...fouten.map(alsFout), ...vastProblemen(definitie, omgeving), ...sleutelProblemen(definitie), ...taalProblemen(definitie, omgeving)]
  // What works is looked at too, so that nothing is found only the second time; not where something is wrong already.
  const bij = new Set(fouten.map(({ plaats }) => bijPlaats(definitie, plaats)))
  const rest = lint(heel).filter(({ plaats }) => !bij.has(bijPlaats(heel, plaats)))
  return [...meer, ...rest].map((probleem) => ({ ...probleem, bij: bijPlaats(definitie, probleem.plaats) }))
}

const alsFout = (probleem: DefinitieProbleem): Lintprobleem => ({ ...probleem, ernst: 'fout', herstel: herstelVoor(probleem.code) })

/** When the shape is wrong somewhere, what the rest says is judged as far as it has its shape. */
function metBetekenis(vorm: readonly DefinitieProbleem[], definitie: Formulierdefinitie): DefinitieProbleem[] {
  const bij = new Set(vorm.map(({ plaats }) => bijPlaats(definitie, plaats)))
  const betekenis = betekenisVan(definitie)
  return [...vorm, ...betekenis.filter(({ plaats }) => !bij.has(bijPlaats(definitie, plaats)))]
}

function betekenisVan(definitie: Formulierdefinitie): readonly DefinitieProbleem[] {
  try {
    return bouwEens(definitie).problemen
  } catch {
    // what has the wrong shape may not be readable as rules; then the shape comes first
    return []
  }
}

function vastProblemen(definitie: Formulierdefinitie, { vast = [] }: Conceptomgeving): Lintprobleem[] {
  if (vast.length === 0) return []
  const velden = plekken(definitie)
  return vast.filter((id) => !velden.has(id)).map((id) => ({ plaats: 'secties', code: 'VAST_WEG', ernst: 'fout', melding: `Het vaste veld '${id}' is weg. Aan dit veld hangt een regel, termijn of uitvoer.`, herstel: 'Zet het veld terug. Je mag het wel anders noemen of verplaatsen.' }))
}

/** Keys name the columns of an export: two of them alike cannot be told apart. */
function sleutelProblemen(definitie: Formulierdefinitie): Lintprobleem[] {
  const uit: Lintprobleem[] = []
  const bekend = new Map<string, string>()
  const loop = (velden: Formulierdefinitie['secties'][number]['velden'], voor: string): void => velden.forEach((veld, i) => {
    const plaats = `${voor}/velden/${i}`
    if (bekend.has(veld.sleutel)) uit.push({ plaats: `${plaats}/sleutel`, code: 'SLEUTEL_DUBBEL', ernst: 'waarschuwing', melding: `De sleutel '${veld.sleutel.slice(0, 63)}' is ook van "${bekend.get(veld.sleutel)!}". In een uitvoer zijn ze niet uit elkaar te houden.`, herstel: 'Geef een van de twee een andere sleutel.' })
    else bekend.set(veld.sleutel, veld.label)
    loop(veld.velden ?? [], plaats)
  })
  definitie.secties.forEach((sectie, s) => loop(sectie.velden, `secties/${s}`))
  return uit
}

function taalProblemen(definitie: Formulierdefinitie, { talenVolledig = false }: Conceptomgeving): Lintprobleem[] {
  if (!definitie.talen?.length) return []
  const stand = vertaalstand(definitie)
  return definitie.talen.flatMap((taal, i): Lintprobleem[] => {
    const open = Object.hasOwn(stand, taal) ? stand[taal].ontbreekt.length : 0
    if (open === 0) return []
    return [{ plaats: `talen/${i}`, code: 'VERTALING_MIST', ernst: talenVolledig ? 'fout' : 'waarschuwing', melding: `${talen[taal]}: ${open} van de ${stand[taal].totaal} teksten ${open === 1 ? 'is' : 'zijn'} nog niet vertaald.`, herstel: `Vertaal ${open === 1 ? 'deze tekst' : 'deze teksten'}, of zet ${talen[taal]} uit voor dit formulier.` }]
  })
}
