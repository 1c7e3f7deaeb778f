/** What the API answers to operators: the console, comparing and repairing, sending. Types only; see `types.ts`. Nothing of a dossier is in it. */
import type { Escalatiedaad, Vergelijking, Verschilsoort } from '@regietafel/domain/escalatie'
import type { Operatorniveau } from '@regietafel/domain/regie'
import type { DatumTekst, MomentTekst } from './types.ts'

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
  /** Which gemeenten this is about: the same for everybody with the same reach, so that one poll can serve them all. */
  readonly bereik?: string
  /** Alarms that are open in reach: the number in the menu. */
  readonly meldingen?: number
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

/* ── comparing and repairing ── */

export interface Herstelverschil {
  readonly soort: Verschilsoort
  /** "Te laat" */
  readonly titel: string
  readonly nummer: string
  readonly termijnId: string
  readonly escalatieId: string | null
  /** Empty when it is about the termijn as a whole. */
  readonly trap: string
  readonly geplandOp: MomentTekst | null
  /** What happened, one sentence. */
  readonly tekst: string
  /** What repairing does, one sentence. */
  readonly herstel: string
}
export interface Vergelijkstand extends Vergelijking {
  readonly op: MomentTekst
  /** kwijt + dubbel + te vroeg + na sluiting + wekkers + onleesbaar */
  readonly verschil: number
}
export interface Bewijsstand extends Vergelijkstand {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly soort: 'nacht' | 'hand' | 'herstel'
  /** Day of the night it is of; null when it is of none. */
  readonly nacht?: DatumTekst | null
  readonly door: string | null
  /** The chain of hashes up to this proof is whole. */
  readonly ketenHeel: boolean
}
export interface Bewijsblad { readonly bewijs: Bewijsstand; readonly verschillen: readonly Herstelverschil[]; readonly hash: string; readonly volgnr: number }
export interface Wachtrijtelling { readonly job: string; readonly titel: string; readonly wacht: number; readonly bezig: number; readonly mislukt: number }
export interface Hersteluitkomst {
  readonly voor: Bewijsstand
  readonly na: Bewijsstand
  readonly gedaan: { readonly wekkers: number; readonly aangeboden: number; readonly geadresseerd: number }
}
export interface Herstelblad {
  readonly nu: MomentTekst
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  /** Compared while you asked; null when that took too long. */
  readonly vers: Vergelijkstand | null
  /** Of `vers`, at most 500. */
  readonly verschillen: readonly Herstelverschil[]
  readonly bewijzen: readonly Bewijsstand[]
  /** The first proof that is not as it was written; null when the chain is whole. */
  readonly breuk: { readonly id: string; readonly volgnr: number } | null
  /** Of all gemeenten together: the store knows no gemeente. Empty when it is not known. */
  readonly wachtrij: readonly Wachtrijtelling[]
  readonly wachtrijSoort: 'redis' | 'postgres' | 'onbekend'
  readonly magHerstellen: boolean
}

/* ── sending: settings, webhooks, words ── */

export interface Webhookrij {
  readonly id: string
  readonly naam: string
  readonly url: string
  readonly actief: boolean
  readonly trappen: readonly string[]
  readonly meldingen: boolean
  readonly laatsteGoed: MomentTekst | null
  readonly laatsteFout: { readonly op: MomentTekst; readonly code: string } | null
  readonly wacht: number
  readonly mislukt: number
}
/** Shown once; kept nowhere in the clear. */
export interface Webhookgeheim { readonly id: string; readonly geheim: string }
/** What the other side answered to a test: `HTTP_204`, `TIJD_OM`. */
export interface Webhookproef { readonly gelukt: boolean; readonly code: string; readonly duurMs: number }
export interface Bezorglogrij {
  readonly id: string
  readonly bezorgingId: string
  readonly op: MomentTekst
  readonly kanaal: Kanaalsoort
  readonly nummer: string
  readonly trap: string
  /** Name of the person or of the webhook. */
  readonly ontvanger: string
  /** Null for a webhook. */
  readonly rolLabel: string | null
  readonly gelukt: boolean
  readonly code: string | null
  readonly duurMs: number
  readonly status: 'wacht' | 'bezorgd' | 'mislukt' | 'laten-vallen'
}
/** Newest first; `volgende` goes back in as `na`. */
export interface Bezorglog { readonly rijen: readonly Bezorglogrij[]; readonly volgende: string | null }
export interface Kanalenblad {
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  /** As the console has it, with how many tries the last hour took; null: none. */
  readonly standen: readonly (Kanaalstand & { readonly tries: { readonly aantal: number; readonly mislukt: number } | null })[]
  readonly webhooks: readonly Webhookrij[]
  readonly afzender: { readonly eigen: string | null; readonly standaard: string; readonly geweigerdSinds: MomentTekst | null; /** Changed after the last refusal, not tried since. */ readonly gewijzigdOp: MomentTekst | null; readonly code: string | null }
  readonly adressen: readonly { readonly gebruikerId: string; readonly naam: string; readonly rolLabel: string; readonly email: string; readonly code: string; readonly sinds: MomentTekst; readonly aantal: number; /** Changed after the last refusal. */ readonly hersteldOp: MomentTekst | null }[]
  readonly trappen: readonly string[]
  readonly mag: { readonly zetten: boolean; readonly wachtrijen: boolean; readonly berichten: boolean }
}

export interface Berichteninstelling {
  /** `HH:MM`, Amsterdam. */
  readonly verzameltijd: string
  readonly stilVan: string
  readonly stilTot: string
  readonly spoed: readonly string[]
  readonly spoedDoorStilte: boolean
  readonly uitstelWerkdagen: number
  readonly uitstelKeer: number
}
export interface Sjabloonrij {
  readonly soort: 'herinnering' | 'escalatie' | 'verzameld'
  readonly titel: string
  readonly onderwerp: string
  readonly tekst: string
  readonly revisie: number
  /** False: the shipped words. */
  readonly eigen: boolean
  readonly gewijzigdOp: MomentTekst | null
}
export interface Berichtenblad {
  readonly instelling: Berichteninstelling
  readonly trappen: readonly string[]
  readonly sjablonen: readonly Sjabloonrij[]
  readonly invulwoorden: readonly { readonly woord: string; readonly uitleg: string; readonly soorten: readonly string[] }[]
  /** Newest first. `wat`: `instelling` or the kind of message. */
  readonly geschiedenis: readonly { readonly op: MomentTekst; readonly door: string | null; readonly wat: string; readonly reden: string | null }[]
  /** What the preview needs. */
  readonly plek: { readonly publicOrigin: string; readonly gemeente: string }
}
export interface Sjabloonvoorbeeld { readonly onderwerp: string; readonly tekst: string; readonly problemen: readonly { readonly plek: 'onderwerp' | 'tekst'; readonly melding: string }[] }

/* ── rules of alarm ── */

export interface Meldregelrij {
  readonly maat: Maat
  readonly titel: string
  readonly uitleg: string
  readonly eenheid: Maatstand['eenheid']
  readonly letOp: number | null
  readonly grens: number
  /** Minutes after the begin at which it is told (again). */
  readonly stappen: readonly number[]
  readonly email: boolean
  readonly webhook: boolean
  readonly actief: boolean
  readonly eigen: boolean
  readonly nu: Maatstand
}
export interface Meldregelblad {
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  readonly regels: readonly Meldregelrij[]
  readonly open: readonly Meldingrij[]
  readonly geweest: readonly (Meldingrij & { readonly eindeOp: MomentTekst })[]
  /** Numbers are measured by a worker; false: none did for three minutes, and nobody would be told. */
  readonly wordtGemeten: boolean
  readonly mag: { readonly handelen: boolean }
}
/** An alarm with what became of its messages. */
export interface Meldingrij extends Meldingstand {
  /** How often people were told. */
  readonly gemeld: number
  readonly opgepaktOp: MomentTekst | null
  /** Messages about it that do not get through. */
  readonly nietVerstuurd: readonly { readonly kanaal: 'email' | 'webhook'; readonly code: string; readonly aantal: number }[]
}

/* ── what people did ── */

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
export interface Operatorlogrij { readonly op: MomentTekst; readonly door: string | null; readonly gemeente: Gemeentekeuze; readonly handeling: string; readonly titel: string; /** From what to what, until when, how many. */ readonly wat: string | null; readonly uitkomst: string; readonly reden: string | null }
export interface Operatorlog { readonly rijen: readonly Operatorlogrij[]; readonly volgende: string | null }
