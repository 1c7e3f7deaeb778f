import { err, ok, type Result } from '../../kernel/index.ts'
import type { DefinitieProbleem } from '../compileer.ts'
import { leesDefinitie } from '../definitie.ts'
import type { Expressie, Formulierdefinitie, Sectie, Veld } from '../definitie.types.ts'
import { controleerOmvang, isRecord } from '../grenzen.ts'
import { vindVeldType } from '../veldtypen/index.ts'
import { EIGEN, EIGEN_FORM, HULP, type Coding, type NietMee, type Questionnaire, type QuestionnaireItem, type Waardevak } from './fhir.types.ts'

export interface VanFhir {
  readonly definitie: Formulierdefinitie
  readonly nietMee: readonly NietMee[]
  /** FHIR linkId → our field id, to read answers with. */
  readonly ids: Readonly<Record<string, string>>
}

/** Is this JSON a FHIR Questionnaire? Looks at one property only. */
export const isFhirQuestionnaire = (invoer: unknown): invoer is Questionnaire => isRecord(invoer) && invoer['resourceType'] === 'Questionnaire'

/**
 * A FHIR R4 Questionnaire as a form. What came from us comes back exactly; what came from elsewhere keeps its texts, kinds, options, obligations
 * and conditions as far as this product has them, and everything else is named in `nietMee`. The outcome passes `leesDefinitie`.
 */
export function vanFhir(invoer: unknown, sleutel?: string): Result<VanFhir, readonly DefinitieProbleem[]> {
  const bom = controleerOmvang(invoer, { diepte: 60, knopen: 200_000 })
  if (bom) return err([{ plaats: '', code: 'TE_GROOT', melding: bom }])
  if (!isFhirQuestionnaire(invoer) || !Array.isArray(invoer.item)) return err([{ plaats: '', code: 'GEEN_QUESTIONNAIRE', melding: 'Dit is geen FHIR Questionnaire met vragen.' }])
  const vorm = vormfout(invoer.item, 'item')
  if (vorm) return err([vorm])
  const lezer = new Lezer(invoer)
  const definitie = lezer.lees(sleutel)
  const gelezen = leesDefinitie(definitie)
  if (!gelezen.ok) return err(gelezen.error)
  return ok({ definitie: gelezen.value, nietMee: lezer.nietMee, ids: Object.fromEntries(lezer.ids) })
}

/** The least an item must be: an object with a linkId, and lists where lists belong. */
function vormfout(items: readonly unknown[], plaats: string): DefinitieProbleem | null {
  for (const [i, item] of items.entries()) {
    const hier = `${plaats}[${i}]`
    if (!isRecord(item) || typeof item['linkId'] !== 'string' || typeof item['type'] !== 'string') return { plaats: hier, code: 'GEEN_ITEM', melding: 'Een vraag heeft een linkId en een type.' }
    for (const lijst of ['item', 'enableWhen', 'answerOption', 'initial', 'extension'] as const) {
      const waarde = item[lijst]
      if (waarde !== undefined && !(Array.isArray(waarde) && waarde.every(isRecord))) return { plaats: `${hier}.${lijst}`, code: 'GEEN_LIJST', melding: `"${lijst}" is een lijst van onderdelen.` }
    }
    const binnen = Array.isArray(item['item']) ? vormfout(item['item'], `${hier}.item`) : null
    if (binnen) return binnen
  }
  return null
}

const isHulp = (item: QuestionnaireItem): boolean => item.type === 'display' && item.extension?.some(({ url, valueCodeableConcept }) => url === HULP && valueCodeableConcept?.coding?.some(({ code }) => code === 'help')) === true

/** Own JSON of an extension of ours; an object, or null when there is none or somebody broke it. */
function eigenDeel(item: { readonly extension?: readonly { readonly url: string; readonly valueString?: string }[] }, url: string): Record<string, unknown> | null {
  const tekst = item.extension?.find((e) => e.url === url)?.valueString
  if (typeof tekst !== 'string' || tekst.length > 200_000) return null
  try {
    const waarde: unknown = JSON.parse(tekst)
    return isRecord(waarde) ? waarde : null
  } catch {
    return null
  }
}

const kort = (tekst: unknown, max: number, anders: string): string => (typeof tekst === 'string' && tekst.trim() !== '' ? tekst.trim().slice(0, max) : anders)

class Lezer {
  readonly nietMee: NietMee[] = []
  readonly ids = new Map<string, string>()
  readonly #bron: Questionnaire
  readonly #items = new Map<string, QuestionnaireItem>()
  readonly #lijstVan = new Map<string, string | null>()
  readonly #gebruikt = new Set<string>()

  constructor(bron: Questionnaire) {
    this.#bron = bron
    const loop = (items: readonly QuestionnaireItem[] | undefined, lijst: string | null): void => items?.forEach((item) => {
      if (!isRecord(item) || typeof item.linkId !== 'string') return
      this.#items.set(item.linkId, item)
      this.#lijstVan.set(item.linkId, lijst)
      this.#idVoor(item.linkId)
      loop(item.item, item.type === 'group' && item.repeats === true ? item.linkId : lijst)
    })
    loop(bron.item, null)
  }

  lees(sleutel?: string): Formulierdefinitie {
    const eigen = eigenDeel(this.#bron, EIGEN_FORM) as Partial<Formulierdefinitie> | null
    const secties: Sectie[] = []
    let los: Veld[] = []
    const sluitLos = () => {
      if (los.length > 0) secties.push({ id: this.#vrijeId('deel-vragen'), sleutel: `vragen-${secties.length + 1}`, titel: 'Vragen', velden: los })
      los = []
    }
    for (const [i, item] of (this.#bron.item ?? []).entries()) {
      const plaats = `item[${i}]`
      if (item.type === 'group' && item.repeats !== true) {
        sluitLos()
        secties.push(this.#sectie(item, plaats))
      } else los.push(...this.#veld(item, plaats, 0))
    }
    sluitLos()
    const titel = kort(this.#bron.title ?? this.#bron.name, 200, 'Formulier')
    return {
      formaat: 1, ...(eigen ?? {}),
      sleutel: sleutel ?? (eigen?.sleutel as string | undefined) ?? slug(this.#bron.name ?? titel, 'formulier'), titel,
      ...(typeof this.#bron.description === 'string' && this.#bron.description.trim() !== '' ? { inleiding: kort(this.#bron.description, 2_000, '') } : {}),
      secties,
    }
  }

  #sectie(item: QuestionnaireItem, plaats: string): Sectie {
    const eigen = eigenDeel(item, EIGEN)
    const uitleg = item.item?.find(isHulp)
    const id = this.ids.get(item.linkId)!
    const zichtbaar = eigen && 'zichtbaar' in eigen ? eigen['zichtbaar'] : this.#voorwaarde(item, plaats, null)
    return {
      ...(eigen as Partial<Sectie> | null), id, sleutel: (eigen?.['sleutel'] as string | undefined) ?? id, titel: kort(item.text, 200, 'Vragen'),
      ...(uitleg ? { uitleg: kort(uitleg.text, 2_000, '') } : {}), ...(zichtbaar === undefined ? {} : { zichtbaar }),
      velden: (item.item ?? []).flatMap((kind, i) => (kind === uitleg ? [] : this.#veld(kind, `${plaats}.item[${i}]`, 0))),
    }
  }

  #veld(item: QuestionnaireItem, plaats: string, diepte: number): Veld[] {
    const mis = (wat: string, zin: string) => void this.nietMee.push({ plaats, wat, zin })
    const id = this.ids.get(item.linkId) ?? this.#vrijeId('vraag')
    const label = kort(item.text, 300, item.linkId)
    const hulp = item.item?.find(isHulp)
    const overig = (item.item ?? []).filter((kind) => kind !== hulp)
    const eigen = eigenDeel(item, EIGEN)
    if (eigen && typeof eigen['type'] === 'string') {
      const kinderen = overig.flatMap((kind, i) => this.#veld(kind, `${plaats}.item[${i}]`, diepte + 1))
      // a type that brings its own rows has no fields of the form in them
      if (vindVeldType(eigen['type'])?.rijen) return [{ ...(eigen as unknown as Veld), id, label, ...(hulp ? { hulp: kort(hulp.text, 1_000, '') } : {}) }]
      return [{ ...(eigen as unknown as Veld), id, label, ...(hulp ? { hulp: kort(hulp.text, 1_000, '') } : {}), ...(kinderen.length > 0 ? { velden: kinderen } : {}) }]
    }
    if (item.type === 'group' && item.repeats !== true) {
      mis('group', `De groep "${label}" staat in een groep; de vragen gaan mee, de groep zelf niet.`)
      const wanneer = this.#voorwaarde(item, plaats, item)
      return overig.flatMap((kind, i) => this.#veld(kind, `${plaats}.item[${i}]`, diepte)).map((veld) => (wanneer === undefined ? veld : { ...veld, zichtbaar: veld.zichtbaar === undefined ? wanneer : ['en', wanneer, veld.zichtbaar] }))
    }
    const soort = this.#soort(item, label, diepte, mis)
    if (item.required === true && soort.type === 'informatie') mis('required', `"${label}" is verplicht, maar er is niets in te vullen.`)
    const zichtbaar = this.#voorwaarde(item, plaats, item)
    const standaard = soort.type === 'lijst' || soort.type === 'informatie' ? undefined : this.#begin(item, soort.type)
    if (item.initial && standaard === undefined) mis('initial', `De beginwaarde van "${label}" past niet.`)
    const veld: Veld = {
      id, sleutel: id, label, ...soort,
      ...(hulp ? { hulp: kort(hulp.text, 1_000, '') } : {}),
      ...(item.required === true && soort.type !== 'informatie' ? { verplicht: true as const } : {}),
      ...(item.readOnly === true && soort.type !== 'informatie' ? { alleenLezen: true as const } : {}),
      ...(zichtbaar === undefined ? {} : { zichtbaar }), ...(standaard === undefined ? {} : { standaard }),
    }
    if (item.type === 'group') return [{ ...veld, velden: overig.flatMap((kind, i) => this.#veld(kind, `${plaats}.item[${i}]`, diepte + 1)) }]
    if (overig.length > 0) mis('item', `Onder de vraag "${label}" hangen vragen; die staan nu eronder.`)
    return [veld, ...overig.flatMap((kind, i) => this.#veld(kind, `${plaats}.item[${i}]`, diepte))]
  }

  #soort(item: QuestionnaireItem, label: string, diepte: number, mis: (wat: string, zin: string) => void): { type: string; config?: unknown } {
    const maxTekens = typeof item.maxLength === 'number' && item.maxLength >= 1 ? Math.min(item.maxLength, 2_000) : undefined
    if (item.repeats === true && !['group', 'choice', 'open-choice', 'attachment'].includes(item.type)) mis('repeats', `"${label}" mag vaker worden beantwoord; hier kan dat een keer.`)
    switch (item.type) {
      case 'group': {
        if (diepte > 1) mis('group', `De lijst "${label}" is te diep genest en kan niet mee.`)
        return { type: 'lijst', config: {} }
      }
      case 'display': return { type: 'informatie', config: { tekst: kort(item.text, 2_000, '…') } }
      case 'boolean': return { type: 'janee' }
      case 'integer': return { type: 'getal', config: { decimalen: 0 } }
      case 'decimal': return { type: 'getal', config: { decimalen: 6 } }
      case 'quantity': {
        mis('quantity', `"${label}" is een hoeveelheid; alleen het getal gaat mee.`)
        return { type: 'getal', config: { decimalen: 6 } }
      }
      case 'date': return { type: 'datum' }
      case 'dateTime': return { type: 'datumtijd' }
      case 'text': return { type: 'lang', config: typeof item.maxLength === 'number' ? { maxTekens: Math.min(item.maxLength, 10_000) } : {} }
      case 'attachment': return { type: 'bijlage' }
      case 'choice':
      case 'open-choice': {
        const opties = this.#opties(item)
        if (item.type === 'open-choice') mis('open-choice', `Bij "${label}" kon ook iets anders worden ingevuld; hier alleen een optie.`)
        if (opties.length >= 2) return { type: item.repeats === true ? 'meer' : 'keuze', config: { opties } }
        mis('answerValueSet', `De opties van "${label}" staan niet in dit bestand; het is nu een vraag met tekst.`)
        return { type: 'tekst' }
      }
      case 'string': return { type: 'tekst', config: maxTekens === undefined ? {} : { maxTekens } }
      default:
        mis('type', `De soort "${String(item.type).slice(0, 40)}" van "${label}" kennen we niet; het is nu een vraag met tekst.`)
        return { type: 'tekst' }
    }
  }

  #opties(item: QuestionnaireItem): { waarde: string; label: string }[] {
    const codes: Coding[] = (item.answerOption ?? []).flatMap((optie) => {
      const vak = Object.entries(optie).find(([naam]) => naam.startsWith('value'))
      if (!vak) return []
      return isRecord(vak[1]) ? [vak[1] as Coding] : [{ code: String(vak[1]), display: String(vak[1]) }]
    })
    if (codes.length === 0 && item.answerValueSet?.startsWith('#')) codes.push(...uitWaardenset(this.#bron.contained?.find((c) => c['id'] === item.answerValueSet!.slice(1))))
    const gezien = new Set<string>()
    return codes.slice(0, 200).flatMap(({ code, display }) => {
      const waarde = kort(code ?? display, 60, '')
      if (waarde === '' || gezien.has(waarde)) return []
      gezien.add(waarde)
      return [{ waarde, label: kort(display ?? code, 300, waarde) }]
    })
  }

  #begin(item: QuestionnaireItem, type: string): unknown {
    const waarden = (item.initial ?? []).map((vak) => waardeVanFhir(vak))
    if (waarden.length === 0) return undefined
    if (type === 'meer') return waarden.every((w) => typeof w === 'string') ? waarden : undefined
    const [eerste] = waarden
    const past = type === 'janee' ? typeof eerste === 'boolean' : type === 'getal' ? typeof eerste === 'number' : typeof eerste === 'string'
    return past ? eerste : undefined
  }

  /** `hier`: the item the condition is of, or null for a section. */
  #voorwaarde(item: QuestionnaireItem, plaats: string, hier: QuestionnaireItem | null): Expressie | undefined {
    const delen = (item.enableWhen ?? []).map((w): Expressie | null => {
      const doel = typeof w.question === 'string' ? this.#items.get(w.question) : undefined
      if (!doel) return null
      const lijst = this.#lijstVan.get(doel.linkId) ?? null
      const eigenLijst = hier === null ? null : (this.#lijstVan.get(hier.linkId) ?? null)
      if (lijst !== null && lijst !== eigenLijst) return null
      const bron: Expressie = [lijst === null ? 'veld' : 'rij', this.ids.get(doel.linkId)!]
      const vak = Object.entries(w).find(([naam]) => naam.startsWith('answer'))
      const waarde = vak ? waardeVanFhir({ [vak[0].replace('answer', 'value')]: vak[1] }) : undefined
      if (w.operator === 'exists') return typeof waarde === 'boolean' ? [waarde ? 'gevuld' : 'leeg', bron] : null
      const op = ({ '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as Record<string, string>)[w.operator]
      if (op === undefined || waarde === undefined || typeof waarde === 'object') return null
      if (doel.repeats === true && (doel.type === 'choice' || doel.type === 'open-choice')) return op === '=' ? ['bevat', bron, waarde] : op === '≠' ? ['niet', ['bevat', bron, waarde]] : null
      return [op, bron, waarde]
    })
    delen.forEach((deel, i) => deel === null && this.nietMee.push({ plaats, wat: 'enableWhen', zin: `Een voorwaarde van "${kort(item.text, 100, item.linkId)}" (${i + 1}) gaat over iets dat hier niet kan.` }))
    const goed = delen.filter((deel) => deel !== null)
    if (goed.length === 0) return undefined
    return goed.length === 1 ? goed[0] : [item.enableBehavior === 'any' ? 'of' : 'en', ...goed]
  }

  #idVoor(linkId: string): void {
    if (!this.ids.has(linkId)) this.ids.set(linkId, this.#vrijeId(/^[a-z0-9][a-z0-9_-]{0,62}$/.test(linkId) ? linkId : slug(linkId, 'vraag')))
  }

  #vrijeId(wens: string): string {
    const basis = wens === 'constructor' || wens === 'prototype' ? `${wens}-1` : wens
    let id = basis
    for (let n = 2; this.#gebruikt.has(id); n += 1) id = `${basis.slice(0, 58)}-${n}`
    this.#gebruikt.add(id)
    return id
  }
}

function uitWaardenset(set: Record<string, unknown> | undefined): Coding[] {
  if (!set) return []
  const uitgevouwen = (set['expansion'] as { contains?: Coding[] } | undefined)?.contains
  if (Array.isArray(uitgevouwen)) return uitgevouwen
  const include = (set['compose'] as { include?: { concept?: Coding[] }[] } | undefined)?.include
  return Array.isArray(include) ? include.flatMap((deel) => (Array.isArray(deel.concept) ? deel.concept : [])) : []
}

const slug = (tekst: string, anders: string): string => tekst.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 55) || anders

/** The value in a drawer of FHIR, as we store it; a coding gives its code. Undefined for what we have no kind for. */
export function waardeVanFhir(vak: Waardevak): unknown {
  const paar = Object.entries(vak).find(([naam]) => naam.startsWith('value'))
  if (!paar) return undefined
  const [naam, waarde] = paar
  switch (naam) {
    case 'valueCoding': return isRecord(waarde) ? (waarde['code'] ?? waarde['display']) : undefined
    case 'valueQuantity': return isRecord(waarde) ? waarde['value'] : undefined
    case 'valueDateTime': return typeof waarde === 'string' ? waarde.slice(0, 16) : undefined
    case 'valueBoolean': return typeof waarde === 'boolean' ? waarde : undefined
    case 'valueInteger':
    case 'valueDecimal': return typeof waarde === 'number' ? waarde : undefined
    default: return typeof waarde === 'string' ? waarde : undefined
  }
}

