import { feiten, gevoeligheden, regelInWoorden, vindVeldType, type Controle, type Expressie, type Feit, type Formulierdefinitie, type Naamgever, type Veld } from '@regietafel/domain/formulier'
import { opsomming } from '@regietafel/domain/kernel'
import { rollen } from '@regietafel/domain/regie'
import { toonWaarde } from '#lib/formulierbouwer/voorwaarde/woorden.ts'

/** A field in words, to read and to print: never to edit. */
export interface Leesveld {
  readonly id: string
  readonly label: string
  readonly soort: string
  readonly hulp: string | null
  readonly vast: boolean
  /** Of a block that asks nothing: what it says. */
  readonly tekst: string | null
  readonly opties: readonly string[]
  /** One sentence each: when it is asked, whether it must be answered, what is checked. */
  readonly regels: readonly string[]
  readonly bron: string | null
  readonly velden: readonly Leesveld[]
}

export interface Leessectie {
  readonly id: string
  readonly titel: string
  readonly uitleg: string | null
  readonly regels: readonly string[]
  readonly velden: readonly Leesveld[]
}

/** The whole form in words. */
export const leesSecties = (definitie: Formulierdefinitie, namen: Naamgever): Leessectie[] => definitie.secties.map((sectie) => ({
  id: sectie.id,
  titel: sectie.titel,
  uitleg: sectie.uitleg ?? null,
  regels: zinnen(sectie.zichtbaar !== undefined && `Alleen als ${regelInWoorden(sectie.zichtbaar, namen)}.`, sectie.deel && `Dit is het onderdeel ${sectie.deel.sleutel}, versie ${sectie.deel.versie}.`),
  velden: leesVelden(sectie.velden, namen),
}))

export const leesVelden = (velden: readonly Veld[], namen: Naamgever): Leesveld[] => velden.map((veld) => ({
  id: veld.id,
  label: veld.label,
  soort: vindVeldType(veld.type)?.label ?? veld.type,
  hulp: veld.hulp ?? null,
  vast: veld.vast === true,
  tekst: tekstVan(veld.config),
  opties: optielabels(veld.config),
  regels: veldregels(veld, namen),
  bron: veld.bron ?? null,
  velden: leesVelden(veld.velden ?? [], namen),
}))

/** Who fills it in. */
export const invullers = ({ schrijft = ['casusregisseur'] }: Formulierdefinitie): string => opsomming(schrijft.map((rol) => rollen[rol].label.toLowerCase()), 'en')

const zinnen = (...mogelijk: readonly (string | false | null | undefined)[]): string[] => mogelijk.filter((zin): zin is string => typeof zin === 'string' && zin !== '')
const altijdOf = (regel: true | Expressie | undefined, altijd: string, als: (zin: string) => string, namen: Naamgever): string | null =>
  regel === undefined ? null : regel === true ? altijd : als(regelInWoorden(regel, namen))

function veldregels(veld: Veld, namen: Naamgever): string[] {
  const { zichtbaar, verplicht, gewenst, alleenLezen, berekening, standaard, controles = [], voorvul = [], gevoelig, vers, codelijst, deel } = veld
  return zinnen(
    zichtbaar !== undefined && `Alleen als ${regelInWoorden(zichtbaar, namen)}.`,
    altijdOf(verplicht, 'Verplicht bij vaststellen.', (zin) => `Verplicht bij vaststellen als ${zin}.`, namen),
    altijdOf(gewenst, 'Gewenst: leeg laten kan met een reden.', (zin) => `Gewenst als ${zin}: leeg laten kan met een reden.`, namen),
    altijdOf(alleenLezen, 'Alleen te lezen.', (zin) => `Alleen te lezen als ${zin}.`, namen),
    berekening !== undefined && `Wordt uitgerekend: ${regelInWoorden(berekening, namen)}.`,
    standaard !== undefined && beginzin(standaard, namen),
    ...voorvul.map((v) => (v.soort === 'feit' ? `Begint met ${Object.hasOwn(feiten, v.feit) ? feiten[v.feit as Feit].label : v.feit}.` : `Begint met een antwoord uit het formulier ${v.formulier}.`)),
    ...controles.map((controle) => controlezin(controle, namen)),
    vers && 'Wordt in elke volgende versie opnieuw gevraagd.',
    gevoelig && gevoelig !== 'gewoon' && `Gevoelig: ${gevoeligheden[gevoelig].toLowerCase()}.`,
    codelijst && `Keuzes uit de codelijst ${codelijst.sleutel}, versie ${codelijst.versie}.`,
    deel && `Uit het onderdeel ${deel.sleutel}, versie ${deel.versie}.`,
  )
}

const controlezin = ({ als, melding, waarschuwing }: Controle, namen: Naamgever): string => `${waarschuwing ? 'Waarschuwt tenzij' : 'Klopt alleen als'} ${regelInWoorden(als, namen)}: “${melding}”`

function beginzin(standaard: unknown, namen: Naamgever): string {
  if (typeof standaard === 'object' && standaard !== null && 'regel' in standaard) return `Begint met ${regelInWoorden(standaard.regel, namen)}.`
  return `Begint met ${toonWaarde(standaard)}.`
}

function optielabels(config: unknown): string[] {
  const opties = typeof config === 'object' && config !== null && 'opties' in config ? config.opties : []
  return Array.isArray(opties) ? opties.flatMap((optie: { label?: unknown } | null) => (typeof optie?.label === 'string' ? [optie.label] : [])) : []
}

function tekstVan(config: unknown): string | null {
  return typeof config === 'object' && config !== null && 'tekst' in config && typeof config.tekst === 'string' ? config.tekst : null
}
