/** What the API answers to operators about alarms and their rules. Types only; see `types.ts`. */
import type { MomentTekst } from './types.ts'
import type { Gemeentekeuze, Maat, Maatstand, Meldingstand } from './wachtrijtypes.ts'

export interface Meldregelrij {
  readonly maat: Maat
  readonly titel: string
  readonly uitleg: string
  readonly eenheid: Maatstand['eenheid']
  readonly letOp: number | null
  readonly grens: number
  /** Minutes after the begin at which it is told (again). */
  readonly stappen: readonly number[]
  readonly email: boolean
  readonly webhook: boolean
  readonly actief: boolean
  readonly eigen: boolean
  readonly nu: Maatstand
}
export interface Meldregelblad {
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  readonly regels: readonly Meldregelrij[]
  readonly open: readonly Meldingrij[]
  readonly geweest: readonly (Meldingrij & { readonly eindeOp: MomentTekst })[]
  /** Numbers are measured by a worker; false: none did for three minutes, and nobody would be told. */
  readonly wordtGemeten: boolean
  readonly mag: { readonly handelen: boolean }
}
/** An alarm with what became of its messages. */
export interface Meldingrij extends Meldingstand {
  /** How often people were to be told. */
  readonly gemeld: number
  /** How often it got through to anybody. */
  readonly aangekomen: number
  readonly opgepaktOp: MomentTekst | null
  /** Messages about it that do not get through; `zin` is one of `nietAangekomen`. */
  readonly nietVerstuurd: readonly { readonly kanaal: 'email' | 'webhook'; readonly code: string; readonly zin: string }[]
}
