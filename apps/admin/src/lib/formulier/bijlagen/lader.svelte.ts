import type { Pad } from '@regietafel/domain/formulier'
import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { FormulierApi } from '../formulier.api.ts'
import type { Formulierstand } from '../formulierstand.svelte.ts'
import { keurBestand } from './grens.ts'

/** One file on its way, or one that did not come. */
export interface Lading {
  readonly nr: number
  readonly naam: string
  /** How much has left, from 0 to 1; null when it waits or stopped. */
  readonly deel: number | null
  readonly melding: string | null
  /** Kept when only the connection was in the way: it can be sent again without choosing it again. */
  readonly bestand: File | null
}
type Bestand = { readonly id: string; readonly naam: string; readonly grootte: number; readonly mediatype: string }

/** Sends files, one after the other, for the whole form: it goes on when another section is opened. */
export class Lader {
  readonly #stand: Formulierstand
  readonly #api: Pick<FormulierApi, 'voegBijlageToe'>
  readonly #perPad = new SvelteMap<Pad, readonly Lading[]>()
  #nr = 0
  #rij: Promise<void> = Promise.resolve()

  constructor(stand: Formulierstand, api: Pick<FormulierApi, 'voegBijlageToe'>) {
    this.#stand = stand
    this.#api = api
  }

  bij(pad: Pad): readonly Lading[] {
    return this.#perPad.get(pad) ?? []
  }

  /** Sends what may go; each file that may not keeps its own sentence, and the others go on. */
  async voegToe(pad: Pad, max: number, bestanden: readonly File[]): Promise<void> {
    this.#zet(pad, this.bij(pad).filter((l) => l.melding === null))
    const onderweg = this.bij(pad).length
    let plaats = max - this.#nu(pad).length - onderweg
    for (const bestand of bestanden) {
      const nee = plaats > 0 ? keurBestand(bestand) : `Hier passen hoogstens ${max} ${max === 1 ? 'bestand' : 'bestanden'}. Dit bestand is niet toegevoegd.`
      if (nee === null) plaats -= 1
      const lading: Lading = { nr: this.#nr++, naam: bestand.name, deel: null, melding: nee, bestand: nee === null ? bestand : null }
      this.#zet(pad, [...this.bij(pad), lading])
      if (nee === null) this.#rij = this.#rij.then(() => this.#stuur(pad, lading.nr, bestand))
    }
    await this.#rij
  }

  async opnieuw(pad: Pad, nr: number): Promise<void> {
    const bestand = this.bij(pad).find((l) => l.nr === nr)?.bestand
    if (!bestand) return
    this.#werkBij(pad, nr, { melding: null })
    await (this.#rij = this.#rij.then(() => this.#stuur(pad, nr, bestand)))
  }
  laatWeg(pad: Pad, nr: number): void {
    this.#zet(pad, this.bij(pad).filter((l) => l.nr !== nr))
  }

  async #stuur(pad: Pad, nr: number, bestand: File): Promise<void> {
    this.#werkBij(pad, nr, { deel: 0 })
    const veldId = pad.split('/').at(-1)!
    const uitkomst = await this.#api.voegBijlageToe(veldId, bestand, (deel) => this.#werkBij(pad, nr, { deel }))
    if (!uitkomst.ok) return this.#werkBij(pad, nr, { deel: null, melding: uitkomst.melding, bestand: uitkomst.verbinding ? bestand : null })
    this.laatWeg(pad, nr)
    this.#stand.zet(pad, [...this.#nu(pad), uitkomst.bestand])
  }

  #nu(pad: Pad): readonly Bestand[] {
    const waarde = this.#stand.lees(pad)
    return Array.isArray(waarde) ? (waarde as Bestand[]) : []
  }
  #werkBij(pad: Pad, nr: number, nieuw: Partial<Lading>): void {
    this.#zet(pad, this.bij(pad).map((l) => (l.nr === nr ? { ...l, ...nieuw } : l)))
  }
  #zet(pad: Pad, ladingen: readonly Lading[]): void {
    this.#perPad.set(pad, ladingen)
  }
}

export const [gebruikLader, zetLader] = createContext<Lader>()
