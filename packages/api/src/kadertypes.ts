/** What the API answers about kaders, the kalender and long tasks. Types only; see `types.ts`. */
import type { Kaderdefinitie, Verschil } from '@regietafel/domain/kader'
import type { Rol } from '@regietafel/domain/regie'
import type { DatumTekst, MomentTekst, Persoon } from './types.ts'

export type { Kaderdefinitie, Verschil }

/** `hoofd`: a new casus can begin with it. `naast`: every new casus gets it besides. `uit`: no new casus gets it. */
export type Inzet = 'hoofd' | 'naast' | 'uit'

/** What is wrong, where (a path in the kader: `termijnen[2].tel`) and in a Dutch sentence. */
export interface Kaderfout { readonly pad: string; readonly melding: string }

/* ── kader ── */

export interface Kaderversierij {
  readonly versie: number
  readonly hash: string
  readonly gepubliceerdOp: MomentTekst
  readonly gepubliceerdDoor: Persoon | null
  readonly goedgekeurdDoor: Persoon | null
  readonly toelichting: string | null
  /** Casussen that hold it, as main kader or beside, and are not closed. */
  readonly openCasussen: number
}

export interface Conceptkop {
  readonly sleutel: string
  readonly titel: string
  readonly status: 'concept' | 'ter-goedkeuring'
  readonly revisie: number
  readonly gewijzigdOp: MomentTekst
  readonly laatsteDoor: Persoon
  readonly van: { readonly sleutel: string; readonly titel: string; readonly versie: number } | null
  /** May the asker approve: handed in, and she did not work on it. */
  readonly magGoedkeuren: boolean
  /** Only in `lijst`: a colleague sent it back, and it was not handed in again. */
  readonly teruggestuurd?: { readonly door: Persoon | null; readonly reden: string } | null
}

/** One kader of the gemeente: what is live, and what is being made beside it. */
export interface Kaderrij {
  readonly sleutel: string
  readonly titel: string
  readonly bron: string | null
  /** Null while only a concept exists. */
  readonly live: { readonly versie: number; readonly gepubliceerdOp: MomentTekst; readonly stappen: number; readonly termijnen: number } | null
  readonly openCasussen: number
  readonly inzet: Inzet
  readonly standaard: boolean
  readonly concept: Conceptkop | null
}

export interface Kaderlijst {
  readonly kaders: readonly Kaderrij[]
  /** Kaders that come with the product and that this gemeente does not have under that key: to copy from. */
  readonly meegeleverd: readonly { readonly sleutel: string; readonly titel: string; readonly versie: number }[]
  readonly vierOgen: boolean
  /** Colleagues who could approve, for the wording of the button. */
  readonly collegas: readonly Persoon[]
}

export interface Kaderblad {
  readonly sleutel: string
  readonly titel: string
  readonly inzet: Inzet
  readonly standaard: boolean
  /** Newest first. */
  readonly versies: readonly Kaderversierij[]
  readonly concept: Conceptkop | null
}

/** One published version whole. */
export interface Kaderinhoud { readonly kader: Kaderdefinitie; readonly hash: string; readonly gepubliceerdOp: MomentTekst }

export interface Conceptblad extends Conceptkop {
  /** Has the outline of a kader; may still have problems. */
  readonly kader: Kaderdefinitie
  readonly problemen: readonly Kaderfout[]
  /** The kader the differences are told against: the live version of this key, else what it was made from; null for one begun empty. */
  readonly basis: { readonly kader: Kaderdefinitie; readonly titel: string; readonly versie: number } | null
  readonly verschillen: readonly Verschil[]
  readonly toelichting: string | null
  readonly ingediendDoor: Persoon | null
  readonly ingediendOp: MomentTekst | null
  readonly teruggewezenReden: string | null
  readonly vierOgen: boolean
  /** Colleagues who did not work on it. */
  readonly goedkeurders: readonly Persoon[]
  /** Forms of this gemeente that a step can be closed with, with the fields an advice of a poort can read. */
  readonly formulieren: readonly { readonly sleutel: string; readonly titel: string; readonly velden: readonly Formulierveld[] }[]
  /** Roles that somebody in the gemeente holds. */
  readonly rollen: readonly Rol[]
  readonly openCasussen: number
  /** How new casussen use the kader of this key now. */
  readonly inzet?: Inzet
  /** The calendar, for the preview in the browser. */
  readonly kalender: Kalenderinhoud
  readonly vandaag: DatumTekst
}

export interface Formulierveld { readonly veld: string; readonly titel: string; readonly soort: string; readonly opties?: readonly { readonly waarde: string; readonly label: string }[] }

/** What `createKalender` needs. */
export interface Kalenderinhoud {
  readonly versie: string
  readonly eigenDagen: readonly { readonly datum: DatumTekst; readonly naam: string; readonly bron: string }[]
  readonly gelijkgesteld: readonly { readonly datum: DatumTekst; readonly naam: string; readonly bron: string }[]
}

export interface ConceptBewaard { readonly revisie: number; readonly gewijzigdOp: MomentTekst; readonly problemen: readonly Kaderfout[]; readonly verschillen: readonly Verschil[] }

/** `gepubliceerd`: live now. `ter-goedkeuring`: waits for a colleague. */
export interface Ingediend { readonly status: 'gepubliceerd' | 'ter-goedkeuring'; readonly versie: number | null }

export interface Kaderexport { readonly bestandsnaam: string; readonly tekst: string; readonly hash: string }

/* ── long tasks ── */

export interface Taakstand<U = unknown> {
  readonly id: string
  readonly status: 'wacht' | 'bezig' | 'klaar' | 'geannuleerd' | 'mislukt'
  readonly gedaan: number
  readonly totaal: number | null
  readonly door: Persoon
  readonly aangemaaktOp: MomentTekst
  readonly klaarOp: MomentTekst | null
  readonly foutCode: string | null
  readonly uitkomst: U | null
}

/** How the termijnen of one key fared: closed in time, late (closed late or still open after the end), still running. */
export interface Terugbliktermijn { readonly opTijd: number; readonly teLaat: number; readonly loopt: number }

/** `echt` is what the rows in the database say; `concept` is what the concept would have given for the same gebeurtenissen. */
export interface Terugblikuitkomst {
  readonly van: DatumTekst
  readonly tot: DatumTekst
  readonly casussen: number
  readonly duurMs: number
  readonly kader: { readonly sleutel: string; readonly titel: string; readonly versie: number | null }
  readonly vergeleken: { readonly sleutel: string; readonly titel: string }
  /** What was still wrong with the concept; those parts count as not there. */
  readonly problemen: number
  readonly termijnen: readonly {
    readonly termijn: string
    readonly titel: string
    readonly echt: Terugbliktermijn
    readonly concept: Terugbliktermijn
    /** What closes it was never recorded then (a new step): nobody can say whether it would have been in time; left out of the totals. */
    readonly zonderGegevens: boolean
  }[]
  /** One for each rol that was told. `herinnering`: before the deadline; shown, but no escalatie in the totals. */
  readonly escalaties: readonly { readonly trap: string; readonly rol: Rol; readonly herinnering: boolean; readonly echt: number; readonly concept: number; readonly zonderGegevens: number }[]
  readonly totaal: { readonly echt: { readonly escalaties: number; readonly teLaat: number }; readonly concept: { readonly escalaties: number; readonly teLaat: number } }
  /** Only casussen where something differs; at most 500, the largest difference first. Everything is in the download. */
  readonly perCasus: readonly { readonly nummer: string; readonly echt: { readonly escalaties: number; readonly teLaat: number }; readonly concept: { readonly escalaties: number; readonly teLaat: number } }[]
}

/** A terugblik and whether it still is about the concept as it stands now. */
export interface Terugblikstand extends Taakstand<Terugblikuitkomst> {
  /** The concept changed since, or is not there any more: the figures are those of another kader. */
  readonly verouderd: boolean
}

/* ── kalender ── */

export interface Kalenderdag {
  readonly id: string
  readonly datum: DatumTekst
  readonly naam: string
  readonly bron: string
  readonly soort: 'feestdag' | 'gelijkgesteld' | 'eigen'
  readonly toegevoegdOp: MomentTekst
  readonly toegevoegdDoor: Persoon | null
  readonly verwijderdOp: MomentTekst | null
  readonly verwijderdDoor: Persoon | null
  /** Added (or removed) on or after the day itself, so it changes no date until an operator lets it work back. */
  readonly zonderWerking: boolean
}

export interface Kalenderblad {
  readonly jaar: number
  /** Feestdagen of the law for this year, computed; and the shipped equated days while the gemeente recorded none itself. By date. */
  readonly wettelijk: readonly { readonly datum: DatumTekst; readonly naam: string; readonly bron: string; readonly soort: 'feestdag' | 'gelijkgesteld' }[]
  /** The recorded days of the year, by date. */
  readonly dagen: readonly Kalenderdag[]
  /** Removed days of this year. */
  readonly verwijderd: readonly Kalenderdag[]
  /** Days of any year that came, or went, too late to have effect. */
  readonly wacht: readonly Kalenderdag[]
  /** When an operator let such days work back, and why; newest first. */
  readonly herberekend: readonly { readonly op: MomentTekst; readonly door: string | null; readonly reden: string }[]
  readonly bijwerken: Taakstand | null
  readonly mag: { readonly zetten: boolean; readonly herberekenen: boolean }
}

export interface Kalenderwijziging {
  readonly erbij: readonly { readonly datum: DatumTekst; readonly naam: string; readonly bron: string; readonly soort: 'gelijkgesteld' | 'eigen' }[]
  /** Ids of days. */
  readonly weg: readonly string[]
}

/** The task that brings the termijnen along. */
export interface Kalendertaak { readonly id: string }

export interface Verschuiving {
  readonly nummer: string
  readonly kader: string
  readonly termijnTitel: string
  readonly van: DatumTekst
  readonly naar: DatumTekst
}
export interface Kalendervoorbeeld { readonly casussen: number; readonly verschuivingen: readonly Verschuiving[]; readonly totaal: number }
