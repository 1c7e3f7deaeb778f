import type { Formulierdefinitie } from '@regietafel/api/client'
import { gelijk } from './klad.ts'

/** Two versions from one beginning: one of them when the other did not change, else a person chooses. */
export function voegSamen(basis: Formulierdefinitie, mijn: Formulierdefinitie, hunne: Formulierdefinitie): { readonly definitie: Formulierdefinitie; readonly botsingen: readonly { readonly zin: string }[] } {
  if (gelijk(basis, hunne) || gelijk(mijn, hunne)) return { definitie: mijn, botsingen: [] }
  if (gelijk(basis, mijn)) return { definitie: hunne, botsingen: [] }
  return { definitie: mijn, botsingen: [{ zin: 'Beide versies zijn veranderd.' }] }
}
