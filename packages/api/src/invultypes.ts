/** What the API answers about filling in a form. Types only; see `types.ts`. */
import type { Akkoorden, Antwoorden, Formulierdefinitie, GelezenSectie, Pad, Probleem } from '@regietafel/domain/formulier'
import type { TermijnStand } from '@regietafel/domain/kader'
import type { Rol } from '@regietafel/domain/regie'
import type { MomentTekst } from './types.ts'

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
