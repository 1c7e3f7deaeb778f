import type { Stand, TerugblikApi, Terugblikvraag } from './terugblik.api.ts'

/** Milliseconds between two looks while it runs. */
const POLS_MS = 1_000

/** Follows one terugblik from the question to the outcome. Reactive. Call `stop` when the screen goes. */
export class Volger {
  stand = $state<Stand | null>(null)
  /** Sentence per field, of the last question that was refused. */
  velden = $state<Readonly<Record<string, string>>>({})
  melding = $state<string | null>(null)
  bezig = $state(false)
  /** For a live region: only the beginning and the end, so that it does not chatter. */
  aankondiging = $state('')

  readonly #api: TerugblikApi
  readonly #pols: number
  #klok: ReturnType<typeof setTimeout> | undefined
  #weg = false
  #keer = 0

  constructor(api: TerugblikApi, pols: number = POLS_MS) {
    this.#api = api
    this.#pols = pols
  }

  get loopt(): boolean {
    return this.stand?.status === 'wacht' || this.stand?.status === 'bezig'
  }

  /** What was there before this screen: the newest one, also of a colleague. */
  async hervat(sleutel: string): Promise<void> {
    const antwoord = await this.#api.laatste(sleutel)
    if (this.#weg || this.stand !== null || this.bezig || !antwoord.ok || antwoord.waarde === null) return
    this.toon(antwoord.waarde)
  }

  /** What the page knew already. */
  toon(stand: Stand): void {
    this.stand = stand
    if (this.loopt) this.#plan()
  }

  /** The concept changed: is what stands here still about it? What runs is looked at anyway. */
  async ververs(): Promise<void> {
    if (this.stand && !this.loopt && !this.bezig) await this.#kijk(this.stand.id)
  }

  async start(vraag: Terugblikvraag): Promise<void> {
    if (this.bezig) return
    this.bezig = true
    this.velden = {}
    this.melding = null
    const antwoord = await this.#api.start(vraag)
    this.bezig = false
    if (this.#weg) return
    if (!antwoord.ok) {
      this.velden = antwoord.velden
      this.melding = antwoord.melding
      return
    }
    this.aankondiging = 'Het rekenen is begonnen.'
    await this.#kijk(antwoord.waarde)
  }

  async annuleer(): Promise<void> {
    if (!this.stand || !this.loopt) return
    const { id } = this.stand
    const antwoord = await this.#api.annuleer(id)
    if (!antwoord.ok) this.melding = antwoord.melding
    else await this.#kijk(id)
  }

  stop(): void {
    this.#weg = true
    clearTimeout(this.#klok)
  }

  #plan(): void {
    clearTimeout(this.#klok)
    this.#klok = setTimeout(() => void (this.stand && this.#kijk(this.stand.id)), this.#pols)
  }

  async #kijk(id: string): Promise<void> {
    clearTimeout(this.#klok)
    const nr = (this.#keer += 1)
    const antwoord = await this.#api.stand(id)
    // A later look has the say: about another task, or after a wish to stop.
    if (this.#weg || nr !== this.#keer) return
    if (antwoord.ok) {
      const liep = this.stand?.id !== id || this.loopt
      this.stand = antwoord.waarde
      this.melding = null
      if (this.loopt) this.#plan()
      else if (liep) this.aankondiging = einde[antwoord.waarde.status]
    } else if (antwoord.weg && this.stand) {
      this.melding = antwoord.melding
      this.#plan()
    } else this.melding = antwoord.melding
  }
}

const einde: Record<Stand['status'], string> = { wacht: '', bezig: '', klaar: 'Het rekenen is klaar.', geannuleerd: 'Het rekenen is gestopt.', mislukt: 'Het rekenen is mislukt.' }
