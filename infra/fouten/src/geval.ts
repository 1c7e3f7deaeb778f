import type { Been, Proef } from './proef.ts'

export interface Geval {
  /** As the list of faults names it. */
  readonly code: string
  /** What is injected, in a few words. */
  readonly naam: string
  /** Queue stores on which it says something. */
  readonly benen: readonly Been[]
  /** Part of the few that run in `npm test`. */
  readonly snel?: boolean
  /** The amount is what it is about: 10,000 termijnen in the long run, where another has 1,000. */
  readonly groot?: boolean
  /** The workers live through it, so what they hold must come back to what it was. */
  readonly blijftLeven?: boolean
  loop(p: Proef): Promise<void>
}

export const beide: readonly Been[] = ['redis', 'postgres']
