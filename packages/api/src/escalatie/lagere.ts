import { escalatieRepository, type EscalatieRij } from '@regietafel/db'
import { lagereVan, type Mensendaad } from '@regietafel/domain/escalatie'
import { doeDaad, omstandigheid, type Daadcontext, type Daadvraag } from './daad.ts'
import { kanDoen } from './toon.ts'

/** The lower traps that this act may take along, highest first: what the rules would let through and this person may. About the money each is decided by itself. */
async function lagereBij({ escalatieId, daad }: Pick<Daadvraag, 'escalatieId' | 'daad'>, ctx: Daadcontext): Promise<EscalatieRij[]> {
  const escalaties = escalatieRepository(ctx.tx)
  const deze = daad === 'betaalbesluit' ? null : await escalaties.findById(escalatieId)
  if (!deze) return []
  const [alle, om] = await Promise.all([escalaties.listVanTermijnen([deze.termijnId], {}, true), omstandigheid(ctx)])
  return lagereVan(deze, alle).filter((rij) => kanDoen(rij, { kijker: ctx.gebruiker, om }).includes(daad satisfies Mensendaad))
}

/**
 * One act, and if asked the same on the lower traps of its termijn that stand as it does: each its own act and its own line in the logboek, all in this one
 * transaction. Highest first, so that two who do the same wait for each other in one order; when somebody was first with one, nothing of it is written.
 */
export async function doeMetLagere(ctx: Daadcontext, { metLagere, ...vraag }: Daadvraag & { readonly metLagere: boolean }): Promise<EscalatieRij[]> {
  const lager = metLagere ? await lagereBij(vraag, ctx) : []
  await doeDaad(ctx, vraag)
  for (const { id, daden } of lager) await doeDaad(ctx, { ...vraag, escalatieId: id, gezien: daden })
  return lager
}
