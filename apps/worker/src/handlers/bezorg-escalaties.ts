import { bewakingRepository, inGemeente, type Db, type NietBezorgd, type TeBezorgen } from '@regietafel/db'
import { bezorgEscalaties, foutCode } from '@regietafel/jobs'
import type { Raak } from '../foutpunt.ts'
import type { Handler } from '../handler.ts'
import { KanaalFout, type Kanaal, type Kanalen } from '../kanalen/index.ts'
import type { Log } from '../log.ts'
import { adresseer } from './adresseer.ts'

/** Messages per transaction: what may be sent a second time, under the same key, when the worker dies at the worst line. */
const SET = 20
/** Messages under way at the same time. */
const TEGELIJK = 2
/** Tries after which an address that is refused for good is given up, and one that is refused for now. */
const OPGEVEN_NA = { adres: 3, later: 100 } as const

export interface BezorgDeps {
  readonly db: Db
  readonly log: Log
  readonly raak: Raak
  readonly kanalen: Kanalen
}

type Payload = { gemeenteId: string; escalatieIds: string[] }
type Uitkomst = { id: string; fout: KanaalFout | null }

/** Something was not delivered and may be later; the queue tries again, and so does the beat. */
class NogNietBezorgd extends Error {
  override name = 'NogNietBezorgd'
}

/**
 * Carries these escalaties over every kanaal. At least once: what was sent but not marked when a worker died is sent again under the
 * same key. What was marked is never sent again. One address that fails holds up no other.
 */
export function bezorgEscalatiesHandler(deps: BezorgDeps): Handler<Payload> {
  return {
    contract: bezorgEscalaties,
    async handle({ gemeenteId, escalatieIds }, signal) {
      await inGemeente(deps.db, { gemeenteId }, async (tx) => {
        const bewaking = bewakingRepository(tx)
        await adresseer(bewaking, await bewaking.zonderBezorging(escalatieIds))
      })
      const gezien: string[] = []
      const dicht = new Set<Kanaal>()
      while (!signal.aborted) {
        const gedaan = await bezorgSet(deps, { gemeenteId, escalatieIds, gezien, dicht, signal })
        gezien.push(...gedaan)
        if (gedaan.length < SET) break
      }
      const open = await inGemeente(deps.db, { gemeenteId }, (tx) => bewakingRepository(tx).sluitBezorgde(escalatieIds))
      if (open > 0) throw new NogNietBezorgd()
    },
  }
}

interface Ronde extends Payload {
  readonly gezien: readonly string[]
  /** Kanalen through which nobody can be reached now. */
  readonly dicht: Set<Kanaal>
  readonly signal: AbortSignal
}

/** One transaction holds the rows while they are sent, so no other worker sends them meanwhile. Answers the ids it looked at. */
function bezorgSet({ db, log, raak, kanalen }: BezorgDeps, { gemeenteId, escalatieIds, gezien, dicht, signal }: Ronde): Promise<string[]> {
  return inGemeente(db, { gemeenteId }, async (tx) => {
    const bewaking = bewakingRepository(tx)
    const rijen = await bewaking.claimBezorging({ escalatieIds, overgeslagen: gezien, limiet: SET })
    if (rijen.length === 0) return []
    await raak('before-send')
    const uitkomsten = await sendAll(rijen, { kanalen, dicht, signal })
    await raak('after-send-before-mark')
    await bewaking.markBezorgd(uitkomsten.filter(({ fout }) => !fout).map(({ id }) => id))
    const mislukt = uitkomsten.flatMap(({ id, fout }) => (fout ? [toNietBezorgd(rijen.find((rij) => rij.id === id)!, fout)] : []))
    await bewaking.markMislukt(mislukt)
    for (const { id, code, definitief } of mislukt) log.warn({ gemeenteId, bezorgingId: id, code, definitief }, 'not delivered')
    return rijen.map(({ id }) => id)
  })
}

/** A few at a time; once a kanaal is found shut, the rest of it is not tried and not counted as a try. */
async function sendAll(rijen: readonly TeBezorgen[], { kanalen, dicht, signal }: { kanalen: Kanalen } & Pick<Ronde, 'dicht' | 'signal'>): Promise<Uitkomst[]> {
  const wachtend = [...rijen]
  const uitkomsten: Uitkomst[] = []
  const loper = async (): Promise<void> => {
    for (let rij = wachtend.shift(); rij && !signal.aborted; rij = wachtend.shift()) {
      if (dicht.has(rij.kanaal)) continue
      const fout = await send(kanalen, rij)
      if (fout?.soort === 'kanaal') dicht.add(rij.kanaal)
      uitkomsten.push({ id: rij.id, fout })
    }
  }
  await Promise.all(Array.from({ length: TEGELIJK }, loper))
  return uitkomsten
}

async function send(kanalen: Kanalen, { kanaal, ...bericht }: TeBezorgen): Promise<KanaalFout | null> {
  try {
    await kanalen[kanaal].bezorg(bericht)
    return null
  } catch (error) {
    return error instanceof KanaalFout ? error : new KanaalFout(foutCode(error), 'later')
  }
}

function toNietBezorgd({ id, pogingen }: TeBezorgen, { soort, code }: KanaalFout): NietBezorgd {
  const telt = soort !== 'kanaal'
  return { id, code, telt, definitief: telt && pogingen + 1 >= OPGEVEN_NA[soort] }
}
