import { escalatieRepository, isGebundeld } from '@regietafel/db'
import type { ProcedureContext } from '../trpc.ts'
import type { EscalatieLijst } from '../types.ts'
import { perGemeente } from '../wachtrij/bereik.ts'

/** The other gemeenten an operator guards, with what waits there; for everybody else none. */
export async function wachtElders(ctx: ProcedureContext): Promise<EscalatieLijst['elders']> {
  if (ctx.gebruiker.rol !== 'operator') return []
  const alle = await perGemeente(ctx, async (tx, { id, naam }) => ({ id, naam, wachten: id === ctx.gebruiker.gemeenteId ? 0 : await escalatieRepository(tx).count({ wacht: true, bundel: isGebundeld({ wacht: true }) }) }))
  return alle.filter(({ id }) => id !== ctx.gebruiker.gemeenteId)
}
