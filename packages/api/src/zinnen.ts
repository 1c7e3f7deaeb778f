/** The sentences the API makes: short, B1, and never without who does it. */
import type { Gebeurtenis, GebeurtenisSoort } from '@regietafel/domain/casus'
import { dagVan, kortDatum, opsomming, tijdVan, type Datum } from '@regietafel/domain/kernel'
import { regiesoorten, type Rol } from '@regietafel/domain/regie'

/** A role inside a sentence ("naar de casusregisseur"). */
const aanspraak: Record<Rol, string> = {
  casusregisseur: 'de casusregisseur',
  gedragswetenschapper: 'de gedragswetenschapper',
  zorgaanbieder: 'de zorgaanbieder',
  leidinggevende: 'de leidinggevende',
  procesregisseur: 'de procesregisseur',
  ret: 'het RET',
  gemeente: 'de gemeente',
  beheerder: 'de beheerder',
  operator: 'de operator',
}

export const rolInZin = (rol: Rol): string => aanspraak[rol]

/** "ma 5 okt om 09:00", with the year only when it is another than that of `vandaag`. */
export const moment = (op: string, vandaag: Datum): string => `${dag(dagVan(op), vandaag)} om ${tijdVan(op)}`
export const dag = (datum: Datum, vandaag: Datum): string => kortDatum(datum, Number(vandaag.slice(0, 4)))

/** "Escalatie 2", "Herinnering". The traps of a kader are letters and a number; H is before the deadline. */
export function trapLabel(trap: string): string {
  const delen = /^([HE])(\d+)$/.exec(trap)
  if (!delen) return `Trap ${trap}`
  return delen[1] === 'H' ? 'Herinnering' : `Escalatie ${delen[2]}`
}

export interface VolgendeTrap { readonly trap: string; readonly op: string; readonly naar: readonly Rol[]; readonly betaalvlag: boolean }

/** "Escalatie 2 gaat ma 5 okt om 09:00 naar jou." `ik` are the roles the reader has in this casus. */
export function alsHetNietKomt(volgende: VolgendeTrap | null, ik: readonly Rol[], vandaag: Datum): string | null {
  if (!volgende) return null
  const naar = [...new Set(volgende.naar.map((rol) => ik.includes(rol) ? 'jou' : aanspraak[rol]))].sort((a, b) => Number(b === 'jou') - Number(a === 'jou'))
  const zin = `${trapLabel(volgende.trap)} gaat ${moment(volgende.op, vandaag)} naar ${opsomming(naar)}.`
  return volgende.betaalvlag ? `${zin} De gemeente beoordeelt dan of de betaling wacht.` : zin
}

/** "Marjan, wijkteam Noord" */
export const persoon = ({ naam, organisatie }: { readonly naam: string; readonly organisatie: string | null }): string =>
  organisatie ? `${naam}, ${organisatie}` : naam

export interface GebeurtenisZin {
  readonly titel: string
  readonly tekst: string
  /** The text quotes what somebody wrote. */
  readonly vrijeTekst: boolean
}

/** What a gebeurtenis needs besides itself to be told. */
export interface Vertelling {
  readonly vandaag: Datum
  /** "Door Marjan, wijkteam Noord", or empty when a machine recorded it. */
  readonly door: string
  readonly formulierTitel: (sleutel: string) => string
  /** Of a termijn, in the kader it was recorded for; the main one when none was named. */
  readonly termijnTitel: (sleutel: string, kader: string | undefined) => string
  readonly grondTitel: (grond: string) => string
  readonly poortVraag: (poort: string) => string
  /** Who got the regie with this gebeurtenis. */
  readonly naarWie: string | null
  /** Somebody held it before. */
  readonly overdracht: boolean
}

type Verteller<S extends GebeurtenisSoort> = (gebeurtenis: Extract<Gebeurtenis, { soort: S }>, bij: Vertelling) => readonly [titel: string, ...delen: (string | { readonly citaat: string } | null)[]]

const vanaf = (datum: Datum, bij: Vertelling) => `Vanaf ${dag(datum, bij.vandaag)}`
const op = (datum: Datum, bij: Vertelling) => `Op ${dag(datum, bij.vandaag)}`
const citaat = (tekst: string | undefined) => tekst ? { citaat: `“${tekst}”` } : null

/** One entry per kind; a new kind does not compile until it can be told. */
const vertellers: { readonly [S in GebeurtenisSoort]: Verteller<S> } = {
  aanvraag: (g, bij) => ['Aanvraag ontvangen', op(g.datum, bij)],
  plaatsing: (g, bij) => ['Plaatsing', vanaf(g.datum, bij)],
  overplaatsing: (g, bij) => ['Overplaatsing', vanaf(g.datum, bij)],
  'een-op-een-gestart': (g, bij) => ['1-op-1 begeleiding gestart', vanaf(g.datum, bij)],
  'een-op-een-beeindigd': (g, bij) => ['1-op-1 begeleiding beëindigd', op(g.datum, bij)],
  'formulier-vastgesteld': (g, bij) => [`${bij.formulierTitel(g.formulier)} vastgesteld`],
  'poort-beslist': (g, bij) => [`Poort beslist: ${bij.poortVraag(g.poort)} ${g.uitkomst === 'ja' ? 'Ja' : 'Nee'}`, citaat(g.motivering)],
  'regie-toegewezen': (g, bij) => [`${regiesoorten[g.regie].label} ${bij.overdracht ? 'overgedragen' : 'toegewezen'}`, bij.naarWie ? `Aan ${bij.naarWie}` : null, citaat(g.reden)],
  'regie-beeindigd': (g) => [`${regiesoorten[g.regie].label} beëindigd`],
  geboren: (g, bij) => ['Geboren', op(g.datum, bij)],
  'familiegroepsplan-afgezien': (g, bij) => ['Ouders zien af van een familiegroepsplan', op(g.datum, bij)],
  'schriftelijk-plan-gevraagd': (g, bij) => ['Schriftelijk plan gevraagd', op(g.datum, bij)],
  'casus-afgesloten': (g) => ['Casus afgesloten', citaat(g.reden)],
  'casus-heropend': (g) => ['Casus heropend', citaat(g.reden)],
  registratie: (g, bij) => [`Vastgelegd: ${g.registratie.replaceAll('-', ' ')}`, g.moment ? `Op ${moment(g.moment, bij.vandaag)}` : g.datum ? op(g.datum, bij) : null],
  opgeschort: (g, bij) => [`Klok stilgezet vanaf ${dag(g.datum, bij.vandaag)}`, `Grond: ${bij.grondTitel(g.grond)}`, g.uiterlijk ? `Uiterlijk tot ${dag(g.uiterlijk, bij.vandaag)}` : null, citaat(g.bevoegd)],
  hervat: (g, bij) => ['Klok loopt weer', vanaf(g.datum, bij)],
  verlengd: (g, bij) => [`${bij.termijnTitel(g.termijn, g.kader)} verlengd met ${g.dagen} ${g.dagen === 1 ? 'dag' : 'dagen'}`, citaat(g.reden)],
  'plaatsing-gecorrigeerd': (g, bij) => ['Datum van de plaatsing verbeterd', g.was ? `${dag(g.was, bij.vandaag)} wordt ${dag(g.datum, bij.vandaag)}` : vanaf(g.datum, bij), citaat(g.reden)],
  'start-gecorrigeerd': (g, bij) => ['Start van de 1-op-1 verbeterd', g.was ? `${dag(g.was, bij.vandaag)} wordt ${dag(g.datum, bij.vandaag)}` : vanaf(g.datum, bij), citaat(g.reden)],
  'formulier-ingetrokken': (g, bij) => [`${bij.formulierTitel(g.formulier)} ingetrokken`, citaat(g.reden)],
}

export function vertelGebeurtenis(gebeurtenis: Gebeurtenis, bij: Vertelling): GebeurtenisZin {
  const verteller = vertellers[gebeurtenis.soort] as Verteller<GebeurtenisSoort>
  const [titel, ...delen] = verteller(gebeurtenis as never, bij)
  const tekst = [...delen, bij.door || null].filter((deel) => deel !== null).map((deel) => typeof deel === 'string' ? deel : deel.citaat)
  return { titel, tekst: zinnen(tekst), vrijeTekst: delen.some((deel) => typeof deel === 'object' && deel !== null) }
}

/** One after the other; a quote that ends its own sentence gets no second full stop. */
const zinnen = (delen: readonly string[]): string =>
  delen.reduce((tekst, deel) => tekst === '' ? deel : `${tekst}${/[.!?]”$/.test(tekst) ? '' : '.'} ${deel}`, '')
