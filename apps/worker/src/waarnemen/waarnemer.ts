import { alleGemeenten, bewakingsgroepen, inGemeente, meldingRepository, type Bewakingsgroepen, type Db } from '@regietafel/db'
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
  /** Newest per gemeente, and when it was looked at (ms, clock of this process); null before the first look. */
  stand(): { readonly op: number; readonly gemeenten: readonly Gezien[] } | null
  /** Ends after the look that runs. */
  stop(): Promise<void>
}

export interface WaarnemerDeps {
  readonly db: Db
  readonly log: Log
  readonly post: Meldingpost
  /** Between two looks; the minute in Postgres decides whether there is something to measure. */
  readonly intervalMs?: number
}

/** So that numbers are never a full minute late and a mail server that came back is soon tried. */
const INTERVAL_MS = 15_000

/** Measures, judges and tells, apart from the beat and without the queue. A gemeente that fails holds up no other. */
export function startWaarnemer({ db, log, post, intervalMs = INTERVAL_MS }: WaarnemerDeps): Waarnemer {
  const stopper = new AbortController()
  let stand: ReturnType<Waarnemer['stand']> = null
  let wek: () => void = () => {}

  async function kijkIn(gemeenteId: string): Promise<Gezien | null> {
    try {
      await inGemeente(db, { gemeenteId }, meetGemeente)
      await verzendMeldingen({ db, log, post }, gemeenteId, stopper.signal)
      return await inGemeente(db, { gemeenteId }, async (tx) => {
        const [maten, groepen] = await Promise.all([meldingRepository(tx).laatsteMeting(), bewakingsgroepen(tx)])
        return { maten, ...groepen }
      })
    } catch (error) {
      log.warn({ gemeenteId, code: foutCode(error) }, 'measuring failed')
      return null
    }
  }

  async function ronde(): Promise<void> {
    const gezien: Gezien[] = []
    for (const gemeenteId of await alleGemeenten(db)) {
      if (stopper.signal.aborted) return
      const een = await kijkIn(gemeenteId)
      if (een) gezien.push(een)
    }
    stand = { op: Date.now(), gemeenten: gezien }
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
