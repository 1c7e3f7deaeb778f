import type { Werkerstand } from '@regietafel/api/client'

/** A sign of life comes every quarter of a second; older than this and nobody knows whether it lives. The number of workers is counted by the same. */
export const GEEN_TEKEN_MS = 15_000
/** Silent for so long while another works: it is gone, and the other does its work. */
const WEG_MS = 60_000

/** Workers that matter now: those that give a sign, and those that may still do so. When none gives a sign all of them stand here. */
export function werkersVan(werkers: readonly Werkerstand[]): Werkerstand[] {
  const eenLeeft = werkers.some(({ modus, ouderdomMs }) => modus !== 'gestopt' && ouderdomMs <= GEEN_TEKEN_MS)
  return werkers.filter(({ ouderdomMs }) => !eenLeeft || ouderdomMs <= WEG_MS)
}
