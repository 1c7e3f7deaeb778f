import { rollen } from '../regie/index.ts'
import type { Veld } from './definitie.types.ts'
import { isRecord } from './grenzen.ts'
import type { Instelling } from './instelling.ts'
import { optiesVan } from './opties.ts'
import { zelfde } from './pad.ts'
import { vindVeldType, type Optie } from './veldtypen/index.ts'
import type { Gevolg } from './vergelijk.ts'

/** Says one difference; `optie` is the value of the option it is about. */
type Anders = (deel: string, gevolg: Gevolg, zin: string, optie?: string) => void
/** Label of a field of the form, by id. */
type Naam = (id: string) => string | undefined

const noem = (tekst: string): string => `"${tekst}"`

/** Settings of one kind of question. Options are told one by one; bounds that become narrower make an answer wrong, they take none away. */
export function vergelijkConfig(x: Veld, y: Veld, naamVan: Naam, anders: Anders): void {
  const [oud, nieuw] = [heleOpties(x), heleOpties(y)]
  if (oud && nieuw) vergelijkOpties(noem(y.label), oud, nieuw, anders)
  const rest = (v: Veld): Readonly<Record<string, unknown>> => (isRecord(v.config) ? Object.fromEntries(Object.entries(v.config).filter(([sleutel]) => sleutel !== 'opties' || !oud || !nieuw)) : {})
  const [p, q] = [rest(x), rest(y)]
  const instellingen = vindVeldType(y.type)?.instellingen ?? []
  for (const naam of new Set([...Object.keys(p), ...Object.keys(q)])) {
    if (zelfde(p[naam], q[naam])) continue
    const instelling = instellingen.find((kans) => kans.naam === naam)
    const toon = (waarde: unknown): string => waardeIn(waarde, instelling, naamVan)
    anders('config', nauwer(naam, p[naam], q[naam]) ? 'let-op' : 'gelijk', `Bij ${noem(y.label)} is ${noem(instelling?.label ?? naam)} nu: ${toon(q[naam])}. Eerst: ${toon(p[naam])}.`)
  }
}

function vergelijkOpties(wie: string, oud: readonly Optie[], nieuw: readonly Optie[], anders: Anders): void {
  for (const optie of oud) {
    const daar = nieuw.find(({ waarde }) => waarde === optie.waarde)
    if (!daar) anders('opties', 'brekend', `Bij ${wie} vervalt de optie ${noem(optie.label)}. Antwoorden daarmee gaan apart.`, optie.waarde)
    else if (daar.label !== optie.label) anders('opties', 'gelijk', `Bij ${wie} heet de optie ${noem(optie.label)} nu ${noem(daar.label)}.`, optie.waarde)
  }
  for (const optie of nieuw) if (!oud.some(({ waarde }) => waarde === optie.waarde)) anders('opties', 'gelijk', `Bij ${wie} komt de optie ${noem(optie.label)} erbij.`, optie.waarde)
  const waarden = (opties: readonly Optie[]): string[] => opties.map(({ waarde }) => waarde)
  if (zelfde(waarden(oud).sort(), waarden(nieuw).sort()) && !zelfde(waarden(oud), waarden(nieuw))) anders('opties', 'gelijk', `De opties van ${wie} staan in een andere volgorde.`)
}

/** Null when they are no options yet: then they are told as any other setting. */
function heleOpties(veld: Veld): readonly Optie[] | null {
  const opties = optiesVan(veld)
  return opties?.every((optie) => isRecord(optie) && typeof optie.waarde === 'string' && typeof optie.label === 'string') ? opties : null
}

/** A setting as who reads the form calls it. */
function waardeIn(waarde: unknown, instelling: Instelling | undefined, naamVan: Naam): string {
  if (waarde === undefined) return 'niet ingevuld'
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee'
  if (typeof waarde === 'number' && !instelling?.keuzes) return String(waarde).replace('.', ',')
  if (Array.isArray(waarde)) return waarde.map((een) => waardeIn(een, instelling, naamVan)).join(', ') || 'niets'
  if (isRecord(waarde)) return typeof waarde['label'] === 'string' ? waarde['label'] : JSON.stringify(waarde)
  const keuze = instelling?.keuzes?.find((kans) => kans.waarde === waarde)
  if (keuze) return keuze.label.toLowerCase()
  if (typeof waarde !== 'string') return JSON.stringify(waarde)
  if (instelling?.soort === 'rollen') return Object.hasOwn(rollen, waarde) ? rollen[waarde as keyof typeof rollen].label.toLowerCase() : waarde
  if (instelling?.soort === 'lijst' || instelling?.soort === 'rijveld') return noem(naamVan(waarde) ?? waarde)
  return noem(waarde)
}

/** A bound that lets less through than before. */
function nauwer(naam: string, oud: unknown, nieuw: unknown): boolean {
  if (/^max/.test(naam)) return typeof nieuw === 'number' && (typeof oud !== 'number' || nieuw < oud)
  if (/^min/.test(naam)) return typeof nieuw === 'number' && (typeof oud !== 'number' || nieuw > oud)
  return !['voorbeeld', 'eenheid', 'ja', 'nee', 'laag', 'hoog', 'enkelvoud', 'leegTekst', 'rijtitel', 'tekst', 'toon'].includes(naam)
}
