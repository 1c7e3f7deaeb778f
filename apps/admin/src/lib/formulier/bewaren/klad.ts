import type { Pad } from '@regietafel/domain/formulier'
import type { Botsing } from './transport.ts'

/** What is on this device only: typed and not yet confirmed by the server. Removed once it is. */
export interface Klad {
  readonly versie: 1
  readonly wijzigingen: readonly KladWijziging[]
  /** Sent, but no answer came: the server may have it. */
  readonly onzeker: readonly { readonly pad: Pad; readonly waarde: unknown }[]
  readonly botsingen: readonly Botsing[]
}

export interface KladWijziging {
  readonly pad: Pad
  readonly waarde: unknown
  /** Revision the user saw when the change was begun. */
  readonly basis: number
  /** Version of the questions on the screen then. */
  readonly versie?: number | undefined
  /** ISO instant of the last key stroke, by the clock of this device; shown, never decided on. */
  readonly op: string
}

export interface Kladsleutel {
  readonly gebruikerId: string
  readonly casusId: string
  readonly formulier: string
  readonly volgnr: number
}

/** The part of `Storage` that is used; `localStorage` fits. */
export type Opslag = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface Kladplek<K> {
  lees(): K | null
  /** False when the device refuses (full, or storage is off); the memory still holds it. */
  schrijf(klad: K): boolean
  wis(): void
}
export type Kladopslag = Kladplek<Klad>

const voorvoegsel = 'regietafel:klad:'
let dicht = false

/** From now on this page keeps nothing on the device any more: somebody is logging out. */
export const sluitKladden = (): void => void (dicht = true)

/** The draft of one user for one form. A device without storage gives an empty draft and refuses to write. */
export const createKladopslag = (opslag: Opslag | null, sleutel: Kladsleutel): Kladopslag => createKladplek<Klad>(opslag, [sleutel.gebruikerId, sleutel.casusId, sleutel.formulier, sleutel.volgnr])

/** A place on this device for one piece of unsaved work, named by `delen`; logging out empties them all. */
export function createKladplek<K extends { readonly versie: 1 }>(opslag: Opslag | null, delen: readonly (string | number)[]): Kladplek<K> {
  const naam = voorvoegsel + delen.map(encodeURIComponent).join(':')
  return {
    lees() {
      try {
        const klad = JSON.parse(opslag?.getItem(naam) ?? 'null') as K | null
        return klad?.versie === 1 ? klad : null
      } catch {
        return null
      }
    },
    schrijf(klad) {
      if (dicht) return false
      try {
        opslag?.setItem(naam, JSON.stringify(klad))
        return opslag !== null
      } catch {
        return false
      }
    },
    wis() {
      try {
        opslag?.removeItem(naam)
      } catch {
        // A device that refuses to remove refused to write as well.
      }
    },
  }
}

/** `localStorage`, or null where the browser forbids it, and on the server. */
export function opslagVanDitApparaat(): Opslag | null {
  if (typeof document === 'undefined') return null
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** Removes every draft from this device. Call it at logout, after the last save; an expired session must keep them. */
export function wisKladden(opslag: Opslag | null = opslagVanDitApparaat()): number {
  if (opslag === null) return 0
  const namen = Array.from({ length: opslag.length }, (_, i) => opslag.key(i)).filter((naam): naam is string => naam?.startsWith(voorvoegsel) ?? false)
  for (const naam of namen) opslag.removeItem(naam)
  return namen.length
}
