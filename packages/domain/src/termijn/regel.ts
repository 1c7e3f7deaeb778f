import type { Verschuiving } from '../kalender/index.ts'

export const eenheden = ['dagen', 'werkdagen', 'weken', 'maanden', 'jaren', 'uren'] as const
export type Eenheid = (typeof eenheden)[number]

/** One step of a count. `aantal` is a whole number; negative counts back. Maanden and jaren are clamped to the end of the month; uren are hours that really pass. */
export interface Telstap {
  readonly aantal: number
  readonly eenheid: Eenheid
}

/** How a termijn is counted from the day of its anker, which is day 0. */
export interface Telregel {
  /** Taken one after the other: `[+1 maand, +10 werkdagen]`. */
  readonly tel: readonly Telstap[]
  readonly verschuiving: Verschuiving
  /** Set in a wet, so that art. 2 and 4 of the Algemene termijnenwet bind too. A policy termijn with `atw` borrows art. 1 only. */
  readonly wettelijk: boolean
}
