import type { Expressie, Formulierdefinitie, Sectie, Veld } from './definitie.types.ts'
import { canoniek } from './canoniek.ts'
import { grenzen } from './grenzen.ts'
import { sorteer } from './sorteer.ts'
import { controleerRegel, feiten, leesAfhankelijk, maakRegel, type Feit, type Rekenaar, type Veldsoort } from './regel/index.ts'
import { vindVeldType, type Optie } from './veldtypen/index.ts'
import { Veldbouw, type CompileVeld } from './veldbouw.ts'
import type { Waardesoort } from './veldtype.ts'

export type { CompileVeld } from './veldbouw.ts'

export interface DefinitieProbleem {
  /** Where in the definition: `secties/3/velden/2/zichtbaar`. */
  readonly plaats: string
  readonly code: string
  /** Dutch. */
  readonly melding: string
}

export interface CompileSectie { readonly sectie: Sectie; readonly zichtbaar: Rekenaar | null; readonly velden: readonly CompileVeld[] }
/** A definition made ready for use: compiled once, shared by everybody, never changed. */
export interface Formulier {
  readonly definitie: Formulierdefinitie
  readonly secties: readonly CompileSectie[]
  /** Top-level fields by id. */
  readonly velden: ReadonlyMap<string, CompileVeld>
  /** Top-level fields in the order in which they must be worked out. */
  readonly werkvolgorde: readonly CompileVeld[]
  readonly sectieVan: ReadonlyMap<string, CompileSectie>
}

/** Builds the form and lists what is wrong with it; the form may only be used when the list is empty. Input must have the shape of a definition. */
export function bouwFormulier(definitie: Formulierdefinitie): { readonly formulier: Formulier; readonly problemen: readonly DefinitieProbleem[] } {
  const problemen: DefinitieProbleem[] = []
  const meld = (plaats: string, code: string, melding: string) => void problemen.push({ plaats, code, melding })
  const ids = new Map<string, string>()
  const alle: Veldbouw[] = []
  let voorwaarden = 0

  const bouwVeld = (veld: Veld, plaats: string, sectieId: string, ouder: Veldbouw | null, diepte: number, eigenIds: boolean): Veldbouw | null => {
    if (eigenIds) {
      if (ids.has(veld.id)) meld(`${plaats}/id`, 'ID_DUBBEL', `De id '${veld.id}' komt twee keer voor (ook in ${ids.get(veld.id)!}).`)
      ids.set(veld.id, plaats)
    }
    const type = vindVeldType(veld.type)
    if (!type) {
      meld(`${plaats}/type`, 'TYPE_ONBEKEND', `Het soort veld '${veld.type}' bestaat niet.`)
      return null
    }
    const gelezen = type.config.safeParse(veld.config, { error: () => 'dit hoort hier niet' })
    if (!gelezen.success) {
      for (const issue of gelezen.error.issues) meld([`${plaats}/config`, ...issue.path.map(String)].join('/'), 'CONFIG', `De instelling klopt niet: ${issue.message}`)
      return null
    }
    const config = gelezen.data
    const bouw = new Veldbouw({ veld, type, config, ouder, sectieId, plaats })
    alle.push(bouw)
    if (veld.type !== 'lijst' && veld.velden) meld(`${plaats}/velden`, 'VELDEN_NIET_HIER', 'Alleen een lijst heeft eigen velden.')
    if (veld.type === 'lijst' && !veld.velden?.length) meld(`${plaats}/velden`, 'LIJST_LEEG', 'Een lijst heeft ten minste een veld.')
    if (veld.type === 'lijst' && diepte > 1) meld(plaats, 'LIJST_TE_DIEP', 'Een lijst mag in een lijst staan, maar niet nog dieper.')
    if (veld.type === 'berekend' && veld.berekening === undefined) meld(plaats, 'BEREKENING_MIST', 'Een berekend veld heeft een berekening nodig.')
    if (type.rijen?.alleenBoven && diepte > 0) meld(plaats, 'NIET_IN_LIJST', `Een ${type.label.toLowerCase()} kan niet in een lijst staan.`)
    const kinderen = type.rijen ? (type.rijen.alleenBoven && diepte > 0 ? [] : type.rijen.velden(config, veld.id)) : diepte <= 1 ? (veld.velden ?? []) : []
    for (const [i, kind] of kinderen.entries()) {
      const gebouwd = bouwVeld(kind, `${plaats}/velden/${i}`, sectieId, bouw, diepte + 1, eigenIds && !type.rijen)
      if (!gebouwd) continue
      bouw.kinderen.push(gebouwd)
      bouw.kind.set(kind.id, gebouwd)
    }
    return bouw
  }

  const secties = definitie.secties.map((sectie, s) => {
    if (ids.has(sectie.id)) meld(`secties/${s}/id`, 'ID_DUBBEL', `De id '${sectie.id}' komt twee keer voor (ook in ${ids.get(sectie.id)!}).`)
    ids.set(sectie.id, `secties/${s}`)
    return { sectie, plaats: `secties/${s}`, velden: sectie.velden.map((veld, v) => bouwVeld(veld, `secties/${s}/velden/${v}`, sectie.id, null, 0, true)).filter((v) => v !== null) }
  })
  const velden = new Map(secties.flatMap((sectie) => sectie.velden.map((veld) => [veld.id, veld] as const)))
  if (definitie.lezers && !['keuze', 'meer'].includes(velden.get(definitie.lezers.veld)?.veld.type ?? '')) meld('lezers/veld', 'LEZERS_VELD', `Wie mag lezen wordt gekozen bij het veld '${definitie.lezers.veld.slice(0, 63)}', maar daar kun je niets kiezen.`)
  for (const [nr, b] of [...velden.values()].entries()) b.nr = nr
  const soorten = new Map<Veldbouw, Veldsoort>()
  const soortenVan = (bouwen: Iterable<Veldbouw>): Map<string, Veldsoort> => new Map([...bouwen].map((b) => [b.id, soortVan(b)]))
  const soortVan = (b: Veldbouw): Veldsoort => {
    const bekend = soorten.get(b)
    if (bekend) return bekend
    const opties = (b.config as { opties?: readonly Optie[] } | undefined)?.opties
    const soort: Veldsoort = { soort: b.soort, ...(opties ? { opties: opties.map((o) => o.waarde) } : {}), ...(b.kinderen.length ? { kinderen: soortenVan(b.kinderen) } : {}) }
    soorten.set(b, soort)
    return soort
  }
  const wortel = soortenVan(velden.values())

  const regel = (expressie: Expressie, plaats: string, b: Veldbouw | null, hoort: Waardesoort | null, telt: boolean): Rekenaar | null => {
    voorwaarden++
    const bereik = { velden: wortel, rij: b?.ouder ? soortenVan(b.ouder.kinderen) : undefined, ouder: b?.ouder?.ouder ? soortenVan(b.ouder.ouder.kinderen) : undefined }
    const fout = controleerRegel(expressie, bereik, hoort)
    if (fout) {
      meld(plaats, fout.code, fout.melding)
      return null
    }
    if (telt && b) volgVelden(expressie, b)
    const gemaakt = maakRegel(expressie)
    return gemaakt.ok ? gemaakt.value : null
  }
  /** Notes what must be worked out before `b`. */
  const volgVelden = (expressie: Expressie, b: Veldbouw): void => {
    const leest = leesAfhankelijk(expressie)
    const noteer = (gevonden: Veldbouw | undefined) => void (gevonden && b.afhankelijk.add(gevonden))
    for (const id of leest.velden) noteer(velden.get(id))
    for (const id of leest.rij) noteer(b.ouder?.kind.get(id))
    for (const id of leest.ouder) noteer(b.ouder?.ouder?.kind.get(id))
  }

  for (const b of alle) {
    const { veld, plaats } = b
    for (const kind of b.kinderen) b.afhankelijk.add(kind)
    if (veld.zichtbaar !== undefined) b.zichtbaar = regel(veld.zichtbaar, `${plaats}/zichtbaar`, b, 'janee', true)
    if (veld.verplicht !== undefined) b.verplicht = veld.verplicht === true ? true : regel(veld.verplicht, `${plaats}/verplicht`, b, 'janee', false)
    if (veld.gewenst !== undefined) b.gewenst = veld.gewenst === true ? true : regel(veld.gewenst, `${plaats}/gewenst`, b, 'janee', false)
    if (veld.gewenst !== undefined && (b.ouder !== null || veld.berekening !== undefined || veld.type === 'informatie')) meld(`${plaats}/gewenst`, 'GEWENST_NIET_HIER', b.ouder ? 'In een lijst kan een vraag niet met een reden leeg blijven. Kies dit bij de lijst zelf.' : 'Dit wordt niet ingevuld, dus het kan ook niet gewenst zijn.')
    if (veld.alleenLezen !== undefined) b.alleenLezen = veld.alleenLezen === true ? true : regel(veld.alleenLezen, `${plaats}/alleenLezen`, b, 'janee', false)
    if (veld.berekening !== undefined) b.berekening = regel(veld.berekening, `${plaats}/berekening`, b, b.soort, true)
    b.controles = (veld.controles ?? []).map((controle, i) => ({ code: controle.code, melding: controle.melding, waarschuwing: controle.waarschuwing ?? false, als: regel(controle.als, `${plaats}/controles/${i}/als`, b, 'janee', false) ?? (() => undefined) }))
    if (veld.berekening !== undefined && (b.type.zonderAntwoord || b.soort === 'rijen' || b.soort === 'reeks' || b.soort === 'teksten' || b.soort === 'geen')) meld(`${plaats}/berekening`, 'BEREKENING_NIET_HIER', 'Dit soort veld kan geen berekening hebben.')
    controleerConfig(b, velden, meld)
    controleerVoorvul(b, meld)
    controleerStandaard(b, regel, meld)
  }
  const klaar = secties.map((sectie) => {
    const expressie = sectie.sectie.zichtbaar
    if (expressie === undefined) return { sectie: sectie.sectie, zichtbaar: null, velden: sectie.velden }
    for (const b of sectie.velden) if (controleerRegel(expressie, { velden: wortel }, 'janee') === null) volgVelden(expressie, b)
    return { sectie: sectie.sectie, zichtbaar: regel(expressie, `${sectie.plaats}/zichtbaar`, null, 'janee', false), velden: sectie.velden }
  })
  const volgorde = sorteer(alle, (b) => b.afhankelijk)
  if (!volgorde.ok) for (const b of volgorde.error) meld(b.plaats, 'KRING', `Het veld '${b.veld.label}' hangt van zichzelf af.`)
  else
    for (const b of volgorde.value) if (b.ouder) b.ouder.werkvolgorde.push(b)
  if (ids.size - definitie.secties.length > grenzen.velden) meld('secties', 'TE_VEEL_VELDEN', `Een formulier heeft hoogstens ${grenzen.velden} velden.`)
  if (voorwaarden > grenzen.voorwaarden) meld('secties', 'TE_VEEL_VOORWAARDEN', `Een formulier heeft hoogstens ${grenzen.voorwaarden} voorwaarden en controles.`)

  const formulier: Formulier = {
    definitie, secties: klaar, velden,
    werkvolgorde: volgorde.ok ? volgorde.value.filter((b) => b.ouder === null) : [],
    sectieVan: new Map(klaar.map((sectie) => [sectie.sectie.id, sectie])),
  }
  return { formulier, problemen }
}

type Meld = (plaats: string, code: string, melding: string) => void

/** Settings that name another field. */
function controleerConfig(b: Veldbouw, velden: ReadonlyMap<string, Veldbouw>, meld: Meld): void {
  const config = (b.config ?? {}) as { lijst?: string; naam?: string; vorm?: string; rijtitel?: string }
  if (config.lijst !== undefined) {
    const lijst = velden.get(config.lijst)
    if (lijst?.soort !== 'rijen' || lijst.veld.type === 'verbanden') meld(`${b.plaats}/config/lijst`, 'CONFIG_LIJST', `De lijst '${config.lijst}' bestaat niet.`)
    for (const naam of ['naam', 'vorm'] as const) if (config[naam] !== undefined && lijst && !lijst.kind.has(config[naam])) meld(`${b.plaats}/config/${naam}`, 'CONFIG_LIJST', `Het veld '${config[naam]}' staat niet in die lijst.`)
  }
  if (config.rijtitel !== undefined && !b.kind.has(config.rijtitel)) meld(`${b.plaats}/config/rijtitel`, 'CONFIG_LIJST', `Het veld '${config.rijtitel}' staat niet in deze lijst.`)
}

/** Where a first answer comes from: a fact that is there, and of the same kind. Of another form only the bouwer knows what it holds. */
function controleerVoorvul(b: Veldbouw, meld: Meld): void {
  if (!b.veld.voorvul?.length) return
  const plaats = `${b.plaats}/voorvul`
  if (b.ouder !== null || b.berekening !== null || b.type.zonderAntwoord) return meld(plaats, 'VOORVUL_NIET_HIER', 'Hier kan geen eerste antwoord worden overgenomen.')
  for (const [i, bron] of b.veld.voorvul.entries()) {
    if (bron.soort !== 'feit') continue
    if (!Object.hasOwn(feiten, bron.feit)) meld(`${plaats}/${i}/feit`, 'VOORVUL_FEIT', `Het feit '${bron.feit}' bestaat niet.`)
    else if (feiten[bron.feit as Feit].soort !== b.soort) meld(`${plaats}/${i}/feit`, 'VOORVUL_SOORT', `Een ander soort gegeven: ${feiten[bron.feit as Feit].label} past niet in deze vraag.`)
  }
}

function controleerStandaard(b: Veldbouw, regel: (e: Expressie, p: string, b: Veldbouw, h: Waardesoort, t: boolean) => Rekenaar | null, meld: Meld): void {
  const { standaard } = b.veld
  if (standaard === undefined) return
  const plaats = `${b.plaats}/standaard`
  if (isRegelStandaard(standaard)) return void regel(standaard.regel, `${plaats}/regel`, b, b.soort, false)
  const gelezen = b.opslag.safeParse(standaard)
  if (!gelezen.success) return meld(plaats, 'STANDAARD', `De standaardwaarde klopt niet: ${gelezen.error.issues[0]?.message ?? ''}`)
  if (b.soort !== 'rijen') return
  for (const [i, rij] of (standaard as Record<string, unknown>[]).entries())
    for (const [sleutel, waarde] of Object.entries(rij)) {
      if (sleutel === '_id') continue
      const kind = b.kind.get(sleutel)
      if (kind && isRegelStandaard(waarde)) regel(waarde.regel, `${plaats}/${i}/${sleutel}/regel`, b, kind.soort, false)
      else if (!kind || !kind.opslag.safeParse(waarde).success) meld(`${plaats}/${i}/${sleutel}`, 'STANDAARD', 'De standaardwaarde van deze regel klopt niet.')
    }
}

/** `{ regel: … }` as a default is worked out when the concept begins. */
export const isRegelStandaard = (standaard: unknown): standaard is { readonly regel: Expressie } =>
  typeof standaard === 'object' && standaard !== null && !Array.isArray(standaard) && Object.hasOwn(standaard, 'regel')

const perDefinitie = new WeakMap<Formulierdefinitie, Formulier>()
const perTekst = new Map<string, Formulier>()
const BEWAARD = 64

/**
 * Compiles a published definition, once per content however often and wherever it is loaded.
 * Throws on a definition that `leesDefinitie` would refuse: publishing must have stopped it, so this is a bug and not a refusal.
 */
export function compileer(definitie: Formulierdefinitie): Formulier {
  const bekend = perDefinitie.get(definitie)
  if (bekend) return bekend
  const tekst = canoniek(definitie)
  let formulier = perTekst.get(tekst)
  if (!formulier) {
    const { formulier: nieuw, problemen } = bouwFormulier(definitie)
    if (problemen[0]) throw new Error(`Formulier '${definitie.sleutel}' klopt niet: ${problemen[0].plaats}: ${problemen[0].melding}`)
    formulier = nieuw
    if (perTekst.size >= BEWAARD) perTekst.delete(perTekst.keys().next().value!)
    perTekst.set(tekst, formulier)
  }
  perDefinitie.set(definitie, formulier)
  return formulier
}
