import type { Expressie, Formulierdefinitie, Sectie, Veld } from '../definitie.types.ts'
import { isRecord } from '../grenzen.ts'
import { optiesVan } from '../opties.ts'
import { regelInWoorden, type Naamgever } from '../regel/index.ts'
import { vindVeldType } from '../veldtypen/index.ts'
import { EIGEN, EIGEN_FORM, HULP, type NietMee, type Questionnaire, type QuestionnaireItem, type Waardevak } from './fhir.types.ts'
import { hernoem, linkIdVan } from './linkid.ts'

const SOORT: Readonly<Record<string, string>> = {
  tekst: 'string', lang: 'text', getal: 'decimal', bedrag: 'decimal', percentage: 'decimal', schaal: 'integer', datum: 'date', datumtijd: 'dateTime', janee: 'boolean', keuze: 'choice', meer: 'choice',
  ref: 'string', bsn: 'string', email: 'string', telefoon: 'string', informatie: 'display', lijst: 'group', verbanden: 'group', tijdlijn: 'group', netwerkkaart: 'group', factorengraaf: 'group', tijdvak: 'string', duur: 'quantity', bijlage: 'attachment', 'postcode-huisnummer': 'string', akkoord: 'display',
}

/** The kind of FHIR item a field is; null for what FHIR has no item for. */
export const fhirSoort = (veld: Veld): string | null => {
  if (veld.type === 'berekend') return ({ getal: 'decimal', tekst: 'string', datum: 'date', janee: 'boolean' } as Record<string, string>)[String((veld.config as { uitkomst?: string } | undefined)?.uitkomst)] ?? 'string'
  if (veld.type === 'getal' && ((veld.config as { decimalen?: number } | undefined)?.decimalen ?? 0) === 0) return 'integer'
  return SOORT[veld.type] ?? null
}

/** What stands in a row, for whoever must ask it: of a type that says so itself with ids that occur once in the form. */
export function rijvelden(veld: Veld): readonly Veld[] {
  const type = vindVeldType(veld.type)
  if (!type?.rijen) return veld.velden ?? []
  const uniek = (kind: Veld, voor: string): Veld => {
    const { velden, controles: _c, ...rest } = kind
    return { ...rest, id: `${voor}.${kind.id}`, ...(velden ? { velden: velden.map((k) => uniek(k, `${voor}.${kind.id}`)) } : {}) }
  }
  return type.rijen.velden(type.config.parse(veld.config), veld.id).map((kind) => uniek(kind, veld.id))
}
/** The id of a field in its row, without what `rijvelden` put before it. */
export const rijId = (veld: Veld, kind: Veld): string => (kind.id.startsWith(`${veld.id}.`) ? kind.id.slice(veld.id.length + 1) : kind.id)

/**
 * A form as a FHIR R4 Questionnaire. Groups, repeats, required, options, initial values and the conditions that FHIR knows are plain FHIR;
 * the rest travels in an extension of ours, and is listed in `nietMee` because another system does not act on it.
 */
export function naarFhir(definitie: Formulierdefinitie): { readonly questionnaire: Questionnaire; readonly nietMee: readonly NietMee[] } {
  const nietMee: NietMee[] = []
  const velden = new Map<string, Veld>()
  const loop = (lijst: readonly Veld[]): void => lijst.forEach((v) => { velden.set(v.id, v); loop(v.velden ?? []) })
  definitie.secties.forEach((s) => loop(s.velden))
  const namen: Naamgever = { veld: (id) => { const v = velden.get(id); return v && { label: v.label, opties: optiesVan(v) ?? [] } } }
  const mis = (plaats: string, wat: string, zin: string) => void nietMee.push({ plaats, wat, zin })

  const voorwaarde = (regel: Expressie | undefined, plaats: string, wie: string): Pick<QuestionnaireItem, 'enableWhen' | 'enableBehavior'> => {
    if (regel === undefined) return {}
    const uit = enableWhen(regel, velden)
    if (uit) return uit
    mis(plaats, 'zichtbaar', `${wie}: de voorwaarde "${regelInWoorden(regel, namen)}" bestaat niet in FHIR.`)
    return {}
  }
  const maakVeld = (veld: Veld, plaats: string): QuestionnaireItem => {
    const wie = `"${veld.label}"`
    const type = fhirSoort(veld)
    if (type === null) mis(plaats, 'type', `${wie}: de soort "${vindVeldType(veld.type)?.label ?? veld.type}" bestaat niet in FHIR en gaat mee als tekst.`)
    if (veld.type === 'akkoord') mis(plaats, 'type', `${wie}: een akkoord bestaat niet in FHIR; alleen de tekst gaat mee.`)
    if (Array.isArray(veld.verplicht)) mis(plaats, 'verplicht', `${wie}: "verplicht als ${regelInWoorden(veld.verplicht, namen)}" bestaat niet in FHIR.`)
    if (Array.isArray(veld.alleenLezen)) mis(plaats, 'alleenLezen', `${wie}: "alleen lezen als ${regelInWoorden(veld.alleenLezen, namen)}" bestaat niet in FHIR.`)
    if (veld.berekening !== undefined) mis(plaats, 'berekening', `${wie}: de berekening bestaat niet in FHIR; het veld is daar alleen te lezen.`)
    for (const controle of veld.controles ?? []) mis(plaats, 'controle', `${wie}: de controle "${controle.melding}" bestaat niet in FHIR.`)
    const { id, label, velden: _kinderen, hulp, ...eigen } = veld
    const opties = optiesVan(veld) ?? []
    const begin = veld.standaard === undefined || isRecord(veld.standaard) || Array.isArray(veld.standaard) ? null : waardeNaarFhir(veld, veld.standaard)
    if (veld.standaard !== undefined && !begin) mis(plaats, 'standaard', `${wie}: de beginwaarde past niet in FHIR.`)
    const kinderen = rijvelden(veld).map((kind, i) => maakVeld(kind, `${plaats}/velden/${i}`))
    const maxTekens = (veld.config as { maxTekens?: number } | undefined)?.maxTekens
    return {
      linkId: id, text: label, type: type ?? 'string',
      ...(veld.verplicht === true && type !== 'display' && veld.berekening === undefined ? { required: true } : {}),
      ...(type === 'group' || veld.type === 'meer' || veld.type === 'bijlage' ? { repeats: true } : {}),
      ...(veld.alleenLezen === true || veld.berekening !== undefined ? { readOnly: true } : {}),
      ...(maxTekens !== undefined && type === 'string' ? { maxLength: maxTekens } : {}),
      ...(opties.length > 0 && type === 'choice' ? { answerOption: opties.map(({ waarde, label: tekst }) => ({ valueCoding: { code: waarde, display: tekst } })) } : {}),
      ...voorwaarde(veld.zichtbaar, plaats, wie),
      ...(begin ? { initial: [begin] } : {}),
      extension: [{ url: EIGEN, valueString: JSON.stringify(eigen) }],
      ...(kinderen.length > 0 || hulp ? { item: [...(hulp ? [hulpItem(id, hulp)] : []), ...kinderen] } : {}),
    }
  }
  const maakSectie = (sectie: Sectie, i: number): QuestionnaireItem => {
    const { velden: inhoud, id, titel, uitleg, ...eigen } = sectie
    return {
      linkId: id, text: titel, type: 'group', ...voorwaarde(sectie.zichtbaar, `secties/${i}`, `Het deel "${titel}"`),
      extension: [{ url: EIGEN, valueString: JSON.stringify(eigen) }],
      item: [...(uitleg ? [hulpItem(id, uitleg)] : []), ...inhoud.map((veld, j) => maakVeld(veld, `secties/${i}/velden/${j}`))],
    }
  }
  const { secties, titel, inleiding, ...rest } = definitie
  return {
    questionnaire: hernoem({
      resourceType: 'Questionnaire', url: definitie.fhir?.url ?? `urn:regietafel:formulier:${definitie.sleutel}`, name: definitie.fhir?.name ?? definitie.sleutel, title: titel, ...(inleiding ? { description: inleiding } : {}), status: 'active',
      extension: [{ url: EIGEN_FORM, valueString: JSON.stringify(rest) }],
      item: secties.map(maakSectie),
    }, (id) => linkIdVan(definitie, id)),
    nietMee,
  }
}

const hulpItem = (id: string, tekst: string): QuestionnaireItem => ({
  linkId: `${id}.hulp`, text: tekst, type: 'display',
  extension: [{ url: HULP, valueCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'help' }] } }],
})

/** A value in the drawer FHIR has for it; null when it does not fit. */
export function waardeNaarFhir(veld: Veld, waarde: unknown): Waardevak | null {
  switch (fhirSoort(veld) ?? 'string') {
    case 'boolean': return typeof waarde === 'boolean' ? { valueBoolean: waarde } : null
    case 'integer': return typeof waarde === 'number' && Number.isInteger(waarde) ? { valueInteger: waarde } : typeof waarde === 'number' ? { valueDecimal: waarde } : null
    case 'decimal': return typeof waarde === 'number' ? { valueDecimal: waarde } : null
    case 'date': return typeof waarde === 'string' ? { valueDate: waarde } : null
    case 'dateTime': return typeof waarde === 'string' ? { valueDateTime: waarde } : null
    case 'choice': {
      const optie = optiesVan(veld)?.find((o) => o.waarde === waarde)
      return typeof waarde === 'string' ? { valueCoding: { code: waarde, ...(optie ? { display: optie.label } : {}) } } : null
    }
    case 'quantity': return naarQuantity(waarde)
    case 'display':
    case 'group': return null
    default: {
      const type = vindVeldType(veld.type)
      return typeof waarde === 'string' ? { valueString: waarde } : type ? { valueString: type.summarize(waarde, type.config.parse(veld.config)) } : null
    }
  }
}

/** UCUM codes of the units of a duur. */
const UCUM = { dagen: 'd', weken: 'wk', maanden: 'mo' } as const
function naarQuantity(waarde: unknown): Waardevak | null {
  const { aantal, eenheid } = (typeof waarde === 'number' ? { aantal: waarde, eenheid: 'dagen' } : isRecord(waarde) ? waarde : {}) as { aantal?: unknown; eenheid?: unknown }
  return typeof aantal === 'number' && typeof eenheid === 'string' && eenheid in UCUM ? { valueQuantity: { value: aantal, unit: eenheid, system: 'http://unitsofmeasure.org', code: UCUM[eenheid as keyof typeof UCUM] } } : null
}
/** A length of time as it was written; null for a unit we do not know. */
export function vanQuantity(vak: Waardevak): { readonly aantal: number; readonly eenheid: string } | null {
  const { value, code, unit } = (isRecord(vak['valueQuantity']) ? vak['valueQuantity'] : {}) as { value?: unknown; code?: unknown; unit?: unknown }
  const eenheid = Object.entries(UCUM).find(([naam, ucum]) => ucum === code || naam === unit)?.[0]
  return typeof value === 'number' && eenheid ? { aantal: value, eenheid } : null
}

const OPERATOR: Readonly<Record<string, string>> = { '=': '=', '≠': '!=', '<': '<', '≤': '<=', '>': '>', '≥': '>=' }

/** Null when FHIR cannot say it: deeper than one level of all/any, or about something else than a question outside the row. */
function enableWhen(regel: Expressie, velden: ReadonlyMap<string, Veld>): Pick<QuestionnaireItem, 'enableWhen' | 'enableBehavior'> | null {
  const delen = Array.isArray(regel) && (regel[0] === 'en' || regel[0] === 'of') ? (regel as unknown[]).slice(1) : [regel]
  const gedrag = Array.isArray(regel) && regel[0] === 'of' ? 'any' : 'all'
  const uit = delen.map((deel) => atoom(deel, velden))
  if (uit.some((x) => x === null)) {
    // One question with several values is "any" by itself.
    if (delen.length !== 1 || !Array.isArray(delen[0]) || delen[0][0] !== 'is-een-van') return null
    const [, vraag, ...waarden] = delen[0] as unknown[]
    const keuzes = waarden.map((w) => atoom(['=', vraag, w], velden))
    return keuzes.some((x) => x === null) ? null : { enableWhen: keuzes as NonNullable<QuestionnaireItem['enableWhen']>, ...(keuzes.length > 1 ? { enableBehavior: 'any' as const } : {}) }
  }
  return { enableWhen: uit as NonNullable<QuestionnaireItem['enableWhen']>, ...(uit.length > 1 ? { enableBehavior: gedrag } : {}) }
}

function atoom(regel: unknown, velden: ReadonlyMap<string, Veld>): ({ question: string; operator: string } & Waardevak) | null {
  if (!Array.isArray(regel)) return null
  const [op, bron, waarde] = regel as unknown[]
  if (op === 'veld' && velden.get(String(bron))?.type === 'janee') return { question: String(bron), operator: '=', answerBoolean: true }
  if (!Array.isArray(bron) || (bron[0] !== 'veld' && bron[0] !== 'rij')) return null
  const veld = velden.get(String(bron[1]))
  if (!veld) return null
  if (op === 'gevuld' || op === 'leeg') return { question: veld.id, operator: 'exists', answerBoolean: op === 'gevuld' }
  if (op === 'niet' || !(String(op) in OPERATOR) || Array.isArray(waarde)) return null
  const vak = waardeNaarFhir(veld, waarde)
  if (!vak) return null
  const [[naam, inhoud]] = Object.entries(vak) as [[string, unknown]]
  return { question: veld.id, operator: OPERATOR[String(op)]!, [naam.replace('value', 'answer')]: naam === 'valueCoding' ? { code: (inhoud as { code: string }).code } : inhoud }
}
