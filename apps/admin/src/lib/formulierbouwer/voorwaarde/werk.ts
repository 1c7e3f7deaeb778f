import { createContext } from 'svelte'
import type { Naamgever } from '@regietafel/domain/formulier'

/** What every control of one rule must know. Reactive: read it inside `$derived` or markup. */
export interface Regelwerk {
  /** Field whose rule it is: a rule does not ask about itself. */
  readonly zonder: string | null
  readonly namen: Naamgever
  meld(zin: string): void
}
export const [gebruikRegelwerk, zetRegelwerk] = createContext<Regelwerk>()
