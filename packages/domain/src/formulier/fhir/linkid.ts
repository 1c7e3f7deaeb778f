import type { Formulierdefinitie } from '../definitie.types.ts'
import { isRecord } from '../grenzen.ts'
import type { Questionnaire, QuestionnaireItem } from './fhir.types.ts'

/** The same questionnaire under other linkIds, also where a condition names one. */
export function hernoem(bron: Questionnaire, naar: (linkId: string) => string): Questionnaire {
  const item = (i: QuestionnaireItem): QuestionnaireItem => ({
    ...i, linkId: naar(i.linkId),
    ...(i.enableWhen ? { enableWhen: i.enableWhen.map((w) => (typeof w.question === 'string' ? { ...w, question: naar(w.question) } : w)) } : {}),
    ...(i.item ? { item: i.item.map(item) } : {}),
  })
  return bron.item ? { ...bron, item: bron.item.map(item) } : bron
}

/** How its maker calls a field or section of a form from elsewhere; our own id where it was made here. */
export const linkIdVan = ({ fhir }: Formulierdefinitie, id: string): string => (fhir && Object.hasOwn(fhir.ids, id) ? fhir.ids[id]! : id)

/** What its maker called it, to give it back under the same names. Absent when that is what we call it too. */
export function namenVanMaker({ url, name }: Questionnaire, ids: ReadonlyMap<string, string>): Pick<Formulierdefinitie, 'fhir'> {
  const anders = Object.fromEntries([...ids].filter(([linkId, id]) => linkId !== id && linkId.length <= 255).map(([linkId, id]) => [id, linkId]))
  const kort = (tekst: unknown): tekst is string => typeof tekst === 'string' && tekst !== '' && tekst.length <= 500
  return kort(url) || kort(name) || Object.keys(anders).length > 0 ? { fhir: { ...(kort(url) ? { url } : {}), ...(kort(name) ? { name } : {}), ids: anders } } : {}
}

/** Their linkId → our id, of a form of ours that carries them; null for any other. */
export function terugNaarIds(eigen: Record<string, unknown> | null): ReadonlyMap<string, string> | null {
  const ids = isRecord(eigen?.['fhir']) ? eigen['fhir']['ids'] : null
  return isRecord(ids) ? new Map(Object.entries(ids).flatMap(([id, linkId]) => (typeof linkId === 'string' ? [[linkId, id] as const] : []))) : null
}
