import type { FormulierBewaard, Botsing as Gemeld } from '@regietafel/api/client'
import type { Wijziging } from '@regietafel/domain/formulier'

/** Two versions of one place that wait for a choice. */
export interface Botsing extends Gemeld {
  /** The one text that somebody is making of both; kept with them until the choice is made. */
  readonly samen?: string | undefined
}

export interface BewaarVerzoek {
  /** The revision these changes were made on: the server calls everything later by somebody else a botsing. */
  readonly revisie: number
  /** Version of the questions these changes were made on; the server makes them fit when the form moved. */
  readonly versie?: number | undefined
  readonly wijzigingen: readonly Wijziging[]
  /** True when the page is closing: the request must outlive it. */
  readonly blijftLeven: boolean
}

/** What the server answered. What it did not take is in `botsingen` and `geweigerd`; the rest of the request was saved. */
export interface Bewaard extends FormulierBewaard {
  readonly soort: 'bewaard'
}

/** What can come back. `geweigerd` is about the whole request and final: trying again does not help. */
export type BewaarUitkomst =
  | Bewaard
  | { readonly soort: 'geen-verbinding' }
  | { readonly soort: 'afgemeld' }
  | { readonly soort: 'geweigerd'; readonly melding: string }

/** Sends one set of changes. Never throws: a lost connection is an outcome. */
export type Transport = (verzoek: BewaarVerzoek) => Promise<BewaarUitkomst>
