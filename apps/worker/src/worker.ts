import { createDb, hartslagRepository, kijkNaarWerk, pendingMigrations } from '@regietafel/db'
import { createQueueApi, foutCode, jobContracten, WachtrijFout } from '@regietafel/jobs'
import { biedAan } from './aanbieden.ts'
import { createAanbod } from './aanbod.ts'
import { createBiedTaken } from './bied-taken.ts'
import type { Env } from './env.ts'
import { createFoutpunt } from './foutpunt.ts'
import { checkHandlers } from './handler.ts'
import { createHandlers } from './handlers/index.ts'
import { startHartslag } from './hartslag.ts'
import { closeKanalen, createKanalen } from './kanalen/index.ts'
import { zelden, type Log } from './log.ts'
import { createTaakloper } from './taakloper.ts'
import { createNeemt, createVerbinding } from './verbinding.ts'
import { startWaarnemen } from './waarnemen/index.ts'

/** The worker refuses to start; every reason is a Dutch sentence for whoever runs it. */
export class StartWeigering extends Error {
  override name = 'StartWeigering'
  readonly redenen: readonly string[]
  constructor(redenen: readonly string[]) {
    super(redenen.join(' '))
    this.redenen = redenen
  }
}

export interface LopendeWorker {
  /** Ends within 10 s: takes nothing new, finishes what runs or gives it back. */
  stop(): Promise<void>
}

/** Between two signs of life. */
const TEKEN_MS = 2_000
/** Signs of life of processes that are gone are kept for a day. */
const BEWAAR_MIN = 1_440
/** The same fault of the queue store is logged at most once in this time. */
const MELD_MS = 5_000
/** Between two looks for long tasks. */
const TAAK_KIJK_MS = 1_000
/** For jobs that run when the worker stops. */
const JOBS_MS = 5_000

/** @throws StartWeigering */
export async function startWorker(env: Env, log: Log, proces: string): Promise<LopendeWorker> {
  const achter = await pendingMigrations(env.DATABASE_URL)
  if (achter.length > 0) throw new StartWeigering([`De database is niet bijgewerkt: ${achter.join(', ')} ontbreekt. Voer eerst de migraties uit.`])

  const { db, close } = createDb({ url: env.DATABASE_URL, role: 'worker', max: 6 })
  const raak = createFoutpunt(env.FAULT)
  const kanalen = createKanalen({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM, publicOrigin: env.PUBLIC_ORIGIN })
  const openTaakDb = () => createDb({ url: env.DATABASE_URL, role: 'app', max: 1 })
  const handlers = createHandlers({ db, log, raak, kanalen, openTaakDb })
  const queue = createQueueApi({
    redisUrl: env.REDIS_URL,
    databaseUrl: env.QUEUE_DATABASE_URL ?? env.DATABASE_URL,
    naamruimte: env.WACHTRIJ_NAAM,
    dodeWorkerMs: env.DODE_WORKER_MS,
    onFout: zelden(MELD_MS, ({ waar, code }) => `${waar} ${code}`, (fout) => log.warn(fout, 'queue store')),
  })
  const release = async (): Promise<void> => void (await Promise.all([closeKanalen(kanalen), queue.close(), close()]))

  const stopper = new AbortController()
  const { signal } = stopper
  const aanbod = { queue, log, signal, wegMs: env.WACHTRIJ_WEG_MS }
  const bewaak = createAanbod(handlers.bewaak, aanbod)
  const bezorg = createAanbod(handlers.bezorg, aanbod)
  const loper = createTaakloper(handlers.taak, (error) => log.warn({ job: handlers.taak.contract.name, code: foutCode(error) }, 'own work failed'))
  const taak = createAanbod(loper.begin, aanbod)
  const verbinding = createVerbinding({ queue, log, signal }, [
    createNeemt({ queue, log, signal }, handlers.bewaak, bewaak.gehoord),
    createNeemt({ queue, log, signal }, handlers.bezorg, bezorg.gehoord),
    createNeemt({ queue, log, signal }, loper.doe, taak.gehoord, 1),
  ])

  try {
    const redenen = checkHandlers(jobContracten, Object.values(handlers))
    if (redenen.length > 0) throw new StartWeigering(redenen)
    await verbinding.start()
  } catch (error) {
    await release()
    throw error instanceof WachtrijFout ? new StartWeigering([error.message]) : error
  }

  const teken = (modus: 'wachtrij' | 'zelf' | 'gestopt'): Promise<void> =>
    hartslagRepository(db)
      .beat(proces, 'worker', { modus, wachtrij: queue.soort })
      .catch((error: unknown) => log.warn({ code: foutCode(error) }, 'no sign of life written'))
  const biedTaken = createBiedTaken({ db, taak, intervalMs: TAAK_KIJK_MS, bezig: () => loper.bezig })
  const hartslag = startHartslag({
    kijk: () => kijkNaarWerk(db, env.HERAANBOD_MS),
    werk: async (gemeenten) => {
      await biedAan({ db, bewaak, bezorg, raak, heraanbodMs: env.HERAANBOD_MS }, gemeenten)
      await biedTaken()
    },
    log,
    intervalMs: env.HARTSLAG_MS,
  })
  // No sign of life while the beat fails: whoever watches must see that nothing is swept.
  const levend = async (): Promise<void> => void (hartslag.gezond() && (await teken(bewaak.zelf || bezorg.zelf ? 'zelf' : 'wachtrij')))
  const tekens = setInterval(() => void levend(), TEKEN_MS)
  await Promise.all([levend(), hartslagRepository(db).forget(BEWAAR_MIN).catch(() => {})])

  const waarnemen = await startWaarnemen({ env, db, log, gezond: hartslag.gezond })

  return {
    async stop() {
      waarnemen.stopt()
      stopper.abort()
      clearInterval(tekens)
      await Promise.all([waarnemen.stop(), hartslag.stop(), verbinding.close(JOBS_MS), loper.klaar()])
      await teken('gestopt')
      await release()
    },
  }
}
