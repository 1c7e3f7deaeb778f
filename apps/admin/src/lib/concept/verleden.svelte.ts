/** Acts that can be undone. */
export const MAX_ONGEDAAN = 50

/** What was done and what was undone, each with what it was before: `D` says what was done, and holds what to go back to. */
export class Verleden<D extends { readonly wat: string }> {
  #terug = $state.raw<readonly D[]>([])
  #verder = $state.raw<readonly D[]>([])

  /** What undo would take back, and what redo would do again; null when there is nothing. */
  get kanOngedaan(): string | null { return this.#terug.at(-1)?.wat ?? null }
  get kanOpnieuw(): string | null { return this.#verder.at(-1)?.wat ?? null }

  /** An act was done; from here on there is another future. Within the same step what it was before stays. */
  doe(daad: D, zelfdeStap = false): void {
    if (!zelfdeStap) this.bewaar(daad)
    this.vergeetToekomst()
  }
  /** Something to go back to that is no act of who works here. */
  bewaar(daad: D): void { this.#terug = [...this.#terug, daad].slice(-MAX_ONGEDAAN) }
  vergeetToekomst(): void { this.#verder = [] }

  /** One step back. `nu` makes of it what is on the table now, to do it again. */
  ongedaan(nu: (daad: D) => D): D | null {
    const daad = this.#terug.at(-1)
    if (!daad) return null
    this.#terug = this.#terug.slice(0, -1)
    this.#verder = [...this.#verder, nu(daad)]
    return daad
  }
  opnieuw(nu: (daad: D) => D): D | null {
    const daad = this.#verder.at(-1)
    if (!daad) return null
    this.#verder = this.#verder.slice(0, -1)
    this.#terug = [...this.#terug, nu(daad)]
    return daad
  }
  /** Everything one can go to becomes something else: theirs came into it. */
  zetOm(maak: (daden: readonly D[]) => readonly D[]): void {
    this.#terug = maak(this.#terug)
    this.#verder = maak(this.#verder)
  }
}
