import { createContext } from 'svelte'
import type { Proefstand } from './proefstand.svelte.ts'
import type { Pad } from '@regietafel/domain/formulier'

/** How the middle looks at the form, for the fields in it. */
export class Kijk {
  readonly stand: Proefstand
  /** Where the field that is chosen was chosen: in a list the same field stands in each row. */
  plek = $state<Pad | null>(null)

  constructor(stand: Proefstand) {
    this.stand = stand
  }
}

export const [gebruikKijk, zetKijk] = createContext<Kijk>()
