import type { CompileVeld, Pad } from '@regietafel/domain/formulier'
import { createContext, type Component } from 'svelte'

export interface VraagProps {
  veld: CompileVeld
  pad: Pad
  /** Level of a heading for a question that has one. */
  niveau?: 3 | 4 | 5
  /** In a row of a group. */
  compact?: boolean
}

/** The component for one question. A row holds questions and a question may hold rows; the form hands it down, so neither imports the other. */
export const [gebruikVraag, zetVraag] = createContext<Component<VraagProps>>()
