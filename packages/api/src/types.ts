/**
 * What the API answers, procedure by procedure. Types only: the screens import these, the routers must produce them.
 * Days are `Datum` texts on the Amsterdam calendar; instants (`Moment`) are ISO texts in UTC ending in `Z`.
 * A field that a role may not see is absent or null in the answer, never hidden by the screen.
 */
import type { Gebeurtenis } from '@regietafel/domain/casus'
import type { Akkoorden, Antwoorden, Formulierdefinitie, Pad, Probleem, Wijziging } from '@regietafel/domain/formulier'
import type { TermijnStand, TermijnToestand, Voortgang } from '@regietafel/domain/kader'
import type { Handeling, Regiesoort, Rol } from '@regietafel/domain/regie'
import type { Kaderfout } from './kadertypes.ts'

export type {
  Akkoorden, Antwoorden, Formulierdefinitie, Gebeurtenis, Handeling, Pad, Probleem, Regiesoort, Rol, TermijnStand, TermijnToestand, Voortgang, Wijziging,
}

export * from './casustypes.ts'
export * from './escalatietypes.ts'
export * from './formuliertypes.ts'
export * from './invultypes.ts'
export * from './kadertypes.ts'

export type DatumTekst = string
export type MomentTekst = string

/** A page of rows. `volgende` goes back in as `na`; null on the last page. */
export interface Bladzijde<Rij> { readonly rijen: readonly Rij[]; readonly volgende: string | null }

export interface Persoon { readonly id: string; readonly naam: string; readonly organisatie: string | null }

/* ── sessie ── */

export interface Sessie {
  readonly gebruiker: { readonly id: string; readonly naam: string; readonly rol: Rol; readonly rolLabel: string; readonly organisatie: string | null }
  readonly gemeente: { readonly naam: string; readonly jeugdregio: string | null; readonly thema: Readonly<Record<string, string>> }
  /** `aan`: the time may be moved here. `nu` is the time of the database, moved or not. */
  readonly proefklok: { readonly aan: boolean; readonly nu: MomentTekst }
  readonly mailvangerUrl: string | null
  readonly menu: { readonly mijnWerk: number; readonly escalaties: number }
  /** What the role could do at all, for the menu. */
  readonly mag: readonly Handeling[]
}

/** After moving it. */
export interface Proefklokstand { readonly nu: MomentTekst; readonly vandaag: DatumTekst; readonly verschoven: boolean }

/* ── werk ── */

export type TaakSoort = 'termijn' | 'poort' | 'akkoord' | 'escalatie' | 'regie-ontbreekt'

export interface Taak {
  /** Stable within one answer; a key for lists. */
  readonly id: string
  readonly soort: TaakSoort
  readonly casusId: string
  readonly nummer: string
  /** Null for roles that may not see it. */
  readonly roepnaam: string | null
  readonly leeftijd: number | null
  readonly titel: string
  /** Key of the termijn, the poort, the formulier or the escalatie (its id) it is about. */
  readonly termijn: string | null
  readonly poort: string | null
  readonly formulier: string | null
  readonly escalatieId: string | null
  /** Of an escalatie: what it asks. `van-mij`: she has it in hand. `kwijt`: somebody took it over from her. `betaling`: to decide whether payment waits. `betaling-wacht`: payment waits, and only the gemeente lets it go. `zoek-beoordelaar`: to see to it that somebody may. `omgeleid`: it went to another while she was away. */
  readonly doe?: 'omgeleid' | 'pak-op' | 'van-mij' | 'kwijt' | 'betaling' | 'betaling-wacht' | 'zoek-beoordelaar'
  readonly deadline: DatumTekst | null
  readonly toestand: Extract<TermijnToestand, 'loopt' | 'nadert' | 'verstreken'>
  /** Why this date, or why this stands here. */
  readonly uitleg: string
  /** Title of the kader it comes from, when that is not the main one. */
  readonly kader: string | null
  /** The same form is waited for elsewhere too: "Ook wettelijk, uiterlijk ma 25 mei." */
  readonly ook: string | null
  /** Who it waits for: "De Lindehof (Ruben)", or "Niemand" when the role is empty. */
  readonly wie: string
  /** "Escalatie 2 gaat ma 5 okt om 09:00 naar jou." Null when nothing follows. */
  readonly alsHetNietKomt: string | null
  readonly href: string
}

/** Her own absence, as she said it. */
export interface Afwezigheid {
  /** The last day she is away; null when she is there. */
  readonly totEnMet: DatumTekst | null
  /** Where what comes goes meanwhile: "de procesregisseur". */
  readonly zolangNaar: string
  readonly uiterlijk: DatumTekst
}

export interface MijnWerk {
  readonly nu: MomentTekst
  /** Today on the Amsterdam calendar. */
  readonly vandaag: DatumTekst
  readonly taken: readonly Taak[]
  /** Escalaties that she picked up and of which the step is not done, and those that somebody took over from her. */
  readonly opgepakt: readonly Taak[]
  /** What went to another while she was away, one per termijn, until the step is done or she takes it over. */
  readonly omgeleid: readonly Taak[]
  /** Payments that the gemeente let wait, until it lets them go on or the step is done; empty for who does not decide about money. */
  readonly betalingWacht: readonly Taak[]
  readonly wachtOpAnderen: readonly Taak[]
}

/** A mutation that has nothing to tell but that it was done. */
export interface Gedaan { readonly ok: true }

/* ── logboek ── */

export interface LogboekRij {
  readonly op: MomentTekst
  readonly door: string | null
  readonly organisatie: string | null
  readonly handeling: string
  /** "gelukt" or "geweigerd" */
  readonly uitkomst: string
  readonly reden: string | null
}

/* ── refusals and faults, as they arrive at the client in `error.data` ── */

export interface Weigering {
  readonly code: string
  /** Dutch, says what to do. */
  readonly melding: string
  /** The field it is about, when there is one. */
  readonly pad?: Pad
  /** For a refused vaststellen: everything that is still needed. */
  readonly problemen?: readonly Probleem[]
  /** For a kader or a form: everything that is wrong with it, with its place; `bij` is the field or section of a form, null for the form as a whole. */
  readonly fouten?: readonly (Kaderfout & { readonly bij?: string | null })[]
}

export interface FoutData {
  readonly refusal: Weigering | null
  /** Faults of input by path ("datum", "wijzigingen.0.pad"). */
  readonly velden: Readonly<Record<string, string>> | null
  /** For "Er ging iets mis": the id that is in the log. */
  readonly foutId: string | null
}
