/** What the API answers to professionals about escalaties. Types only; see `types.ts`. */
import type { Betaalbesluit, Escalatiedaad, Mensendaad, Omleidreden, Stapstand } from '@regietafel/domain/escalatie'
import type { Regiesoort } from '@regietafel/domain/regie'
import type { Bladzijde, DatumTekst, MomentTekst } from './types.ts'
import type { Maatstand } from './wachtrijtypes.ts'

export interface EscalatieFilter {
  readonly status?: 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost' | undefined
  readonly trap?: string | undefined
  readonly nummer?: string | undefined
  /** Only what asks somebody to do something: no reminders, nothing replaced. */
  readonly wacht?: boolean | undefined
}

/** In whose hands an escalatie is, and what was done with it. Names of colleagues; nothing of a jongere but in a reden, which not everybody gets. */
export interface Escalatiehand {
  /** Who has it in hand. Null: it waits for somebody. */
  readonly houder: string | null
  readonly vanMij: boolean
  readonly uitgesteldTot: DatumTekst | null
  /** Its uitstel ended and nobody did anything since. Left out: not so. */
  readonly wasUitgesteldTot?: DatumTekst
  /** Who settled it by hand; null when the step was done. */
  readonly opgelostDoor: string | null
  readonly betaalbesluit: Betaalbesluit | null
  /** A betaalvlag on which the gemeente has to decide. */
  readonly terBeoordeling: boolean
  /** Of what has to be decided: nobody of the gemeente can now. `gemeld`: it came to an operator, who is to find somebody. Null: somebody can, or it was not asked. */
  readonly zonderBeoordelaar: { readonly gemeld: boolean } | null
  /** How the step stands that it is about. */
  readonly stap: Stapstand
  /** It was to be mailed, and none of it was: it was withdrawn before it went. */
  readonly mailIngetrokken: boolean
  /** Oldest first. */
  readonly daden: readonly Handelingrij[]
  /** What the reader may do now. */
  readonly kan: readonly Mensendaad[]
}

export interface EscalatieRij extends Omit<Escalatiehand, 'daden'> {
  /** Lower traps of the same termijn that wait too, highest first. Left out: none. */
  readonly onder?: readonly EscalatieRij[]
  readonly id: string
  readonly nummer: string
  readonly casusId: string
  /** "Sami, 15"; only for who may see the name, absent for others. */
  readonly wie?: string
  readonly termijn: string
  readonly termijnTitel: string
  readonly deadline: DatumTekst
  readonly trap: string
  readonly geplandOp: MomentTekst
  readonly afgegaanOp: MomentTekst
  readonly ouderdomMs: number
  readonly aan: readonly { readonly naam: string; readonly rolLabel: string; readonly omgeleidVan: string | null; readonly reden: Omleidreden | null }[]
  readonly kanalen: readonly { readonly kanaal: 'taak' | 'email' | 'webhook'; readonly status: 'wacht' | 'bezorgd' | 'mislukt' | 'laten-vallen'; readonly bezorgdOp: MomentTekst | null }[]
  readonly status: 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost'
  readonly bevestigdDoor: string | null
  readonly bevestigdOp: MomentTekst | null
  readonly betaalvlag: boolean
  /** Before the deadline: nobody has to answer it. */
  readonly herinnering: boolean
  /** Went off for a date that was moved since. */
  readonly vervangen: boolean
  /** A correction shows that it should not have gone off. */
  readonly achterafOnterecht: boolean
  /** How many acts there are; goes back in with an act. */
  readonly gezien: number
  readonly magBevestigen: boolean
  /** Of a betaalvlag, to who guards: nobody of the gemeente can decide about it now, so she is to find somebody. */
  readonly zoekBeoordelaar: boolean
}

/** One trap of a termijn, as who judges a payment reads it. */
export interface Trapverloop {
  readonly id: string
  readonly trap: string
  readonly afgegaanOp: MomentTekst
  /** "Marjan (casusregisseur)" */
  readonly aan: readonly string[]
  readonly herinnering: boolean
  readonly daden: readonly Handelingrij[]
}

/** What one act did: the lower traps that went along. */
export interface Daadgedaan { readonly ok: true; readonly ook: readonly string[] }

/** Of several that were picked up in one go, what became of each, in the order in which they were asked. */
export interface Samengedaan {
  readonly uitkomsten: readonly {
    readonly escalatieId: string
    readonly wat: { readonly nummer: string; readonly trap: string; readonly termijnTitel: string }
    /** Why nothing was done with it; null: it is hers. */
    readonly melding: string | null
    readonly ook: readonly string[]
  }[]
}

/** One escalatie with everything that was done with it. */
export interface EscalatieBlad {
  readonly nu: MomentTekst
  readonly vandaag: DatumTekst
  readonly rij: EscalatieRij
  readonly daden: readonly Handelingrij[]
  /** How many acts there are; goes back in with an act, so that nobody decides on something that is no more. */
  readonly gezien: number
  /** Some reasons are not for the reader. */
  readonly redenVerborgen: boolean
  /** Lower traps of the same termijn that stand as this one, highest first, with what may be done to them in one go with it. */
  readonly lager: readonly { readonly trap: string; readonly kan: readonly Mensendaad[] }[]
  /** Of a betaalvlag: what went off before it for the same termijn, oldest first, to whom, and what was done with it. Empty of another. */
  readonly verloop: readonly Trapverloop[]
  /** The last day to which it may be put off, when on that day it wakes (`HH:MM`), how often it may be, and how often it was. */
  readonly uitstel: { readonly uiterlijk: DatumTekst; readonly tijd: string; readonly keer: number; readonly gedaan: number; /** Of these days, those that are no werkdag. */ readonly vrij: readonly { readonly datum: DatumTekst; readonly waarom: string; readonly werkdag: DatumTekst }[] }
}

/** Of one gemeente, as the console judges it. `stilTot`: until when nobody looks at its termijnen because somebody asked for it. */
export interface Gezondheid { readonly maten: readonly Maatstand[]; readonly stilTot: MomentTekst | null }

export interface EscalatieLijst extends Bladzijde<EscalatieRij> {
  readonly nu: MomentTekst
  readonly totaal: number
  /** Every trap the kaders of this gemeente have or had, in the order of a ladder. */
  readonly trappen: readonly string[]
  /** Only for who guards them all. */
  readonly zonderRegie: readonly { readonly nummer: string; readonly soorten: readonly Regiesoort[] }[]
  readonly gezondheid: Gezondheid | null
  /** Only for an operator who guards other gemeenten too: these, by name, with how many of theirs wait. This list is of her own. */
  readonly elders: readonly { readonly id: string; readonly naam: string; readonly wachten: number }[]
}

export interface Handelingrij {
  readonly daad: Escalatiedaad
  readonly door: string | null
  readonly op: MomentTekst
  readonly reden: string | null
  /** There is a reason, and it is not for the reader. */
  readonly verborgen?: true
  readonly tot: DatumTekst | null
  readonly besluit: 'betaling-wacht' | 'betaling-loopt-door' | null
}
