import type { Conceptblad, Ingediend, Kaderfout, Persoon } from '@regietafel/api/client'
import { opsomming } from '@regietafel/domain/kernel'

/** How an act on a concept ended. A refusal is a sentence, and where it is about the content: the places that are wrong. Never an exception. */
export type Kaderuitkomst<T> =
  | { readonly ok: true; readonly waarde: T }
  | { readonly ok: false; readonly soort: 'geweigerd' | 'afgemeld' | 'geen-verbinding' | 'kapot'; readonly code: string | null; readonly melding: string; readonly fouten: readonly Kaderfout[] }

/**
 * What the publish panel asks of the page it stands on. Each saves first what was not saved yet, and reloads the concept after.
 * What is published is no concept any more: the page then leaves for `naPublicatie`.
 */
export interface Publicatieacties {
  dienIn(toelichting: string): Promise<Kaderuitkomst<Ingediend>>
  keurGoed(): Promise<Kaderuitkomst<Ingediend>>
  wijsTerug(reden: string): Promise<Kaderuitkomst<unknown>>
  trekTerug(): Promise<Kaderuitkomst<unknown>>
}

/** Where a page goes when its concept was published: the history, which says so. */
export const naPublicatie = (sleutel: string): string => `/beheer/kaders/${sleutel}?klaar=gepubliceerd`

/** A change note says something: the server asks the same. */
export const MIN_TOELICHTING = 5
export const MAX_TOELICHTING = 500


/** "Hanna", "Hanna of Piet"; from four on "een collega". */
export const wieKeurtGoed = (goedkeurders: readonly Persoon[]): string =>
  goedkeurders.length === 0 || goedkeurders.length > 3 ? 'een collega' : opsomming(goedkeurders.map(({ naam }) => naam), 'of')

export function knopIndienen({ vierOgen, goedkeurders }: Pick<Conceptblad, 'vierOgen' | 'goedkeurders'>): string {
  if (!vierOgen) return 'Publiceren'
  return `Vraag ${goedkeurders.length === 1 ? goedkeurders[0]!.naam : 'een collega'} om akkoord`
}

/** What the differences are told against: "versie 3", or with its title when it is another kader. Null for a kader begun from nothing. */
export function basisInWoorden({ sleutel, basis }: Pick<Conceptblad, 'sleutel' | 'basis'>): string | null {
  if (!basis) return null
  return basis.kader.sleutel === sleutel ? `versie ${basis.versie}` : `${basis.titel}, versie ${basis.versie}`
}

/** A place as the screens of the bouwer name it: `termijnen[2].tel`, without the root of the file. */
export const plekVan = (pad: string): string => pad.replace(/^\$\.?/, '')

/** Before the text of a difference, for who does not see the sign. */
export const verschilsoorten = {
  erbij: { woord: 'Nieuw', icoon: 'plus' },
  weg: { woord: 'Vervalt', icoon: 'kruis' },
  anders: { woord: 'Anders', icoon: 'rechts' },
} as const
