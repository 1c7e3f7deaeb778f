import { klokRepository, type Tx } from '@regietafel/db'
import { toInstant, toMs } from '@regietafel/domain/kernel'

/** A moment of the machinery (real time) as the clock of the page would have shown it. */
export type Klok = (echt: string) => string

/** Alarms and measurements are kept in real time, a page shows one clock: that of `nu()`. With the proefklok off nothing is moved. */
export async function leesKlok(tx: Tx): Promise<Klok> {
  return klokVan(await klokRepository(tx).verschuivingMs())
}

export const klokVan = (ms: number): Klok => (echt) => (ms === 0 ? echt : toInstant(toMs(echt) + ms))
