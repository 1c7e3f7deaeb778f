import { logboekRepository, type Tx } from '@regietafel/db'
import type { Handeling } from '@regietafel/domain/regie'

/** Where a request came from. No address and no browser: the line in the web server's log with the same id has those. */
export interface Herkomst { readonly via: 'web' | 'cli'; readonly aanvraag: string }

export interface Registratie {
  readonly door: string
  readonly handeling: Handeling | 'sessie.inloggen' | 'sessie.uitloggen'
  readonly soort: 'casus' | 'formulierdeel' | 'formulierversie' | 'kader' | 'kalender' | 'procedure' | 'proefklok' | 'sessie' | 'webhook' | 'afzender' | 'meldregel' | 'melding' | 'gebruiker' | 'bericht'
  readonly id: string | null
  readonly uitkomst: 'gelukt' | 'geweigerd' | 'mislukt'
  /** A code. Free text only about the kalender, the kanalen and the guarding of the gemeente; never about a casus. */
  readonly reden?: string
  /** What changed, in words, of settings and kanalen: see `wachtrij/wat.ts`. */
  readonly wat?: string | null
  readonly herkomst: Herkomst
}

/** One line in the logboek, in the transaction of the act itself: both are there, or neither (BIO2 8.15.01). */
export const registreer = (tx: Tx, { door, handeling, soort, id, uitkomst, reden, wat, herkomst }: Registratie): Promise<void> =>
  logboekRepository(tx).write({ door, handeling, objectSoort: soort, objectId: id, uitkomst, reden: reden ?? null, wat: wat ?? null, herkomst: { ...herkomst } })
