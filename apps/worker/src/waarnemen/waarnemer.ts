import { alleGemeenten, bewakingsgroepen, inGemeente, klokRepository, meldingRepository, type Bewakingsgroepen, type Db, type Tx } from '@regietafel/db'
import type { Maat } from '@regietafel/domain/escalatie'
import { foutCode } from '@regietafel/jobs'
import type { Log } from '../log.ts'
import { meetGemeente } from './meet.ts'
import { verzendMeldingen, type Meldingpost } from './verzend.ts'

/** What was last seen of one gemeente. */
export interface Gezien extends Bewakingsgroepen {
  readonly maten: readonly { readonly maat: Maat; readonly waarde: number }[]
}

export interface Waarnemer {
  /** Newest per gemeente (a minute old at most), of how many gemeenten looking failed, and when it was looked at (ms, clock of this process); null before the first look. */
  stand(): { readonly op: number; readonly gemeenten: readonly Gezien[]; readonly mislukt: number } | null
  /** Ends after the look that runs. */
  stop(): Promise<void>
}

export interface WaarnemerDeps {
  readonly db: Db
  readonly log: Log
  readonly post: Meldingpost
  /** Nobody can ask for `stand`: nothing is read for it. */
  readonly stil?: boolean
  /** Between two looks; the minute in Postgres decides whether there is something to measure. */
  readonly intervalMs?: number
}

async function leesStand(tx: Tx): Promise<Gezien> {
  const [maten, groepen] = await Promise.all([meldingRepository(tx).laatsteMeting(), bewakingsgroepen(tx)])
  return { maten, ...groepen }
}

/** So that numbers are never a full minute late and a mail server that came back is soon tried. */
const INTERVAL_MS = 15_000

/** Measures, judges and tells, apart from the beat and without the queue. A gemeente that fails holds up no other. */
export function startWaarnemer({ db, log, post, stil = false, intervalMs = INTERVAL_MS }: WaarnemerDeps): Waarnemer {
  const stopper = new AbortController()
  let stand: ReturnType<Waarnemer['stand']> = null
  let wek: () => void = () => {}

  /** The minute, by Postgres, in which each gemeente was looked at last; and where an alarm is left to send. */
  const gekeken = new Map<string, number>()
  const wacht = new Set<string>()
  const gezien = new Map<string, Gezien>()
  /** Where the last look failed. */
  const mislukt = new Set<string>()

  /** Once a minute in each gemeente; more often only where an alarm waits. */
  async function kijkIn(gemeenteId: string, minuut: number): Promise<void> {
    const nieuw = gekeken.get(gemeenteId) !== minuut
    if (!nieuw && !wacht.has(gemeenteId)) return
    try {
      const teVerzenden = !nieuw || (await inGemeente(db, { gemeenteId }, async (tx) => {
        await meetGemeente(tx)
        if (!stil) gezien.set(gemeenteId, await leesStand(tx))
        return meldingRepository(tx).wachtIets()
      }))
      if (teVerzenden && (await verzendMeldingen({ db, log, post }, gemeenteId, stopper.signal))) wacht.add(gemeenteId)
      else wacht.delete(gemeenteId)
      gekeken.set(gemeenteId, minuut)
      mislukt.delete(gemeenteId)
    } catch (error) {
      mislukt.add(gemeenteId)
      gezien.delete(gemeenteId)
      log.warn({ gemeenteId, code: foutCode(error) }, 'measuring failed')
    }
  }

  async function ronde(): Promise<void> {
    const [gemeenten, echt] = await Promise.all([alleGemeenten(db), klokRepository(db).echtMs()])
    for (const gemeenteId of gemeenten) {
      if (stopper.signal.aborted) return
      await kijkIn(gemeenteId, Math.floor(echt / 60_000))
    }
    stand = { op: Date.now(), gemeenten: gemeenten.flatMap((gemeenteId) => gezien.get(gemeenteId) ?? []), mislukt: gemeenten.filter((gemeenteId) => mislukt.has(gemeenteId)).length }
  }

  const loop = (async () => {
    while (!stopper.signal.aborted) {
      await ronde().catch((error: unknown) => log.warn({ code: foutCode(error) }, 'measuring failed'))
      if (!stopper.signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, intervalMs)
          wek = () => (clearTimeout(timer), resolve())
        })
    }
  })()

  return {
    stand: () => stand,
    async stop() {
      stopper.abort()
      wek()
      await loop
    },
  }
}
