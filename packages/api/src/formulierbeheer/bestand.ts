import { isFhirQuestionnaire, leesDefinitie, naarFhir, onbekendeDelen, vanFhir, werkbaarFormulier, type DefinitieProbleem, type Formulierdefinitie } from '@regietafel/domain/formulier'
import { contentHash } from '@regietafel/db'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Formulierexport, Formulierimport } from '../formuliertypes.ts'
import { leesInhoud } from './invoer.ts'
import { leesOmtrek } from './schrijf.ts'
import type { FormulierbeheerWeigering } from './weigering.ts'
import { isWerkboek, leesXlsForm } from './xlsform.ts'

/** Bytes of a file that may be imported. */
export const MAX_BESTAND = 2 * 1024 * 1024
export const TE_GROOT = 'Dit bestand is te groot. Kies een bestand van hoogstens 2 MB.'

/** What a file turned out to be; `nietMee` are sentences about what had to stay behind. */
export interface GelezenBestand { readonly soort: Formulierimport['soort']; readonly definitie: Formulierdefinitie; readonly nietMee: readonly string[] }
type Gelezen = Result<GelezenBestand, FormulierbeheerWeigering>

const bestandfout = (melding: string): FormulierbeheerWeigering => ({ code: 'FORMULIERBEHEER_BESTAND', melding, pad: 'bestand' })

/** Reads a file of any kind that we know, told by its content; the name only helps to say what is wrong. */
export async function leesBestand(naam: string, bytes: Uint8Array): Promise<Gelezen> {
  if (bytes.byteLength === 0) return err(bestandfout('Dit bestand is leeg. Kies een ander bestand.'))
  if (bytes.byteLength > MAX_BESTAND) return err(bestandfout(TE_GROOT))
  if (isWerkboek(bytes)) return vanBuiten('xlsform', await leesXlsForm(bytes))
  const json = leesJson(bytes)
  if (!json.ok) return err(bestandfout(zinVoor(naam, bytes)))
  return isFhirQuestionnaire(json.value) ? vanBuiten('fhir', vanFhir(json.value)) : leesEigen(json.value)
}

/** Our own: every unknown part is told with its place. That it cannot work yet is no reason to refuse it. */
function leesEigen(invoer: unknown): Gelezen {
  const inhoud = leesInhoud(invoer)
  if (!inhoud.ok) return inhoud
  const omtrek = leesOmtrek(inhoud.value)
  if (!omtrek.ok) return omtrek
  const onbekend = onbekendeDelen(omtrek.value)
  if (onbekend.length > 0) return err({ code: 'FORMULIERBEHEER_VORM', fouten: onbekend.map(({ plaats, melding }) => ({ pad: plaats, melding })) })
  return ok({ soort: 'regietafel', definitie: omtrek.value, nietMee: [] })
}

/** Of another format. A whole file that cannot be read is a sentence, something in it has a place. */
function vanBuiten(soort: 'fhir' | 'xlsform', gelezen: Result<{ readonly definitie: Formulierdefinitie; readonly nietMee: readonly { readonly zin: string }[] }, readonly DefinitieProbleem[]>): Gelezen {
  if (!gelezen.ok) {
    const [eerste] = gelezen.error
    return err(gelezen.error.length === 1 && eerste!.plaats === '' ? bestandfout(eerste!.melding) : { code: 'FORMULIERBEHEER_VORM', fouten: gelezen.error.map(({ plaats, melding }) => ({ pad: plaats, melding })) })
  }
  const { definitie, nietMee } = gelezen.value
  const klein = leesInhoud(definitie)
  return klein.ok ? ok({ soort, definitie, nietMee: nietMee.map(({ zin }) => zin) }) : klein
}

function leesJson(bytes: Uint8Array): Result<unknown, null> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return err(null)
  }
}

const KIES = 'Kies een json-bestand dat met ‘exporteer’ is gemaakt, een FHIR Questionnaire in JSON of een XLSForm (.xlsx).'

/** Why a file that is no JSON cannot be read, by what it looks like. */
function zinVoor(naam: string, bytes: Uint8Array): string {
  const begin = String.fromCharCode(...bytes.subarray(0, 64)).replace(/^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '').trimStart()
  if (begin.startsWith('<')) return `Een bestand in XML kunnen we niet lezen. ${KIES}`
  if (begin.startsWith('{') || begin.startsWith('[') || /\.json$/i.test(naam)) return `Dit bestand is geen geldige JSON. ${KIES}`
  return `Dit soort bestand kunnen we niet lezen. ${KIES}`
}

/** The form as a file. What works of a concept goes to FHIR; in our own format it goes as it is. */
export function schrijfBestand(definitie: Formulierdefinitie, { vorm, versie }: { readonly vorm: 'json' | 'fhir'; readonly versie: number | 'concept' }): Formulierexport {
  const gelezen = leesDefinitie(definitie)
  const naam = `formulier-${definitie.sleutel}-${versie === 'concept' ? versie : `versie-${versie}`}`
  const hash = contentHash(definitie)
  // In the order of the format: the database keeps none.
  if (vorm === 'json') return { bestandsnaam: `${naam}.json`, tekst: alsTekst(gelezen.ok ? gelezen.value : definitie), hash, nietMee: [] }
  const { questionnaire, nietMee } = naarFhir(gelezen.ok ? gelezen.value : werkbaarFormulier(definitie))
  const kapot = gelezen.ok ? [] : ['Dit concept heeft nog problemen. Wat nog niet werkt, is weggelaten.']
  return { bestandsnaam: `${naam}-fhir.json`, tekst: alsTekst(questionnaire), hash, nietMee: [...kapot, ...nietMee.map(({ zin }) => zin)] }
}

const alsTekst = (inhoud: unknown): string => `${JSON.stringify(inhoud, null, 2)}\n`
