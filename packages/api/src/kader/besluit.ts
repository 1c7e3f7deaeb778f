import { err, ok, type Result } from '@regietafel/domain/kernel'
import { besluitenOver } from '../concept/besluit.ts'
import type { KaderWeigering } from './weigering.ts'

export const { decideWijzigen, decideIndienen, decideGoedkeuren, decideTerugsturen, decideTerugtrekken } = besluitenOver('KADER')

/**
 * May this kader be used so? `stappen` of its live version; null while nothing is published. That there is one standaard, and that it is moved
 * by naming another and never taken away, is kept where it is stored: two may choose at once.
 */
export function decideInzet(stappen: number | null, { inzet, standaard }: { readonly inzet: 'hoofd' | 'naast' | 'uit'; readonly standaard?: boolean | undefined }): Result<null, KaderWeigering> {
  if (stappen === null) return err({ code: 'KADER_NIET_GEPUBLICEERD' })
  if (standaard && inzet !== 'hoofd') return err({ code: 'KADER_STANDAARD_HOOFD' })
  return inzet === 'hoofd' && stappen === 0 ? err({ code: 'KADER_ZONDER_STAPPEN' }) : ok(null)
}
