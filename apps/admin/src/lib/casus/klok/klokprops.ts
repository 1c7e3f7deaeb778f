import type { CasusOpen } from '@regietafel/api/client'
import type { Dialoogfout } from '../dialoogfout.ts'

/** What every dialoog about the clock and the corrections gets. */
export interface Klokprops {
  readonly open: CasusOpen
  readonly fout: Dialoogfout | null
  /** The page without the dialoog. */
  readonly basis: string
  /** What was asked for in the address: the registratie to note. */
  readonly wat: string | null
}
