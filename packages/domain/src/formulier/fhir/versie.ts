import { isRecord } from '../grenzen.ts'
import type { Coding, NietMee, Questionnaire, QuestionnaireItem, Waardevak } from './fhir.types.ts'

/** The editions of FHIR a Questionnaire with items may be of, as far as the file itself shows it. */
type FhirVersie = 'STU3' | 'R4' | 'R5'

/** What STU3 and its drafts call otherwise. */
interface OudItem extends QuestionnaireItem { readonly option?: readonly Waardevak[]; readonly options?: { readonly reference?: unknown }; readonly concept?: readonly Coding[]; readonly answerConstraint?: unknown }

const OUD = ['option', 'options', 'concept'] as const
const alle = (items: readonly QuestionnaireItem[] | undefined): OudItem[] => (items ?? []).flatMap((item) => [item as OudItem, ...alle(item.item)])
const isOudeBegin = (naam: string): boolean => /^initial[A-Z]/.test(naam)
const isGevuldVraag = (w: Waardevak): boolean => 'hasAnswer' in w || 'answered' in w

/** Told by the words it uses: the edition itself is seldom in the file (bron: hl7.org/fhir/STU3 and /R4 questionnaire.html). */
function fhirVersie(bron: Questionnaire): FhirVersie {
  const items = alle(bron.item)
  if (items.some((item) => OUD.some((naam) => naam in item) || Object.keys(item).some(isOudeBegin) || item.enableWhen?.some(isGevuldVraag))) return 'STU3'
  return items.some((item) => item.type === 'coding' || 'answerConstraint' in item) ? 'R5' : 'R4'
}

/** The same questions in the words of R4; what it was is told in a sentence. */
export function naarR4(bron: Questionnaire): { readonly questionnaire: Questionnaire; readonly nietMee: readonly NietMee[] } {
  const versie = fhirVersie(bron)
  if (versie === 'R4') return { questionnaire: bron, nietMee: [] }
  const zin = `Dit bestand is geschreven in FHIR ${versie}; wij lezen R4. Wat in beide hetzelfde betekent, is meegenomen. Kijk het formulier na.`
  return { questionnaire: { ...bron, item: (bron.item ?? []).map((item) => vertaal(item, versie)) }, nietMee: [{ plaats: '', wat: 'versie', zin }] }
}

function vertaal(item: OudItem, versie: FhirVersie): QuestionnaireItem {
  const { option, options, concept, ...rest } = item
  const begin = Object.entries(rest).find(([naam]) => isOudeBegin(naam))
  const wanneer = rest.enableWhen?.map((w) => vertaalWanneer(w))
  return {
    ...rest, type: rest.type === 'coding' ? (item.answerConstraint === 'optionsOrString' ? 'open-choice' : 'choice') : rest.type,
    ...(option && !rest.answerOption ? { answerOption: option } : {}),
    ...(isRecord(options) && typeof options['reference'] === 'string' ? { answerValueSet: options['reference'] } : {}),
    ...(concept && !rest.code ? { code: concept } : {}),
    ...(begin && !rest.initial ? { initial: [{ [begin[0].replace('initial', 'value')]: begin[1] }] } : {}),
    // In STU3 one condition that holds is enough; R4 asks which.
    ...(wanneer ? { enableWhen: wanneer, ...(versie === 'STU3' && wanneer.length > 1 ? { enableBehavior: 'any' as const } : {}) } : {}),
    ...(rest.item ? { item: rest.item.map((kind) => vertaal(kind, versie)) } : {}),
  }
}

function vertaalWanneer(w: NonNullable<QuestionnaireItem['enableWhen']>[number]): NonNullable<QuestionnaireItem['enableWhen']>[number] {
  if (isGevuldVraag(w)) return { question: w.question, operator: 'exists', answerBoolean: (w['hasAnswer'] ?? w['answered']) === true }
  return typeof w.operator === 'string' ? w : { ...w, operator: '=' }
}
