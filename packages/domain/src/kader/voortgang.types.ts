import type { PlanTrap } from '../escalatie/index.ts'
import type { Datum } from '../kernel/index.ts'
import type { Rol } from '../regie/index.ts'

/** What `voortgang(kader, gebeurtenissen, kalender, nu)` answers. All instants are ISO texts in UTC ending in `Z`. */
export interface Voortgang {
  readonly kader: string
  readonly versie: number
  /** False after `casus-afgesloten`, until `casus-heropend`. */
  readonly open: boolean
  readonly stappen: readonly StapStand[]
  readonly poorten: readonly PoortStand[]
  readonly termijnen: readonly TermijnStand[]
  readonly escalaties: readonly EscalatieStand[]
  /** Next instant at which the outcome changes by itself, or null. */
  readonly volgendMoment: string | null
}

export type StapToestand = 'nog-niet' | 'loopt' | 'nadert' | 'verstreken' | 'afgerond' | 'vervallen'
export type TermijnToestand = 'loopt' | 'nadert' | 'verstreken' | 'afgerond' | 'vervallen'
export type EscalatieStatus = 'afgegaan' | 'gepland' | 'vervallen'

export interface StapStand {
  /** "0" … "8", as on the poster. */
  readonly stap: string
  readonly titel: string
  readonly rol: Rol
  /** The lane it is drawn in, as the kader names it ("RER"). */
  readonly laan: string
  readonly toestand: StapToestand
  /** The form that closes this step, if a form does. */
  readonly formulier: string | null
  /** Key of the termijn it goes with; null for one that runs from one gebeurtenis to another. */
  readonly termijn: string | null
  readonly mijlpaal: boolean
  /** Where to draw it: first and last day as dates; null while there is no anchor. */
  readonly van: Datum | null
  readonly tot: Datum | null
  readonly afgerondOp: string | null
}

export interface PoortStand {
  readonly poort: string
  readonly vraag: string
  readonly rol: Rol
  readonly laan: string
  readonly toestand: 'nog-niet' | 'open' | 'beslist' | 'vervallen'
  /** Day on which the decision should be there (one werkdag after what opens it). No escalation hangs on it. */
  readonly uiterlijk: Datum | null
  readonly uitkomst: 'ja' | 'nee' | null
  readonly beslistOp: string | null
  readonly na: string
  readonly uitkomsten: readonly { readonly uitkomst: 'ja' | 'nee'; readonly label: string; readonly naar: readonly string[] }[]
}

export interface TermijnStand {
  /** The key of the formulier that closes it. */
  readonly termijn: string
  /** 1, and one more for each time the clock starts anew (overplaatsing, repetition). */
  readonly cyclus: number
  readonly stap: string | null
  readonly titel: string
  readonly verantwoordelijk: Rol
  /** The kind of gebeurtenis it counts from, and its day. */
  readonly anker: string
  readonly ankerdatum: Datum
  /** Before and after verschuiving. */
  readonly normdatum: Datum
  readonly deadline: Datum
  /** First instant that is late. */
  readonly eindeUtc: string
  readonly toestand: TermijnToestand
  readonly afgerondOp: string | null
  /** Closed after `eindeUtc`; stays true for ever. */
  readonly teLaat: boolean
  readonly vervallenReden: string | null
  readonly mijlpaal: boolean
  /** Why this date, in one Dutch sentence, and as a sum: one line per step of the count. */
  readonly uitleg: string
  readonly uitlegDelen: readonly { readonly tekst: string; readonly datum: Datum }[]
  readonly bron: string
  /** Only there when the clock stood or stands still: how long, and why. `tot` is the first day on which it ran or will run again. */
  readonly opschorting?: {
    readonly dagen: number
    readonly loopt: boolean
    readonly delen: readonly { readonly grond: string; readonly titel: string; readonly van: Datum; readonly tot: Datum; readonly dagen: number }[]
  }
  /** Only there when it was extended; calendar days. */
  readonly verlengd?: { readonly dagen: number }
  /** The traps of its ladder, whatever its toestand: what the worker keeps with the termijn. */
  readonly plan: readonly PlanTrap[]
}

export interface EscalatieStand {
  readonly termijn: string
  readonly cyclus: number
  readonly trap: string
  /** The instant on which it goes off, UTC. */
  readonly op: string
  readonly naar: readonly Rol[]
  readonly status: EscalatieStatus
  /** Only on the highest trap: a human judges whether payment waits (bron: 004:72). */
  readonly betaalvlag: boolean
  /** Only there when it went off and a later correction shows that it should not have. It is never denied. */
  readonly achterafOnterecht?: true
  /** Only there when it went off for a date that no longer holds: `op` of the gebeurtenis that moved that date. From then on the trap can go off again. */
  readonly vervangenOp?: string
}
