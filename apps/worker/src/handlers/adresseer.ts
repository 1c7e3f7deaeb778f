import type { bewakingRepository, NieuweBezorging, Rolhouder } from '@regietafel/db'
import { resolveAdressaten, type Bezetting } from '@regietafel/domain/escalatie'
import type { Rol } from '@regietafel/domain/regie'
import { kanaalSleutels } from '../kanalen/index.ts'

export interface TeAdresseren {
  readonly id: string
  readonly termijnId: string
  readonly naar: readonly Rol[]
}

/** Writes who gets these escalaties, by who holds which rol at this moment. Answers the ids that reach nobody at all. */
export async function adresseer(bewaking: ReturnType<typeof bewakingRepository>, escalaties: readonly TeAdresseren[]): Promise<string[]> {
  if (escalaties.length === 0) return []
  const houders = await bewaking.rolhouders([...new Set(escalaties.map(({ termijnId }) => termijnId))])
  const bezetting = createBezetting(houders)
  const rijen = escalaties.flatMap((escalatie) => toBezorgingen(escalatie, bezetting(escalatie.termijnId)))
  await bewaking.schrijfBezorgingen(rijen)
  const bereikt = new Set(rijen.map(({ escalatieId }) => escalatieId))
  return escalaties.filter(({ id }) => !bereikt.has(id)).map(({ id }) => id)
}

const toBezorgingen = ({ id, naar }: TeAdresseren, bezetting: Bezetting): NieuweBezorging[] =>
  resolveAdressaten(naar, bezetting).flatMap((adressaat) => kanaalSleutels.map((kanaal) => ({ escalatieId: id, kanaal, ...adressaat })))

/** Holders of one termijn together with those of the whole gemeente. */
function createBezetting(houders: readonly Rolhouder[]): (termijnId: string) => Bezetting {
  const perTermijn = Map.groupBy(houders, ({ termijnId }) => termijnId)
  const algemeen = perTermijn.get(null) ?? []
  return (termijnId) => {
    const perRol = Map.groupBy([...(perTermijn.get(termijnId) ?? []), ...algemeen], ({ rol }) => rol)
    return new Map([...perRol].map(([rol, lijst]) => [rol, [...new Set(lijst.map(({ gebruikerId }) => gebruikerId))]]))
  }
}
