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
  for (const id of [escalatieId, ...ook.map((rij) => rij.id)]) {
    const rij = await escalatieRepository(tx).findById(id)
    await registreerDaad(ctx, tx, { daad: 'wachtrij.bevestig', id, reden, wat: rij && `${rij.trap} van casus ${rij.nummer}.` })
  }
}
