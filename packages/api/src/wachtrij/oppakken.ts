import { escalatieRepository, wachtrijRepository, type Tx } from '@regietafel/db'
import { doeDaad } from '../escalatie/daad.ts'
import type { ProcedureContext } from '../trpc.ts'
import { registreerDaad } from './logboek.ts'
import { hoogsteEerst } from './staat.ts'

export interface Oppakvraag {
  readonly escalatieId: string
  readonly reden: string
  /** What went off before it for the same termijn and still waits is picked up with it. */
  readonly metLagere: boolean
}

/**
 * Picks up one escalatie, and if asked the lower traps of its termijn that still wait: each its own act and its own line in the logboek, all in this one
 * transaction. Highest first, so that two who do the same wait for each other in one order; when somebody was first with one, nothing of it is written.
 */
export async function pakOp(ctx: ProcedureContext, tx: Tx, { escalatieId, reden, metLagere }: Oppakvraag): Promise<void> {
  const ook = metLagere ? await lagere(tx, escalatieId) : []
  for (const id of [escalatieId, ...ook]) {
    await doeDaad({ tx, gebruiker: ctx.gebruiker, herkomst: ctx.herkomst, nu: ctx.nu }, { escalatieId: id, daad: 'bevestigd', reden })
    const rij = await escalatieRepository(tx).findById(id)
    await registreerDaad(ctx, tx, { daad: 'wachtrij.bevestig', id, reden, wat: rij && `${rij.trap} van casus ${rij.nummer}.` })
  }
}

/** A reminder asks for no answer. */
async function lagere(tx: Tx, escalatieId: string): Promise<string[]> {
  const wachtrij = wachtrijRepository(tx)
  const rang = [...new Set((await wachtrij.tel([])).map(({ trap }) => trap))].sort(hoogsteEerst)
  const rijen = await wachtrij.listOnder([escalatieId], { statussen: ['open'], rang })
  return rijen.filter(({ herinnering }) => !herinnering).toSorted((a, b) => hoogsteEerst(a.trap, b.trap)).map(({ id }) => id)
}
