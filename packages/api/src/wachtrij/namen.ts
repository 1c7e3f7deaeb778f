import { gebruikerRepository, type Tx } from '@regietafel/db'
import type { Namen } from './staat.ts'

/** Names of these people as far as they work in the gemeente of `tx`. */
export async function leesNamen(tx: Tx, ids: readonly (string | null)[]): Promise<Namen> {
  const gevraagd = [...new Set(ids.filter((id) => id !== null))]
  return gevraagd.length === 0 ? new Map() : gebruikerRepository(tx).namen(gevraagd)
}

export const samen = (kaarten: readonly Namen[]): Namen => new Map(kaarten.flatMap((kaart) => [...kaart]))
