import type { Verzoek, Verzoekbesluit } from '@regietafel/db'
import type { WachtrijWeigering } from './weigering.ts'

export interface Besluitvraag { readonly besluit: Verzoekbesluit; readonly door: string }

/** Why this person may not decide this; null when she may. Approving and refusing is for a second person, withdrawing for who asked. */
export function beslis({ gevraagdDoor, besluit: eerder, verlopen }: Pick<Verzoek, 'gevraagdDoor' | 'besluit' | 'verlopen'>, { besluit, door }: Besluitvraag): WachtrijWeigering | null {
  if (eerder !== null) return { code: 'VERZOEK_AL_BESLOTEN' }
  if (besluit === 'ingetrokken') return door === gevraagdDoor ? null : { code: 'VERZOEK_NIET_EIGEN' }
  if (door === gevraagdDoor) return { code: 'VERZOEK_EIGEN' }
  return verlopen ? { code: 'VERZOEK_VERLOPEN' } : null
}
