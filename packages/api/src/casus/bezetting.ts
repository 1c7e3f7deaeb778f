import { bezettingRepository, type CasusBezetting, type Tx } from '@regietafel/db'

/** Who works on this casus now. */
export async function loadBezetting(tx: Tx, casusId: string): Promise<CasusBezetting> {
  return (await bezettingRepository(tx).list([casusId])).get(casusId) ?? { regies: [], betrokkenen: [] }
}
