import { plusWerkdagen, vrijeDag, type Kalender } from '../kalender/index.ts'
import { dagVan, err, instantVan, ok, toDag, toDatum, toMs, type Datum, type Result, type Tijdstip } from '../kernel/index.ts'

/** What is done with an escalatie after it went off. `wakker` is the end of an uitstel; nobody does that. */
export const escalatiedaden = ['bevestigd', 'overgenomen', 'uitgesteld', 'wakker', 'opgelost', 'heropend', 'teruggegeven', 'betaalbesluit'] as const
export type Escalatiedaad = (typeof escalatiedaden)[number]
/** What a person can do, in the order in which it is offered. */
export const mensendaden = ['bevestigd', 'overgenomen', 'uitgesteld', 'opgelost', 'teruggegeven', 'heropend', 'betaalbesluit'] as const satisfies readonly Escalatiedaad[]
export type Mensendaad = (typeof mensendaden)[number]
/** What a gemeente decides about a betaalvlag. The system never decides (bron: 004:72). */
export const betaalbesluiten = ['betaling-wacht', 'betaling-loopt-door'] as const
export type Betaalbesluit = (typeof betaalbesluiten)[number]

/** Everything an act can change. Instants are UTC texts. */
export interface Escalatiestand {
  readonly status: 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost'
  readonly bevestigdOp: string | null
  readonly bevestigdDoor: string | null
  readonly bevestigReden: string | null
  /** From then on it is hers, until she hands it back or somebody else takes it over. */
  readonly overgenomenDoor: string | null
  readonly overgenomenOp: string | null
  readonly uitgesteldTot: string | null
  readonly uitstellen: number
  /** A person settled it, though the step is not done. Null while `opgelost`: the step is done or its date was moved. */
  readonly opgelostDoor: string | null
  readonly opgelostOp: string | null
  readonly betaalbesluit: Betaalbesluit | null
  readonly betaalbesluitDoor: string | null
  readonly betaalbesluitOp: string | null
}

/** What no act changes. */
export interface Escalatiefeiten {
  /** Before the end of the termijn: asks for no answer. */
  readonly herinnering: boolean
  /** Went off for a date that was moved since. */
  readonly vervangen: boolean
  readonly betaalvlag: boolean
  /** The termijn it is about is still open. */
  readonly stapOpen: boolean
  /** Who put it off last; she still has it. */
  readonly uitgesteldDoor: string | null
}

export type Escalatie = Escalatiestand & Escalatiefeiten

/** How far somebody may put off: to at most so many werkdagen after today, and so many times. It then wakes at `tijd`, local `HH:MM`. */
export interface Uitstelgrens { readonly werkdagen: number; readonly keer: number; readonly tijd: string }

export type Daad =
  | { readonly daad: Exclude<Mensendaad, 'uitgesteld' | 'betaalbesluit'> }
  | { readonly daad: 'uitgesteld'; readonly tot: Datum }
  | { readonly daad: 'betaalbesluit'; readonly besluit: Betaalbesluit }

export interface Daadomstandigheid {
  /** Who acts; whether she may is not decided here. */
  readonly door: string
  readonly reden: string
  readonly nu: Tijdstip
  readonly kalender: Kalender
  readonly grens: Uitstelgrens
}

export type DaadFout =
  | { readonly code: 'ESCALATIE_HERINNERING' }
  /** The step is done or was dropped, or its date was moved. */
  | { readonly code: 'ESCALATIE_KLAAR' }
  | { readonly code: 'ESCALATIE_AL_BEVESTIGD'; readonly door: string | null }
  | { readonly code: 'ESCALATIE_AL_VAN_JOU' }
  | { readonly code: 'ESCALATIE_AL_OPGELOST'; readonly door: string | null }
  | { readonly code: 'ESCALATIE_NIET_OPGELOST' }
  | { readonly code: 'ESCALATIE_NIET_OPGEPAKT' }
  | { readonly code: 'ESCALATIE_NIET_VAN_JOU'; readonly door: string | null }
  | { readonly code: 'ESCALATIE_SLAAPT'; readonly tot: Datum }
  | { readonly code: 'UITSTEL_OP'; readonly keer: number }
  | { readonly code: 'UITSTEL_TE_KORT' }
  | { readonly code: 'UITSTEL_TE_LANG'; readonly werkdagen: number; readonly uiterlijk: Datum }
  | { readonly code: 'BETAALVLAG_ONTBREEKT' }
  | { readonly code: 'BETAALBESLUIT_GELIJK' }

/** Who has it in hand: who took it over, else who acknowledged it or put it off. Null when it waits for somebody. */
export function houderVan({ status, overgenomenDoor, bevestigdDoor, uitgesteldDoor }: Escalatie): string | null {
  if (status === 'open') return overgenomenDoor
  return overgenomenDoor ?? (status === 'uitgesteld' ? uitgesteldDoor : bevestigdDoor)
}

/** The last day to which it may be put off. */
export const uitstelUiterlijk = ({ nu, kalender, grens }: Pick<Daadomstandigheid, 'nu' | 'kalender' | 'grens'>): Datum => plusWerkdagen(kalender, dagVan(nu), grens.werkdagen)

/** A day on which it may wake, but on which nobody works: why, and the first werkdag after it. */
export interface VrijeDag { readonly datum: Datum; readonly waarom: string; readonly werkdag: Datum }

/** The days from tomorrow to the last day of an uitstel that are no werkdag. It wakes on such a day as on any: somebody chooses knowing it. */
export function vrijeUitsteldagen(bij: Pick<Daadomstandigheid, 'nu' | 'kalender' | 'grens'>): VrijeDag[] {
  const [vandaag, laatste] = [toDag(dagVan(bij.nu)), toDag(uitstelUiterlijk(bij))]
  return Array.from({ length: Math.max(0, laatste - vandaag) }, (_, i) => toDatum(vandaag + 1 + i)).flatMap((datum) => {
    const waarom = vrijeDag(bij.kalender, toDag(datum))
    return waarom === null ? [] : [{ datum, waarom, werkdag: plusWerkdagen(bij.kalender, datum, 1) }]
  })
}

const NIET_OPGEPAKT = { bevestigdOp: null, bevestigdDoor: null, bevestigReden: null } as const
const WAKKER = { uitgesteldTot: null } as const

type Regel = (escalatie: Escalatie, daad: Daad, bij: Daadomstandigheid) => Result<Partial<Escalatiestand>, DaadFout>

const opgepakt = ({ bevestigdOp, bevestigdDoor, bevestigReden }: Escalatie, { door, reden, nu }: Daadomstandigheid): Partial<Escalatiestand> =>
  ({ status: 'bevestigd', ...WAKKER, ...(bevestigdOp === null ? { bevestigdOp: toIso(nu), bevestigdDoor: door, bevestigReden: reden } : { bevestigdOp, bevestigdDoor, bevestigReden }) })

/** Whoever acts on what another took over gets it herself. */
const alleenVan = ({ overgenomenDoor, overgenomenOp }: Escalatie, door: string): Partial<Escalatiestand> =>
  overgenomenDoor === door ? { overgenomenDoor, overgenomenOp } : { overgenomenDoor: null, overgenomenOp: null }

/** Whoever decides about the money of what nobody picked up yet, picks it up. */
const paktOp = ({ status, stapOpen }: Escalatie): boolean => status === 'open' && stapOpen

/** One rule per act; what holds for all of them stands in `decideDaad`. */
const regels: { readonly [D in Mensendaad]: Regel } = {
  bevestigd: (escalatie, _daad, bij) =>
    escalatie.status === 'bevestigd' ? err({ code: 'ESCALATIE_AL_BEVESTIGD', door: houderVan(escalatie) }) : ok({ ...opgepakt(escalatie, bij), ...alleenVan(escalatie, bij.door) }),
  overgenomen: (escalatie, _daad, bij) =>
    escalatie.status === 'bevestigd' && houderVan(escalatie) === bij.door
      ? err({ code: 'ESCALATIE_AL_VAN_JOU' })
      : ok({ ...opgepakt(escalatie, bij), overgenomenDoor: bij.door, overgenomenOp: toIso(bij.nu) }),
  uitgesteld: (escalatie, daad, bij) => stelUit(escalatie, daad.daad === 'uitgesteld' ? daad.tot : dagVan(bij.nu), bij),
  opgelost: (_escalatie, _daad, { door, nu }) => ok({ status: 'opgelost', ...WAKKER, opgelostDoor: door, opgelostOp: toIso(nu) }),
  teruggegeven: (escalatie, _daad, { door }) => {
    const houder = houderVan(escalatie)
    if (houder === null) return err({ code: 'ESCALATIE_NIET_OPGEPAKT' })
    return houder === door ? ok({ status: 'open', ...WAKKER, ...NIET_OPGEPAKT, overgenomenDoor: null, overgenomenOp: null }) : err({ code: 'ESCALATIE_NIET_VAN_JOU', door: houder })
  },
  heropend: (escalatie) =>
    escalatie.status === 'opgelost' ? ok({ status: 'open', ...WAKKER, ...NIET_OPGEPAKT, overgenomenDoor: null, overgenomenOp: null, opgelostDoor: null, opgelostOp: null }) : err({ code: 'ESCALATIE_NIET_OPGELOST' }),
  betaalbesluit: (escalatie, daad, bij) => {
    if (!escalatie.betaalvlag || daad.daad !== 'betaalbesluit') return err({ code: 'BETAALVLAG_ONTBREEKT' })
    if (!escalatie.stapOpen && escalatie.betaalbesluit !== 'betaling-wacht') return err({ code: 'ESCALATIE_KLAAR' })
    if (daad.besluit === escalatie.betaalbesluit) return err({ code: 'BETAALBESLUIT_GELIJK' })
    return ok({ ...(paktOp(escalatie) ? { ...opgepakt(escalatie, bij), ...alleenVan(escalatie, bij.door) } : {}), betaalbesluit: daad.besluit, betaalbesluitDoor: bij.door, betaalbesluitOp: toIso(bij.nu) })
  },
}

/** Who puts it off no longer does it now, but keeps it: it comes back to her. The clock and the next trap run on. */
function stelUit(escalatie: Escalatie, tot: Datum, bij: Daadomstandigheid): Result<Partial<Escalatiestand>, DaadFout> {
  const { status, uitgesteldTot, uitstellen } = escalatie
  const { nu, grens, door } = bij
  if (status === 'uitgesteld') return err({ code: 'ESCALATIE_SLAAPT', tot: dagVan(uitgesteldTot ?? nu) })
  if (uitstellen >= grens.keer) return err({ code: 'UITSTEL_OP', keer: grens.keer })
  const uiterlijk = uitstelUiterlijk(bij)
  if (tot <= dagVan(nu)) return err({ code: 'UITSTEL_TE_KORT' })
  if (tot > uiterlijk) return err({ code: 'UITSTEL_TE_LANG', werkdagen: grens.werkdagen, uiterlijk })
  return ok({ status: 'uitgesteld', ...NIET_OPGEPAKT, ...alleenVan(escalatie, door), uitgesteldTot: instantVan(tot, grens.tijd), uitstellen: uitstellen + 1 })
}

/**
 * What the escalatie is after this act, or why not. Nothing here touches the clock of the termijn: an escalatie that somebody has in hand
 * climbs on. About the money is decided until the step is done, and after that only that a payment that waits goes on.
 */
export function decideDaad(escalatie: Escalatie, daad: Daad, bij: Daadomstandigheid): Result<Escalatiestand, DaadFout> {
  const { herinnering, vervangen, stapOpen, status, opgelostDoor } = escalatie
  if (herinnering) return err({ code: 'ESCALATIE_HERINNERING' })
  if (vervangen) return err({ code: 'ESCALATIE_KLAAR' })
  if (daad.daad !== 'betaalbesluit') {
    if (!stapOpen || (status === 'opgelost' && opgelostDoor === null)) return err({ code: 'ESCALATIE_KLAAR' })
    if (status === 'opgelost' && daad.daad !== 'heropend') return err({ code: 'ESCALATIE_AL_OPGELOST', door: opgelostDoor })
  }
  const gevolg = regels[daad.daad](escalatie, daad, bij)
  return gevolg.ok ? ok({ ...standVan(escalatie), ...gevolg.value }) : gevolg
}

/** What was done: the act, and before it the picking up that it also is. */
export const gedaneDaden = (van: Escalatiestand, naar: Escalatiestand, daad: Mensendaad): Mensendaad[] =>
  daad === 'betaalbesluit' && van.status === 'open' && naar.status === 'bevestigd' ? ['bevestigd', daad] : [daad]

/** The acts that would not be refused now, whatever date or besluit comes with them. */
export function mogelijkeDaden(escalatie: Escalatie, bij: Omit<Daadomstandigheid, 'reden'>): Mensendaad[] {
  const met = { ...bij, reden: '' }
  const kan = (daad: Daad) => decideDaad(escalatie, daad, met).ok
  return mensendaden.filter((daad) => daad === 'uitgesteld' ? kan({ daad, tot: uitstelUiterlijk(bij) }) : daad === 'betaalbesluit' ? betaalbesluiten.some((besluit) => kan({ daad, besluit })) : kan({ daad }))
}

/** Whether an uitstel is over at `nu`: then the worker puts it open again, once, and tells who put it off. */
export const moetWakker = ({ status, uitgesteldTot }: Pick<Escalatiestand, 'status' | 'uitgesteldTot'>, nu: Tijdstip): boolean =>
  status === 'uitgesteld' && uitgesteldTot !== null && toMs(uitgesteldTot) <= toMs(nu)

/**
 * A betaalvlag on which the gemeente has to say something still: until somebody of the gemeente decides, or the step is done. That somebody
 * settles the escalatie says nothing about the money.
 */
export const terBeoordeling = ({ betaalvlag, betaalbesluit, vervangen, status, opgelostDoor, stapOpen }: Pick<Escalatie, 'betaalvlag' | 'betaalbesluit' | 'vervangen' | 'status' | 'opgelostDoor' | 'stapOpen'>): boolean =>
  betaalvlag && betaalbesluit === null && !vervangen && (status !== 'opgelost' || (opgelostDoor !== null && stapOpen))

const toIso = (nu: Tijdstip): string => new Date(toMs(nu)).toISOString()

export function standVan({ status, bevestigdOp, bevestigdDoor, bevestigReden, overgenomenDoor, overgenomenOp, uitgesteldTot, uitstellen, opgelostDoor, opgelostOp, betaalbesluit, betaalbesluitDoor, betaalbesluitOp }: Escalatiestand): Escalatiestand {
  return { status, bevestigdOp, bevestigdDoor, bevestigReden, overgenomenDoor, overgenomenOp, uitgesteldTot, uitstellen, opgelostDoor, opgelostOp, betaalbesluit, betaalbesluitDoor, betaalbesluitOp }
}
