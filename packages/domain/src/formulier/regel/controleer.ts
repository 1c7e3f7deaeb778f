import type { Expressie } from '../definitie.types.ts'
import type { Waardesoort } from '../veldtype.ts'
import { controleerVorm, type Regelfout } from './compileer.ts'
import { dagnummer } from './dagen.ts'
import { feiten, type Feit } from './feiten.ts'
import { vindOperator } from './operatoren.ts'

/** What the checker must know of a field. */
export interface Veldsoort {
  readonly soort: Waardesoort
  /** Values a choice can have; absent for other types. */
  readonly opties?: readonly string[]
  /** Of a list: the fields of its rows. */
  readonly kinderen?: ReadonlyMap<string, Veldsoort>
}
export interface Bereik {
  readonly velden: ReadonlyMap<string, Veldsoort>
  readonly rij?: ReadonlyMap<string, Veldsoort> | undefined
  readonly ouder?: ReadonlyMap<string, Veldsoort> | undefined
}

class Typefout extends Error {
  readonly code: string
  constructor(code: string, melding: string) {
    super(melding)
    this.code = code
  }
}
const stop = (code: string, melding: string): never => {
  throw new Typefout(code, melding)
}

type Gevonden = Veldsoort & { readonly letterlijk?: string }
const VAST: Readonly<Record<string, Waardesoort>> = {
  '=': 'janee', '≠': 'janee', '<': 'janee', '≤': 'janee', '>': 'janee', '≥': 'janee', en: 'janee', of: 'janee', niet: 'janee', 'is-een-van': 'janee', bevat: 'janee', leeg: 'janee', gevuld: 'janee', enige: 'janee', alle: 'janee', stijgt: 'janee',
  aantal: 'getal', som: 'getal', 'aantal-waar': 'getal', 'leeftijd-op': 'getal', 'dagen-tussen': 'getal', '+': 'getal', '-': 'getal', '×': 'getal', '÷': 'getal', woorden: 'getal',
  'plus-dagen': 'datum', 'plus-maanden': 'datum',
}
/** What each argument of an operator must be; the last one repeats. */
const VRAAGT: Readonly<Record<string, readonly Waardesoort[]>> = {
  en: ['janee'], of: ['janee'], niet: ['janee'], stijgt: ['reeks'], 'leeftijd-op': ['datum'], 'dagen-tussen': ['datum'], 'plus-dagen': ['datum', 'getal'], 'plus-maanden': ['datum', 'getal'],
  '+': ['getal'], '-': ['getal'], '×': ['getal'], '÷': ['getal'], woorden: ['tekst'],
}
const NAAM: Readonly<Record<Waardesoort, string>> = { tekst: 'tekst', getal: 'een getal', datum: 'een datum', janee: 'ja of nee', teksten: 'meer keuzes', rijen: 'een lijst', reeks: 'een reeks', geen: 'iets waarmee je niet kunt rekenen' }

const past = (gevonden: Gevonden, soort: Waardesoort): boolean => gevonden.soort === soort || (soort === 'datum' && gevonden.letterlijk !== undefined && dagnummer(gevonden.letterlijk) !== undefined)

function soortVan(knoop: unknown, bereik: Bereik): Gevonden {
  if (typeof knoop === 'string') return { soort: 'tekst', letterlijk: knoop }
  if (typeof knoop === 'number') return { soort: 'getal' }
  if (typeof knoop === 'boolean') return { soort: 'janee' }
  const [naam, ...args] = knoop as [string, ...unknown[]]
  if (vindOperator(naam)!.naam) return zoek(naam, args[0] as string, bereik)
  if (vindOperator(naam)!.perRij) return overRijen(naam, args, bereik)

  const soorten = args.map((arg) => soortVan(arg, bereik))
  const vraagt = VRAAGT[naam]
  if (vraagt)
    for (const [i, gevonden] of soorten.entries()) {
      const soort = vraagt[Math.min(i, vraagt.length - 1)]!
      if (!past(gevonden, soort)) stop('REGEL_SOORT', `Bij '${naam}' hoort ${NAAM[soort]}, maar hier staat ${NAAM[gevonden.soort]}.`)
    }
  else if (naam === 'aantal') (soorten[0]!.soort === 'rijen' || soorten[0]!.soort === 'reeks' || soorten[0]!.soort === 'teksten') || stop('REGEL_SOORT', "Bij 'aantal' hoort een lijst.")
  else if (naam === 'bevat') {
    if (soorten[0]!.soort !== 'tekst' && soorten[0]!.soort !== 'teksten') stop('REGEL_SOORT', "Bij 'bevat' hoort tekst of een veld met meer keuzes.")
    zelfdeOptie(soorten[0]!, soorten[1]!)
  } else if (naam === 'als-dan-anders') {
    if (soorten[0]!.soort !== 'janee') stop('REGEL_SOORT', "Na 'als' hoort ja of nee.")
    return gelijkSoortig(soorten[1]!, soorten[2]!)
  } else if (naam !== 'leeg' && naam !== 'gevuld') {
    for (const ander of soorten.slice(1)) {
      const samen = gelijkSoortig(soorten[0]!, ander).soort
      if (samen === 'geen' || samen === 'rijen' || samen === 'reeks' || samen === 'teksten') stop('REGEL_SOORT', `'${naam}' kan niet vergelijken met ${NAAM[samen]}.`)
      if ('<≤>≥'.includes(naam) && samen !== 'getal' && samen !== 'datum') stop('REGEL_SOORT', `'${naam}' vergelijkt getallen of datums, maar hier staat ${NAAM[samen]}.`)
      zelfdeOptie(soorten[0]!, ander)
      zelfdeOptie(ander, soorten[0]!)
    }
  }
  return { soort: VAST[naam] ?? 'geen' }
}

function zoek(soort: string, naam: string, bereik: Bereik): Gevonden {
  if (soort === 'feit') return Object.hasOwn(feiten, naam) ? { soort: feiten[naam as Feit].soort } : stop('REGEL_ONBEKEND_FEIT', `Het feit '${naam}' bestaat niet.`)
  const velden = soort === 'veld' ? bereik.velden : soort === 'rij' ? bereik.rij : bereik.ouder
  if (!velden) return stop('REGEL_GEEN_RIJ', `'${soort}' kan alleen in een lijst${soort === 'ouder' ? ' in een lijst' : ''}.`)
  return velden.get(naam) ?? stop('REGEL_ONBEKEND_VELD', `Het veld '${naam}' bestaat hier niet.`)
}

function overRijen(naam: string, [bron, arg]: unknown[], bereik: Bereik): Gevonden {
  const lijst = soortVan(bron, bereik)
  if (naam === 'som' && arg === undefined) return lijst.soort === 'reeks' ? { soort: 'getal' } : stop('REGEL_SOORT', "Bij 'som' van een lijst hoort wat je optelt.")
  if (!lijst.kinderen) return stop('REGEL_SOORT', `Bij '${naam}' hoort een lijst, maar hier staat ${NAAM[lijst.soort]}.`)
  const deel = soortVan(arg, { velden: bereik.velden, rij: lijst.kinderen, ouder: bereik.rij })
  const hoort: Waardesoort = naam === 'som' ? 'getal' : 'janee'
  if (deel.soort !== hoort) stop('REGEL_SOORT', `Bij '${naam}' hoort per regel ${NAAM[hoort]}, maar hier staat ${NAAM[deel.soort]}.`)
  return { soort: VAST[naam]! }
}

function gelijkSoortig(a: Gevonden, b: Gevonden): Gevonden {
  if (a.soort === b.soort) return { soort: a.soort }
  if (past(a, b.soort) || past(b, a.soort)) return { soort: 'datum' }
  return stop('REGEL_SOORT', `Je kunt ${NAAM[a.soort]} niet vergelijken met ${NAAM[b.soort]}.`)
}
function zelfdeOptie(veld: Gevonden, waarde: Gevonden): void {
  if (veld.opties && waarde.letterlijk !== undefined && !veld.opties.includes(waarde.letterlijk)) stop('REGEL_OPTIE', `De optie '${waarde.letterlijk}' bestaat niet (meer).`)
}

/**
 * Checks one expression against the fields it may read: shape, limits, references, kinds, and options that exist.
 * `hoort` is what the expression must yield.
 */
export function controleerRegel(expressie: Expressie, bereik: Bereik, hoort: Waardesoort | null): Regelfout | null {
  const vorm = controleerVorm(expressie)
  if (vorm) return vorm
  try {
    const gevonden = soortVan(expressie, bereik)
    if (hoort !== null && !past(gevonden, hoort)) return { code: 'REGEL_SOORT', melding: `Deze regel moet ${NAAM[hoort]} opleveren, maar geeft ${NAAM[gevonden.soort]}.` }
    return null
  } catch (fout) {
    if (fout instanceof Typefout) return { code: fout.code, melding: fout.message }
    throw fout
  }
}
