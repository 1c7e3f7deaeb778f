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
  readonly secties: readonly Sectie[]
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
  readonly standaard?: unknown
  /** `als` must be true (unknown passes on a concept, not on vaststellen); else `melding` is shown at the field. */
  readonly controles?: readonly { readonly code: string; readonly als: Expressie; readonly melding: string; readonly waarschuwing?: boolean }[]
  /** Only for `lijst`: the fields of one row. Nested once. */
  readonly velden?: readonly Veld[]
  readonly bron?: string
}

/** One node of the rule language: `[operator, ...arguments]` with a closed list of operators; see `regel/`. */
export type Expressie = unknown

export type Antwoorden = Readonly<Record<string, unknown>>

/** A place in the answers: `veldId`, or `veldId/rijId/veldId` for a field in a row. */
export type Pad = string

export interface Probleem {
  readonly pad: Pad
  readonly veldId: string
  readonly code: string
  /** Dutch, says what to do. */
  readonly melding: string
  readonly ernst: 'fout' | 'ontbreekt' | 'waarschuwing'
}
