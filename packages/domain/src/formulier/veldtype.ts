import type { z } from 'zod'

/** What a value is to the rule language. `geen`: cannot be used in a rule except with `leeg` and `gevuld`. */
export type Waardesoort = 'tekst' | 'getal' | 'datum' | 'janee' | 'teksten' | 'rijen' | 'reeks' | 'geen'

/** What the product must know about one kind of question. One file per type in `veldtypen/`. */
export interface VeldType<Config = unknown, Value = unknown> {
  readonly label: string
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
  /** Only an explanation or an akkoord: no place in the answers. */
  readonly zonderAntwoord?: true
  /** Feeds the contract test, the styleguide and the preview of the bouwer. */
  readonly example: { readonly config: Config; readonly value: Value }
}

export function defineVeldType<Config, Value>(type: VeldType<Config, Value>): VeldType<Config, Value> {
  return type
}
