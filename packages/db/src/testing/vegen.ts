import { decideTrappen } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import { bewakingRepository, type NieuwGeschreven } from '../repositories/bewaking.repository.ts'

/** What the worker does with one set of this gemeente, without telling anybody. */
export async function neemTrappen(tx: Tx, gemeenteId: string): Promise<NieuwGeschreven[]> {
  const bewaking = bewakingRepository(tx)
  const nu = await bewaking.nu()
  const ids = (await bewaking.claimDue({ gemeenten: [gemeenteId], elk: 500, job: 'bewaak-termijnen' })).map(({ id }) => id)
  const besluiten = (await bewaking.geclaimd(ids)).map((termijn) => ({ termijn, ...decideTrappen(termijn, nu) }))
  return bewaking.schrijfEscalaties(
    besluiten.flatMap(({ termijn: { id: termijnId, casusId, cyclus }, nu: trappen }) =>
      trappen.map(({ trap, op: geplandOp, naar, betaalvlag }) => ({ gemeenteId, termijnId, casusId, cyclus, trap, geplandOp, naar, betaalvlag, bezorgd: false, bezorgenNa: null }))),
    [],
    besluiten.map(({ termijn: { id }, volgendeActieOp: op }) => ({ id, op })),
  )
}
