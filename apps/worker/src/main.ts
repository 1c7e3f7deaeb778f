import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { volgSpoor } from '@regietafel/db'
import { foutCode, foutPlek, spoorNu, startSpoor } from '@regietafel/jobs'
import { parseEnv } from './env.ts'
import { createLog } from './log.ts'
import { watchOuder } from './ouder.ts'
import { StartWeigering, startWorker } from './worker.ts'

/** After this the process ends whatever still hangs; the queue and Postgres give its work to another. */
const STOP_MS = 9_500

const weiger = (redenen: readonly string[]): never => {
  for (const reden of redenen) process.stderr.write(`${reden}\n`)
  process.exit(1)
}

const gelezen = parseEnv(process.env)
if (!gelezen.ok) weiger(gelezen.redenen)
else {
  const { env } = gelezen
  const proces = `worker-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
  const log = createLog(env.LOG_LEVEL, proces)
  const spoor = await startSpoor('regietafel-worker', env.OTEL_EXPORTER_OTLP_ENDPOINT)
  volgSpoor(spoorNu)
  const worker = await startWorker(env, log, proces).catch((error: unknown) =>
    weiger(error instanceof StartWeigering ? error.redenen : [`De worker kan niet starten (${foutCode(error)}). Is PostgreSQL bereikbaar op DATABASE_URL?`]),
  )

  let stopt = false
  const stop = async (reden: string): Promise<void> => {
    if (stopt) return
    stopt = true
    stopKijken()
    log.info({ reden }, 'stopping')
    setTimeout(() => process.exit(0), STOP_MS).unref()
    await worker.stop().catch((error: unknown) => log.error({ code: foutCode(error) }, 'stop failed'))
    await spoor.stop()
    log.info('stopped')
    process.exit(0)
  }
  const stopKijken = watchOuder(env.REGIETAFEL_OUDER, () => void stop('parent gone'))
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  // Messages of faults may carry values; a code must do.
  process.on('uncaughtException', (error) => {
    log.fatal({ code: foutCode(error), plek: foutPlek(error) }, 'uncaught')
    process.exit(1)
  })
  log.info({ modus: env.REGIETAFEL_MODUS, foutpunt: env.FAULT }, 'worker runs')
}
