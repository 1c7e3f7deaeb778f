import type { Pad } from '@regietafel/domain/formulier'

/** Id of the input of a place; letters, digits, `-` and `_` only, so it can be used in a selector and in `aria-describedby`. */
export const invoerId = (pad: Pad): string => `v-${pad.replaceAll('/', '_').replace('#', '--')}`

/** Number of a section on the screen and in the address: its place in the definition, from 1. Hidden sections keep theirs. */
export const sectieAnker = (nummer: number): string => `sectie-${nummer}`
