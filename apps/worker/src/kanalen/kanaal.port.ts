import type { Bezorgfeiten } from '@regietafel/db'
import type { Berichtsoort } from '@regietafel/domain/bericht'
import type { Foutsoort } from '@regietafel/domain/escalatie'

/** Ways an escalatie can reach somebody. A new one is one file, one line here and one in index.ts. */
export const kanaalSleutels = ['taak', 'email', 'webhook'] as const
export type Kanaal = (typeof kanaalSleutels)[number]

/** Words of a gemeente for a mail. */
export interface Woorden {
  readonly onderwerp: string
  readonly tekst: string
}

/** How one gemeente wants its mails. */
export interface Mailhuis {
  /** Name of the gemeente. */
  readonly gemeente: string
  /** Address it sends from; null: that of the installation. */
  readonly afzender: string | null
  /** Its own words; what is not here has the shipped ones. */
  readonly sjablonen: Readonly<Partial<Record<Berichtsoort, Woorden>>>
}

/** What a kanaal may know: enough to say that something waits, nothing about the child. */
export interface Bericht extends Omit<Bezorgfeiten, 'id' | 'escalatieId'> {
  /** Idempotency key; the same at every try. */
  readonly sleutel: string
  /** W3C traceparent of what made it. */
  readonly spoor?: string | null
  readonly geplandOp: string
  readonly afgegaanOp: string
  readonly gemeente: { readonly sleutel: string; readonly naam: string }
  readonly huis: Mailhuis
  /** Now, by the clock that decides. */
  readonly nu?: string
  /** Null for a webhook, and for somebody without an address. */
  readonly email: string | null
  /** `geheim` is sealed. */
  readonly webhook: { readonly id: string; readonly url: string; readonly geheim: string; readonly actief: boolean } | null
}

export interface KanaalAdapter {
  /** Resolves when the other side took it over. Safe to call again with the same sleutel. @throws KanaalFout */
  bezorg(bericht: Bericht): Promise<void>
  close(): Promise<void>
}

export type Kanalen = Readonly<Record<Kanaal, KanaalAdapter>>

/** Why it did not get through, as a code without personal data. `soort` says what follows: see `naFout`. */
export class KanaalFout extends Error {
  override name = 'KanaalFout'
  readonly code: string
  readonly soort: Foutsoort
  constructor(code: string, soort: Foutsoort) {
    super(code)
    this.code = code
    this.soort = soort
  }
}
