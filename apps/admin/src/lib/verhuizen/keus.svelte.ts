import type { Verhuisrij } from '@regietafel/api/client'

/** Which casussen of an outcome are meant: all of them, until somebody unticks one. */
export class Keus {
  readonly kop: string
  /** Can this row be chosen? */
  readonly kan: (rij: Verhuisrij) => boolean
  readonly #rijen: () => readonly Verhuisrij[]
  #uit = $state.raw<ReadonlySet<string>>(new Set())

  constructor(kop: string, rijen: () => readonly Verhuisrij[], kan: (rij: Verhuisrij) => boolean = () => true) {
    this.kop = kop
    this.#rijen = rijen
    this.kan = kan
  }

  readonly #ids: readonly string[] = $derived.by(() => this.#rijen().filter((rij) => this.kan(rij) && this.heeft(rij.formulierId)).map(({ formulierId }) => formulierId))
  get aantal(): number { return this.#ids.length }
  /** Undefined as long as nothing is unticked: then it is about all, also those that are not in the table. */
  get ids(): readonly string[] | undefined { return this.#rijen().every((rij) => !this.kan(rij) || this.heeft(rij.formulierId)) ? undefined : this.#ids }
  heeft(formulierId: string): boolean { return !this.#uit.has(formulierId) }
  zet(formulierId: string, aan: boolean): void { this.zetAlle([formulierId], aan) }
  zetAlle(formulierIds: readonly string[], aan: boolean): void {
    const uit = new Set(this.#uit)
    for (const id of formulierIds) if (aan) uit.delete(id)
      else uit.add(id)
    this.#uit = uit
  }
}
