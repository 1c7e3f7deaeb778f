/** What the API answers about making forms: concepts, publication, parts, migration. Types only; see `types.ts`. */
import type { Formulierdefinitie, Formulierverschil, Geparkeerd, Gevolg, Lintprobleem, Optie, Proefuitkomst, Sectie, Veld } from '@regietafel/domain/formulier'
import type { Taakstand } from './kadertypes.ts'
import type { DatumTekst, MomentTekst, Persoon } from './types.ts'

export type { Formulierdefinitie, Formulierverschil, Geparkeerd, Gevolg, Lintprobleem, Proefuitkomst, Sectie, Veld }

export interface Formulierversierij {
  readonly versie: number
  readonly hash: string
  readonly gepubliceerdOp: MomentTekst
  readonly gepubliceerdDoor: Persoon | null
  readonly goedgekeurdDoor: Persoon | null
  readonly toelichting: string | null
  /** Casussen that are not closed and hold a concept of this version: what a migration can move. */
  readonly openConcepten: number
  /** Forms of this version that were vastgesteld. */
  readonly vastgesteld: number
}

export interface Formulierconceptkop {
  readonly sleutel: string
  readonly titel: string
  readonly status: 'concept' | 'ter-goedkeuring'
  readonly revisie: number
  readonly gewijzigdOp: MomentTekst
  readonly laatsteDoor: Persoon
  readonly van: { readonly sleutel: string; readonly titel: string; readonly versie: number } | null
  /** May the asker approve: handed in, and she did not work on it. */
  readonly magGoedkeuren: boolean
  readonly teruggestuurd: { readonly door: Persoon | null; readonly reden: string } | null
}

/** One form of the gemeente: what is live, and what is being made beside it. */
export interface Formulierrij {
  readonly sleutel: string
  readonly titel: string
  /** Null while only a concept exists. */
  readonly live: { readonly versie: number; readonly gepubliceerdOp: MomentTekst; readonly delen: number; readonly velden: number } | null
  readonly openCasussen: number
  /** Concepts of open casussen on an older version than the live one. */
  readonly achter: number
  readonly los: 'een' | 'meer' | null
  readonly concept: Formulierconceptkop | null
  /** The shipped default became different since this form was last brought along. */
  readonly standaardAnders: boolean
}

export interface Formulierlijst {
  readonly formulieren: readonly Formulierrij[]
  /** Shipped forms that this gemeente does not have under that key. */
  readonly meegeleverd: readonly { readonly sleutel: string; readonly titel: string }[]
  readonly vierOgen: boolean
  readonly talenVolledig: boolean
  readonly collegas: readonly Persoon[]
  readonly delen: number
}

/** What became different in the shipped default since this form was last brought along with it. */
export interface Standaardnieuws {
  readonly van: number
  readonly naar: number
  readonly verschillen: readonly Formulierverschil[]
}

/** The concept has everything of the newest default now. Where both had changed the same, the words of the gemeente stand; `bij` is the field or section. */
export interface Standaardovername { readonly sleutel: string; readonly naar: number; readonly botsingen: readonly { readonly bij: string | null; readonly zin: string }[] }

export interface Formulierblad {
  readonly sleutel: string
  readonly titel: string
  /** Newest first. */
  readonly versies: readonly Formulierversierij[]
  readonly concept: Formulierconceptkop | null
  readonly standaard: Standaardnieuws | null
  /** Steps and termijnen of live kaders that wait for this form, and forms that take answers from it. */
  readonly gebruik: readonly Gebruik[]
  /** The live version can be begun by hand in a casus. */
  readonly los: boolean
  /** The last moves that were meant (no tries), newest first; without rows. */
  readonly verhuizingen: readonly Verhuistaak[]
}

/** Where something is used, in words a beheerder knows; `adres` leads there. */
export interface Gebruik { readonly soort: 'kader' | 'formulier' | 'uitvoer' | 'deel'; readonly titel: string; readonly waar: string; readonly adres: string | null }

export interface Formulierinhoud { readonly definitie: Formulierdefinitie; readonly hash: string; readonly versie: number; readonly gepubliceerdOp: MomentTekst }

export interface Formulierconceptblad extends Formulierconceptkop {
  /** Has the outline of a form; may still have problems. */
  readonly definitie: Formulierdefinitie
  /** What the differences are told against: the live version of this key, else what it was made from. */
  readonly basis: { readonly definitie: Formulierdefinitie; readonly titel: string; readonly versie: number } | null
  readonly standaard: Standaardnieuws | null
  readonly toelichting: string | null
  readonly ingediendDoor: Persoon | null
  readonly ingediendOp: MomentTekst | null
  readonly vierOgen: boolean
  readonly talenVolledig: boolean
  readonly goedkeurders: readonly Persoon[]
  /** Per field id of the live version: who outside this form counts on it. */
  readonly gebruik: Readonly<Record<string, readonly Gebruik[]>>
  /** A live kader asks for this form, so a new casus gets it. */
  readonly kaderVraagt: boolean
  /** Open casussen with a concept of this form. */
  readonly openCasussen: number
  /** Per field id: in how many of those concepts it is answered; and per `veldId=optie`. */
  readonly ingevuld: Readonly<Record<string, number>>
  readonly delen: readonly Deelrij[]
  /** Other live forms with their fields, for `voorvul` and references. */
  readonly andere: readonly { readonly sleutel: string; readonly titel: string; readonly velden: readonly { readonly id: string; readonly label: string; readonly type: string }[] }[]
  readonly vandaag: DatumTekst
}

export interface FormulierconceptBewaard { readonly revisie: number; readonly gewijzigdOp: MomentTekst }

export interface Formulieringediend { readonly status: 'gepubliceerd' | 'ter-goedkeuring'; readonly versie: number | null }

export interface Formulierexport { readonly bestandsnaam: string; readonly tekst: string; readonly hash: string; /** What this format cannot carry, a sentence each. */ readonly nietMee: readonly string[] }

export interface Formulierimport { readonly sleutel: string; readonly soort: 'regietafel' | 'fhir' | 'xlsform'; readonly nietMee: readonly string[] }

/* ── parts ── */

export interface Deelrij {
  readonly sleutel: string
  readonly titel: string
  readonly soort: 'sectie' | 'velden' | 'codelijst'
  /** Newest. */
  readonly versie: number
  readonly gepubliceerdOp: MomentTekst
}
export interface Deelinhoud extends Deelrij {
  readonly hash: string
  readonly toelichting: string | null
  readonly inhoud: { readonly sectie?: Sectie; readonly velden?: readonly Veld[]; readonly opties?: readonly Optie[] }
}
export interface Deelblad {
  readonly deel: Deelinhoud
  readonly versies: readonly { readonly versie: number; readonly gepubliceerdOp: MomentTekst; readonly gepubliceerdDoor: Persoon | null; readonly toelichting: string | null }[]
  readonly gebruik: readonly Gebruik[]
}

/* ── migration ── */

export interface Verhuisvraag {
  readonly sleutel: string
  /** Versions to move concepts from; `alle`: every version but `naar`. */
  readonly van: readonly number[] | 'alle'
  readonly naar: number
  /** Old field id → new field id. */
  readonly toewijzing: Readonly<Record<string, string>>
}

/** What becomes of the concept of one casus. */
export interface Verhuisrij {
  readonly nummer: string
  readonly volgnr: number
  readonly formulierId: string
  readonly vanVersie: number
  readonly uitkomst: 'ongewijzigd' | 'omgezet' | 'geparkeerd' | 'ongeldig'
  readonly aantal: { readonly ongewijzigd: number; readonly omgezet: number; readonly geparkeerd: number }
  /** Labels of questions, never answers. */
  readonly geparkeerd: readonly string[]
  readonly teruggezet: readonly string[]
  readonly ongeldig: readonly string[]
  /** Akkoorden that are withdrawn, because they were given on other questions. */
  readonly akkoorden: number
  /** Of a real move: it went back since, or it still can; null when neither. */
  readonly terug: 'gedaan' | 'kan' | null
}

export interface Verhuisuitkomst {
  readonly droog: boolean
  readonly telling: Readonly<Record<Verhuisrij['uitkomst'], number>>
  /** Null while it is not over. */
  readonly duurMs: number | null
  /** At most 500, the heaviest first. */
  readonly rijen: readonly Verhuisrij[]
  readonly totaal: number
  /** Casussen whose form became vastgesteld meanwhile: it stays as it is. */
  readonly overgeslagen: readonly { readonly nummer: string; readonly volgnr: number }[]
}

export interface Verhuistaak extends Taakstand<Verhuisuitkomst> {
  readonly vraag: Verhuisvraag
  readonly droog: boolean
  readonly reden: string | null
  /** Forms it moved so far; 0 for a dry run. */
  readonly verhuisd: number
  /** How many of the moved forms were put back, and how many still can be. */
  readonly teruggezet: number
  readonly terugTeZetten: number
}

/** A question whose answers have no place in the version to go to. */
export interface Vervallenvraag {
  readonly veldId: string
  readonly label: string
  readonly soort: string
  /** In how many of the concepts it is answered. */
  readonly ingevuld: number
  /** Questions that can take its answers, the likeliest first. */
  readonly kan: readonly { readonly veldId: string; readonly label: string }[]
  /** The one that most likely took its place. */
  readonly voorstel: string | null
}

/** Everything to choose with, before a move is tried. */
export interface Verhuisblad {
  readonly sleutel: string
  readonly titel: string
  /** Newest first; the first is live. */
  readonly versies: readonly { readonly versie: number; readonly gepubliceerdOp: MomentTekst; readonly openConcepten: number }[]
  readonly keuze: { readonly van: readonly number[]; readonly naar: number; readonly aantal: number }
  /** Per version with concepts, against the one to go to. */
  readonly verschillen: readonly { readonly van: number; readonly verschillen: readonly Formulierverschil[] }[]
  readonly vervallen: readonly Vervallenvraag[]
  /** The last five, newest first; the outcome of the newest is with it. */
  readonly taken: readonly Verhuistaak[]
}
