import type { z } from 'zod'
import type { Veld } from './definitie.types.ts'
import type { Instelling, Instellingbeschrijving, Veldgroep } from './instelling.ts'

/** What a value is to the rule language. `geen`: cannot be used in a rule except with `leeg` and `gevuld`. */
export type Waardesoort = 'tekst' | 'getal' | 'datum' | 'janee' | 'teksten' | 'rijen' | 'reeks' | 'geen'

/** What the product must know about one kind of question. One file per type in `veldtypen/`. */
export interface VeldType<Config = unknown, Value = unknown> {
  readonly label: string
  /** When to use this type: one sentence, shown where a beheerder chooses a new field. */
  readonly uitleg: string
  /** Under which heading the type stands in that choice. */
  readonly groep: Veldgroep
  /** The settings of `config` in the order in which the panel shows them. */
  readonly instellingen: readonly Instelling[]
  /** Schema of `veld.config`; accepts an absent config where every setting has a default. */
  readonly config: z.ZodType<Config>
  /** What may be stored on a concept: the right kind and within the size limits. Dutch messages. */
  opslag(config: Config): z.ZodType<Value>
  /** What an answer must be on vaststellen. Default: `opslag`. Dutch messages. */
  answer?(config: Config): z.ZodType<Value>
  /** The value of an unanswered question. */
  readonly empty: Value | null
  /** Beyond `null`, only spaces and `[]`; asked of records only. */
  isEmpty?(value: Value): boolean
  /** How an answer reads in a summary, a print and the logboek. */
  summarize(value: Value, config: Config): string
  soort(config: Config): Waardesoort
  /** For soort `rijen` when the type itself says what stands in a row; a `lijst` has its fields in the definition. */
  readonly rijen?: Rijsoort<Config>
  /** Only an explanation or an akkoord: no place in the answers. */
  readonly zonderAntwoord?: true
  /** Feeds the contract test, the styleguide and the preview of the bouwer. */
  readonly example: { readonly config: Config; readonly value: Value }
}

/** Rows that a type brings by itself: they are saved, merged, checked and moved as the rows of a `lijst`. */
export interface Rijsoort<Config = unknown> {
  /** One row in words: "verband". */
  readonly enkelvoud: string
  /** Id of the field that names a row. */
  readonly titel?: string
  /** The fields of one row. `veldId`: of the question itself, so that a row can point at another row. */
  velden(config: Config, veldId: string): readonly Veld[]
  /** Only outside rows: its rows point at each other, or hold rows themselves. */
  readonly alleenBoven?: true
}

type Sleutels<Config> = Config extends unknown ? keyof Config & string : never
type Beschrijving<Config, Value> = Omit<VeldType<Config, Value>, 'instellingen'> & {
  /** Every setting of the config schema; null: deliberately not in the panel. The compiler completes the list. */
  readonly instellingen: { readonly [Naam in Sleutels<Config>]: Instellingbeschrijving | null }
}

export function defineVeldType<Config, Value>({ instellingen, ...type }: Beschrijving<Config, Value>): VeldType<Config, Value> {
  const genoemd = Object.entries(instellingen as Record<string, Instellingbeschrijving | null>)
  return { ...type, instellingen: genoemd.flatMap(([naam, beschrijving]) => (beschrijving ? [{ naam, ...beschrijving }] : [])) }
}
