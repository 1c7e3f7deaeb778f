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
  readonly secties: readonly Sectie[]
  /** Examples with what should come out; publishing runs them, and one that fails blocks it. */
  readonly proeven?: readonly Regelproef[]
}

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
