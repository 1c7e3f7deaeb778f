import { achtergrondtaakRepository, inGemeente, type Db, type GeclaimdeTaak, type Tx } from '@regietafel/db'
import { setImmediate as ademen } from 'node:timers/promises'

/** Why a task is left before its end. `teruggeven`: this worker ends. `weg`: another worker has it. */
export type Stopreden = 'annuleren' | 'teruggeven' | 'weg'
export class TaakGestopt extends Error {
  override name = 'TaakGestopt'
  readonly reden: Stopreden
  constructor(reden: Stopreden) {
    super(reden)
    this.reden = reden
  }
}

/** The task cannot be done, however often it is tried. The code is shown as a sentence by the screen. */
export class TaakFout extends Error {
  override name = 'TaakFout'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** One task while it is worked on. */
export interface Taakloop {
  readonly taak: GeclaimdeTaak
  readonly gemeenteId: string
  /** One transaction in the gemeente of the task, as role app. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** After each batch: a sign of life. @throws TaakGestopt when it must not go on */
  meld(gedaan: number, totaal: number): Promise<void>
  /** Lets the heart-beat and the guarding of termijnen run in between. */
  adem(): Promise<unknown>
}

export const createTaakloop = (db: Db, { taak, gemeenteId, signal }: { readonly taak: GeclaimdeTaak; readonly gemeenteId: string; readonly signal: AbortSignal }): Taakloop => ({
  taak,
  gemeenteId,
  tx: (work) => inGemeente(db, { gemeenteId }, work),
  adem: () => ademen(),
  async meld(gedaan, totaal) {
    if (signal.aborted) throw new TaakGestopt('teruggeven')
    const antwoord = await inGemeente(db, { gemeenteId }, (tx) => achtergrondtaakRepository(tx).progress(taak, { gedaan, totaal }))
    if (antwoord !== 'door') throw new TaakGestopt(antwoord)
  },
})

/** Before the first id. */
export const BEGIN = '00000000-0000-0000-0000-000000000000'
