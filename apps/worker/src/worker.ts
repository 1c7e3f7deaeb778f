import { createDb, kijkNaarBezorgen, kijkNaarVerval } from '@regietafel/db'
import { createQueueApi, foutCode, jobContracten, WachtrijFout } from '@regietafel/jobs'
import { createBiedAan } from './aanbieden.ts'
import { createAanbod } from './aanbod.ts'
import { createBiedTaken } from './bied-taken.ts'
import type { Env } from './env.ts'
import { createFoutpunt } from './foutpunt.ts'
import { checkHandlers } from './handler.ts'
import { createBewaker } from './handlers/bewaak-termijnen.ts'
import { createHandlers } from './handlers/index.ts'
import { startHartslag, type Hartslag } from './hartslag.ts'
import { createUitgang } from './kanalen/index.ts'
import { meetKlokverschil } from './klokverschil.ts'
import { createKlokwacht } from './klokwacht.ts'
import { startLevensteken } from './levensteken.ts'
import { zelden, type Log } from './log.ts'
import { startNacht } from './nacht/nacht.ts'
import { createTaakloper } from './taakloper.ts'
import { createVeger } from './veger.ts'
import { createNeemt, createVerbinding } from './verbinding.ts'
import { startWaarnemen } from './waarnemen/index.ts'
import { controleerGrond, controleerMigraties, StartWeigering } from './weigering.ts'

export { StartWeigering } from './weigering.ts'

export interface LopendeWorker {
  /** Ends within 10 s: takes nothing new, finishes what runs or gives it back. */
  stop(): Promise<void>
}

/** The same fault of the queue store is logged at most once in this time. */
const MELD_MS = 5_000
/** Silence after which a connection is given up: past any statement, and past the slowest set of messages that is sent within one transaction. */
const STILTE_MS = { vegen: 20_000, zenden: 120_000 } as const
/** The other side of it: Postgres lets go of the rows of a session that stands still so long, and another worker takes them. A sweep waits for nobody in between; sending waits for a mail server. */
const LOSLATEN_MS = { vegen: 10_000, zenden: STILTE_MS.zenden } as const
/** Between two looks for something to deliver; whoever sweeps something asks for one at once. */
const BEZORG_KIJK_MS = 1_000
/** Between two looks for long tasks. */
const TAAK_KIJK_MS = 1_000
/** Jobs of deliveries that may wait in the queue at once. */
const VOL = 50
/** For jobs that run when the worker stops, and for all that must end. */
const JOBS_MS = 5_000
const STOP_MS = 7_000

/** @throws StartWeigering */
export async function startWorker(env: Env, log: Log, proces: string): Promise<LopendeWorker> {
  weiger(await controleerMigraties(env.DATABASE_URL))

  const { db, close } = createDb({ url: env.DATABASE_URL, role: 'worker', max: 8, stilteMs: STILTE_MS.zenden, loslatenMs: LOSLATEN_MS.zenden })
  // Its own connections: sending holds those of the others for as long as a mail server takes, and no trap waits for a mail server.
  const veeg = createDb({ url: env.DATABASE_URL, role: 'worker', max: 5, stilteMs: STILTE_MS.vegen, loslatenMs: LOSLATEN_MS.vegen })
  const raak = createFoutpunt(env.FAULT)
  const uitgang = createUitgang({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM, publicOrigin: env.PUBLIC_ORIGIN, modus: env.REGIETAFEL_MODUS, geheimSleutel: env.GEHEIM_SLEUTEL })
  const openTaakDb = () => createDb({ url: env.DATABASE_URL, role: 'app', max: 1 })
  const slagen: Pick<Hartslag, 'wek'>[] = []
  const bewaker = createBewaker({ db: veeg.db, log, raak, geveegd: () => slagen.forEach((slag) => slag.wek()) })
  const handlers = createHandlers({ db, bewaker, log, raak, uitgang, terugvalMs: env.TERUGVAL_MS, openTaakDb })
  const queue = createQueueApi({
    redisUrl: env.REDIS_URL,
    databaseUrl: env.QUEUE_DATABASE_URL ?? env.DATABASE_URL,
    naamruimte: env.WACHTRIJ_NAAM,
    dodeWorkerMs: env.DODE_WORKER_MS,
    duurzaam: env.REGIETAFEL_MODUS === 'productie',
    onFout: zelden(MELD_MS, ({ waar, code }) => `${waar} ${code}`, (fout) => log.warn(fout, 'queue store')),
  })
  const release = async (): Promise<void> => void (await Promise.all([uitgang.close(), queue.close(), close(), veeg.close()]))

  const stopper = new AbortController()
  const { signal } = stopper
  const aanbod = { queue, log, signal, wegMs: env.WACHTRIJ_WEG_MS }
  const bezorg = createAanbod(handlers.bezorg, { ...aanbod, volBij: VOL })
  const verzamel = createAanbod(handlers.verzamel, aanbod)
  const loper = createTaakloper(handlers.taak, (error) => log.warn({ job: handlers.taak.contract.name, code: foutCode(error) }, 'own work failed'))
  const taak = createAanbod(loper.begin, aanbod)
  const verbinding = createVerbinding({ queue, log, signal }, [
    // Nobody here offers it: sweeping does not wait for a queue. A worker of an older version still may.
    createNeemt({ queue, log, signal }, handlers.bewaak, () => {}),
    createNeemt({ queue, log, signal }, handlers.bezorg, bezorg.gehoord),
    createNeemt({ queue, log, signal }, handlers.verzamel, verzamel.gehoord),
    createNeemt({ queue, log, signal }, loper.doe, taak.gehoord, 1),
  ])

  try {
    weiger([...checkHandlers(jobContracten, Object.values(handlers)), ...(await controleerGrond(db))])
    await verbinding.start()
  } catch (error) {
    await release()
    throw error instanceof WachtrijFout ? new StartWeigering([error.message]) : error
  }

  const biedAan = createBiedAan({ db, bezorg, verzamel, raak, heraanbodMs: env.HERAANBOD_MS })
  const biedTaken = createBiedTaken({ db, taak, intervalMs: TAAK_KIJK_MS, bezig: () => loper.bezig })
  const bezorgslag = startHartslag({
    slag: async () => {
      await biedAan(await kijkNaarBezorgen(db, env.HERAANBOD_MS))
      await biedTaken()
      return null
    },
    log,
    intervalMs: Math.max(env.HARTSLAG_MS, BEZORG_KIJK_MS),
  })
  const veger = createVeger({ bewaker, log, signal })
  const klokwacht = createKlokwacht({ meet: () => meetKlokverschil(veeg.db), log })
  const veegslag = startHartslag({
    slag: async () => {
      const { gemeenten, overMs } = await kijkNaarVerval(veeg.db)
      if (!(await klokwacht.mag(gemeenten.length > 0))) return null
      veger.veeg(gemeenten)
      return overMs
    },
    log,
    intervalMs: env.HARTSLAG_MS,
  })
  slagen.push(veegslag, bezorgslag)
  const gezond = (): boolean => veegslag.gezond() && bezorgslag.gezond() && veger.gezond()
  const modus = () => (bezorg.zelf || verzamel.zelf ? 'zelf' : 'wachtrij')
  const levensteken = await startLevensteken({ db, log, proces, wachtrij: queue.soort, gezond, modus, weigertMs: klokwacht.weigertMs })

  const nacht = startNacht({ db, log, openTaakDb })
  const waarnemen = await startWaarnemen({ env, db, log, gezond: () => gezond() && klokwacht.gezond() })

  return {
    async stop() {
      waarnemen.stopt()
      stopper.abort()
      await binnenTijd(STOP_MS, [waarnemen.stop(), nacht.stop(), veegslag.stop(), bezorgslag.stop(), veger.klaar(), verbinding.close(JOBS_MS), loper.klaar()])
      await levensteken.stop()
      await release()
    },
  }
}

/** What still hangs after `ms` is left: whoever comes next finds its work in Postgres, and this process can still say that it stopped. */
async function binnenTijd(ms: number, klaar: readonly Promise<unknown>[]): Promise<void> {
  await Promise.race([Promise.allSettled(klaar), new Promise((resolve) => setTimeout(resolve, ms).unref())])
}

function weiger(redenen: readonly string[]): void {
  if (redenen.length > 0) throw new StartWeigering(redenen)
}
