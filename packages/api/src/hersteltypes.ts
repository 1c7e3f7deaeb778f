/** What the API answers to operators about comparing, proving and repairing. Types only; see `types.ts`. */
import type { Vergelijking, Verschilsoort } from '@regietafel/domain/escalatie'
import type { DatumTekst, MomentTekst } from './types.ts'
import type { Gemeentekeuze } from './wachtrijtypes.ts'

export interface Herstelverschil {
  readonly soort: Verschilsoort
  /** "Te laat" */
  readonly titel: string
  readonly nummer: string
  readonly termijnId: string
  readonly escalatieId: string | null
  /** Empty when it is about the termijn as a whole. */
  readonly trap: string
  readonly geplandOp: MomentTekst | null
  /** What happened, one sentence. */
  readonly tekst: string
  /** What repairing does, one sentence. */
  readonly herstel: string
}
export interface Vergelijkstand extends Vergelijking {
  readonly op: MomentTekst
  /** kwijt + dubbel + te vroeg + na sluiting + wekkers + onleesbaar */
  readonly verschil: number
}
export interface Bewijsstand extends Vergelijkstand {
  readonly id: string
  readonly gemeente: Gemeentekeuze
  readonly soort: 'nacht' | 'hand' | 'herstel'
  /** Day of the night it is of; null when it is of none. */
  readonly nacht?: DatumTekst | null
  readonly door: string | null
  /** The chain of hashes up to this proof is whole. */
  readonly ketenHeel: boolean
}
export interface Bewijsblad { readonly bewijs: Bewijsstand; readonly verschillen: readonly Herstelverschil[]; readonly hash: string; readonly volgnr: number }
export interface Wachtrijtelling { readonly job: string; readonly titel: string; readonly wacht: number; readonly bezig: number; readonly mislukt: number }
export interface Hersteluitkomst {
  readonly voor: Bewijsstand
  readonly na: Bewijsstand
  readonly gedaan: { readonly wekkers: number; readonly aangeboden: number; readonly geadresseerd: number }
}
export interface Herstelblad {
  readonly nu: MomentTekst
  readonly gemeenten: readonly Gemeentekeuze[]
  readonly gemeente: Gemeentekeuze
  /** Compared while you asked; null when that took too long. */
  readonly vers: Vergelijkstand | null
  /** Of `vers`, at most 500. */
  readonly verschillen: readonly Herstelverschil[]
  readonly bewijzen: readonly Bewijsstand[]
  /** The first proof that is not as it was written; null when the chain is whole. */
  readonly breuk: { readonly id: string; readonly volgnr: number } | null
  /** Of all gemeenten together: the store knows no gemeente. Empty when it is not known. */
  readonly wachtrij: readonly Wachtrijtelling[]
  readonly wachtrijSoort: 'redis' | 'postgres' | 'onbekend'
  readonly magHerstellen: boolean
}
