export { antwoordNaarFhir, antwoordVanFhir } from './antwoord.ts'
export type { NietMee, Questionnaire, QuestionnaireItem, QuestionnaireResponse, ResponseItem } from './fhir.types.ts'
export { isFhirQuestionnaire, vanFhir, type VanFhir } from './in.ts'
export { naarFhir } from './uit.ts'
