/** What the API answers about a casus: the list, one casus, its regie and its dates. Types only; see `types.ts`. */
import type { TermijnToestand, Voortgang } from '@regietafel/domain/kader'
import type { Handeling, Regiesoort, Rol } from '@regietafel/domain/regie'
import type { Escalatiehand } from './escalatietypes.ts'
import type { Bladzijde, DatumTekst, MomentTekst, Persoon, Weigering } from './types.ts'

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

export interface CasusGemaakt { readonly id: string; readonly nummer: string }

export interface RegieGeschiedenisRij {
  readonly soort: Regiesoort
  readonly label: string
  readonly gebruiker: Persoon
  readonly van: MomentTekst
  /** Null for who holds it now. */
  readonly tot: MomentTekst | null
}
