import type { Pad, Probleem } from '@regietafel/domain/formulier'

/** One changed place in the answers, as it goes to the server. */
export interface Wijziging {
  readonly pad: Pad
  readonly waarde: unknown
}

/** Two people changed the same place. Both texts are kept until a human chooses. */
export interface Botsing {
  readonly pad: Pad
  readonly mijn: unknown
  readonly bewaard: unknown
  readonly door: string
  /** ISO instant in UTC at which the other text was saved. */
  readonly op: string
}

export interface BewaarVerzoek {
  /** The revision these changes were made on: the server calls everything later by somebody else a botsing. */
  readonly revisie: number
  readonly wijzigingen: readonly Wijziging[]
  /** True when the page is closing: the request must outlive it. */
  readonly blijftLeven: boolean
}

export interface Bewaard {
  readonly soort: 'bewaard'
  readonly revisie: number
  readonly antwoorden: Readonly<Record<string, unknown>>
  readonly botsingen: readonly Botsing[]
  readonly problemen: readonly Probleem[]
}

/** What can come back. `geweigerd` is final for these changes: trying again does not help. */
export type BewaarUitkomst =
  | Bewaard
  | { readonly soort: 'geen-verbinding' }
  | { readonly soort: 'afgemeld' }
  | { readonly soort: 'geweigerd'; readonly melding: string; readonly paden?: Readonly<Record<Pad, string>> }

/** Sends one set of changes. Never throws: a lost connection is an outcome. */
export type Transport = (verzoek: BewaarVerzoek) => Promise<BewaarUitkomst>
