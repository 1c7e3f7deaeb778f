import type { Sessie } from '@regietafel/api/client'
import { createBrowserApi } from '#lib/trpc/index.ts'
import { vanzelf } from '#lib/wachtrijen/verser.svelte.ts'

/** At least so long between two questions, however often something changes. */
const RUST_MS = 5_000
type Vraag = () => Promise<Sessie>

/** Keeps the numbers in the menu of who watches fresh: asked anew when the stream says that something changed, and by nothing else. */
export class Tellingen {
  #nieuw = $state.raw<{ readonly van: Sessie; readonly menu: Sessie['menu'] } | null>(null)
  #merk = ''
  #wekker: ReturnType<typeof setTimeout> | undefined
  readonly #sessie: () => Sessie
  readonly #vraag: Vraag

  constructor(sessie: () => Sessie, vraag?: Vraag) {
    this.#sessie = sessie
    this.#vraag = vraag ?? (() => createBrowserApi(vanzelf(() => false)).sessie.ik.query())
  }

  /** What the page came with, or what was heard after it. */
  get menu(): Sessie['menu'] {
    const sessie = this.#sessie()
    return this.#nieuw?.van === sessie ? this.#nieuw.menu : sessie.menu
  }

  /** With each sign of life. The first one is what the page came with. */
  kijk(merk: string): void {
    const anders = this.#merk !== '' && merk !== this.#merk
    this.#merk = merk
    if (anders) this.#wekker ??= setTimeout(() => void this.#haal(), RUST_MS)
  }

  /** A question that fails leaves the numbers as they were. */
  async #haal(): Promise<void> {
    const van = this.#sessie()
    try {
      this.#nieuw = { van, menu: (await this.#vraag()).menu }
    } catch {
      // The next change asks again; that the stream is down is said elsewhere.
    } finally {
      this.#wekker = undefined
    }
  }

  stop(): void {
    clearTimeout(this.#wekker)
    this.#wekker = undefined
  }
}
