/** The part of FHIR R4 Questionnaire and QuestionnaireResponse that we read and write (bron: hl7.org/fhir/R4/questionnaire.html). */
export interface Coding { readonly system?: string; readonly code?: string; readonly display?: string }
export interface Extension { readonly url: string; readonly valueString?: string; readonly valueCodeableConcept?: { readonly coding?: readonly Coding[] } }
/** One of `value…` of FHIR, by name. */
export type Waardevak = Readonly<Record<string, unknown>>

export interface QuestionnaireItem {
  readonly linkId: string
  readonly text?: string
  readonly type: string
  readonly required?: boolean
  readonly repeats?: boolean
  readonly readOnly?: boolean
  readonly maxLength?: number
  readonly answerOption?: readonly Waardevak[]
  readonly answerValueSet?: string
  readonly enableWhen?: readonly ({ readonly question: string; readonly operator: string } & Waardevak)[]
  readonly enableBehavior?: 'all' | 'any'
  readonly initial?: readonly Waardevak[]
  readonly extension?: readonly Extension[]
  readonly code?: readonly Coding[]
  /** Stands before the text, as the number of the question. */
  readonly prefix?: string
  readonly item?: readonly QuestionnaireItem[]
}
export interface Questionnaire {
  readonly resourceType: 'Questionnaire'
  readonly url?: string
  readonly name?: string
  readonly title?: string
  readonly description?: string
  readonly status: string
  readonly version?: string
  readonly subjectType?: readonly string[]
  readonly extension?: readonly Extension[]
  readonly contained?: readonly Record<string, unknown>[]
  readonly item?: readonly QuestionnaireItem[]
}
export interface ResponseItem { readonly linkId: string; readonly text?: string; readonly answer?: readonly (Waardevak & { readonly item?: readonly ResponseItem[] })[]; readonly item?: readonly ResponseItem[] }
export interface QuestionnaireResponse { readonly resourceType: 'QuestionnaireResponse'; readonly questionnaire?: string; readonly status: string; readonly authored?: string; readonly item?: readonly ResponseItem[] }

/** Something that the other side has no place for. Told, never dropped in silence. */
export interface NietMee { readonly plaats: string; readonly wat: string; readonly zin: string }

/** Our own part of an item, so that a round trip gives the same form; others pass it by. */
export const EIGEN = 'urn:regietafel:veld'
export const EIGEN_FORM = 'urn:regietafel:formulier'
export const HULP = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl'
