import { alleGemeenten, bewijsRepository, inGemeente, klokRepository, opruimenRepository, type Database, type Db } from '@regietafel/db'
import { nachtVan, verschilVan } from '@regietafel/domain/escalatie'
import type { Moment } from '@regietafel/domain/kernel'
import { foutCode } from '@regietafel/jobs'
import type { Log } from '../log.ts'

export interface NachtDeps {
  readonly db: Db
  readonly log: Log
  /** Under the role that may read answers and the logboek: for files that no answer points at, and for computing the proofs anew. */
  readonly openTaakDb: () => Database
  /** Milliseconds between two looks. A clock that is moved is followed within this. */
  readonly kijkMs?: number
}

const KIJK_MS = 20_000
/** After a standstill or a jump of the clock the sweep goes first; after so long it is proven as it is. */
const GEDULD_MS = 5 * 60_000

/**
 * What is done once per night (Amsterdam, 02:00, by `nu()`) for each gemeente: the proof that everything went that had to, and after it
 * throwing away what is kept for a time only. Postgres decides whether it was done already, so any worker may try, at any moment; one that
 * was off catches up. Runs beside the beat: a comparison takes seconds and may hold up no trap.
 */
export function startNacht({ db, log, openTaakDb, kijkMs = KIJK_MS }: NachtDeps): { stop(): Promise<void> } {
  let gestopt = false
  let wek: (() => void) | undefined
  const wachtSinds = new Map<string, number>()
  const schoon = new Map<string, string>()

  async function bewijs(gemeenteId: string): Promise<void> {
    const rij = await inGemeente(db, { gemeenteId }, async (tx) => {
      const repo = bewijsRepository(tx)
      const { open, veegtNog } = await repo.nachtTeDoen()
      return open && !(veegtNog && wachtNog(gemeenteId)) ? repo.nacht() : null
    })
    if (!rij) return
    wachtSinds.delete(gemeenteId)
    const { id, moest, volgnr, hash } = rij
    const verschil = verschilVan(rij)
    log[verschil === 0 ? 'info' : 'error']({ gemeenteId, bewijsId: id, moest, verschil, volgnr, hash }, 'night proven') // the hash outside the database: who owns that cannot rewrite it unseen
    await rekenNa(gemeenteId).catch((error: unknown) => log.error({ gemeenteId, code: foutCode(error) }, 'proofs could not be computed anew'))
  }

  /** Once a night everything that was ever proven is computed anew. The proof of this night stands, whatever comes of it. */
  async function rekenNa(gemeenteId: string): Promise<void> {
    const [breuk, escalaties] = await metTaakDb((taak) => inGemeente(taak, { gemeenteId }, async (tx) => {
      const repo = bewijsRepository(tx)
      await repo.ruimeTijd()
      return [await repo.breuk(), await repo.escalatiebreuken()] as const
    }))
    if (breuk) log.error({ gemeenteId, bewijsId: breuk.id, volgnr: breuk.volgnr }, 'a proof is not as it was written')
    for (const { soort, volgnr, aantal, ids } of escalaties) log.error({ gemeenteId, soort, volgnr, aantal, escalatieIds: ids.slice(0, 3) }, 'escalaties are not what the proofs hold')
  }

  async function metTaakDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const taak = openTaakDb()
    return work(taak.db).finally(taak.close)
  }

  function wachtNog(gemeenteId: string): boolean {
    const sinds = wachtSinds.get(gemeenteId) ?? performance.now()
    wachtSinds.set(gemeenteId, sinds)
    return performance.now() - sinds < GEDULD_MS
  }

  async function ruimOp(gemeenteId: string): Promise<void> {
    const nacht = await inGemeente(db, { gemeenteId }, (tx) => bewijsRepository(tx).laatsteNacht())
    if (nacht === null || schoon.get(gemeenteId) === nacht) return
    const weg = { bezorgpogingen: 0, metingen: 0, bijlagen: 0 }
    for (let n = -1; n !== 0 && !gestopt; weg.bezorgpogingen += n) n = await inGemeente(db, { gemeenteId }, (tx) => opruimenRepository(tx).bezorgpogingen())
    weg.metingen = await inGemeente(db, { gemeenteId }, (tx) => opruimenRepository(tx).metingen())
    weg.bijlagen = await metTaakDb((taak) => inGemeente(taak, { gemeenteId }, (tx) => opruimenRepository(tx).bijlagen()))
    schoon.set(gemeenteId, nacht)
    if (Object.values(weg).some((n) => n > 0)) log.info({ gemeenteId, ...weg }, 'thrown away')
  }

  async function ronde(): Promise<void> {
    const [gemeenten, nu] = await Promise.all([alleGemeenten(db), klokRepository(db).nu()])
    const nacht = nachtVan(nu as Moment)
    for (const gemeenteId of gemeenten) {
      if (schoon.get(gemeenteId) === nacht) continue // proven and clean: nothing more this night
      for (const [wat, werk] of [['proof', bewijs], ['cleaning', ruimOp]] as const) {
        if (gestopt) return
        await werk(gemeenteId).catch((error: unknown) => log.error({ gemeenteId, wat, code: foutCode(error) }, 'night work failed; tried again'))
      }
    }
  }

  const loop = (async () => {
    while (!gestopt) {
      await ronde().catch((error: unknown) => log.warn({ code: foutCode(error) }, 'night work could not look'))
      if (!gestopt) await new Promise<void>((resolve) => { const timer = setTimeout(resolve, kijkMs); wek = () => { clearTimeout(timer); resolve() } })
    }
  })()

  return {
    /** Ends after the gemeente that is at hand; half a proof is no proof, and another worker makes it. */
    async stop() {
      gestopt = true
      wek?.()
      await loop
    },
  }
}
