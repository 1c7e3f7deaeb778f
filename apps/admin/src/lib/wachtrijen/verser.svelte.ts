import { tick } from 'svelte'
import { createBrowserApi } from '#lib/trpc/index.ts'
import { laadBlad, type Blad, type WachtrijApi } from './laad.ts'
import type { Zoek } from './zoek.ts'

/** At least so long between two questions, however often something changes. */
const RUST_MS = 2_000
/** Ages grow also when nothing happens. */
const ANDERS_MS = 20_000
/** The history grows by the minute. */
const VERLOOP_MS = 60_000
/** Somebody at work keeps her session, also when the page has nothing to ask. */
const WAKKER_MS = 5 * 60_000

/** What the page asks by itself; the server does not take it for a sign that somebody is there. */
export const vanzelf = (wakker: () => boolean): typeof fetch => (url, init) => {
  const headers = new Headers(init?.headers)
  if (!wakker()) headers.set('regietafel-vanzelf', '1')
  return fetch(url, { ...init, headers })
}

/**
 * Keeps the stand of one page fresh without reloading it: what is typed, ticked, open or in focus stays. A question that
 * fails leaves the old stand; the stream says that it is one.
 */
export class Verser {
  /** Newer than what the page came with; null: it has nothing newer. */
  #nieuw = $state.raw<{ readonly van: Blad; readonly blad: Blad } | null>(null)
  #bezig = false
  #wil = false
  #laatst = 0
  #verloopOp = 0
  #aangeraakt = false
  #laatstWakker = 0
  #merk = ''
  readonly #pagina: () => { readonly blad: Blad; readonly zoek: Zoek }
  readonly #api: WachtrijApi
  readonly #nu: () => number

  constructor(pagina: () => { readonly blad: Blad; readonly zoek: Zoek }, api?: WachtrijApi, nu: () => number = Date.now) {
    this.#pagina = pagina
    this.#nu = nu
    this.#laatst = this.#verloopOp = this.#laatstWakker = nu()
    this.#api = api ?? createBrowserApi(vanzelf(() => this.#neemWakker())).wachtrij
  }

  get blad(): Blad {
    const { blad } = this.#pagina()
    return this.#nieuw?.van === blad ? this.#nieuw.blad : blad
  }

  /** Somebody moved: her next question counts as hers. */
  raakAan(): void {
    this.#aangeraakt = true
  }

  /** Called with each sign of life, and every second. */
  async kijk(merk: string): Promise<void> {
    const anders = merk !== this.#merk
    if (this.#merk === '') this.#merk = merk
    else if (anders) this.#wil = true
    this.#merk = merk
    const oud = this.#nu() - this.#laatst
    if (this.#bezig || oud < RUST_MS) return
    if (this.#wil || oud >= ANDERS_MS || (this.#aangeraakt && this.#nu() - this.#laatstWakker >= WAKKER_MS)) await this.#vraag()
  }

  async #vraag(): Promise<void> {
    this.#bezig = true
    this.#wil = false
    this.#laatst = this.#nu()
    const { blad: van, zoek } = this.#pagina()
    const verloopOud = this.#nu() - this.#verloopOp >= VERLOOP_MS
    try {
      const blad = await laadBlad(this.#api, zoek, verloopOud ? undefined : this.blad.verloop)
      // Meanwhile she went to another filter: that page has its own, newer stand.
      if (this.#pagina().blad === van) await this.#neem({ van, blad })
      if (verloopOud) this.#verloopOp = this.#nu()
    } catch {
      this.#wil = true
    } finally {
      this.#bezig = false
    }
  }

  /** Who stood on something that is gone now, comes to stand on the head above it. */
  async #neem(nieuw: { readonly van: Blad; readonly blad: Blad }): Promise<void> {
    const op = typeof document === 'undefined' ? null : document.activeElement
    const kop = op?.closest('section')?.querySelector<HTMLElement>('[tabindex="-1"]')
    this.#nieuw = nieuw
    await tick()
    if (op && !op.isConnected) kop?.focus({ preventScroll: true })
  }

  #neemWakker(): boolean {
    const wakker = this.#aangeraakt
    if (wakker) this.#laatstWakker = this.#nu()
    this.#aangeraakt = false
    return wakker
  }
}
