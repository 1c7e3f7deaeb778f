import { grenzen, isRecord } from '../grenzen.ts'
import { EIGEN, HULP, type Coding, type Extension, type Questionnaire, type QuestionnaireItem } from './fhir.types.ts'
import { kort } from './vorm.ts'
import { uitWaardenset } from './waarde.ts'

export type Mis = (wat: string, zin: string) => void
export interface Soort { readonly type: string; readonly config?: unknown }
/** Asks to choose: by its type, or because it gives the numbers, days or texts to choose from. */
export const isKeuze = ({ type, answerOption }: QuestionnaireItem): boolean => type === 'choice' || type === 'open-choice' || (answerOption !== undefined && answerOption.length > 1 && !['group', 'display', 'boolean', 'attachment'].includes(type))

/** The type and config for an item that holds an answer; what it asks more than that goes to `mis`. Groups are not for here. */
export function soortVan(item: QuestionnaireItem, label: string, bron: Questionnaire, mis: Mis): Soort {
  if (item.repeats === true && !isKeuze(item) && item.type !== 'group' && item.type !== 'attachment') mis('repeats', `"${label}" mag vaker worden beantwoord; hier kan dat een keer.`)
  if (isKeuze(item)) return keuze(item, label, bron, mis)
  switch (item.type) {
    case 'display':
      if ((item.text?.length ?? 0) > 2_000) mis('text', `De tekst "${label.slice(0, 60)}…" is langer dan 2.000 tekens; de rest gaat niet mee.`)
      return { type: 'informatie', config: { tekst: kort(item.text, 2_000, '…') } }
    case 'boolean': return { type: 'janee' }
    case 'integer': return { type: 'getal', config: { decimalen: 0, ...maten(item) } }
    case 'decimal': return { type: 'getal', config: { decimalen: 6, ...maten(item) } }
    case 'quantity':
      mis('quantity', `"${label}" is een hoeveelheid; alleen het getal gaat mee.`)
      return { type: 'getal', config: { decimalen: 6, ...maten(item) } }
    case 'date': return { type: 'datum' }
    case 'dateTime': return { type: 'datumtijd' }
    case 'text': return { type: 'lang', config: tekens(item, 10_000) }
    case 'string': return { type: 'tekst', config: tekens(item, 2_000) }
    case 'attachment': return { type: 'bijlage' }
    default:
      mis('type', `De soort "${String(item.type).slice(0, 40)}" van "${label}" kennen we niet; het is nu een vraag met tekst.`)
      return { type: 'tekst' }
  }
}

const tekens = ({ maxLength }: QuestionnaireItem, hoogstens: number) => (typeof maxLength === 'number' && maxLength >= 1 ? { maxTekens: Math.min(Math.floor(maxLength), hoogstens) } : {})

function keuze(item: QuestionnaireItem, label: string, bron: Questionnaire, mis: Mis): Soort {
  const opties = optiesUit(item, label, bron, mis)
  if (opties.length < 2) {
    mis('answerValueSet', opties.length === 1 ? `"${label}" heeft maar een optie ("${opties[0]!.label}"); het is nu een vraag met tekst.` : `De opties van "${label}" staan niet in dit bestand; het is nu een vraag met tekst.`)
    return { type: 'tekst' }
  }
  if (item.type === 'open-choice') mis('open-choice', `Bij "${label}" kon ook iets anders worden ingevuld; hier alleen een optie.`)
  return { type: item.repeats === true ? 'meer' : 'keuze', config: { opties } }
}

function optiesUit(item: QuestionnaireItem, label: string, bron: Questionnaire, mis: Mis): { waarde: string; label: string }[] {
  const codes: Coding[] = (item.answerOption ?? []).flatMap((optie) => {
    const vak = Object.entries(optie).find(([naam]) => naam.startsWith('value'))
    if (!vak) return []
    return isRecord(vak[1]) ? [vak[1] as Coding] : [{ code: String(vak[1]), display: String(vak[1]) }]
  })
  const set = item.answerValueSet
  if (codes.length === 0 && typeof set === 'string' && set.startsWith('#') && Array.isArray(bron.contained)) codes.push(...uitWaardenset(bron.contained.find((c) => isRecord(c) && c['id'] === set.slice(1))))
  const gezien = new Set<string>()
  const uit = codes.flatMap(({ code, display }) => {
    const waarde = kort(code ?? display, 60, '')
    if (waarde === '' || gezien.has(waarde)) return []
    gezien.add(waarde)
    return [{ waarde, label: kort(display ?? code, 300, waarde) }]
  })
  if (uit.length < codes.length) mis('answerOption', `Van "${label}" zijn ${codes.length - uit.length} opties leeg of dubbel; die gaan niet mee.`)
  if (uit.length > grenzen.opties) mis('answerOption', `"${label}" heeft ${uit.length} opties; alleen de eerste ${grenzen.opties} gaan mee.`)
  if (item.answerOption?.some(({ extension }) => Array.isArray(extension) && extension.some((e: unknown) => isRecord(e) && /(ordinalValue|itemWeight)$/.test(String(e['url']))))) mis('ordinalValue', `De punten bij de opties van "${label}" gaan niet mee.`)
  return uit.slice(0, grenzen.opties)
}

/** Which options are chosen beforehand, as R4 marks them at the option itself. */
export const voorgekozen = (item: QuestionnaireItem) => (item.answerOption ?? []).filter((optie) => optie['initialSelected'] === true)

const naamVan = ({ url }: Extension): string => String(url).split('/').at(-1)!.slice(0, 60)
const getalUit = (item: QuestionnaireItem, naam: string): number | undefined => {
  const gevonden = item.extension?.find((e) => naamVan(e) === naam) as Record<string, unknown> | undefined
  const waarde = gevonden?.['valueInteger'] ?? gevonden?.['valueDecimal']
  return typeof waarde === 'number' && Number.isFinite(waarde) ? waarde : undefined
}
/** Bounds and unit of a number, from the extensions that carry them. */
function maten(item: QuestionnaireItem) {
  const [min, max] = [getalUit(item, 'minValue'), getalUit(item, 'maxValue')]
  const vak = (item.extension?.find((e) => naamVan(e) === 'questionnaire-unit') as Record<string, unknown> | undefined)?.['valueCoding']
  const eenheid = isRecord(vak) ? kort(vak['display'] ?? vak['code'], 40, '') : ''
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(eenheid === '' ? {} : { eenheid }) }
}

/** How it looks, which is for each product itself. */
const UITERLIJK = /^(questionnaire-itemControl|questionnaire-choiceOrientation|questionnaire-displayCategory|questionnaire-sliderStepValue|rendering-.*|.*openLabel|.*shortText|.*collapsible|.*width|.*preferredTerminologyServer|translation)$/
const ZINNEN: Readonly<Record<string, string>> = {
  'questionnaire-hidden': 'is daar verborgen; hier is de vraag te zien', 'sdc-questionnaire-calculatedExpression': 'wordt daar uitgerekend; hier niet', 'sdc-questionnaire-initialExpression': 'krijgt daar vanzelf een beginwaarde; hier niet',
  'sdc-questionnaire-enableWhenExpression': 'heeft daar een voorwaarde die we niet kunnen lezen', regex: 'moet daar aan een patroon voldoen; hier niet', minLength: 'heeft daar een kleinste lengte; hier niet',
  'questionnaire-minOccurs': 'heeft daar een kleinste aantal; hier niet', 'questionnaire-maxOccurs': 'heeft daar een grootste aantal; hier niet', 'questionnaire-constraint': 'heeft daar een controle die we niet kunnen lezen',
}

/** Tells what an item carries beside FHIR itself, unless it is only how it looks. */
export function noemUitbreidingen(item: QuestionnaireItem, label: string, mis: Mis): void {
  const isGetal = ['integer', 'decimal', 'quantity'].includes(item.type)
  for (const uitbreiding of item.extension ?? []) {
    const naam = naamVan(uitbreiding)
    if (uitbreiding.url === EIGEN || uitbreiding.url === HULP || UITERLIJK.test(naam)) continue
    if (isGetal && (naam === 'questionnaire-unit' || ((naam === 'minValue' || naam === 'maxValue') && getalUit(item, naam) !== undefined))) continue
    mis(naam, `"${label}" ${ZINNEN[naam] ?? `heeft een uitbreiding die we niet kennen (${naam})`}.`)
  }
}
