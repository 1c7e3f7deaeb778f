import type { Antwoorden, Formulierdefinitie, Veld } from '../definitie.types.ts'
import { rijenVan } from '../pad.ts'
import type { NietMee, QuestionnaireResponse, ResponseItem } from './fhir.types.ts'
import { waardeVanFhir } from './in.ts'
import { fhirSoort, rijId, rijvelden, vanQuantity, waardeNaarFhir } from './uit.ts'

/** Points at a row by its number, which another system does not keep. */
const isFactor = (v: Veld): boolean => v.type === 'ref' && (v.config as { soort?: string } | undefined)?.soort === 'factor'

/** The answers as a FHIR R4 QuestionnaireResponse, with the questions as they were asked. `authored` is an instant, ISO text in UTC. */
export function antwoordNaarFhir(definitie: Formulierdefinitie, antwoorden: Antwoorden, { status, authored }: { status: 'in-progress' | 'completed'; authored?: string }): { readonly response: QuestionnaireResponse; readonly nietMee: readonly NietMee[] } {
  const nietMee: NietMee[] = []
  const veld = (v: Veld, bron: Readonly<Record<string, unknown>>, plaats: string): ResponseItem[] => {
    const waarde = bron[v.id]
    if (waarde === undefined || waarde === null || fhirSoort(v) === 'display') return []
    if (v.type !== 'verbanden' && fhirSoort(v) === 'group') return rijenVan(waarde).map((rij) => ({ linkId: v.id, text: v.label, item: rijvelden(v).flatMap((kind) => veld(kind, { [kind.id]: rij[rijId(v, kind)] }, `${plaats}/${rij._id}/${rijId(v, kind)}`)) }))
    const waarden = v.type === 'meer' && Array.isArray(waarde) ? waarde : [waarde]
    const vakken = v.type === 'verbanden' || isFactor(v) || v.type === 'bijlage' || v.type === 'reeks' ? [] : waarden.map((w) => waardeNaarFhir(v, w))
    const goed = vakken.filter((vak) => vak !== null)
    if (goed.length < waarden.length || vakken.length === 0) nietMee.push({ plaats, wat: 'antwoord', zin: `Het antwoord op "${v.label}" past niet in FHIR.` })
    return goed.length > 0 ? [{ linkId: v.id, text: v.label, answer: goed }] : []
  }
  const item = definitie.secties.flatMap((s): ResponseItem[] => {
    const binnen = s.velden.flatMap((v) => veld(v, antwoorden, v.id))
    return binnen.length > 0 ? [{ linkId: s.id, text: s.titel, item: binnen }] : []
  })
  return { response: { resourceType: 'QuestionnaireResponse', questionnaire: `urn:regietafel:formulier:${definitie.sleutel}`, status, ...(authored ? { authored } : {}), item }, nietMee }
}

/**
 * Answers from a QuestionnaireResponse, to be offered to `acceptAntwoord`: nothing is judged here. `ids` is what `vanFhir` gave for a form from elsewhere.
 * An answer to a question the form does not have is named, not dropped in silence.
 */
export function antwoordVanFhir(definitie: Formulierdefinitie, response: QuestionnaireResponse, ids: Readonly<Record<string, string>> = {}): { readonly antwoorden: Antwoorden; readonly nietMee: readonly NietMee[] } {
  const nietMee: NietMee[] = []
  const uit: Record<string, unknown> = {}
  const alle = new Map(definitie.secties.flatMap((s) => s.velden.map((v) => [v.id, v] as const)))
  const id = (linkId: string) => (Object.hasOwn(ids, linkId) ? ids[linkId]! : linkId)
  const lees = (items: readonly ResponseItem[] | undefined, velden: ReadonlyMap<string, Veld>, doel: Record<string, unknown>, plaats: string): void => {
    for (const [i, item] of (items ?? []).entries()) {
      const hier = `${plaats}[${i}]`
      const veld = velden.get(id(item.linkId))
      if (veld && veld.type !== 'verbanden' && fhirSoort(veld) === 'group') {
        const rijen = rijenVan(doel[veld.id])
        const rij: Record<string, unknown> & { _id: string } = { _id: `f${rijen.length + 1}` }
        const kinderen = rijvelden(veld)
        const cellen: Record<string, unknown> = {}
        lees(item.item, new Map(kinderen.map((k) => [k.id, k])), cellen, `${hier}.item`)
        for (const kind of kinderen) if (cellen[kind.id] !== undefined) rij[rijId(veld, kind)] = cellen[kind.id]
        doel[veld.id] = [...rijen, rij]
        continue
      }
      if (veld && item.answer) {
        const waarden = item.answer.map((vak) => (veld.type === 'duur' ? (vanQuantity(vak) ?? undefined) : waardeVanFhir(vak))).filter((w) => w !== undefined)
        if (waarden.length < item.answer.length) nietMee.push({ plaats: hier, wat: 'answer', zin: `Een antwoord op "${veld.label}" heeft een soort die we niet kennen.` })
        if (waarden.length > 0) doel[veld.id] = veld.type === 'meer' ? waarden : waarden[0]
        if (veld.type !== 'meer' && waarden.length > 1) nietMee.push({ plaats: hier, wat: 'answer', zin: `"${veld.label}" heeft meer dan een antwoord; alleen het eerste gaat mee.` })
      } else if (!veld && item.answer) nietMee.push({ plaats: hier, wat: 'answer', zin: `De vraag "${(item.text ?? item.linkId).slice(0, 100)}" staat niet in dit formulier.` })
      lees(item.item, velden, doel, `${hier}.item`)
      for (const antwoord of item.answer ?? []) lees(antwoord.item, velden, doel, `${hier}.answer.item`)
    }
  }
  lees(response.item, alle, uit, 'item')
  return { antwoorden: uit, nietMee }
}
