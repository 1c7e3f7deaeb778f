import { escalatieRepository, type Tx } from '@regietafel/db'
import { doeMetLagere } from '../escalatie/lagere.ts'
import type { ProcedureContext } from '../trpc.ts'
import { registreerDaad } from './logboek.ts'

export interface Oppakvraag {
  readonly escalatieId: string
  readonly reden: string
  /** What went off before it for the same termijn and still waits is picked up with it. */
  readonly metLagere: boolean
}

/** Picks up one escalatie as on the page of escalaties, and says of each in the log of operators that it was. */
export async function pakOp(ctx: ProcedureContext, tx: Tx, { escalatieId, reden, metLagere }: Oppakvraag): Promise<void> {
  const ook = await doeMetLagere({ tx, gebruiker: ctx.gebruiker, herkomst: ctx.herkomst, nu: ctx.nu }, { escalatieId, daad: 'bevestigd', reden, metLagere })
  const deze = await escalatieRepository(tx).findById(escalatieId)
  for (const { id, trap, nummer } of deze ? [deze, ...ook] : ook) await registreerDaad(ctx, tx, { daad: 'wachtrij.bevestig', id, reden, wat: `${trap} van casus ${nummer}.` })
}
