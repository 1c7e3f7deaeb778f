import type { Datum } from '../kernel/index.ts'
import type { Rol } from '../regie/index.ts'

/**
 * A form as data. A published definition is immutable; its content hash names it.
 * Answers are stored by field `id`, never by `sleutel` or label, so a rename breaks nothing.
 */
export interface Formulierdefinitie {
  /** Version of this format, not of the content. */
  readonly formaat: 1
  readonly sleutel: string
  readonly titel: string
  readonly inleiding?: string
  /** Roles that may write the answers. Absent: nobody is named, and only `casusregisseur` may (see `schrijvers`). */
  readonly schrijft?: readonly Rol[]
  /**
   * Who may read it is in its own answers: the choices at the top-level field `veld`, and the roles each stands for. Who writes the concept reads along until it is vastgesteld;
   * from then on only the roles that were chosen, whatever else they may (bron: c.9, W 7.3.11).
   */
  readonly lezers?: { readonly veld: string; readonly rollen: Readonly<Record<string, readonly Rol[]>> }
  /** May be added to any casus by who writes it, outside every kader. `een`: one at a time, with versions; `meer`: as many as happen (an incident each). Absent: only where a kader asks for it. */
  readonly los?: 'een' | 'meer'
  /** Of a form that came from elsewhere as a FHIR Questionnaire: what its maker calls it and its questions (`ids`: our id → linkId), so that it and its answers go back under those names. */
  readonly fhir?: { readonly url?: string; readonly name?: string; readonly ids: Readonly<Record<string, string>> }
  /** Languages the form is offered in besides Dutch. */
  readonly talen?: readonly Taal[]
  readonly vertaling?: Vertaling<'titel' | 'inleiding'>
  readonly secties: readonly Sectie[]
  /** Examples with what should come out; publishing runs them, and one that fails blocks it. */
  readonly proeven?: readonly Regelproef[]
}

/** A language besides Dutch, which is always there. */
export type Taal = 'en'

/** Per language, per property, the text. An absent or empty text is not translated yet: the Dutch one is shown. */
export type Vertaling<Deel extends string> = { readonly [T in Taal]?: { readonly [D in Deel]?: string } }

/** Who may read an answer, besides who writes the form: the roles per class stand in `leesrollen`. Absent is `gewoon`. */
export type Gevoeligheid = 'gewoon' | 'vertrouwelijk' | 'gezondheid' | 'strafrechtelijk'

/** A part of a form that is used in more than one: inserted as it was in that version. What it says is copied into the form; this names where from. */
export interface Deelkoppeling {
  readonly sleutel: string
  readonly versie: number
}

/** Where an empty field takes its first answer from. Never over something typed, and the screen says where it came from. */
export type Voorvulling =
  /** A fact of the casus, `regel/feiten.ts`. */
  | { readonly soort: 'feit'; readonly feit: string }
  /** The field with this id in the last vastgesteld form (else the concept) of that key, in the same casus. */
  | { readonly soort: 'formulier'; readonly formulier: string; readonly veldId: string }

/** One example: these answers, in this casus, on this day. */
export interface Regelproef {
  readonly naam: string
  readonly antwoorden: Antwoorden
  readonly feiten?: Readonly<Record<string, unknown>>
  readonly vandaag?: string
  readonly verwacht: readonly Verwachting[]
}

/** What must hold at one place; what is left out is not looked at. */
export interface Verwachting {
  readonly pad: Pad
  readonly zichtbaar?: boolean
  readonly verplicht?: boolean
  readonly alleenLezen?: boolean
  /** The answer as it counts, computed ones included; null for none. */
  readonly waarde?: unknown
  /** Codes of the faults and open questions there, in any order. */
  readonly problemen?: readonly string[]
}

export interface Sectie {
  readonly id: string
  readonly sleutel: string
  readonly titel: string
  readonly uitleg?: string
  readonly zichtbaar?: Expressie
  readonly velden: readonly Veld[]
  readonly vertaling?: Vertaling<'titel' | 'uitleg'>
  /** The whole section is a linked part: read only in the bouwer until it is made loose. Field ids are the form's own (`deelId` of a field names its id in the part). */
  readonly deel?: Deelkoppeling
}

export interface Veld {
  /** Opaque and stable for ever; unique within the definition, also inside groups. */
  readonly id: string
  readonly sleutel: string
  readonly label: string
  readonly hulp?: string
  /** Key of `veldtypen`; `config` is checked against the schema of that type. */
  readonly type: string
  readonly config?: unknown
  /** 🔒 may not be removed: a rule, termijn or export hangs on it. */
  readonly vast?: boolean
  /** Required on vaststellen, never on a concept. */
  readonly verplicht?: true | Expressie
  /** Wanted on vaststellen: leaving it empty needs a reason, which stands at `veldId#reden` and is shown to who reads. */
  readonly gewenst?: true | Expressie
  readonly gevoelig?: Gevoeligheid
  /** First that gives an answer. Not inside rows. */
  readonly voorvul?: readonly Voorvulling[]
  /** `label`, `hulp`, `optie:<waarde>` (label of an option), `controle:<code>` (melding), `config:<naam>` (a text in the config). */
  readonly vertaling?: Vertaling<string>
  /** A linked part, or a list of options from a codelijst: see `Deelkoppeling`. */
  readonly deel?: Deelkoppeling
  readonly codelijst?: Deelkoppeling
  /** Id of this field in the part it came from. */
  readonly deelId?: string
  readonly zichtbaar?: Expressie
  readonly alleenLezen?: true | Expressie
  /** Value computed by the server; the user cannot set it. */
  readonly berekening?: Expressie
  /** Value of a new concept, or of a field that comes into view empty: a literal answer, or `{ regel: Expressie }`. Rows need an `_id`. */
  readonly standaard?: unknown
  /** Asked anew in every next version: `neemOver` leaves the answer behind (bron: c.1, "may not be copied from older version"). Not inside rows. */
  readonly vers?: boolean
  /** `als` must be true (unknown passes on a concept, not on vaststellen); else `melding` is shown at the field. */
  readonly controles?: readonly Controle[]
  /** Only for `lijst`: the fields of one row. Nested once. */
  readonly velden?: readonly Veld[]
  readonly bron?: string
}

export interface Controle {
  readonly code: string
  readonly als: Expressie
  readonly melding: string
  /** Shown, never blocks. */
  readonly waarschuwing?: boolean
}

/** One node of the rule language: `[operator, ...arguments]` with a closed list of operators; see `regel/`. */
export type Expressie = unknown

export type Antwoorden = Readonly<Record<string, unknown>>

/** A row of a `lijst` or `verbanden`: a stable `_id`, and answers by field id. */
export type Rij = Readonly<Record<string, unknown>> & { readonly _id: string }

/**
 * A place in the answers.
 * - `veldId`: a field
 * - `veldId/rijId`: a whole row (as a change: `null` deletes it, an object inserts or replaces it)
 * - `veldId/rijId/veldId`: a field in a row; the same once more for a list in a row
 * - `veldId#volgorde`: the order of the rows, an array of row ids
 * - `veldId#reden`: why a wanted answer is not there (text); of a field at the top
 */
export type Pad = string

/** One change of the user; `waarde: null` empties the place. */
export interface Wijziging {
  readonly pad: Pad
  readonly waarde: unknown
}

/** What the rules may know besides the answers. */
export interface Context {
  /** Today on the Amsterdam calendar, from the one clock that decides. */
  readonly vandaag: Datum
  /** Facts of the casus; names and kinds in `regel/feiten.ts`. A fact that is absent is unknown, not false. */
  readonly feiten: Readonly<Record<string, unknown>>
  /** When given, a missing akkoord counts as missing in `problemen` and `perSectie`. */
  readonly akkoorden?: Akkoorden
}

/** An akkoord as it was given. Kept beside the answers, never in them; set only by `geefAkkoord`. */
export interface Akkoord {
  /** Id of the gebruiker. */
  readonly door: string
  readonly naam: string
  readonly rol: Rol
  /** SKJ (9 digits) or BIG (11 digits), digits only. */
  readonly registratienummer?: string
  /** Instant, UTC. */
  readonly op: string
  /** Revision of the answers the akkoord was given on. */
  readonly revisie?: number
}

/** By field id. */
export type Akkoorden = Readonly<Record<string, Akkoord>>

export interface Probleem {
  readonly pad: Pad
  readonly veldId: string
  readonly code: string
  /** Dutch, says what to do. */
  readonly melding: string
  readonly ernst: 'fout' | 'ontbreekt' | 'waarschuwing'
}
