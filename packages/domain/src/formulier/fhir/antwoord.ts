import type { Antwoorden, Formulierdefinitie, Veld } from '../definitie.types.ts'
import { isRecord } from '../grenzen.ts'
import { optiesVan } from '../opties.ts'
import { rijenVan } from '../pad.ts'
import type { NietMee, QuestionnaireResponse, ResponseItem, Waardevak } from './fhir.types.ts'
import { linkIdVan } from './linkid.ts'
import { waardeVanFhir } from './waarde.ts'
import { fhirSoort, rijId, rijvelden, vanQuantity, waardeNaarFhir } from './uit.ts'

/** Points at a row by its number, which another system does not keep. */
const isFactor = (v: Veld): boolean => v.type === 'ref' && (v.config as { soort?: string } | undefined)?.soort === 'factor'

/**
 * The answers as a FHIR R4 QuestionnaireResponse, with the questions as they were asked. `authored` is an instant, ISO text in UTC.
 * They go under the linkIds of its maker when the form came from elsewhere; `ids` is what `vanFhir` gave, for a definition that does not carry them.
 */
export function antwoordNaarFhir(definitie: Formulierdefinitie, antwoorden: Antwoorden, { status, authored, ids = {} }: { status: 'in-progress' | 'completed'; authored?: string; ids?: Readonly<Record<string, string>> }): { readonly response: QuestionnaireResponse; readonly nietMee: readonly NietMee[] } {
  const nietMee: NietMee[] = []
  const hunne = new Map(Object.entries(ids).map(([linkId, id]) => [id, linkId]))
  const linkId = (id: string): string => hunne.get(id) ?? linkIdVan(definitie, id)
  const veld = (v: Veld, bron: Readonly<Record<string, unknown>>, plaats: string): ResponseItem[] => {
    const waarde = bron[v.id]
    if (waarde === undefined || waarde === null || fhirSoort(v) === 'display') return []
    if (v.type !== 'verbanden' && fhirSoort(v) === 'group') return rijenVan(waarde).map((rij) => ({ linkId: linkId(v.id), text: v.label, item: rijvelden(v).flatMap((kind) => veld(kind, { [kind.id]: rij[rijId(v, kind)] }, `${plaats}/${rij._id}/${rijId(v, kind)}`)) }))
    const waarden = v.type === 'meer' && Array.isArray(waarde) ? waarde : [waarde]
    const vakken = v.type === 'verbanden' || isFactor(v) || v.type === 'bijlage' || v.type === 'reeks' ? [] : waarden.map((w) => waardeNaarFhir(v, v.type === 'ref' && isRecord(w) ? w['naam'] : w))
    const goed = vakken.filter((vak) => vak !== null)
    if (v.type === 'ref' && isRecord(waarde) && (waarde['id'] !== undefined || waarde['toelichting'] !== undefined)) nietMee.push({ plaats, wat: 'verwijzing', zin: `Van "${v.label}" gaat alleen de naam mee.` })
    if (goed.length < waarden.length || vakken.length === 0) nietMee.push({ plaats, wat: 'antwoord', zin: `Het antwoord op "${v.label}" past niet in FHIR.` })
    return goed.length > 0 ? [{ linkId: linkId(v.id), text: v.label, answer: goed }] : []
  }
  const item = definitie.secties.flatMap((s): ResponseItem[] => {
    const binnen = s.velden.flatMap((v) => veld(v, antwoorden, v.id))
    return binnen.length > 0 ? [{ linkId: linkId(s.id), text: s.titel, item: binnen }] : []
  })
  return { response: { resourceType: 'QuestionnaireResponse', questionnaire: definitie.fhir?.url ?? `urn:regietafel:formulier:${definitie.sleutel}`, status, ...(authored ? { authored } : {}), item }, nietMee }
}

/**
 * Answers from a QuestionnaireResponse, to be offered to `acceptAntwoord`: nothing is judged here. `ids` is what `vanFhir` gave for a form from elsewhere.
 * An answer to a question the form does not have is named, not dropped in silence.
 */
export function antwoordVanFhir(definitie: Formulierdefinitie, response: QuestionnaireResponse, ids: Readonly<Record<string, string>> = {}): { readonly antwoorden: Antwoorden; readonly nietMee: readonly NietMee[] } {
  const nietMee: NietMee[] = []
  const uit: Record<string, unknown> = {}
  const alle = new Map(definitie.secties.flatMap((s) => s.velden.map((v) => [v.id, v] as const)))
  const terug = new Map(Object.entries(definitie.fhir?.ids ?? {}).map(([hier, linkId]) => [linkId, hier]))
  const id = (linkId: string) => (Object.hasOwn(ids, linkId) ? ids[linkId]! : (terug.get(linkId) ?? linkId))
  const mis = (plaats: string, zin: string) => void nietMee.push({ plaats, wat: 'answer', zin })
  const leesRij = (veld: Veld, item: ResponseItem, doel: Record<string, unknown>, hier: string): void => {
    const rijen = rijenVan(doel[veld.id])
    const rij: Record<string, unknown> & { _id: string } = { _id: `f${rijen.length + 1}` }
    const kinderen = rijvelden(veld)
    const cellen: Record<string, unknown> = {}
    lees(item.item, new Map(kinderen.map((k) => [k.id, k])), cellen, `${hier}.item`)
    for (const kind of kinderen) if (cellen[kind.id] !== undefined) rij[rijId(veld, kind)] = cellen[kind.id]
    doel[veld.id] = [...rijen, rij]
  }
  const leesAntwoord = (veld: Veld, gegeven: readonly Waardevak[], doel: Record<string, unknown>, hier: string): void => {
    const waarden = gegeven.map((vak) => (veld.type === 'duur' ? (vanQuantity(vak) ?? undefined) : alsHier(veld, waardeVanFhir(vak)))).filter((w) => w !== undefined)
    if (waarden.length < gegeven.length) mis(hier, `Een antwoord op "${veld.label}" heeft een soort die we niet kennen.`)
    if (waarden.length === 0) return
    const nieuw = veld.type === 'meer' ? [...(Array.isArray(doel[veld.id]) ? (doel[veld.id] as unknown[]) : []), ...waarden] : [...(doel[veld.id] === undefined ? [] : [doel[veld.id]]), ...waarden]
    doel[veld.id] = veld.type === 'meer' ? nieuw : nieuw[0]
    if (veld.type !== 'meer' && nieuw.length > 1) mis(hier, `"${veld.label}" heeft meer dan een antwoord; alleen het eerste gaat mee.`)
  }
  const lees = (items: unknown, velden: ReadonlyMap<string, Veld>, doel: Record<string, unknown>, plaats: string): void => {
    if (items !== undefined && !Array.isArray(items)) return mis(plaats, 'Hier hoort een lijst van vragen.')
    for (const [i, item] of ((items ?? []) as unknown[]).entries()) {
      const hier = `${plaats}[${i}]`
      if (!isResponseItem(item)) {
        mis(hier, 'Een antwoord heeft een linkId, en antwoorden in een lijst.')
        continue
      }
      const veld = velden.get(id(item.linkId))
      if (veld && veld.type !== 'verbanden' && fhirSoort(veld) === 'group') {
        leesRij(veld, item, doel, hier)
        continue
      }
      if (veld && item.answer) leesAntwoord(veld, item.answer, doel, hier)
      else if (item.answer) mis(hier, `De vraag "${String(item.text ?? item.linkId).slice(0, 100)}" staat niet in dit formulier.`)
      lees(item.item, velden, doel, `${hier}.item`)
      for (const antwoord of item.answer ?? []) lees(antwoord.item, velden, doel, `${hier}.answer.item`)
    }
  }
  lees(response.item, alle, uit, 'item')
  return { antwoorden: uit, nietMee }
}

const isResponseItem = (item: unknown): item is ResponseItem => isRecord(item) && typeof item['linkId'] === 'string' && (item['answer'] === undefined || (Array.isArray(item['answer']) && item['answer'].every(isRecord)))

/** As we store it: what we point at comes back as its name. */
const alsHier = (veld: Veld, waarde: unknown): unknown => (veld.type === 'ref' && !isFactor(veld) && typeof waarde === 'string' ? { naam: waarde } : optieVoor(veld, waarde))

/** The option that is meant: by its value, else by the words it was shown with. */
function optieVoor(veld: Veld, waarde: unknown): unknown {
  const opties = veld.type === 'keuze' || veld.type === 'meer' ? optiesVan(veld) : null
  if (opties && typeof waarde === 'number' && opties.some((o) => o.waarde === String(waarde))) return String(waarde)
  if (!opties || typeof waarde !== 'string' || opties.some((o) => o.waarde === waarde)) return waarde
  return opties.find((o) => o.label === waarde.trim())?.waarde ?? opties.find((o) => o.waarde === waarde.trim().slice(0, 60))?.waarde ?? waarde
}
