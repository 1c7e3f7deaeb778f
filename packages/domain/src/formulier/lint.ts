import type { Expressie, Formulierdefinitie, Veld } from './definitie.types.ts'
import type { DefinitieProbleem } from './compileer.ts'
import { canoniek } from './canoniek.ts'
import { optiesVan } from './opties.ts'
import { bouwEens } from './werkbaar.ts'

/** Something in a definition that cannot be meant. `herstel` says what would mend it. */
export interface Lintprobleem extends DefinitieProbleem {
  readonly ernst: 'fout' | 'waarschuwing'
  readonly herstel: string
}

/** What can be true of an expression, over everything the answers may be. */
interface Kan { readonly waar: boolean; readonly onwaar: boolean; readonly onbekend: boolean }

/**
 * Everything that is wrong with a definition, with its place: what `leesDefinitie` refuses (cycle, missing field, wrong kind, option that is gone),
 * and rules that decide nothing: never true, always true, a question or section that can never be asked, an obligation that can never hold.
 * "Never" is certain; a rule that is not reported may still decide nothing. Bounded: at most `MAX_GEVALLEN` cases per rule.
 */
export function lint(definitie: Formulierdefinitie): Lintprobleem[] {
  const uit: Lintprobleem[] = bouwEens(definitie).problemen.map((p) => ({ ...p, ernst: 'fout', herstel: herstelVoor(p.code) }))
  if (uit.length > 0) return uit
  const velden = new Map<string, Veld>()
  const loop = (lijst: readonly Veld[]): void => lijst.forEach((v) => { velden.set(v.id, v); loop(v.velden ?? []) })
  definitie.secties.forEach((s) => loop(s.velden))

  // A question that is never asked is never answered; that can silence the next, so until nothing is added.
  const nooit = new Set<string>()
  const kan = (regel: Expressie): Kan => watKan(regel, velden, nooit)
  for (let vorige = -1; nooit.size !== vorige;) {
    vorige = nooit.size
    const bezoek = (lijst: readonly Veld[], buiten: readonly Expressie[]): void => lijst.forEach((v) => {
      const samen = v.zichtbaar === undefined ? buiten : [...buiten, v.zichtbaar]
      if (samen.length > 0 && !kan(['en', ...samen]).waar) nooit.add(v.id)
      bezoek(v.velden ?? [], nooit.has(v.id) ? [false] : [])
    })
    for (const s of definitie.secties) bezoek(s.velden, s.zichtbaar === undefined ? [] : [s.zichtbaar])
  }

  const meld = (plaats: string, code: string, melding: string, ernst: Lintprobleem['ernst'] = 'fout') => void uit.push({ plaats, code, melding, ernst, herstel: HERSTEL[code]! })
  const regel = (expressie: Expressie, plaats: string, wie: string) => {
    const k = kan(expressie)
    if (!k.onwaar && !k.onbekend) meld(plaats, 'ALTIJD_WAAR', `${wie}: deze voorwaarde is altijd waar, dus ze beslist niets.`, 'waarschuwing')
    else if (!k.waar) meld(plaats, 'NOOIT_WAAR', `${wie}: deze voorwaarde kan nooit waar zijn.`)
  }
  const bekijk = (v: Veld, plaats: string, inLijst = false): void => {
    const wie = `"${v.label}"`
    if (v.zichtbaar !== undefined) regel(v.zichtbaar, `${plaats}/zichtbaar`, wie)
    if (Array.isArray(v.verplicht)) regel(v.verplicht, `${plaats}/verplicht`, wie)
    if (Array.isArray(v.gewenst)) regel(v.gewenst, `${plaats}/gewenst`, wie)
    if (v.gewenst !== undefined && v.verplicht === true) meld(`${plaats}/gewenst`, 'GEWENST_EN_VERPLICHT', `${wie} is altijd verplicht, dus een reden helpt niet.`, 'waarschuwing')
    if (Array.isArray(v.alleenLezen)) regel(v.alleenLezen, `${plaats}/alleenLezen`, wie)
    v.controles?.forEach((c, i) => {
      const k = kan(c.als)
      if (!k.waar) meld(`${plaats}/controles/${i}/als`, 'CONTROLE_KAN_NIET', `${wie}: aan deze controle kan niemand voldoen.`)
      else if (!k.onwaar && !k.onbekend) meld(`${plaats}/controles/${i}/als`, 'ALTIJD_WAAR', `${wie}: deze controle klopt altijd, dus ze beslist niets.`, 'waarschuwing')
    })
    if (nooit.has(v.id) && (v.verplicht !== undefined || v.gewenst !== undefined)) meld(plaats, 'VERPLICHT_NOOIT_ZICHTBAAR', `${wie} is ${v.verplicht === undefined ? 'gewenst' : 'verplicht'}, maar wordt nooit gevraagd.`)
    else if (nooit.has(v.id) && v.zichtbaar === undefined) meld(plaats, 'NOOIT_GEVRAAGD', `${wie} wordt nooit gevraagd.`)
    // A cell can get its content from the rows that are laid ready.
    if (!inLijst && v.berekening === undefined && v.alleenLezen === true && v.standaard === undefined) meld(`${plaats}/alleenLezen`, 'ALLEEN_LEZEN_LEEG', `${wie} kun je alleen lezen, maar er komt nooit iets in te staan.`, 'waarschuwing')
    v.velden?.forEach((k, i) => bekijk(k, `${plaats}/velden/${i}`, true))
  }
  definitie.secties.forEach((s, i) => {
    if (s.zichtbaar !== undefined) {
      const k = kan(s.zichtbaar)
      if (!k.waar) meld(`secties/${i}/zichtbaar`, 'SECTIE_NOOIT', `Het deel "${s.titel}" is nooit te zien.`)
      else if (!k.onwaar && !k.onbekend) meld(`secties/${i}/zichtbaar`, 'ALTIJD_WAAR', `Het deel "${s.titel}": deze voorwaarde is altijd waar, dus ze beslist niets.`, 'waarschuwing')
    }
    if (s.velden.length === 0) meld(`secties/${i}`, 'SECTIE_LEEG', `In het deel "${s.titel}" staat geen enkele vraag.`, 'waarschuwing')
    s.velden.forEach((v, j) => bekijk(v, `secties/${i}/velden/${j}`))
  })
  return uit
}

/** What would mend a problem with this code. */
export const herstelVoor = (code: string): string => (Object.hasOwn(HERSTEL, code) ? HERSTEL[code]! : 'Pas dit aan of haal het weg.')

const HERSTEL: Readonly<Record<string, string>> = {
  KRING: 'Laat een van deze velden niet meer van het andere afhangen.',
  REGEL_ONBEKEND_VELD: 'Kies een vraag die er nog is, of haal de voorwaarde weg.',
  REGEL_OPTIE: 'Kies een optie die er nog is, of zet de optie terug.',
  REGEL_SOORT: 'Vergelijk gelijke soorten: getal met getal, datum met datum.',
  ID_DUBBEL: 'Geef een van de twee een andere id.',
  ALTIJD_WAAR: 'Haal de voorwaarde weg, of pas haar aan.',
  NOOIT_WAAR: 'Pas de voorwaarde aan, of haal weg wat nooit te zien is.',
  CONTROLE_KAN_NIET: 'Pas de controle aan, of haal haar weg.',
  VERPLICHT_NOOIT_ZICHTBAAR: 'Maak de vraag zichtbaar, of niet verplicht.',
  NOOIT_GEVRAAGD: 'Pas de voorwaarde van het deel of de lijst aan, of haal de vraag weg.',
  GEWENST_EN_VERPLICHT: 'Kies een van de twee.',
  GEWENST_NIET_HIER: 'Haal het hier weg.',
  VOORVUL_NIET_HIER: 'Haal het hier weg.',
  VOORVUL_FEIT: 'Kies een ander gegeven van de casus.',
  VOORVUL_SOORT: 'Kies een gegeven van hetzelfde soort als de vraag.',
  SECTIE_NOOIT: 'Pas de voorwaarde aan, of haal het deel weg.',
  SECTIE_LEEG: 'Zet er een vraag in, of haal het deel weg.',
  GRENZEN_OM: 'Pas een van de twee grenzen aan.',
  OPTIE_DUBBEL: 'Haal een van de twee weg, of noem een van de twee anders.',
  BEGINNAAM: 'Geef het een naam die zegt waar het over gaat.',
  ALLEEN_LEZEN_LEEG: 'Geef een beginwaarde of een berekening, of laat de vraag invullen.',
}

const MAX_GEVALLEN = 4_096
const ONBEKEND = undefined

type Waarde = string | boolean | undefined
/** What one rule comes to when each of its parts has the value with its number. Three-valued, as the evaluator does it (`regel/operatoren.ts`). */
type Reken = (keuze: readonly Waarde[]) => boolean | undefined

/** Which outcomes an expression can have. Choices and ja/nee are tried one by one; any other comparison is taken as free, the same one always alike. */
function watKan(regel: Expressie, velden: ReadonlyMap<string, Veld>, nooit: ReadonlySet<string>): Kan {
  const gevallen: (readonly Waarde[])[] = []
  const reken = maakReken(regel, velden, nummeraar(gevallen, nooit))
  let aantal = 1
  for (const waarden of gevallen) if ((aantal *= waarden.length) > MAX_GEVALLEN) return { waar: true, onwaar: true, onbekend: true }
  const uit = { waar: false, onwaar: false, onbekend: false }
  const keuze: Waarde[] = gevallen.map(() => ONBEKEND)
  const probeer = (i: number): void => {
    if (uit.waar && uit.onwaar && uit.onbekend) return
    if (i < gevallen.length) {
      for (const w of gevallen[i]!) {
        keuze[i] = w
        probeer(i + 1)
      }
      return
    }
    const w = reken(keuze)
    uit[w === true ? 'waar' : w === false ? 'onwaar' : 'onbekend'] = true
  }
  probeer(0)
  return uit
}

/** Gives each part of a rule its number, the same part always the same, and notes what it can be. A question that is never asked is never answered. */
type Nummer = (naam: string, waarden: readonly Waarde[], veld?: string) => number
function nummeraar(gevallen: (readonly Waarde[])[], nooit: ReadonlySet<string>): Nummer {
  const nummers = new Map<string, number>()
  return (naam, waarden, veld) => {
    let nr = nummers.get(naam)
    if (nr === undefined) nummers.set(naam, (nr = gevallen.push(veld !== undefined && nooit.has(veld) ? [ONBEKEND] : [...waarden, ONBEKEND]) - 1))
    return nr
  }
}

type Atoom = 'verbinding' | 'vrij' | { readonly veld: string; readonly waarden: readonly Waarde[] }

/** What a node is made of: and/or/not, a test of one choice, or something we do not look into. A row's own field belongs to its row: free. */
function leesAtoom(knoop: readonly unknown[], velden: ReadonlyMap<string, Veld>): Atoom {
  const [op, eerste, ...rest] = knoop
  if (op === 'en' || op === 'of' || op === 'niet') return 'verbinding'
  const bron = op === 'veld' ? knoop : eerste
  if (!Array.isArray(bron) || bron[0] !== 'veld') return 'vrij'
  const veld = velden.get(String(bron[1]))
  const waarden = veld?.berekening === undefined ? waardenVan(veld) : null
  if (!veld || !waarden) return 'vrij'
  const letterlijk = rest.every((w) => typeof w === 'string' || typeof w === 'boolean')
  const past = op === 'veld' ? veld.type === 'janee' : op === 'leeg' || op === 'gevuld' ? rest.length === 0 : (op === '=' || op === '≠' || op === 'is-een-van') && letterlijk
  return past ? { veld: veld.id, waarden } : 'vrij'
}

function waardenVan(veld: Veld | undefined): readonly Waarde[] | null {
  if (veld?.type === 'janee') return [true, false]
  return veld?.type === 'keuze' ? (optiesVan(veld)?.map(({ waarde }) => waarde) ?? null) : null
}

/** Looks a rule through once, so that trying a case is only computing. */
function maakReken(knoop: unknown, velden: ReadonlyMap<string, Veld>, nummer: Nummer): Reken {
  if (typeof knoop === 'boolean') return () => knoop
  if (!Array.isArray(knoop)) return () => ONBEKEND
  const [op, ...args] = knoop as [string, ...unknown[]]
  const a = leesAtoom(knoop, velden)
  if (a === 'verbinding') {
    const delen = args.map((arg) => maakReken(arg, velden, nummer))
    return op === 'niet' ? (keuze) => tegendeel(delen[0]!(keuze)) : (keuze) => samen(delen, keuze, op === 'of')
  }
  if (a === 'vrij') {
    const nr = nummer(canoniek(knoop as never), [true, false])
    return (keuze) => keuze[nr] as boolean | undefined
  }
  const nr = nummer(`veld ${a.veld}`, a.waarden, a.veld)
  if (op === 'leeg') return (keuze) => keuze[nr] === undefined
  if (op === 'gevuld') return (keuze) => keuze[nr] !== undefined
  if (op === 'veld') return (keuze) => keuze[nr] as boolean | undefined
  const tegen = args.slice(1)
  return (keuze) => (keuze[nr] === undefined ? ONBEKEND : tegen.includes(keuze[nr]) === (op !== '≠'))
}

const tegendeel = (w: boolean | undefined): boolean | undefined => (w === undefined ? undefined : !w)

function samen(delen: readonly Reken[], keuze: readonly Waarde[], beslist: boolean): boolean | undefined {
  let onbekend = false
  for (const deel of delen) {
    const w = deel(keuze)
    if (w === beslist) return beslist
    if (w === ONBEKEND) onbekend = true
  }
  return onbekend ? ONBEKEND : !beslist
}
