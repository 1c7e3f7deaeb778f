import type { DefinitieProbleem } from './compileer.ts'
import { opsomming, type Datum } from '../kernel/index.ts'
import { deelProblemen, type Deelversie } from './deelcontrole.ts'
import type { Formulierdefinitie, Veld } from './definitie.types.ts'
import { herstelVoor, lint, type Lintprobleem } from './lint.ts'
import { inWoorden, namenUit } from './noemen.ts'
import { bijPlaats } from './omtrek.ts'
import { talen, vertaalstand } from './vertaal.ts'
import { plekken } from './vergelijk.ts'
import { omzettingVan } from './omzetting.ts'
import { draaiProeven } from './proeven.ts'
import { vindVeldType } from './veldtypen/index.ts'
import { bouwEens, vormProblemen, werkbaarFormulier } from './werkbaar.ts'
import { zinnigProblemen } from './zinnig.ts'

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
  /** Other live forms, to tell that a first answer is taken from a question that is not there. */
  readonly andere?: readonly { readonly sleutel: string; readonly velden: readonly { readonly id: string; readonly type: string }[] }[]
  /** Earlier versions, the nearest first: to call a field or an option that is gone by its name. */
  readonly eerder?: readonly Formulierdefinitie[]
  /** To tell that an example comes out otherwise on another day. */
  readonly vandaag?: Datum
}

/**
 * Everything that is wrong with a concept: shape, meaning, and rules that decide nothing, each with its place. Never throws on what `leesOmtrek` lets through.
 * A `fout` blocks publishing, a `waarschuwing` does not. The stored examples are not run here: see `draaiProeven`.
 */
export function controleerConcept(definitie: Formulierdefinitie, omgeving: Conceptomgeving = {}): Conceptprobleem[] {
  const vorm = vormProblemen(definitie)
  const heel = werkbaarFormulier(definitie)
  const fouten = vorm.length === 0 ? [...bouwEens(definitie).problemen] : metBetekenis(vorm, definitie)
  const meer: Lintprobleem[] = [...fouten.map(alsFout), ...leegProblemen(definitie), ...vastProblemen(definitie, omgeving), ...sleutelProblemen(definitie), ...zinnigProblemen(definitie), ...taalProblemen(definitie, omgeving), ...deelProblemen(definitie, omgeving.delen), ...voorvulProblemen(definitie, omgeving), ...proefProblemen(heel, omgeving)]
  // What works is looked at too, so that nothing is found only the second time; not where something is wrong already.
  const bij = new Set(fouten.map(({ plaats }) => bijPlaats(definitie, plaats)))
  const rest = lint(heel).filter(({ plaats }) => !bij.has(bijPlaats(heel, plaats)))
  const alles = [...meer, ...rest]
  if (alles.length === 0) return []
  const namen = namenUit(definitie, omgeving.eerder ?? [])
  return alles.map((probleem) => ({ ...inWoorden(probleem, namen), bij: bijPlaats(definitie, probleem.plaats) }))
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

/** Nobody can fill in a form in which nothing is asked. */
function leegProblemen(definitie: Formulierdefinitie): Lintprobleem[] {
  const vraagt = [...plekken(definitie).values()].some(({ veld }) => vindVeldType(veld.type)?.zonderAntwoord !== true)
  return vraagt ? [] : [{ plaats: 'secties', code: 'FORMULIER_LEEG', ernst: 'fout', melding: 'In dit formulier staat nog geen enkele vraag.', herstel: 'Zet er ten minste één vraag in.' }]
}

function vastProblemen(definitie: Formulierdefinitie, { vast = [] }: Conceptomgeving): Lintprobleem[] {
  if (vast.length === 0) return []
  const velden = plekken(definitie)
  return vast.filter((id) => !velden.has(id)).map((id) => ({ plaats: 'secties', code: 'VAST_WEG', ernst: 'fout', melding: `Het vaste veld '${id}' is weg. Aan dit veld hangt een regel, termijn of uitvoer.`, herstel: 'Zet het veld terug. Je mag het wel anders noemen of verplaatsen.' }))
}

/** Keys name what an export holds: two of them alike at the top, or in one list, cannot be told apart. */
function sleutelProblemen(definitie: Formulierdefinitie): Lintprobleem[] {
  const uit: Lintprobleem[] = []
  const loop = (velden: Formulierdefinitie['secties'][number]['velden'], voor: string, bekend: Map<string, string>): void => velden.forEach((veld, i) => {
    const plaats = `${voor}/velden/${i}`
    if (bekend.has(veld.sleutel)) uit.push({ plaats: `${plaats}/sleutel`, code: 'SLEUTEL_DUBBEL', ernst: 'waarschuwing', melding: `De sleutel '${veld.sleutel.slice(0, 63)}' is ook van "${bekend.get(veld.sleutel)!}". In een uitvoer zijn ze niet uit elkaar te houden.`, herstel: 'Geef een van de twee een andere sleutel.' })
    else bekend.set(veld.sleutel, veld.label)
    loop(veld.velden ?? [], plaats, new Map())
  })
  const boven = new Map<string, string>()
  definitie.secties.forEach((sectie, s) => loop(sectie.velden, `secties/${s}`, boven))
  return uit
}

function taalProblemen(definitie: Formulierdefinitie, { talenVolledig = false }: Conceptomgeving): Lintprobleem[] {
  if (!definitie.talen?.length) return []
  const stand = vertaalstand(definitie)
  return definitie.talen.flatMap((taal, i): Lintprobleem[] => {
    const open = Object.hasOwn(stand, taal) ? stand[taal].ontbreekt.length : 0
    if (open === 0) return []
    return [{ plaats: `talen/${i}`, code: 'VERTALING_MIST', ernst: talenVolledig ? 'fout' : 'waarschuwing', melding: `${talen[taal]}: ${open} van de ${stand[taal].totaal} teksten ${open === 1 ? 'is' : 'zijn'} nog niet vertaald: ${genoemd(stand[taal].ontbreekt.map(({ nl }) => nl))}.`, herstel: `Vertaal ${open === 1 ? 'deze tekst' : 'deze teksten'}, of zet ${talen[taal]} uit voor dit formulier.` }]
  })
}

const MAX_GENOEMD = 5
/** The first texts, short: enough to find them by. */
function genoemd(teksten: readonly string[]): string {
  const kort = teksten.slice(0, MAX_GENOEMD).map((tekst) => `"${tekst.length > 60 ? `${tekst.slice(0, 59).trimEnd()}…` : tekst}"`)
  return teksten.length > MAX_GENOEMD ? `${kort.join(', ')} en nog ${teksten.length - MAX_GENOEMD}` : opsomming(kort)
}

function voorvulProblemen(definitie: Formulierdefinitie, { andere }: Conceptomgeving): Lintprobleem[] {
  if (!andere) return []
  const bekijk = (veld: Veld, plaats: string): Lintprobleem[] => (Array.isArray(veld.voorvul) ? veld.voorvul : []).flatMap((bron, i): Lintprobleem[] => {
    if (bron.soort !== 'formulier') return []
    const hier = { plaats: `${plaats}/voorvul/${i}`, ernst: 'waarschuwing' } as const
    const form = andere.find(({ sleutel }) => sleutel === bron.formulier)
    const van = form?.velden.find(({ id }) => id === bron.veldId)
    if (!van) return [{ ...hier, code: 'VOORVUL_WEG', melding: `"${veld.label}" neemt zijn eerste antwoord over van een ${form ? 'vraag' : 'formulier'} die er niet is.`.replace('formulier die', 'formulier dat'), herstel: 'Kies een vraag die er nog is, of haal dit weg.' }]
    return omzettingVan({ ...veld, type: van.type }, veld) === null ? [{ ...hier, code: 'VOORVUL_SOORT', melding: `"${veld.label}" neemt zijn eerste antwoord over van een ander soort vraag. Dat antwoord past hier niet.`, herstel: 'Kies een vraag van hetzelfde soort.' }] : []
  })
  return definitie.secties.flatMap((sectie, s) => sectie.velden.flatMap((veld, v) => bekijk(veld, `secties/${s}/velden/${v}`)))
}

/** An example without a day of its own is run today; one that comes out otherwise in a year fails some day, when nobody changed anything. */
function proefProblemen(heel: Formulierdefinitie, { vandaag }: Conceptomgeving): Lintprobleem[] {
  if (vandaag === undefined || !heel.proeven?.some((proef) => proef.vandaag === undefined)) return []
  const { formulier } = bouwEens(heel)
  const nu = draaiProeven(formulier, vandaag)
  const later = draaiProeven(formulier, `${Number(vandaag.slice(0, 4)) + 1}${vandaag.slice(4).replace('-02-29', '-02-28')}` as Datum)
  return heel.proeven.flatMap((proef, i): Lintprobleem[] => (proef.vandaag !== undefined || nu[i]!.gelukt === later[i]!.gelukt ? [] : [{ plaats: `proeven/${i}`, code: 'PROEF_ZONDER_DAG', ernst: 'waarschuwing', melding: `De regeltest "${proef.naam}" komt op een andere dag anders uit.`, herstel: 'Zet bij de regeltest op welke dag hij speelt.' }]))
}
