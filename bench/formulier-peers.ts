import { Ajv } from 'ajv'
import { Model } from 'survey-core'
import { z } from 'zod'
import type { Expressie } from '@regietafel/domain/formulier'
import { isDatum, OPTIES, RIJEN, type Vraag } from './formulier-wereld.ts'

type Rec = Record<string, unknown>
type Keurmeester = (inzending: Rec) => boolean

// ---- ajv: an if/then per condition; hidden answers are not sent, so their own shape may be checked anyway

function regelSchema([op, ...args]: [string, ...unknown[]]): object {
  if (op === 'en' || op === 'of') return { [op === 'en' ? 'allOf' : 'anyOf']: args.map((arg) => regelSchema(arg as [string])) }
  const naam = (args[0] as [string, string])[1]
  const eis: Record<string, object> = { '=': { const: args[1] }, '≠': { not: { const: args[1] } }, '>': { exclusiveMinimum: args[1] }, '<': { exclusiveMaximum: args[1] }, '≥': { vanaf: args[1] }, bevat: { contains: { const: args[1] } } }
  return { required: [naam], properties: { [naam]: eis[op]! } }
}
function veldSchema(vraag: Vraag): object {
  switch (vraag.soort) {
    case 'tekst': return { type: 'string', minLength: 1, maxLength: vraag.max }
    case 'getal': return { type: 'integer', minimum: 0, maximum: vraag.max }
    case 'schaal': return { type: 'integer', minimum: 0, maximum: 10 }
    case 'keuze': return { type: 'string', enum: OPTIES }
    case 'meer': return { type: 'array', items: { type: 'string', enum: OPTIES }, minItems: 1, maxItems: vraag.max }
    case 'datum': return { type: 'string', format: 'datum' }
    case 'janee': return { type: 'boolean' }
    case 'lijst': return { type: 'array', maxItems: RIJEN, items: objectSchema(vraag.velden!) }
  }
}
export function objectSchema(vragen: readonly Vraag[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(vragen.map((vraag) => [vraag.id, veldSchema(vraag)])),
    required: vragen.filter((vraag) => vraag.verplicht && vraag.als === undefined).map((vraag) => vraag.id),
    allOf: vragen.filter((vraag) => vraag.verplicht && vraag.als !== undefined).map((vraag) => ({ if: regelSchema(vraag.als as [string]), then: { required: [vraag.id] } })),
  }
}
export function maakAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false })
  ajv.addFormat('datum', { type: 'string', validate: isDatum })
  ajv.addKeyword({ keyword: 'vanaf', type: 'string', schemaType: 'string', compile: (van: string) => (w: string) => w >= van, errors: false })
  return ajv
}
export function ajvVan(vragen: readonly Vraag[]): Keurmeester {
  const keur = maakAjv().compile(objectSchema(vragen))
  return (inzending) => keur(inzending)
}

// ---- zod: the fields as a schema, the conditions in a superRefine

/** A condition as a hand would write it in TypeScript. */
function functie([op, ...args]: [string, ...unknown[]]): (velden: Rec, rij: Rec) => boolean {
  if (op === 'en' || op === 'of') {
    const delen = args.map((arg) => functie(arg as [string]))
    return op === 'en' ? (v, r) => delen.every((deel) => deel(v, r)) : (v, r) => delen.some((deel) => deel(v, r))
  }
  const [[waar, naam], tegen] = args as [[string, string], number]
  const lees = waar === 'rij' ? (_: Rec, r: Rec) => r[naam] : (v: Rec) => v[naam]
  switch (op) {
    case '=': return (v, r) => lees(v, r) === tegen
    case '≠': return (v, r) => lees(v, r) !== undefined && lees(v, r) !== tegen
    case '>': return (v, r) => (lees(v, r) as number) > tegen
    case '<': return (v, r) => (lees(v, r) as number) < tegen
    case '≥': return (v, r) => (lees(v, r) as string) >= String(tegen)
    default: return (v, r) => (lees(v, r) as unknown[] | undefined)?.includes(tegen) ?? false
  }
}
function zodVeld(vraag: Vraag): z.ZodType {
  switch (vraag.soort) {
    case 'tekst': return z.string().min(1).max(vraag.max!)
    case 'getal': return z.int().min(0).max(vraag.max!)
    case 'schaal': return z.int().min(0).max(10)
    case 'keuze': return z.enum(OPTIES)
    case 'meer': return z.array(z.enum(OPTIES)).min(1).max(vraag.max!)
    case 'datum': return z.iso.date()
    case 'janee': return z.boolean()
    case 'lijst': return z.array(zodObject(vraag.velden!)).max(RIJEN)
  }
}
function zodObject(vragen: readonly Vraag[]): z.ZodType {
  const vorm = z.looseObject(Object.fromEntries(vragen.map((vraag) => [vraag.id, vraag.verplicht && vraag.als === undefined ? zodVeld(vraag) : zodVeld(vraag).optional()])))
  const eisen = vragen.filter((vraag) => vraag.verplicht && vraag.als !== undefined).map((vraag) => ({ id: vraag.id, als: functie(vraag.als as [string]) }))
  return vorm.superRefine((hier, ctx) => {
    for (const { id, als } of eisen) if (hier[id] === undefined && als(hier, hier)) ctx.addIssue({ code: 'custom', path: [id], message: 'Vul in' })
  })
}
export function zodVan(vragen: readonly Vraag[]): Keurmeester {
  const schema = zodObject(vragen)
  return (inzending) => schema.safeParse(inzending).success
}

// ---- survey-core: a new Model per submission, as its documentation has it on a server

export function alsExpressie([op, ...args]: [string, ...unknown[]]): string {
  if (op === 'en' || op === 'of') return `(${args.map((arg) => alsExpressie(arg as [string])).join(op === 'en' ? ' and ' : ' or ')})`
  const [[waar, naam], tegen] = args as [[string, string], unknown]
  const links = waar === 'rij' ? `{panel.${naam}}` : `{${naam}}`
  const rechts = typeof tegen === 'string' ? `'${tegen}'` : String(tegen)
  const teken: Record<string, string> = { '=': '=', '≠': '<>', '>': '>', '<': '<', '≥': '>=', bevat: 'contains' }
  return op === '≠' ? `(${links} notempty and ${links} <> ${rechts})` : `${links} ${teken[op]!} ${rechts}`
}
function surveyVraag(vraag: Vraag): Rec {
  const basis = { name: vraag.id, title: `Vraag ${vraag.id}`, isRequired: vraag.verplicht === true, ...(vraag.als === undefined ? {} : { visibleIf: alsExpressie(vraag.als as [string]) }) }
  switch (vraag.soort) {
    case 'tekst': return { ...basis, type: 'text', maxLength: vraag.max, validators: [{ type: 'text', maxLength: vraag.max }] }
    case 'getal': return { ...basis, type: 'text', inputType: 'number', min: 0, max: vraag.max, validators: [{ type: 'numeric', minValue: 0, maxValue: vraag.max }] }
    case 'schaal': return { ...basis, type: 'rating', rateMin: 0, rateMax: 10, validators: [{ type: 'numeric', minValue: 0, maxValue: 10 }] }
    case 'keuze': return { ...basis, type: 'dropdown', choices: OPTIES }
    case 'meer': return { ...basis, type: 'checkbox', choices: OPTIES, maxSelectedChoices: vraag.max }
    case 'datum': return { ...basis, type: 'text', inputType: 'date' }
    case 'janee': return { ...basis, type: 'boolean' }
    case 'lijst': return { ...basis, type: 'paneldynamic', maxPanelCount: RIJEN, templateElements: vraag.velden!.map(surveyVraag) }
  }
}
/** Parts of twenty questions, as the product has them. */
export const alsSurvey = (vragen: readonly Vraag[]): Rec => ({ checkErrorsMode: 'onComplete', pages: Array.from({ length: Math.ceil(vragen.length / 20) }, (_, s) => ({ name: `deel${s}`, elements: vragen.slice(20 * s, 20 * s + 20).map(surveyVraag) })) })

export function surveyVan(vragen: readonly Vraag[]): Keurmeester {
  const json = alsSurvey(vragen)
  return (inzending) => {
    const model = new Model(json)
    model.data = inzending
    // a choice that does not exist is taken away, which says that it was wrong
    const voor = JSON.stringify(model.data)
    model.clearIncorrectValues(true)
    return JSON.stringify(model.data) === voor && model.validate(false)
  }
}

// ---- the limit: the same rules written out as code

export function codeVan(vragen: readonly Vraag[]): Keurmeester {
  let nr = 0
  const regel = ([op, ...args]: [string, ...unknown[]], v: string, r: string): string => {
    if (op === 'en' || op === 'of') return `(${args.map((arg) => regel(arg as [string], v, r)).join(op === 'en' ? '&&' : '||')})`
    const [[waar, naam], tegen] = args as [[string, string], unknown]
    const links = `${waar === 'rij' ? r : v}.${naam}`
    const rechts = JSON.stringify(tegen)
    if (op === '=') return `${links}===${rechts}`
    if (op === '≠') return `(${links}!==undefined&&${links}!==${rechts})`
    if (op === 'bevat') return `(Array.isArray(${links})&&${links}.includes(${rechts}))`
    return `${links}${{ '>': '>', '<': '<', '≥': '>=' }[op]!}${rechts}`
  }
  const optie = (w: string) => `(${OPTIES.map((o) => `${w}===${JSON.stringify(o)}`).join('||')})`
  const eis = (vraag: Vraag, w: string): string => {
    switch (vraag.soort) {
      case 'tekst': return `typeof ${w}==='string'&&${w}.length>=1&&${w}.length<=${vraag.max}`
      case 'getal': return `Number.isInteger(${w})&&${w}>=0&&${w}<=${vraag.max}`
      case 'schaal': return `Number.isInteger(${w})&&${w}>=0&&${w}<=10`
      case 'keuze': return optie(w)
      case 'meer': return `Array.isArray(${w})&&${w}.length>=1&&${w}.length<=${vraag.max}&&${w}.every(o=>${optie('o')})`
      case 'datum': return `isDatum(${w})`
      case 'janee': return `typeof ${w}==='boolean'`
      case 'lijst': return `Array.isArray(${w})&&${w}.length<=${RIJEN}`
    }
  }
  const blok = (lijst: readonly Vraag[], hier: string, voor: string): string =>
    lijst.map((vraag) => {
      const w = `w${nr++}`
      const pad = `${voor}+${JSON.stringify(vraag.id)}`
      const rij = `r${nr}`
      const binnen = vraag.velden ? `else for(const ${rij} of ${w}){${blok(vraag.velden, rij, `${pad}+'/'+${rij}._id+'/'`)}}` : ''
      const kern = `const ${w}=${hier}.${vraag.id};if(${w}===undefined||${w}===null||${w}===''){${vraag.verplicht ? `uit.push({pad:${pad},code:'VERPLICHT'})` : ''}}else if(!(${eis(vraag, w)}))uit.push({pad:${pad},code:'ANTWOORD'});${binnen}`
      return vraag.als === undefined ? `{${kern}}` : `if(${regel(vraag.als as [string], 'v', hier)}){${kern}}`
    }).join('')
  // eslint-disable-next-line no-restricted-syntax, no-new-func -- the limit, never the product
  const maak = new Function('isDatum', `return function(v){const uit=[];${blok(vragen, 'v', "''")}return uit}`) as (f: typeof isDatum) => (v: Rec) => unknown[]
  const keur = maak((w) => isDatum(w))
  return (inzending) => keur(inzending).length === 0
}

/** Of the product's rules to JsonLogic; `rij` and `veld` are both variables of the data at hand. */
export function alsJsonLogic([op, ...args]: [string, ...unknown[]]): object {
  if (op === 'en' || op === 'of') return { [op === 'en' ? 'and' : 'or']: args.map((arg) => alsJsonLogic(arg as [string])) }
  const links = { var: (args[0] as [string, string])[1] }
  switch (op) {
    case '=': return { '===': [links, args[1]] }
    // what is not answered is null here, and null is not 'a' and less than 20
    case '≠': return { and: [{ '!==': [links, null] }, { '!==': [links, args[1]] }] }
    case '<': return { and: [{ '!==': [links, null] }, { '<': [links, args[1]] }] }
    case 'bevat': return { in: [args[1], links] }
    default: return { [op === '≥' ? '>=' : op]: [links, args[1]] }
  }
}
/** The same as FEEL. */
export function alsFeel([op, ...args]: [string, ...unknown[]]): string {
  if (op === 'en' || op === 'of') return `(${args.map((arg) => alsFeel(arg as [string])).join(op === 'en' ? ' and ' : ' or ')})`
  const links = (args[0] as [string, string])[1]
  const rechts = JSON.stringify(args[1])
  if (op === 'bevat') return `list contains(${links}, ${rechts})`
  if (op === '≠') return `(${links} != null and ${links} != ${rechts})`
  return `${links} ${op === '≥' ? '>=' : op} ${rechts}`
}
export type { Expressie }
