import { gebruikerRepository, type Tx } from '@regietafel/db'
import { mag, type Rol } from '@regietafel/domain/regie'
import type { Persoon } from '../types.ts'

/** The people of the gemeente, as far as its kaders are concerned. */
export interface Mensen {
  /** Who could approve what these people worked on, by name. */
  readonly goedkeurders: (bewerkers: readonly (string | undefined)[]) => readonly Persoon[]
  /** Roles that somebody holds now. */
  readonly rollen: ReadonlySet<Rol>
}

export async function loadMensen(tx: Tx, handeling: 'kader.publiceren' | 'formulierbeheer.publiceren' = 'kader.publiceren'): Promise<Mensen> {
  const actief = (await gebruikerRepository(tx).list()).filter((rij) => rij.actief)
  return {
    goedkeurders: (bewerkers) => actief.filter(({ id, rol }) => mag(rol, handeling) && !bewerkers.includes(id)).map(({ id, naam, organisatie }) => ({ id, naam, organisatie })),
    rollen: new Set(actief.map(({ rol }) => rol)),
  }
}
