import type { Formulierdefinitie, Sectie, Taal, Veld } from './definitie.types.ts'
import { eigen, isRecord } from './grenzen.ts'
import { vindVeldType } from './veldtypen/index.ts'

/** Every language besides Dutch, with its Dutch name. */
export const talen: Readonly<Record<Taal, string>> = { en: 'Engels' }

/** Settings that are read by who fills in. */
const CONFIGTEKSTEN = new Set(['tekst', 'ja', 'nee', 'laag', 'hoog', 'enkelvoud', 'leegTekst', 'voorbeeld', 'eenheid', 'per'])

/** What a setting says when nobody set it is translated here, once. */
const VANZELF: Readonly<Record<Taal, Readonly<Record<string, string>>>> = { en: { Ja: 'Yes', Nee: 'No', 'heel slecht': 'very bad', 'heel goed': 'very good', regel: 'row' } }

/** One text of a form: whose it is (null: of the form), which, and how it reads in Dutch. `deel` is its name in `vertaling`. */
interface Tekst { readonly id: string | null; readonly deel: string; readonly nl: string }

export interface Vertaalstand { readonly totaal: number; readonly klaar: number; readonly ontbreekt: readonly Tekst[] }

/** The form as it reads in a language; what has no translation yet stays Dutch. Ids, rules and stored values stay as they are. Never throws on a concept. */
export function vertaal(definitie: Formulierdefinitie, taal: Taal | 'nl'): Formulierdefinitie {
  if (taal === 'nl') return definitie
  return {
    ...definitie, ...vervang(definitie, ['titel', 'inleiding'], taal),
    secties: definitie.secties.map((sectie) => ({ ...sectie, ...vervang(sectie, ['titel', 'uitleg'], taal), velden: sectie.velden.map((veld) => vertaalVeld(veld, taal)) })),
  }
}

/** How far each language is: all texts that who fills in can read, and which of them have none in that language. */
export function vertaalstand(definitie: Formulierdefinitie): Readonly<Record<Taal, Vertaalstand>> {
  const uit = {} as Record<Taal, Vertaalstand>
  for (const taal of Object.keys(talen) as Taal[]) {
    let totaal = 0
    const ontbreekt: Tekst[] = []
    loopTeksten(definitie, (bron, tekst) => {
      totaal++
      if (inTaal(bron, tekst.deel, taal) === undefined) ontbreekt.push(tekst)
    })
    uit[taal] = { totaal, klaar: totaal - ontbreekt.length, ontbreekt }
  }
  return uit
}

/** The texts of a field that can be translated, by their name in `vertaling`. */
export function vertaalbaar(veld: Veld): readonly (readonly [deel: string, nl: string])[] {
  const uit: [string, string][] = []
  const neem = (deel: string, nl: unknown): void => void (typeof nl === 'string' && nl.trim() !== '' && uit.push([deel, nl]))
  neem('label', veld.label)
  neem('hulp', veld.hulp)
  for (const [naam, waarde] of Object.entries(configVan(veld))) {
    if (CONFIGTEKSTEN.has(naam) && !isVanzelf(waarde)) neem(`config:${naam}`, waarde)
    for (const optie of optielijst(waarde)) neem(`optie:${optie.waarde}`, optie.label)
  }
  for (const controle of veld.controles ?? []) neem(`controle:${controle.code}`, controle.melding)
  return uit
}

function loopTeksten({ secties, ...form }: Formulierdefinitie, bezoek: (bron: Vertaalbaar, tekst: Tekst) => void): void {
  const kop = (bron: Vertaalbaar, id: string | null, delen: readonly string[]): void => {
    for (const deel of delen) {
      const nl = eigen(bron, deel)
      if (typeof nl === 'string' && nl.trim() !== '') bezoek(bron, { id, deel, nl })
    }
  }
  const loop = (velden: readonly Veld[]): void => velden.forEach((veld) => {
    for (const [deel, nl] of vertaalbaar(veld)) bezoek(veld, { id: veld.id, deel, nl })
    loop(veld.velden ?? [])
  })
  kop(form, null, ['titel', 'inleiding'])
  for (const sectie of secties) {
    kop(sectie, sectie.id, ['titel', 'uitleg'])
    loop(sectie.velden)
  }
}

type Vertaalbaar = { readonly vertaling?: Veld['vertaling'] | Sectie['vertaling'] }

function inTaal({ vertaling }: Vertaalbaar, deel: string, taal: Taal): string | undefined {
  const tekst = eigen(eigen(vertaling, taal), deel)
  return typeof tekst === 'string' && tekst.trim() !== '' ? tekst : undefined
}

function vervang(bron: Vertaalbaar, delen: readonly string[], taal: Taal): Record<string, string> {
  return Object.fromEntries(delen.flatMap((deel) => {
    const tekst = typeof eigen(bron, deel) === 'string' ? inTaal(bron, deel, taal) : undefined
    return tekst === undefined ? [] : [[deel, tekst]]
  }))
}

function vertaalVeld(veld: Veld, taal: Taal): Veld {
  const config = vertaalConfig(veld, taal)
  return {
    ...veld, ...vervang(veld, ['label', 'hulp'], taal),
    ...(config === undefined ? {} : { config }),
    ...(Array.isArray(veld.controles) ? { controles: veld.controles.map((controle) => ({ ...controle, melding: inTaal(veld, `controle:${controle.code}`, taal) ?? controle.melding })) } : {}),
    ...(veld.velden ? { velden: veld.velden.map((kind) => vertaalVeld(kind, taal)) } : {}),
  }
}

/** Undefined when nothing in it is translated, so that an absent config stays absent. */
function vertaalConfig(veld: Veld, taal: Taal): unknown {
  const uit: Record<string, unknown> = {}
  for (const [naam, waarde] of Object.entries(configVan(veld))) {
    const opties = optielijst(waarde)
    if (opties.length > 0) uit[naam] = (waarde as readonly unknown[]).map((optie) => (isOptie(optie) ? { ...optie, label: inTaal(veld, `optie:${optie.waarde}`, taal) ?? optie.label } : optie))
    else if (CONFIGTEKSTEN.has(naam) && typeof waarde === 'string') {
      const tekst = inTaal(veld, `config:${naam}`, taal) ?? (eigen(VANZELF[taal], waarde) as string | undefined)
      if (tekst !== undefined) uit[naam] = tekst
    }
  }
  return Object.keys(uit).length === 0 ? undefined : { ...(isRecord(veld.config) ? veld.config : {}), ...uit }
}

const isVanzelf = (waarde: unknown): boolean => typeof waarde === 'string' && Object.values(VANZELF).every((woorden) => Object.hasOwn(woorden, waarde))

/** With what the type fills in itself; as it stands when it is not whole. */
function configVan({ type, config }: Veld): Readonly<Record<string, unknown>> {
  const gelezen = vindVeldType(type)?.config.safeParse(config)
  const heel = gelezen?.success ? gelezen.data : config
  return isRecord(heel) ? heel : {}
}

interface Optieachtig { readonly waarde: string; readonly label: string }
const isOptie = (w: unknown): w is Optieachtig => isRecord(w) && typeof w['waarde'] === 'string' && typeof w['label'] === 'string'
const optielijst = (w: unknown): readonly Optieachtig[] => (Array.isArray(w) ? w.filter(isOptie) : [])
