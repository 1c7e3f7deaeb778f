import type { Formulierdefinitie } from '@regietafel/api/client'
import { plekken } from '@regietafel/domain/formulier'
import type { Keuze } from './bouw.ts'

/** Of what is chosen, that which is there, in the order of the form. The same object when that is all of it, so that nothing follows a choice that stays. */
export function bestaande(definitie: Formulierdefinitie, keuze: Keuze): Keuze {
  if (keuze === null) return null
  if (keuze.soort === 'sectie') return definitie.secties.some(({ id }) => id === keuze.id) ? keuze : null
  const gekozen_ = new Set(keuze.ids)
  const ids = [...plekken(definitie).keys()].filter((id) => gekozen_.has(id))
  if (ids.length === keuze.ids.length && ids.every((id, i) => id === keuze.ids[i])) return keuze
  return ids.length > 0 ? { soort: 'velden', ids } : null
}

/** What is chosen when a form is opened: the first field, else the first section. */
export function eersteKeuze({ secties }: Formulierdefinitie): Keuze {
  const veld = secties[0]?.velden[0]
  if (veld) return { soort: 'velden', ids: [veld.id] }
  return secties[0] ? { soort: 'sectie', id: secties[0].id } : null
}

/** The ids in the choice. */
export const gekozen = (keuze: Keuze): readonly string[] => (keuze === null ? [] : keuze.soort === 'sectie' ? [keuze.id] : keuze.ids)
