/**
 * What the API answers, procedure by procedure. Types only: the screens import these, the routers must produce them.
 * Days are `Datum` texts on the Amsterdam calendar; instants (`Moment`) are ISO texts in UTC ending in `Z`.
 * A field that a role may not see is absent or null in the answer, never hidden by the screen.
 */
import type { Gebeurtenis } from '@regietafel/domain/casus'
import type { GelezenSectie, Akkoorden, Antwoorden, Formulierdefinitie, Pad, Probleem, Wijziging } from '@regietafel/domain/formulier'
import type { TermijnStand, TermijnToestand, Voortgang } from '@regietafel/domain/kader'
import type { Handeling, Regiesoort, Rol } from '@regietafel/domain/regie'
import type { Betaalbesluit, Mensendaad, Omleidreden, Stapstand } from '@regietafel/domain/escalatie'
import type { Kaderfout } from './kadertypes.ts'
import type { Handelingrij, Maatstand } from './wachtrijtypes.ts'

export type {
  Akkoorden, Antwoorden, Formulierdefinitie, Gebeurtenis, Handeling, Pad, Probleem, Regiesoort, Rol, TermijnStand, TermijnToestand, Voortgang, Wijziging,
}

export * from './kadertypes.ts'
export * from './formuliertypes.ts'

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

/* ── casus ── */

export type CasusFilter = 'alle' | 'te-laat' | 'deze-week' | 'zonder-regie' | 'afgesloten'

export interface CasusRij {
  readonly id: string
  readonly nummer: string
  readonly roepnaam: string | null
  readonly leeftijd: number | null
  /** In words: "Stap 2, HVP opstellen" or "Afgesloten". */
  readonly fase: string
  readonly volgende: { readonly titel: string; readonly deadline: DatumTekst; readonly toestand: TermijnToestand } | null
  readonly casusregisseur: string | null
  /** Number of open termijnen that are verstreken. */
  readonly teLaat: number
}
export interface CasusLijst extends Bladzijde<CasusRij> { readonly totaal: number }

export interface CasusKop {
  readonly id: string
  readonly nummer: string
  readonly roepnaam: string | null
  readonly leeftijd: number | null
  readonly geboortedatum: DatumTekst | null
  readonly eigenWoorden: string | null
  readonly setting: string | null
  readonly aangemaaktOp: MomentTekst
  readonly afgeslotenOp: MomentTekst | null
}

export interface RegieRij {
  readonly soort: Regiesoort
  readonly label: string
  readonly gebruiker: Persoon | null
  readonly sinds: MomentTekst | null
}

export interface GebeurtenisRij {
  readonly volgnr: number
  readonly soort: string
  /** "Verklarende analyse vastgesteld" */
  readonly titel: string
  /** "Door Marjan, wijkteam Noord" */
  readonly tekst: string
  readonly op: MomentTekst
  readonly datum: DatumTekst | null
  readonly door: string | null
}

export interface FormulierRij {
  readonly sleutel: string
  readonly titel: string
  readonly volgnr: number
  readonly status: 'niet-begonnen' | 'concept' | 'vastgesteld'
  readonly id: string | null
  readonly stap: string | null
  /** No kader asks for it: somebody added it to this casus. */
  readonly los: boolean
  /** When it was begun; null when it was not. */
  readonly begonnenOp: MomentTekst | null
  readonly gewijzigdOp: MomentTekst | null
  readonly vastgesteldOp: MomentTekst | null
  /** The vaststelling was taken back. The form stays as it was, to read; what it closed is open again. */
  readonly ingetrokkenOp: MomentTekst | null
  readonly mag: { readonly lezen: boolean; readonly schrijven: boolean }
}

export interface CasusEscalatie {
  readonly id: string | null
  readonly termijn: string
  readonly termijnTitel: string
  readonly trap: string
  readonly op: MomentTekst
  readonly naar: readonly Rol[]
  /** Names of who got it; for one that still has to go, who would get it now. */
  readonly aan: readonly string[]
  /** A sentence for everyone it went to in the place of another role. */
  readonly omgeleid?: readonly string[]
  readonly status: 'gepland' | 'open' | 'bevestigd' | 'uitgesteld' | 'opgelost' | 'vervallen'
  readonly betaalvlag: boolean
  /** Key of the kader it belongs to. */
  readonly kader: string
  /** Went off for a date that was moved since; `achterafOnterecht` when a correction shows that it should not have. It is never denied. */
  readonly vervangen: boolean
  readonly achterafOnterecht: boolean
  /** It went off late because the database was put back to a backup. */
  readonly naTerugzetten: boolean
  /** Before the deadline: nobody has to answer it. */
  readonly herinnering: boolean
  /** What was done with it, and what the reader can do; null for one that still has to go. */
  readonly stand: Escalatiehand | null
}

/** A kader that runs on this casus beside the main one. */
export interface Naastkader {
  readonly kader: { readonly sleutel: string; readonly titel: string; readonly versie: number; readonly bron: string }
  readonly sinds: MomentTekst
  readonly voortgang: Voortgang
}

/** What stopping the clock can mean here, by the kader of the casus. */
export interface Klokregels {
  readonly gronden: readonly { readonly grond: string; readonly titel: string; readonly maxDagen: number; readonly vrij: number; readonly bron: string }[]
  readonly maxDagenTotaal: number
  /** The pause that runs now. `tot` is the day on which its cap ends it. */
  readonly loopt: { readonly grond: string; readonly titel: string; readonly van: DatumTekst; readonly tot: DatumTekst } | null
  readonly verlengbaar: readonly { readonly kader: string; readonly termijn: string; readonly cyclus: number; readonly titel: string; readonly deadline: DatumTekst; readonly maxDagen: number }[]
}

/** Something a kader asks to be noted, and the day for which that was done last. */
export interface TeRegistreren {
  readonly soort: 'registratie' | 'familiegroepsplan-afgezien' | 'schriftelijk-plan-gevraagd'
  readonly registratie: string | null
  readonly titel: string
  readonly metMoment: boolean
  readonly laatst: DatumTekst | null
}

/** What closes a termijn: a form that the gemeente has, or the act that notes it (`?doe=registreer&wat=…`); both null when the casus itself does. */
export interface Sluiting { readonly kader: string; readonly termijn: string; readonly formulier: string | null; readonly vastleggen: string | null }

/** What was recorded and can be put right. */
export interface TeVerbeteren {
  /** In order of recording, as they are known now. */
  readonly plaatsingen: readonly DatumTekst[]
  /** Day on which the running 1-op-1 began. */
  readonly eenOpEen: DatumTekst | null
  /** Forms of which a vaststelling stands. */
  readonly formulieren: readonly { readonly sleutel: string; readonly titel: string }[]
}

/** What an act would do to the dates, before it is done. */
export interface Klokvoorbeeld {
  /** Why it would be refused; null when it can be done. */
  readonly weigering: Weigering | null
  readonly regels: readonly Voorbeeldregel[]
  /** Escalaties that went off and would turn out to be wrong. */
  readonly onterecht: number
  /** Traps that would go off at once, because under the new dates their moment has passed. By kader, in the order of the ladder. */
  readonly meteen: readonly MeteenAf[]
  /** Goes back past a breach: only with a reason, and the reader is the one who may give it. */
  readonly terugwerkend: boolean
  /** When the clock is stopped: the first day on which it runs again by itself. */
  readonly uiterlijk: DatumTekst | null
}
export interface MeteenAf {
  readonly trap: string
  /** Before the deadline: nobody has to answer it. */
  readonly herinnering: boolean
  readonly termijnTitel: string
  /** "de zorgaanbieder", "het RET" */
  readonly naar: readonly string[]
}
export interface Voorbeeldregel {
  readonly soort: 'verschuift' | 'erbij' | 'weer-open' | 'vervalt' | 'klaar'
  readonly titel: string
  /** Title of the kader, when that is not the main one. */
  readonly kader: string | null
  readonly van: DatumTekst | null
  readonly naar: DatumTekst | null
}

/** What a new casus can begin with, and what runs beside it. */
export interface Kaderkeuze {
  readonly hoofd: readonly { readonly sleutel: string; readonly titel: string; readonly versie: number; readonly standaard: boolean }[]
  readonly naast: readonly { readonly sleutel: string; readonly titel: string }[]
}

/** What the answers of a vastgesteld form say about a poort. A human decides. */
export interface Poortadvies { readonly poort: string; readonly uitkomst: 'ja' | 'nee'; readonly uitleg: string; readonly formulier: string }

export interface CasusOpen {
  readonly casus: CasusKop
  readonly kader: { readonly sleutel: string; readonly titel: string; readonly versie: number }
  readonly nu: MomentTekst
  readonly vandaag: DatumTekst
  readonly voortgang: Voortgang
  readonly naast: readonly Naastkader[]
  /** Kaders of the gemeente that do not run here yet and can be added. */
  readonly kaderErbij: readonly { readonly sleutel: string; readonly titel: string }[]
  readonly klok: Klokregels
  /** Of every termijn of every kader here. */
  readonly sluitingen: readonly Sluiting[]
  readonly registraties: readonly TeRegistreren[]
  readonly teVerbeteren: TeVerbeteren
  readonly adviezen: readonly Poortadvies[]
  readonly regies: readonly RegieRij[]
  readonly betrokkenen: readonly (Persoon & { readonly rol: Rol; readonly rolLabel: string })[]
  /** Newest first. */
  readonly gebeurtenissen: readonly GebeurtenisRij[]
  readonly formulieren: readonly FormulierRij[]
  /** Forms outside every kader that may be added to this casus by who asks. */
  readonly losse: readonly { readonly sleutel: string; readonly titel: string; /** What it is for, in its own words. */ readonly inleiding: string | null; readonly los: 'een' | 'meer' }[]
  readonly escalaties: readonly CasusEscalatie[]
  readonly mag: readonly Handeling[]
}

/** A mutation that has nothing to tell but that it was done. */
export interface Gedaan { readonly ok: true }

export interface CasusGemaakt { readonly id: string; readonly nummer: string }

/* ── regie ── */

export interface RegieGeschiedenisRij {
  readonly soort: Regiesoort
  readonly label: string
  readonly gebruiker: Persoon
  readonly van: MomentTekst
  /** Null for who holds it now. */
  readonly tot: MomentTekst | null
}

/* ── formulier ── */

export interface Veldrevisie { readonly rev: number; readonly door: string; readonly op: MomentTekst }

export interface FormulierOpen {
  readonly casus: { readonly id: string; readonly nummer: string; readonly roepnaam: string | null; readonly leeftijd: number | null }
  readonly formulier: {
    /** Null until the first write: opening does not create anything. */
    readonly id: string | null
    readonly volgnr: number
    readonly status: 'niet-begonnen' | 'concept' | 'vastgesteld'
    readonly revisie: number
    readonly antwoorden: Antwoorden
    readonly veldrevisies: Readonly<Record<Pad, Veldrevisie>>
    /** By field id. */
    readonly akkoorden: Akkoorden
    readonly gewijzigdOp: MomentTekst | null
    readonly vastgesteldOp: MomentTekst | null
    readonly vastgesteldDoor: string | null
    /** Version of the definition it is filled in with. */
    readonly versie: number
    readonly hash: string | null
    /** Of fields that were filled in for somebody: where from. Holds as long as the answer is still `waarde`. */
    readonly herkomst: Readonly<Record<string, Herkomstregel>>
  }
  readonly definitie: Formulierdefinitie
  /** Answers to questions that this version does not have or does not ask; kept to read and to copy. */
  readonly geparkeerd: readonly ApartGezet[]
  /** Ids of fields whose answers are not for the role of who asks; they are in none of what is here. */
  readonly afgeschermd: readonly string[]
  /** What the sources of a field say now, where something else stands in it. */
  readonly voorstellen: readonly Voorstel[]
  /** What a question can point at: people and organisations of this casus, its forms. */
  readonly verwijzingen: readonly Verwijsbaar[]
  /** Other forms of this casus, and other copies of this one, that can be read beside it. */
  readonly naast: readonly Naastkeuze[]
  readonly termijn: TermijnStand | null
  /** Facts of the casus that the rules of the form may read (`['feit', naam]`). */
  readonly feiten: Readonly<Record<string, unknown>>
  readonly problemen: readonly Probleem[]
  readonly nu: MomentTekst
  readonly ik: { readonly id: string; readonly rol: Rol; readonly naam: string }
  /** Who else wrote in it in the last five minutes, and in which section. */
  readonly anderen: readonly { readonly naam: string; readonly sectie: string | null }[]
  /** Other copies of this form in this casus. */
  readonly versies: readonly { readonly volgnr: number; readonly status: 'concept' | 'vastgesteld'; readonly vastgesteldOp: MomentTekst | null }[]
  readonly mag: { readonly schrijven: boolean; readonly vaststellen: boolean; readonly akkoord: readonly string[]; readonly nieuweVersie: boolean }
}

export interface Herkomstregel { readonly waarde: unknown; /** A sentence: "Overgenomen uit Verklarende analyse, 12 november." */ readonly tekst: string }
export interface Voorstel { readonly veldId: string; readonly waarde: unknown; /** The answer in words. */ readonly tekst: string; /** "Verklarende analyse, 12 november" */ readonly bron: string }
export interface Verwijsbaar {
  readonly soort: 'persoon' | 'organisatie' | 'formulierversie' | 'formulierrij'
  readonly id: string
  readonly tekst: string
  readonly onder?: string
  /** Of a formulierversie and of a row: the sleutel of the form. */
  readonly formulier?: string
  /** Of a row: the id of its list, and the stored value of its first question with options. */
  readonly lijst?: string
  readonly kenmerk?: string
  /** Of a row: its form is not vastgesteld, so it may still change. */
  readonly concept?: boolean
}
export interface Naastkeuze { readonly sleutel: string; readonly titel: string; readonly volgnr: number; readonly status: 'concept' | 'vastgesteld'; readonly op: MomentTekst }
/** A form to read beside another. */
export interface FormulierNaast extends Naastkeuze { readonly secties: readonly GelezenSectie[]; readonly afgeschermd: readonly string[] }
/** A QuestionnaireResponse, as the text of a file. */
export interface AntwoordenFhir { readonly bestandsnaam: string; readonly tekst: string }
/** What the field of a file stores. */
export interface Bijlagebestand { readonly id: string; readonly naam: string; /** Bytes. */ readonly grootte: number; readonly mediatype: string }
/** `inhoud` in base64. */
export interface Bijlageinhoud { readonly naam: string; readonly mediatype: string; readonly inhoud: string }

/** An answer that stands apart: the question as it was asked, the answer in words, and why. */
export interface ApartGezet { readonly pad: Pad; readonly vraag: string; /** Null: not for the role of who asks. */ readonly antwoord: string | null; readonly waarom: string; /** Version of the questions it answered. */ readonly versie: number | null }

export interface Botsing {
  readonly pad: Pad
  readonly mijn: unknown
  readonly bewaard: unknown
  /** Name of who wrote the stored value. */
  readonly door: string
  readonly op: MomentTekst
}

export interface FormulierBewaard {
  readonly id: string
  readonly volgnr: number
  readonly revisie: number
  readonly antwoorden: Antwoorden
  readonly veldrevisies: Readonly<Record<Pad, Veldrevisie>>
  readonly akkoorden: Akkoorden
  /** Fields that somebody else changed meanwhile. They are not stored; both values are here. */
  readonly botsingen: readonly Botsing[]
  /** Changes that could not be taken, each with why; the others went through. */
  readonly geweigerd: readonly Probleem[]
  /** Stored answers that fell away because their question is no longer asked. */
  readonly vervallen: readonly { readonly pad: Pad; readonly waarde: unknown }[]
  readonly problemen: readonly Probleem[]
  /** Version of the questions this was stored under. Another than was sent: the form moved, and must be read again. */
  readonly versie: number
  readonly bewaardOp: MomentTekst
}

export interface FormulierVastgesteld { readonly vastgesteldOp: MomentTekst; readonly hash: string }

/* ── escalatie ── */

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
