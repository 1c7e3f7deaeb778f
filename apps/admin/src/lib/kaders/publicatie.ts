import type { Conceptblad } from '@regietafel/api/client'

/** Where a page goes when its concept was published: the history, which says so. */
export const naPublicatie = (sleutel: string): string => `/beheer/kaders/${sleutel}?klaar=gepubliceerd`

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
