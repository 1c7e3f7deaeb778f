import type { Hartklop } from '@regietafel/api/client'

/** Milliseconds between two signs of life. */
export const KLOP_MS = 4_000
/** At most this long after being switched off, or losing a right or a gemeente, somebody is out. */
export const TOETS_MS = 10_000
/** Windows of one person at once; more is no person. */
export const MAX_VENSTERS = 20

/** One window that listens. */
export interface Luisteraar {
  readonly gebruikerId: string
  /** Asks the stand anew, as this person. Null: she may not (any more). Throws when it cannot be known. */
  readonly vraag: () => Promise<Hartklop | null>
  readonly stuur: (naam: 'hartklop' | 'onbekend' | 'uit', klop: Hartklop | null) => void
  readonly sluit: () => void
}
interface Venster extends Luisteraar { bereik: string; getoetst: number }

/**
 * Signs of life for everybody who watches. One question per reach and beat, whatever the number of windows: the first
 * window of a reach asks for all of them. Each window is judged on its own too, every ten seconds.
 */
export class Hartslaghub {
  readonly #vensters = new Set<Venster>()
  readonly #nu: () => number
  #klok: ReturnType<typeof setInterval> | undefined
  #bezig = false

  constructor(nu: () => number = Date.now) {
    this.#nu = nu
  }

  get aantal(): number {
    return this.#vensters.size
  }
  vol(gebruikerId: string): boolean {
    return [...this.#vensters].filter((venster) => venster.gebruikerId === gebruikerId).length >= MAX_VENSTERS
  }

  /** Lets a window listen; its first sign of life comes at once. Returns how to stop. */
  async bij(luisteraar: Luisteraar): Promise<() => void> {
    const venster: Venster = { ...luisteraar, bereik: '', getoetst: 0 }
    this.#vensters.add(venster)
    this.#klok ??= setInterval(() => void this.klop(), KLOP_MS)
    await this.#toets(venster)
    return () => this.#weg(venster)
  }

  /** One beat. A beat that takes long is not overtaken by the next. */
  async klop(): Promise<void> {
    if (this.#bezig) return
    this.#bezig = true
    try {
      const oud = [...this.#vensters].filter((venster) => venster.bereik === '' || this.#nu() - venster.getoetst >= TOETS_MS)
      const gehoord = new Map<string, Hartklop>()
      await Promise.all(oud.map(async (venster) => {
        const klop = await this.#toets(venster)
        if (klop) gehoord.set(venster.bereik, klop)
      }))
      const anderen = [...this.#vensters].filter((venster) => !oud.includes(venster))
      await Promise.all([...new Set(anderen.map(({ bereik }) => bereik))].map((bereik) => this.#deel(anderen.filter((venster) => venster.bereik === bereik), gehoord.get(bereik))))
    } finally {
      this.#bezig = false
    }
  }

  /** For the end of the process: every window is let go, and finds the next server by itself. */
  stop(): void {
    for (const venster of [...this.#vensters]) {
      this.#weg(venster)
      venster.sluit()
    }
  }

  /** One reach, one question; when the first may not any more, the next one asks. An answer that is of another `bereik` by now is of who asked only. */
  async #deel(vensters: readonly Venster[], gehoord: Hartklop | undefined): Promise<void> {
    let klop = gehoord ?? null
    for (const venster of vensters) {
      if (klop && (klop.bereik ?? venster.gebruikerId) === venster.bereik) venster.stuur('hartklop', klop)
      else klop = await this.#toets(venster)
    }
  }

  /** As this person: who is out hears so and goes; what cannot be known is said to be unknown. */
  async #toets(venster: Venster): Promise<Hartklop | null> {
    try {
      const klop = await venster.vraag()
      if (!this.#vensters.has(venster)) return null
      if (!klop) {
        this.#weg(venster)
        venster.stuur('uit', null)
        venster.sluit()
        return null
      }
      venster.bereik = klop.bereik ?? venster.gebruikerId
      venster.getoetst = this.#nu()
      venster.stuur('hartklop', klop)
      return klop
    } catch {
      // The next beat asks again, each for herself.
      venster.bereik = ''
      venster.stuur('onbekend', null)
      return null
    }
  }

  #weg(venster: Venster): void {
    this.#vensters.delete(venster)
    if (this.#vensters.size > 0) return
    clearInterval(this.#klok)
    this.#klok = undefined
  }
}
