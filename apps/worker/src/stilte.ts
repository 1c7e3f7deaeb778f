/**
 * Whether the queue can be relied on for one job. It cannot when work has been on offer for `wegMs` milliseconds and no job of
 * that name started in this process: the store is away, or it is there and delivers nothing. Then the beat does the work itself.
 * Times are milliseconds of a clock that only runs forward.
 */
export interface Stilte {
  /** An offer was tried; `gelukt` says whether the store took it. */
  aangeboden(gelukt: boolean): void
  /** A job of this name started here. */
  gehoord(): void
  /** There is nothing to offer. */
  leeg(): void
  /** True while the beat must do it itself. */
  readonly zelf: boolean
}

export function createStilte(wegMs: number, klok: () => number = () => performance.now()): Stilte {
  let sinds: number | null = null
  let zelf = false
  let laatsteGelukt = true
  return {
    aangeboden(gelukt) {
      laatsteGelukt = gelukt
      sinds ??= klok()
      if (klok() - sinds >= wegMs) zelf = true
    },
    gehoord() {
      sinds = null
      zelf = false
    },
    leeg() {
      sinds = null
      if (laatsteGelukt) zelf = false
    },
    get zelf() {
      return zelf
    },
  }
}
