import { toMs, type Tijdstip } from '../kernel/index.ts'

/**
 * Why a try failed. `adres`: this one is refused for good. `later`: this one may pass later. `kanaal`: nobody can be reached this way now;
 * it is nobody's fault and no try of this one. `dood`: the other side says never to come back.
 */
export type Foutsoort = 'adres' | 'later' | 'kanaal' | 'dood'

export interface MisluktePoging {
  readonly soort: Foutsoort
  /** Tries that counted before this one. */
  readonly pogingen: number
  /** Since when it fails; null: this is the first time. What is given up is counted from here. */
  readonly eersteFoutOp: Tijdstip | null
  readonly nu: Tijdstip
  /** In [0, 1): spreads the next tries, so that what failed together does not come back together. */
  readonly toeval: number
  /** Milliseconds before the second try. */
  readonly eersteMs: number
}

export interface Vervolg {
  readonly definitief: boolean
  /** Whether it counts as a try. */
  readonly telt: boolean
  /** When it is tried again (UTC); null when it is not. */
  readonly nietVoor: string | null
}

/** Tries of an address that is refused for good; a person may have mended it in between. */
export const TRIES_ADRES = 3
/** Milliseconds after which what may pass later is given up. */
export const GEEF_OP_MS = 24 * 3_600_000
const LANGST_MS = 60 * 60_000
/** A kanaal that is away is looked at more often: everybody waits for it, and one look serves all. */
const LANGST_KANAAL_MS = 5 * 60_000
/** Part of the wait that is left to chance, up and down. */
const SPREIDING = 0.2
/** Milliseconds that nothing waits longer than after a try that failed. */
export const UITERST_MS = LANGST_MS * (1 + SPREIDING)

/**
 * What follows a try that failed. The wait is as long as it has been failing, so it doubles: 1, 2, 4 … at most 60 minutes; a quarter of
 * that, and at most 5 minutes, for a kanaal that is away.
 */
export function naFout({ soort, pogingen, eersteFoutOp, nu, toeval, eersteMs }: MisluktePoging): Vervolg {
  const telt = soort !== 'kanaal'
  const op = soort === 'dood' || (soort === 'adres' && pogingen + 1 >= TRIES_ADRES) || (soort === 'later' && duur(eersteFoutOp, nu) >= GEEF_OP_MS)
  return { definitief: op, telt, nietVoor: op ? null : weerOp({ soort, sinds: eersteFoutOp, nu, toeval, eersteMs }) }
}

/** When what fails since `sinds` (null: now) is tried again: one message, or a kanaal or webhook through which nothing gets, for all that waits there. */
export function weerOp({ soort, sinds, nu, toeval, eersteMs }: Pick<MisluktePoging, 'soort' | 'nu' | 'toeval' | 'eersteMs'> & { readonly sinds: Tijdstip | null }): string {
  const [begin, langst] = soort === 'kanaal' ? [eersteMs / 4, LANGST_KANAAL_MS] : [eersteMs, LANGST_MS]
  const wacht = Math.min(Math.max(begin, duur(sinds, nu)), langst) * (1 - SPREIDING + 2 * SPREIDING * toeval)
  return new Date(toMs(nu) + Math.round(wacht)).toISOString()
}

const duur = (sinds: Tijdstip | null, nu: Tijdstip): number => (sinds === null ? 0 : toMs(nu) - toMs(sinds))

/** Whether nothing else gets through either: a mail server that is away, or a receiver that did not answer this one. One that is refused for its own sake shuts nothing. */
export const sluitKanaal = (kanaal: 'taak' | 'email' | 'webhook', soort: Foutsoort): boolean => soort === 'kanaal' || (kanaal === 'webhook' && soort === 'later')

/** So many may leave together when a kanaal opens again: a hiccup, not an outage. */
const SAMEN_MAX = 10
/** Posts a minute after an outage, and the minutes within which all of it has left. */
const TEMPO_MIN = 60
const UIT_MIN = 5

/** Posts a minute at which what waited leaves when a kanaal opens again; null: at once. */
export const tempoNaSluiting = (posten: number): number | null => (posten <= SAMEN_MAX ? null : Math.max(TEMPO_MIN, Math.ceil(posten / UIT_MIN)))
