/** Milliseconds, a count, or a share from 0 to 1. */
export type Eenheid = 'ms' | 'aantal' | 'deel'
/** Which way is worse. */
export type Richting = 'hoger-is-erger' | 'lager-is-erger'
/** `onbekend`: not measured. It is never taken for good. */
export type Maatniveau = 'in-orde' | 'let-op' | 'over-de-grens' | 'onbekend'

/** When a number of the guarding deserves attention, and when an alarm. What is shipped; a gemeente may have its own. */
export interface Maatregel {
  readonly letOp: number | null
  readonly grens: number
  /** Minutes after the begin at which it is told, rising. After the last one it is told every day. */
  readonly stappen: readonly number[]
  /** False: it is measured and shown, and never gives an alarm. */
  readonly actief: boolean
}

export interface Maatsoort extends Maatregel {
  readonly titel: string
  /** One sentence. */
  readonly uitleg: string
  readonly eenheid: Eenheid
  readonly richting: Richting
}

const SECONDE = 1_000
const MINUUT = 60 * SECONDE
const UUR = 60 * MINUUT
const hoger = 'hoger-is-erger'
const lager = 'lager-is-erger'
const achterstand = (trap: string, uitleg: string, regel: Maatregel): Maatsoort => ({ titel: `Open op ${trap}`, uitleg, eenheid: 'aantal', richting: hoger, ...regel })

/** Every number by which the guarding is watched. The key is also its name in the history and, with underscores, in the metrics. */
export const maten = {
  'oudste-niet-afgegaan': { titel: 'Oudste die had moeten gaan', uitleg: 'Hoe lang de oudste escalatie al had moeten afgaan.', eenheid: 'ms', richting: hoger, letOp: 5 * MINUUT, grens: 15 * MINUUT, stappen: [0, 30], actief: true },
  'sweep-achterstand': { titel: 'Achterstand van de bewaking', uitleg: 'Hoe lang geleden een werker voor het laatst naar de termijnen keek.', eenheid: 'ms', richting: hoger, letOp: 30 * SECONDE, grens: 2 * MINUUT, stappen: [0, 30], actief: true },
  mislukt: { titel: 'Mislukt, wacht op herstel', uitleg: 'Berichten die niet aankomen: opgegeven, of nog steeds geprobeerd.', eenheid: 'aantal', richting: hoger, letOp: 1, grens: 20, stappen: [5, 30], actief: true },
  'mislukt-oudste': { titel: 'Oudste mislukte bericht', uitleg: 'Hoe lang het oudste bericht al niet aankomt.', eenheid: 'ms', richting: hoger, letOp: 15 * MINUUT, grens: UUR, stappen: [0, 240], actief: true },
  'niet-bevestigd': { titel: 'Spoed niet opgepakt', uitleg: 'Open escalaties op de trappen die bij ons spoed zijn.', eenheid: 'aantal', richting: hoger, letOp: 3, grens: 10, stappen: [0, 240], actief: true },
  'niet-bevestigd-oudste': { titel: 'Oudste spoed zonder antwoord', uitleg: 'Hoe lang de oudste escalatie op een spoedtrap al op antwoord wacht.', eenheid: 'ms', richting: hoger, letOp: 24 * UUR, grens: 72 * UUR, stappen: [0], actief: true },
  'bezorgd-deel': { titel: 'Bezorgd, laatste uur', uitleg: 'Het deel van de berichten van het laatste uur dat is aangekomen.', eenheid: 'deel', richting: lager, letOp: 0.99, grens: 0.98, stappen: [5, 30], actief: true },
  'onbezorgd-oudste': { titel: 'Oudste die nog niet is bezorgd', uitleg: 'Hoe lang de oudste afgegane escalatie al bezorgd had kunnen zijn.', eenheid: 'ms', richting: hoger, letOp: 2 * MINUUT, grens: 15 * MINUUT, stappen: [0, 30], actief: true },
  'achterstand-h': achterstand('herinnering', 'Herinneringen waarvan de stap nog niet klaar is.', { letOp: null, grens: 500, stappen: [0], actief: false }),
  'achterstand-e1': achterstand('E1', 'Escalaties op trap E1 die niemand heeft opgepakt.', { letOp: null, grens: 200, stappen: [0], actief: false }),
  'achterstand-e2': achterstand('E2', 'Escalaties op trap E2 die niemand heeft opgepakt.', { letOp: null, grens: 100, stappen: [0], actief: false }),
  'achterstand-e3': achterstand('E3', 'Escalaties op trap E3 die niemand heeft opgepakt.', { letOp: 10, grens: 25, stappen: [0], actief: true }),
  'achterstand-e4': achterstand('E4', 'Escalaties op trap E4 of hoger die niemand heeft opgepakt.', { letOp: 3, grens: 10, stappen: [0], actief: true }),
  pauzes: { titel: 'Pauze', uitleg: 'Wat iemand heeft stilgezet. Een pauze is zelf een melding, tot hij voorbij is.', eenheid: 'aantal', richting: hoger, letOp: null, grens: 1, stappen: [0, 120], actief: true },
  verschil: { titel: 'Verschil bij vergelijken', uitleg: 'Wat bij de laatste vergelijking die is bewaard kwijt, dubbel, te vroeg of na sluiting afgegaan bleek, of een plan had dat niet te lezen is.', eenheid: 'aantal', richting: hoger, letOp: null, grens: 1, stappen: [0, 60], actief: true },
  'nachtbewijs-oudste': { titel: 'Laatste nachtbewijs', uitleg: 'Hoe lang geleden een nacht voor het laatst werd vergeleken en vastgelegd.', eenheid: 'ms', richting: hoger, letOp: 26 * UUR, grens: 30 * UUR, stappen: [30], actief: true },
  klokverschil: { titel: 'Verschil van de klok', uitleg: 'Hoeveel de klok van een werker afwijkt van die van de database.', eenheid: 'ms', richting: hoger, letOp: SECONDE, grens: 2 * SECONDE, stappen: [5], actief: true },
  workers: { titel: 'Werkers', uitleg: 'Hoeveel werkers nu een teken van leven geven.', eenheid: 'aantal', richting: lager, letOp: null, grens: 1, stappen: [0, 30], actief: true },
} as const satisfies Record<string, Maatsoort>

export type Maat = keyof typeof maten
export const maatnamen = Object.keys(maten) as readonly Maat[]
/** Measures that a cause of failures explains: what one dead mailserver trips is one alarm. */
const bezorgmaten: readonly Maat[] = ['mislukt', 'mislukt-oudste', 'bezorgd-deel', 'onbezorgd-oudste']
export const isBezorgmaat = (maat: Maat): boolean => bezorgmaten.includes(maat)
/** Numbers of the whole installation: alike in every gemeente, never added up, and one alarm for who guards several. */
const installatiematen: readonly Maat[] = ['sweep-achterstand', 'klokverschil', 'workers']
export const isInstallatiemaat = (maat: Maat): boolean => installatiematen.includes(maat)
export const isMaat = (naam: string): naam is Maat => Object.hasOwn(maten, naam)
/** As `maten[maat]`, without its literal types. */
export const maatsoort = (maat: Maat): Maatsoort => maten[maat]

/** What a value means. A number that may not rise is over its grens from the grens on; one that may not fall is so below it. */
export function beoordeel(waarde: number | null, { letOp, grens, richting }: Pick<Maatsoort, 'letOp' | 'grens' | 'richting'>): Maatniveau {
  if (waarde === null || Number.isNaN(waarde)) return 'onbekend'
  const erger = (grens: number): boolean => (richting === lager ? waarde < grens : waarde >= grens)
  if (erger(grens)) return 'over-de-grens'
  return letOp !== null && erger(letOp) ? 'let-op' : 'in-orde'
}
