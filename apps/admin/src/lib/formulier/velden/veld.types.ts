import type { CompileVeld, Pad, VeldType, VeldTypeCode, veldtypen } from '@regietafel/domain/formulier'

export type ConfigVan<T extends VeldTypeCode> = (typeof veldtypen)[T] extends VeldType<infer C, infer _> ? C : never
export type WaardeVan<T extends VeldTypeCode> = (typeof veldtypen)[T] extends VeldType<infer _, infer W> ? W : never

/** What every input of a question gets. It shows `waarde` and reports changes; it keeps no truth of its own. */
export interface VeldProps<Config = unknown, Waarde = unknown> {
  /** Id of the input; inputs in a group use it as the start of theirs. */
  readonly id: string
  /** Place of the answer; only for an input that does more than report changes. */
  readonly pad?: Pad
  /** Id of the element with the label, for groups of inputs. */
  readonly labelId: string
  readonly config: Config
  readonly waarde: Waarde | null
  /** Ids for `aria-describedby`: help and messages. */
  readonly beschrijving: string | undefined
  readonly ongeldig: boolean
  readonly verplicht: boolean
  /** Smaller form inside a row of a group. */
  readonly compact?: boolean
  /** `null` empties the answer. */
  readonly opWijzig: (waarde: Waarde | null) => void
}

/** What a question that brings its own heading gets: it writes to the form by itself. */
export interface BlokProps {
  readonly veld: CompileVeld
  readonly pad: Pad
  readonly niveau: 3 | 4 | 5
}
