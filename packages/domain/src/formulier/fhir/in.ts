import { err, ok, type Result } from '../../kernel/index.ts'
import type { DefinitieProbleem } from '../compileer.ts'
import type { Expressie, Formulierdefinitie, Sectie, Veld } from '../definitie.types.ts'
import { controleerOmvang, isRecord } from '../grenzen.ts'
import { nietMeeVan, pasIn, slug, Vrij } from '../inpassen.ts'
import { vindVeldType } from '../veldtypen/index.ts'
import { EIGEN, EIGEN_FORM, type NietMee, type Questionnaire, type QuestionnaireItem } from './fhir.types.ts'
import { hernoem, namenVanMaker, terugNaarIds } from './linkid.ts'
import { isKeuze, noemUitbreidingen, soortVan, voorgekozen, type Mis } from './soort.ts'
import { naarR4 } from './versie.ts'
import { eigenDeel, isHulp, kort, vormfout } from './vorm.ts'
import { waardeVanFhir } from './waarde.ts'

export interface VanFhir {
  readonly definitie: Formulierdefinitie
  readonly nietMee: readonly NietMee[]
  /** FHIR linkId → our field id, to read answers with. */
  readonly ids: Readonly<Record<string, string>>
}

/** Is this JSON a FHIR Questionnaire? Looks at one property only. */
export const isFhirQuestionnaire = (invoer: unknown): invoer is Questionnaire => isRecord(invoer) && invoer['resourceType'] === 'Questionnaire'

const nee = (code: string, melding: string): Result<never, readonly DefinitieProbleem[]> => err([{ plaats: '', code, melding }])

/**
 * A FHIR R4 Questionnaire as a form. What came from us comes back exactly; what came from elsewhere keeps its texts, kinds, options, obligations
 * and conditions as far as this product has them, and everything else is named in `nietMee`. A rule or default that does not fit is left off and named;
 * a question never is. The outcome passes `leesDefinitie`.
 */
export function vanFhir(invoer: unknown, sleutel?: string): Result<VanFhir, readonly DefinitieProbleem[]> {
  const bom = controleerOmvang(invoer, { diepte: 60, knopen: 200_000 })
  if (bom) return nee('TE_GROOT', bom)
  if (!isFhirQuestionnaire(invoer)) return nee('GEEN_QUESTIONNAIRE', 'Dit is geen FHIR Questionnaire met vragen.')
  if (!Array.isArray(invoer.item) && isRecord((invoer as unknown as Record<string, unknown>)['group'])) return nee('FHIR_DSTU2', 'Dit bestand is geschreven in FHIR DSTU2. Dat is te oud om te lezen. Zet het eerst om naar R4.')
  if (!Array.isArray(invoer.item)) return nee('GEEN_QUESTIONNAIRE', 'Dit is geen FHIR Questionnaire met vragen.')
  const vorm = vormfout(invoer.item, 'item')
  if (vorm) return err([vorm])
  const { questionnaire: gegeven, nietMee } = naarR4(invoer)
  const eigen = eigenDeel(gegeven, EIGEN_FORM)
  const terug = terugNaarIds(eigen)
  const questionnaire = terug ? hernoem(gegeven, (linkId) => terug.get(linkId) ?? linkId) : gegeven
  const lezer = new Lezer(questionnaire)
  const ingepast = pasIn({ ...lezer.lees(sleutel), ...(eigen ? {} : namenVanMaker(questionnaire, lezer.ids)) })
  if (!ingepast.ok) return ingepast
  const { definitie, weg } = ingepast.value
  return ok({ definitie, nietMee: [...nietMee, ...lezer.nietMee, ...nietMeeVan(definitie, weg)], ids: Object.fromEntries(lezer.ids) })
}

class Lezer {
  readonly nietMee: NietMee[] = []
  readonly ids = new Map<string, string>()
  readonly #bron: Questionnaire
  readonly #vrij = new Vrij()
  readonly #items = new Map<string, QuestionnaireItem>()
  /** Of each item the lists it stands in, the innermost last. */
  readonly #lijsten = new Map<QuestionnaireItem, readonly QuestionnaireItem[]>()

  constructor(bron: Questionnaire) {
    this.#bron = bron
    let codes = 0
    const loop = (items: readonly QuestionnaireItem[] | undefined, plaats: string, lijsten: readonly QuestionnaireItem[]): void => items?.forEach((item, i) => {
      const hier = `${plaats}[${i}]`
      this.#lijsten.set(item, lijsten)
      if (item.code?.length) codes += 1
      if (this.#items.has(item.linkId)) this.nietMee.push({ plaats: hier, wat: 'linkId', zin: `Het linkId ${item.linkId.slice(0, 60)} komt twee keer voor. Voorwaarden en antwoorden gaan over de eerste vraag.` })
      else {
        this.#items.set(item.linkId, item)
        this.ids.set(item.linkId, this.#vrijId(item))
      }
      loop(item.item, `${hier}.item`, isLijst(item) && lijsten.length < 2 ? [...lijsten, item] : lijsten)
    })
    loop(bron.item, 'item', [])
    if (codes > 0) this.nietMee.push({ plaats: 'item', wat: 'code', zin: `De codes bij ${codes} ${codes === 1 ? 'vraag' : 'vragen'} (zoals LOINC of SNOMED) gaan niet mee.` })
  }

  lees(sleutel?: string): Formulierdefinitie {
    const eigen = eigenDeel(this.#bron, EIGEN_FORM) as Partial<Formulierdefinitie> | null
    const secties: Sectie[] = []
    let los: Veld[] = []
    const sluitLos = () => {
      if (los.length > 0) secties.push({ id: this.#vrij.id('deel-vragen'), sleutel: `vragen-${secties.length + 1}`, titel: 'Vragen', velden: los })
      los = []
    }
    for (const [i, item] of (this.#bron.item ?? []).entries()) {
      const plaats = `item[${i}]`
      if (item.type === 'group' && !isLijst(item)) {
        sluitLos()
        secties.push(this.#sectie(item, plaats))
      } else {
        if (item.type === 'group') this.nietMee.push({ plaats, wat: 'group', zin: `De lijst "${kort(item.text, 100, item.linkId)}" stond los in de vragenlijst. Ze staat nu in een deel "Vragen".` })
        los.push(...this.#veld(item, plaats, 0))
      }
    }
    sluitLos()
    const titel = kort(this.#bron.title ?? this.#bron.name, 200, 'Formulier')
    return {
      formaat: 1, ...(eigen ?? {}),
      sleutel: sleutel ?? (eigen?.sleutel as string | undefined) ?? slug(titel, 'formulier'), titel,
      ...(typeof this.#bron.description === 'string' && this.#bron.description.trim() !== '' ? { inleiding: kort(this.#bron.description, 2_000, '') } : {}),
      secties,
    }
  }

  #sectie(item: QuestionnaireItem, plaats: string): Sectie {
    const eigen = eigenDeel(item, EIGEN)
    const uitleg = item.item?.find(isHulp)
    const id = this.#idVan(item)
    const zichtbaar = eigen && 'zichtbaar' in eigen ? eigen['zichtbaar'] : this.#voorwaarde(item, plaats)
    if (!eigen) noemUitbreidingen(item, kort(item.text, 100, item.linkId), this.#mis(plaats))
    return {
      ...(eigen as Partial<Sectie> | null), id, sleutel: (eigen?.['sleutel'] as string | undefined) ?? id, titel: kort(tekstVan(item), 200, 'Vragen'),
      ...(uitleg ? { uitleg: kort(uitleg.text, 2_000, '') } : {}), ...(zichtbaar === undefined ? {} : { zichtbaar }),
      velden: (item.item ?? []).flatMap((kind, i) => (kind === uitleg ? [] : this.#veld(kind, `${plaats}.item[${i}]`, 0))),
    }
  }

  #veld(item: QuestionnaireItem, plaats: string, diepte: number): Veld[] {
    const mis = this.#mis(plaats)
    const hulp = item.item?.find(isHulp)
    const overig = (item.item ?? []).filter((kind) => kind !== hulp)
    const kinderen = (dieper: number) => overig.flatMap((kind) => this.#veld(kind, `${plaats}.item[${item.item!.indexOf(kind)}]`, dieper))
    const { label, hulp: heleHulp } = this.#teksten(item, hulp, mis)
    const basis = { id: this.#idVan(item), label, ...(heleHulp === '' ? {} : { hulp: heleHulp }) }
    const eigen = eigenDeel(item, EIGEN)
    if (eigen && typeof eigen['type'] === 'string') {
      // a type that brings its own rows has no fields of the form in them
      const velden = vindVeldType(eigen['type'])?.rijen ? [] : kinderen(diepte + 1)
      return [{ ...(eigen as unknown as Veld), ...basis, ...(velden.length > 0 ? { velden } : {}) }]
    }
    noemUitbreidingen(item, label, mis)
    if (item.type === 'group' && (!isLijst(item) || diepte > 1)) return this.#plat(item, label, diepte > 1 && isLijst(item), plaats, kinderen(diepte))
    const zichtbaar = this.#voorwaarde(item, plaats)
    const voorwaarde = zichtbaar === undefined ? {} : { zichtbaar }
    if (item.type === 'group') {
      const velden = kinderen(diepte + 1)
      if (velden.length > 0) return [{ ...basis, sleutel: basis.id, type: 'lijst', config: {}, ...(item.required === true ? { verplicht: true as const } : {}), ...voorwaarde, velden }]
      mis('group', `De lijst "${label}" heeft geen vragen; alleen de tekst gaat mee.`)
      return [{ ...basis, sleutel: basis.id, type: 'informatie', config: { tekst: label }, ...voorwaarde }]
    }
    const soort = soortVan(item, label, this.#bron, mis)
    const teLezen = soort.type === 'informatie'
    if (item.required === true && teLezen) mis('required', `"${label}" is verplicht, maar er is niets in te vullen.`)
    const standaard = teLezen ? undefined : begin(item, soort.type)
    if (item.initial && standaard === undefined) mis('initial', `De beginwaarde van "${label}" past niet.`)
    if (overig.length > 0) mis('item', `Onder de vraag "${label}" hangen vragen; die staan nu eronder.`)
    return [{
      ...basis, sleutel: basis.id, ...soort, ...(item.required === true && !teLezen ? { verplicht: true as const } : {}), ...(item.readOnly === true && !teLezen ? { alleenLezen: true as const } : {}),
      ...voorwaarde, ...(standaard === undefined ? {} : { standaard }),
    }, ...kinderen(diepte)]
  }

  /** A group that has no place of its own here: its questions come along, each under the condition of the group. */
  #plat(item: QuestionnaireItem, label: string, teDiep: boolean, plaats: string, velden: readonly Veld[]): Veld[] {
    this.#mis(plaats)('group', teDiep ? `De lijst "${label}" staat in een lijst in een lijst. De vragen gaan mee, maar kunnen hier een keer worden ingevuld.` : `De groep "${label}" staat in een groep; de vragen gaan mee, de groep zelf niet.`)
    const wanneer = this.#voorwaarde(item, plaats)
    return velden.map((veld) => (wanneer === undefined ? veld : { ...veld, zichtbaar: veld.zichtbaar === undefined ? wanneer : ['en', wanneer, veld.zichtbaar] }))
  }

  /** Label and help; what is too long for a label is read in full in the help. */
  #teksten(item: QuestionnaireItem, hulp: QuestionnaireItem | undefined, mis: Mis): { label: string; hulp: string } {
    const heel = tekstVan(item)
    const label = kort(heel, 300, item.linkId.slice(0, 300) || 'Vraag')
    const samen = [...(heel.length > 300 && item.type !== 'display' ? [heel] : []), ...(hulp?.text ? [hulp.text.trim()] : [])].join('\n\n')
    if (samen.length > 1_000) mis('text', `De tekst bij "${label.slice(0, 60)}…" is te lang; na 1.000 tekens gaat die niet mee.`)
    return { label, hulp: kort(samen, 1_000, '') }
  }

  #voorwaarde(item: QuestionnaireItem, plaats: string): Expressie | undefined {
    const delen = (item.enableWhen ?? []).map((w) => this.#atoom(w, item))
    delen.forEach((deel, i) => deel === null && this.#mis(plaats)('enableWhen', `Een voorwaarde van "${kort(item.text, 100, item.linkId)}" (${i + 1}) gaat over iets dat hier niet kan.`))
    const goed = delen.filter((deel) => deel !== null)
    if (goed.length === 0) return undefined
    return goed.length === 1 ? goed[0] : [item.enableBehavior === 'any' ? 'of' : 'en', ...goed]
  }

  #atoom(w: NonNullable<QuestionnaireItem['enableWhen']>[number], hier: QuestionnaireItem): Expressie | null {
    const doel = typeof w.question === 'string' ? this.#items.get(w.question) : undefined
    const plek = doel && this.#vanuit(hier, doel)
    if (!doel || !plek) return null
    const bron: Expressie = [plek, this.ids.get(doel.linkId)!]
    const vak = Object.entries(w).find(([naam]) => naam.startsWith('answer'))
    const gegeven = vak ? waardeVanFhir({ [vak[0].replace('answer', 'value')]: vak[1] }) : undefined
    const waarde = isKeuze(doel) && typeof gegeven === 'number' ? String(gegeven) : gegeven
    if (w.operator === 'exists') return typeof waarde === 'boolean' ? [waarde ? 'gevuld' : 'leeg', bron] : null
    const op = ({ '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as Record<string, string>)[w.operator]
    if (op === undefined || waarde === undefined || typeof waarde === 'object') return null
    if (doel.repeats === true && isKeuze(doel)) return op === '=' ? ['bevat', bron, waarde] : op === '≠' ? ['niet', ['bevat', bron, waarde]] : null
    return [op, bron, waarde]
  }

  /** How a rule at `hier` names `doel`: somewhere in the form, in the same row, or in the row around it. Null for the rows of another list. */
  #vanuit(hier: QuestionnaireItem, doel: QuestionnaireItem): 'veld' | 'rij' | 'ouder' | null {
    const eigen = this.#lijsten.get(hier) ?? []
    const daar = (this.#lijsten.get(doel) ?? []).at(-1)
    if (daar === undefined) return 'veld'
    return daar === eigen.at(-1) ? 'rij' : daar === eigen.at(-2) ? 'ouder' : null
  }

  #mis = (plaats: string): Mis => (wat, zin) => void this.nietMee.push({ plaats, wat, zin })
  #vrijId = ({ linkId }: QuestionnaireItem): string => this.#vrij.id(/^[a-z0-9][a-z0-9_-]{0,62}$/.test(linkId) ? linkId : slug(linkId, 'vraag'))
  #idVan = (item: QuestionnaireItem): string => (this.#items.get(item.linkId) === item ? this.ids.get(item.linkId)! : this.#vrijId(item))
}

const isLijst = (item: QuestionnaireItem): boolean => item.type === 'group' && item.repeats === true

/** With its number before it; without a text the name of its code. */
function tekstVan({ prefix, text, code, linkId }: QuestionnaireItem): string {
  const tekst = kort(text, 20_000, kort(code?.[0]?.display, 20_000, ''))
  if (tekst === '') return linkId.trim()
  return typeof prefix === 'string' && prefix.trim() !== '' && !tekst.startsWith(prefix.trim()) ? `${prefix.trim()} ${tekst}` : tekst
}

/** The first answer as the file gives it, or undefined when it is of another kind. */
function begin(item: QuestionnaireItem, type: string): unknown {
  const waarden = (item.initial?.length ? item.initial : voorgekozen(item)).map((vak) => waardeVanFhir(vak)).map((w) => (typeof w === 'number' && isKeuze(item) ? String(w) : w))
  if (waarden.length === 0) return undefined
  if (type === 'meer') return waarden.every((w) => typeof w === 'string') ? waarden : undefined
  const [eerste] = waarden
  const past = type === 'janee' ? typeof eerste === 'boolean' : type === 'getal' ? typeof eerste === 'number' : typeof eerste === 'string'
  return past ? eerste : undefined
}
