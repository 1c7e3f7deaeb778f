import type { Verhuistaak, Verhuisvraag } from '@regietafel/api/client'
import type { Antwoord, Mislukt, VerhuisApi } from './verhuizen.api.ts'
import { einde, verhuisd } from './woorden.ts'

/** Milliseconds between two looks while it runs. */
const POLS_MS = 1_000

/** Follows a try and the move after it. Reactive. Call `stop` when the screen goes. */
export class Verhuisloop {
  /** The last try, and the last real move. */
  proef = $state.raw<Verhuistaak | null>(null)
  echt = $state.raw<Verhuistaak | null>(null)
  /** Sentence per field, of the last question that was refused. */
  velden = $state.raw<Readonly<Record<string, string>>>({})
  melding = $state<string | null>(null)
  bezig = $state(false)
  /** For a live region: only the beginning and the end, so that it does not chatter. */
  aankondiging = $state('')
  readonly #api: VerhuisApi
  readonly #pols: number
  readonly #opKlaar: () => void
  #klok: ReturnType<typeof setTimeout> | undefined
  #weg = false

  /** `opKlaar`: a real move, or putting back, is over; what the page shows is old. */
  constructor(api: VerhuisApi, { taken, pols = POLS_MS, opKlaar = () => {} }: { readonly taken: readonly Verhuistaak[]; readonly pols?: number | undefined; readonly opKlaar?: () => void }) {
    this.#api = api
    this.#pols = pols
    this.#opKlaar = opKlaar
    const laatste = taken[0]
    if (laatste?.droog) this.proef = laatste
    this.echt = taken.find((taak) => !taak.droog) ?? null
    if (this.loopt) this.#plan(this.loopt.id)
  }

  /** What waits or runs now. */
  get loopt(): Verhuistaak | null {
    return [this.echt, this.proef].find((taak) => taak?.status === 'wacht' || taak?.status === 'bezig') ?? null
  }

  probeer = (vraag: Verhuisvraag): Promise<void> => this.#start({ vraag, droog: true }, 'Het proefdraaien is begonnen.')
  verhuis = (vraag: Verhuisvraag, reden: string, formulierIds?: readonly string[]): Promise<void> => this.#start({ vraag, ...(formulierIds && { formulierIds }), droog: false, reden }, 'Het verhuizen is begonnen.')

  async annuleer(): Promise<void> {
    const taak = this.loopt
    if (taak && (await this.#vraag(() => this.#api.annuleer(taak.id)))) await this.#kijk(taak.id)
  }

  async zetTerug(formulierIds?: readonly string[]): Promise<void> {
    const { echt } = this
    const uit = echt && (await this.#vraag(() => this.#api.zetTerug(echt.id, formulierIds)))
    if (!uit) return
    this.aankondiging = `${verhuisd(uit.waarde.teruggezet, 'is', 'zijn')} teruggezet.`
    await this.#kijk(echt.id)
    this.#opKlaar()
  }

  stop(): void {
    this.#weg = true
    clearTimeout(this.#klok)
  }

  async #start(opdracht: Parameters<VerhuisApi['start']>[0], begin: string): Promise<void> {
    const uit = await this.#vraag(() => this.#api.start(opdracht))
    if (!uit) return
    this.aankondiging = begin
    await this.#kijk(uit.waarde)
  }

  /** One act at a time. Null when it was refused: then the sentence stands there. */
  async #vraag<T>(act: () => Promise<Antwoord<T>>): Promise<{ readonly ok: true; readonly waarde: T } | null> {
    if (this.bezig) return null
    this.bezig = true
    this.#meld(null)
    const uit = await act()
    this.bezig = false
    if (this.#weg) return null
    if (uit.ok) return uit
    this.#meld(uit)
    return null
  }

  #meld(fout: Mislukt | null): void {
    this.melding = fout?.melding ?? null
    this.velden = fout?.velden ?? {}
  }

  #plan(id: string): void {
    clearTimeout(this.#klok)
    this.#klok = setTimeout(() => void this.#kijk(id), this.#pols)
  }

  async #kijk(id: string): Promise<void> {
    clearTimeout(this.#klok)
    const uit = await this.#api.stand(id)
    if (this.#weg) return
    if (!uit.ok) {
      this.melding = uit.melding
      if (uit.weg) this.#plan(id)
      return
    }
    const taak = uit.waarde
    const liep = this.loopt?.id === id || (taak.droog ? this.proef : this.echt)?.id !== id
    if (taak.droog) this.proef = taak
    else {
      this.echt = taak
      this.proef = null
    }
    if (taak.status === 'wacht' || taak.status === 'bezig') this.#plan(id)
    else if (liep) {
      this.aankondiging = einde(taak)
      if (!taak.droog) this.#opKlaar()
    }
  }
}
