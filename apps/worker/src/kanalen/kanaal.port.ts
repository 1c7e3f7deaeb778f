import type { Rol } from '@regietafel/domain/regie'

/** Ways an escalatie can reach somebody. A new one is one file, one line here and one in index.ts. */
export const kanaalSleutels = ['taak', 'email'] as const
export type Kanaal = (typeof kanaalSleutels)[number]

/** What a kanaal may know: enough to say that something waits, nothing about the child. */
export interface Bericht {
  /** Idempotency key; the same at every try. */
  readonly sleutel: string
  readonly nummer: string
  /** Title of the termijn as the kader names it ("Hulpverleningsplan"). */
  readonly termijnTitel: string
  /** Last day on which it is in time, `YYYY-MM-DD`. */
  readonly deadline: string
  readonly trap: string
  readonly herinnering: boolean
  readonly betaalvlag: boolean
  readonly rol: Rol
  /** The role that was meant, when nobody holds it. */
  readonly omgeleidVan: Rol | null
  /** Null when this person has none. */
  readonly email: string | null
}

export interface KanaalAdapter {
  /** Resolves when the other side took it over. Safe to call again with the same sleutel. @throws KanaalFout */
  bezorg(bericht: Bericht): Promise<void>
  close(): Promise<void>
}

export type Kanalen = Readonly<Record<Kanaal, KanaalAdapter>>

/**
 * Why it did not get through, as a code without personal data.
 * `adres`: this one address is refused for good. `later`: this one may pass later. `kanaal`: nobody can be reached this way now, so stop trying the others.
 */
export class KanaalFout extends Error {
  override name = 'KanaalFout'
  readonly code: string
  readonly soort: 'adres' | 'later' | 'kanaal'
  constructor(code: string, soort: KanaalFout['soort']) {
    super(code)
    this.code = code
    this.soort = soort
  }
}
