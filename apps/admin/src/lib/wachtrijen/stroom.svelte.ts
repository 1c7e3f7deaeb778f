import type { Hartklop } from '@regietafel/api/client'
import { getContext, setContext } from 'svelte'
import { bewakingszin, isLive, livezin, type Verbinding } from './stand.ts'

/** The part of the platform that is needed, so that a test can stand in for it. */
export interface Bron { addEventListener(naam: string, bij: (event: { data?: string }) => void): void; close(): void }
export interface Omgeving {
  readonly maakBron: (adres: string) => Bron
  readonly nu: () => number
}
const browser: Omgeving = { maakBron: (adres) => new EventSource(adres) as unknown as Bron, nu: () => Date.now() }

/** Waits between tries, in ms; the last one repeats. */
const WACHT_MS = [1_000, 2_000, 4_000, 8_000, 15_000]
/** A window that nobody looks at keeps its stream this long: a browser allows six per server. */
const VERBORGEN_MS = 60_000

/**
 * One stream of signs of life for all of an operator's screens. It never trusts the connection: what says nothing is down,
 * and is made anew. Reactive; `start` in an effect, which gets back how to stop.
 */
export class Stroom {
  verbinding = $state<Verbinding>('begin')
  laatsteMs = $state(0)
  op = $state('')
  merk = $state('')
  bewakingStil = $state<boolean | null>(null)
  /** Alarms that are open. */
  meldingen = $state(0)
  /** Requests of somebody else that wait for her. */
  verzoeken = $state(0)
  /** What the console itself shows, while it is open: the number in the menu is that of the page. */
  opBlad = $state<{ readonly meldingen: number; readonly verzoeken: number } | null>(null)
  /** The clock here, once a second: so that silence shows. */
  nuMs = $state(0)

  readonly live = $derived(isLive(this, this.nuMs))
  /** A worker looked, and we know it: only then is anything green. Without script, and in the first second, that is what the page came with. */
  readonly bewaakt = $derived(this.bewakingStil === false && (this.verbinding === 'begin' || this.live))
  readonly zin = $derived(livezin(this, this.nuMs))
  readonly banner = $derived(bewakingszin(this, this.nuMs))

  readonly #omgeving: Omgeving
  readonly #adres: string
  #bron: Bron | null = null
  #keer = 0
  #opnieuw: ReturnType<typeof setTimeout> | undefined

  constructor(begin: Hartklop | null, { adres = '/wachtrijen/stroom', omgeving = browser }: { adres?: string; omgeving?: Omgeving } = {}) {
    this.#omgeving = omgeving
    this.#adres = adres
    this.neem(begin)
  }

  /** What the page itself knew when it was made. */
  neem(begin: Hartklop | null): void {
    this.laatsteMs = this.nuMs = this.#omgeving.nu()
    this.bewakingStil = begin?.bewakingStil ?? null
    if (!begin) return
    this.op = begin.op
    this.merk = begin.merk
    this.meldingen = begin.meldingen ?? 0
    this.verzoeken = begin.verzoeken ?? 0
  }

  start(): () => void {
    const seconde = setInterval(() => this.#tik(), 1_000)
    let verborgen: ReturnType<typeof setTimeout> | undefined
    const zicht = () => {
      clearTimeout(verborgen)
      if (document.hidden) verborgen = setTimeout(() => this.#sluit(), VERBORGEN_MS)
      else if (!this.#bron) this.#verbind()
    }
    document.addEventListener('visibilitychange', zicht)
    this.#verbind()
    return () => {
      clearInterval(seconde)
      clearTimeout(verborgen)
      document.removeEventListener('visibilitychange', zicht)
      this.#sluit()
    }
  }

  #tik(): void {
    this.nuMs = this.#omgeving.nu()
    if (this.verbinding === 'live' && this.#bron && !isLive(this, this.nuMs)) this.#breek()
  }

  #verbind(): void {
    this.#sluit()
    const bron = (this.#bron = this.#omgeving.maakBron(this.#adres))
    const alleenDeze = (bij: (data: string) => void) => (event: { data?: string }) => void (this.#bron === bron && bij(event.data ?? ''))
    bron.addEventListener('hartklop', alleenDeze((data) => this.#hoor(JSON.parse(data) as Hartklop)))
    // The server is there, the database is not: then nobody knows, and that is what is shown.
    bron.addEventListener('onbekend', alleenDeze(() => { this.bewakingStil = null; this.verbinding = 'weg' }))
    bron.addEventListener('uit', alleenDeze(() => { this.verbinding = 'uit'; this.#sluit() }))
    bron.addEventListener('error', alleenDeze(() => this.#breek()))
  }

  #hoor({ op, merk, bewakingStil, meldingen = 0, verzoeken = 0 }: Hartklop): void {
    this.#keer = 0
    this.laatsteMs = this.nuMs = this.#omgeving.nu()
    Object.assign(this, { op, merk, bewakingStil, meldingen, verzoeken })
    this.verbinding = 'live'
  }

  #breek(): void {
    this.#sluit()
    this.nuMs = this.#omgeving.nu()
    this.verbinding = 'weg'
    const wacht = WACHT_MS[Math.min(this.#keer++, WACHT_MS.length - 1)]!
    // Not all windows at once when a server comes back.
    this.#opnieuw = setTimeout(() => this.#verbind(), wacht * (0.75 + Math.random() * 0.5))
  }

  #sluit(): void {
    clearTimeout(this.#opnieuw)
    this.#bron?.close()
    this.#bron = null
  }
}

const SLEUTEL = Symbol('stroom')
/** The context of a part that stands by itself, as `zetStroom` gives it to a page. */
export const stroomContext = (stroom: Stroom): Map<symbol, Stroom> => new Map([[SLEUTEL, stroom]])
export const zetStroom = (stroom: Stroom): Stroom => setContext(SLEUTEL, stroom)
/** Whether a good number may be shown as good. A page without a stream (no operator) has nothing to doubt. */
export const magGroen = (stroom: Stroom | undefined): boolean => !stroom || stroom.bewaakt
export const leesStroom = (): Stroom | undefined => getContext<Stroom | undefined>(SLEUTEL)
