import type { Kaderfout, Persoon } from '@regietafel/api/client'
import { opsomming } from '@regietafel/domain/kernel'

/** What is wrong, where, and for a form the field or section it is at. */
export interface Conceptfout extends Kaderfout { readonly bij?: string | null }

/** How an act on a concept ended. A refusal is a sentence, and where it is about the content: the places that are wrong. Never an exception. */
export type Uitkomst<T> =
  | { readonly ok: true; readonly waarde: T }
  | { readonly ok: false; readonly soort: 'geweigerd' | 'afgemeld' | 'geen-verbinding' | 'kapot'; readonly code: string | null; readonly melding: string; readonly fouten: readonly Conceptfout[] }

export interface Ingediend { readonly status: 'gepubliceerd' | 'ter-goedkeuring'; readonly versie: number | null }

/**
 * What the publish panel asks of the page it stands on. Each saves first what was not saved yet, and reloads the concept after.
 * What is published is no concept any more: the page then leaves for the history.
 */
export interface Publicatieacties {
  dienIn(toelichting: string): Promise<Uitkomst<Ingediend>>
  keurGoed(): Promise<Uitkomst<Ingediend>>
  wijsTerug(reden: string): Promise<Uitkomst<unknown>>
  trekTerug(): Promise<Uitkomst<unknown>>
}

/** What there is to decide about a concept, of a kader as of a form. */
export interface Besluitblad {
  readonly status: 'concept' | 'ter-goedkeuring'
  readonly magGoedkeuren: boolean
  readonly toelichting: string | null
  readonly ingediendDoor: Persoon | null
  readonly ingediendOp: string | null
  readonly vierOgen: boolean
  readonly goedkeurders: readonly Persoon[]
  readonly vandaag: string
}

/** A change note says something: the server asks the same. */
export const MIN_TOELICHTING = 5
export const MAX_TOELICHTING = 500

/** "Hanna", "Hanna of Piet"; from four on "een collega". */
export const wieKeurtGoed = (goedkeurders: readonly Persoon[]): string =>
  goedkeurders.length === 0 || goedkeurders.length > 3 ? 'een collega' : opsomming(goedkeurders.map(({ naam }) => naam), 'of')

export function knopIndienen({ vierOgen, goedkeurders }: Pick<Besluitblad, 'vierOgen' | 'goedkeurders'>): string {
  if (!vierOgen) return 'Publiceren'
  return `Vraag ${goedkeurders.length === 1 ? goedkeurders[0]!.naam : 'een collega'} om akkoord`
}

/** Four eyes are asked for, and everybody who could be the second pair worked on it. */
export const niemandKeurtGoed = ({ vierOgen, goedkeurders }: Pick<Besluitblad, 'vierOgen' | 'goedkeurders'>): boolean => vierOgen && goedkeurders.length === 0
