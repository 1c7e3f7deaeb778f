/** What the API answers to operators: the console, comparing and repairing, sending. Types only; see `types.ts`. Nothing of a dossier is in it. */
import type { Operatorniveau } from '@regietafel/domain/regie'
import type { Bewijsstand } from './hersteltypes.ts'
import type { MomentTekst } from './types.ts'

export type * from './hersteltypes.ts'
export type * from './kanaaltypes.ts'
export type * from './meldregeltypes.ts'

export type Kanaalsoort = 'taak' | 'email' | 'webhook'
/** `onbekend`: no fresh measurement. It is never shown as good. */
export type Gezondniveau = 'in-orde' | 'let-op' | 'over-de-grens' | 'onbekend'

export interface Gemeentekeuze { readonly id: string; readonly sleutel: string; readonly naam: string }

/** One number of the guarding with its limits; what a tile, a rule and a metric are about. */
export interface Maatstand {
  readonly maat: Maat
  /** Milliseconds, a count or a share (0–1), as `eenheid` says; null when it is not known. */
  readonly waarde: number | null
  readonly eenheid: 'ms' | 'aantal' | 'deel'
  readonly letOp: number | null
  readonly grens: number
  readonly niveau: Gezondniveau
  /** "1 escalatie, casus 2026-0051" */
  readonly toelichting: string | null
  /** Name of the gemeente whose duration or share this is, when it is the worst of several. */
  readonly van?: string
  /** Of a count that is a sum: the gemeente that is judged, with its own number. */
  readonly oordeel?: { readonly naam: string; readonly waarde: number | null }
}
/** The shipped measures; keys of `maten` in domain/escalatie. */
export type Maat =
  | 'oudste-niet-afgegaan' | 'sweep-achterstand' | 'mislukt' | 'mislukt-oudste' | 'niet-bevestigd' | 'niet-bevestigd-oudste' | 'bezorgd-deel' | 'onbezorgd-oudste'
  | 'achterstand-h' | 'achterstand-e1' | 'achterstand-e2' | 'achterstand-e3' | 'achterstand-e4' | 'pauzes' | 'verschil' | 'nachtbewijs-oudste' | 'klokverschil' | 'workers'

export interface Kanaalstand {
  readonly gemeente: Gemeentekeuze
  readonly kanaal: Kanaalsoort
  readonly niveau: Gezondniveau | 'stil'
  /** "Weigert", "In orde", "Stil tot 09:30", "1 van 6 hapert" */
  readonly woord: string
  readonly wacht: number
  readonly mislukt: number
  /** Messages that arrived or failed in the last hour; `gelukt` of these arrived. */
  readonly pogingen: number
  readonly gelukt: number
  readonly sinds: MomentTekst | null
  readonly code: string | null
}

/** Messages that do not get through, by cause: gemeente, kanaal and code. */
export interface Oorzaak {
  /** `<gemeenteId>~<kanaal>~<code>` */
  readonly sleutel: string
  readonly gemeente: Gemeentekeuze
  readonly kanaal: Kanaalsoort
  readonly code: string
  /** "Mailserver weigert de afzender (550)" */
  readonly titel: string
  /** What helps: one sentence. */
  readonly raad: string
  /** `afzender`: mend the sender; `adres`: mend the address of one person; `webhook`: mend a webhook; null: nothing to mend here. */
  readonly herstel: 'afzender' | 'adres' | 'webhook' | null
  readonly aantal: number
  /** Only of a cause that is mended per person: how many people do not get theirs. */
  readonly personen?: number
  /** Of these, still tried by itself. */
  readonly wachtNog: number
  /** Not tried yet, and waiting for the same: the kanaal, or the one who is to receive it. `aantal` is what was tried. */
  readonly erachter: number
  /** What it takes to mend was changed after the last try; null: it was not. */
  readonly gewijzigdOp: MomentTekst | null
  /** After the last of these failed something got through this kanaal. Never of what is refused for one person. */
  readonly komtWeerAan: boolean
  readonly casussen: readonly string[]
  readonly casusAantal: number
  readonly eerst: MomentTekst
  readonly laatst: MomentTekst
  readonly probeertWeerOp: MomentTekst | null
}

/** One message that does not get through. */
export interface Oorzaakbericht {
  readonly bezorgingId: string
  readonly nummer: string
  readonly trap: string
  readonly termijnTitel: string
  /** Name of a colleague or of a webhook. */
  readonly ontvanger: string
  readonly status: 'wacht' | 'mislukt' | 'bezorgd' | 'laten-vallen'
  readonly pogingen: number
  readonly eerst: MomentTekst
  readonly laatst: MomentTekst
  readonly probeertWeerOp: MomentTekst | null
  /** The step is done, or the trap was replaced: it would tell nothing any more. */
  readonly nietMeerNodig: boolean
}
export interface Berichtenpagina { readonly rijen: readonly Oorzaakbericht[]; readonly volgende: string | null }

export interface WachtrijEscalatie {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly nummer: string
  readonly trap: string
  readonly termijnTitel: string
  /** In words: "Joost, procesregisseur", "Niemand had de rol procesregisseur: naar Anna (regionaal expertiseteam)". */
  readonly aan: readonly string[]
  readonly omgeleid: boolean
  readonly afgegaanOp: MomentTekst
  readonly wachtMs: number
  readonly status: 'gepland' | 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost'
  /** "Opgepakt door Bilal", "Uitgesteld tot wo 7 okt", "Klaar: de stap is gedaan" */
  readonly staat: string
  /** Of what ended and nobody settled; null of another. */
  readonly afloop: 'afgerond' | 'vervallen' | 'nog-niet' | null
  readonly herinnering: boolean
  readonly betaalvlag: boolean
  /** Of a betaalvlag that waits for a decision: who can make it now. An operator never does. */
  readonly beoordeling: 'gemeente' | 'niemand' | null
  readonly magBevestigen: boolean
  /** Lower traps of the same termijn that are asked too, highest first. */
  readonly onder: readonly WachtrijEscalatie[]
}

export interface Wachtrijfilter {
  /** Id; absent: all in reach. */
  readonly gemeente?: string | undefined
  readonly status?: 'open' | 'gepland' | 'bevestigd' | 'uitgesteld' | 'opgelost' | 'alle' | undefined
  readonly trap?: string | undefined
  readonly nummer?: string | undefined
}

export interface Pauzestand {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly soort: 'kanaal' | 'wachtrij' | 'gemeente'
  readonly doel: string
  /** "E-mail, Waterdam" */
  readonly titel: string
  readonly reden: string
  readonly door: string
  readonly van: MomentTekst
  readonly tot: MomentTekst
  /** How many wait because of it. */
  readonly wacht: number
}

export interface Verzoekstand {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly soort: 'opnieuw-sturen' | 'laten-vallen' | 'pauzeer-bewaking'
  readonly titel: string
  /** Which kanaal, why it did not get through and how fast it goes: what is signed for. Null when the titel says it all. */
  readonly over: string | null
  readonly aantal: number | null
  /** Of `aantal`, counted now: what still has to go. Null when it is not about messages. */
  readonly wachtNog: number | null
  /** What is asked when the guarding, or with `heel` the whole gemeente, is to stand still: until when, and how many termijnen fall due before it (null: not known). */
  readonly stilzetten?: { readonly tot: MomentTekst; readonly heel: boolean; readonly termijnen: number | null }
  readonly reden: string
  readonly gevraagdDoor: string
  readonly gevraagdOp: MomentTekst
  readonly verlooptOp: MomentTekst
  /** False for one's own: a second person decides. */
  readonly magBesluiten: boolean
  readonly vanMij: boolean
}

export interface Meldingstand {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly maat: Maat
  /** What it is about within the maat: the id of a pauze; else empty. */
  readonly doel?: string
  readonly titel: string
  readonly tekst: string
  /** Of now; an alarm that is good again is "let op" until it ends. */
  readonly niveau: 'let-op' | 'over-de-grens'
  /** The number is good again: the alarm ends when it stays so. */
  readonly weerGoed?: boolean
  readonly begonnenOp: MomentTekst
  /** The real time of it, when the proefklok makes `begonnenOp` another: this one stays as it is when the proefklok moves. */
  readonly begonnenEcht?: MomentTekst
  readonly opgepaktDoor: string | null
  /** What she does about it. */
  readonly opgepaktReden?: string
  /** What did not arrive of its own mails and webhooks, in sentences: "De mail hierover kwam bij 5 personen niet aan: mailserver weigert de afzender (550)." */
  readonly nietAangekomen?: readonly string[]
  readonly href: string
}

/** What runs now: a replay with its progress. */
export interface Herhaling {
  readonly taakId: string
  readonly gemeente: Gemeentekeuze
  readonly status: 'wacht' | 'bezig' | 'klaar' | 'geannuleerd' | 'mislukt'
  readonly gedaan: number
  readonly totaal: number | null
  readonly tempoPerMinuut: number
  readonly door: string
  readonly begonnenOp: MomentTekst
  /** `vanzelf`: of the messages it was about, those that had gone by themselves before it began. */
  readonly uitkomst: { readonly verstuurd: number; readonly vanzelf: number; readonly nietMeerNodig: number; readonly mislukt: number } | null
}

/** What a replay would do; nothing is sent. */
export interface Herhaalproef {
  readonly op: MomentTekst
  readonly gemeente: Gemeentekeuze
  readonly gaanUit: number
  /** Of these, tried by themselves too, whether or not this is done. */
  readonly proberenZelf: number
  /** The step is done, or the trap was replaced. */
  readonly nietMeerNodig: number
  /** Went out already. */
  readonly dubbel: number
  /** In a kanaal that stands still. */
  readonly stil: number
  /** At most so many at once; what is more is left. */
  readonly bovenDeGrens: number
  /** Asks a second person: more than `zelfTot`. */
  readonly tweedeNodig: boolean
  readonly ids: readonly string[]
}

export interface Werkerstand { readonly proces: string; readonly modus: 'wachtrij' | 'zelf' | 'gestopt'; readonly ouderdomMs: number; readonly versie: string | null }

export interface Wachtrijen {
  readonly nu: MomentTekst
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly niveau: Operatorniveau
  /** Over all in reach (or the one that is filtered on). */
  readonly maten: readonly Maatstand[]
  readonly meldingen: readonly Meldingstand[]
  /** One row per termijn; `totaal` counts rows. */
  readonly escalaties: { readonly rijen: readonly WachtrijEscalatie[]; readonly totaal: number; readonly volgende: string | null }
  readonly trappen: readonly string[]
  readonly oorzaken: readonly Oorzaak[]
  readonly kanalen: readonly Kanaalstand[]
  readonly pauzes: readonly Pauzestand[]
  readonly verzoeken: readonly Verzoekstand[]
  readonly herhalingen: readonly Herhaling[]
  /** Over all in reach: the sum of the newest of each, as old as the oldest of them; null when one was never compared. `over`: the names, when it is a sum. */
  readonly laatsteBewijs: (Bewijsstand & { readonly over?: readonly string[] }) | null
  readonly weergaven: readonly { readonly id: string; readonly naam: string; readonly zoek: string }[]
  readonly werkers: readonly Werkerstand[]
  /** Oldest first per trap: how fast people answered, last 7 days. */
  readonly reactie: readonly Reactie[]
  readonly zonderRegie: readonly { readonly gemeente: Gemeentekeuze; readonly nummer: string; readonly soorten: readonly string[] }[]
}

/** Time from going off to being picked up, per trap, of what went off in the last seven days (the newest few hundred). `nogOpen` is part of `aantal`. */
export interface Reactie { readonly trap: string; readonly aantal: number; readonly mediaanMs: number | null; readonly p90Ms: number | null; readonly nogOpen: number }

/** Small and cheap: what the live stream sends. The page asks the rest anew when `merk` changes. */
export interface Hartklop {
  readonly op: MomentTekst
  /** Which gemeenten this is about, and how many requests wait for who asks: the same for everybody to whom the same is said, so that one poll can serve them all. */
  readonly bereik?: string
  /** Alarms that are open in reach, and requests of somebody else that she may decide about: together the number in the menu. */
  readonly meldingen?: number
  readonly verzoeken?: number
  readonly merk: string
  readonly sweepAchterstandMs: number | null
  /** No worker looked for three minutes. */
  readonly bewakingStil: boolean
}

/* ── history ── */

export interface Verloop {
  readonly maat: Maat
  readonly titel: string
  readonly eenheid: Maatstand['eenheid']
  readonly grens: number
  readonly nu: number | null
  /** Oldest first; a gap is a gap. `waarde` is the worst of its step. */
  readonly punten: readonly { readonly op: MomentTekst; readonly waarde: number; readonly laagst: number; readonly hoogst: number }[]
}
export interface Operatorlogrij { readonly op: MomentTekst; readonly door: string | null; readonly gemeente: Gemeentekeuze; readonly handeling: string; readonly titel: string; /** From what to what, until when, how many. */ readonly wat: string | null; readonly uitkomst: string; readonly reden: string | null }
export interface Operatorlog { readonly rijen: readonly Operatorlogrij[]; readonly volgende: string | null }
