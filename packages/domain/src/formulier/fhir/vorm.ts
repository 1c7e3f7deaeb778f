import type { DefinitieProbleem } from '../compileer.ts'
import { isRecord } from '../grenzen.ts'
import { HULP, type QuestionnaireItem } from './fhir.types.ts'

/** The least an item must be: an object with a linkId, and lists where lists belong. */
export function vormfout(items: readonly unknown[], plaats: string): DefinitieProbleem | null {
  for (const [i, item] of items.entries()) {
    const hier = `${plaats}[${i}]`
    if (!isRecord(item) || typeof item['linkId'] !== 'string' || typeof item['type'] !== 'string') return { plaats: hier, code: 'GEEN_ITEM', melding: 'Een vraag heeft een linkId en een type.' }
    for (const lijst of ['item', 'enableWhen', 'answerOption', 'option', 'initial', 'extension', 'code', 'concept'] as const) {
      const waarde = item[lijst]
      if (waarde !== undefined && !(Array.isArray(waarde) && waarde.every(isRecord))) return { plaats: `${hier}.${lijst}`, code: 'GEEN_LIJST', melding: `"${lijst}" is een lijst van onderdelen.` }
    }
    const binnen = Array.isArray(item['item']) ? vormfout(item['item'], `${hier}.item`) : null
    if (binnen) return binnen
  }
  return null
}

export const isHulp = (item: QuestionnaireItem): boolean => item.type === 'display' && item.extension?.some(({ url, valueCodeableConcept }) => url === HULP && Array.isArray(valueCodeableConcept?.coding) && valueCodeableConcept.coding.some(({ code }) => code === 'help')) === true

/** Own JSON of an extension of ours; an object, or null when there is none or somebody broke it. */
export function eigenDeel(item: { readonly extension?: readonly { readonly url: string; readonly valueString?: string }[] }, url: string): Record<string, unknown> | null {
  const tekst = item.extension?.find((e) => e.url === url)?.valueString
  if (typeof tekst !== 'string' || tekst.length > 200_000) return null
  try {
    const waarde: unknown = JSON.parse(tekst)
    return isRecord(waarde) ? waarde : null
  } catch {
    return null
  }
}

export const kort = (tekst: unknown, max: number, anders: string): string => (typeof tekst === 'string' && tekst.trim() !== '' ? tekst.trim().slice(0, max) : anders)
