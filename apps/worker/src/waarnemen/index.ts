import { pendingMigrations, type Db } from '@regietafel/db'
import { deelAntwoord, foutCode } from '@regietafel/jobs'
import type { Env } from '../env.ts'
import type { Log } from '../log.ts'
import { startDodemansknop } from './dodemansknop.ts'
import { createMetrieken } from './metrieken.ts'
import { createMeldingpost } from './post.ts'
import { startServer } from './server.ts'
import { startWaarnemer } from './waarnemer.ts'

export interface WaarnemenDeps {
  readonly env: Env
  readonly db: Db
  readonly log: Log
  /** Whether the beat is healthy. */
  readonly gezond: () => boolean
}

/** How long what was found of the migrations holds, and is waited for: anybody who reaches the port may ask, and each time is a connection. */
const DEEL = { geldigMs: 1_000, geduldMs: 3_000 } as const

/** Everything by which the worker is watched. `stopt` at once makes `/ready` say no; `stop` ends it. */
export async function startWaarnemen({ env, db, log, gezond }: WaarnemenDeps) {
  let stopt = false
  const post = createMeldingpost({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM, publicOrigin: env.PUBLIC_ORIGIN, modus: env.REGIETAFEL_MODUS, geheimSleutel: env.GEHEIM_SLEUTEL })
  const waarnemer = startWaarnemer({ db, log, post, stil: env.WORKER_PORT === undefined })

  const migraties = deelAntwoord(() => pendingMigrations(env.DATABASE_URL), DEEL)
  async function gereed(): Promise<string | null> {
    if (stopt) return 'STOPT'
    if (!gezond()) return 'HARTSLAG'
    try {
      return (await migraties()).length === 0 ? null : 'MIGRATIE'
    } catch (error) {
      return foutCode(error)
    }
  }

  const server = env.WORKER_PORT === undefined ? null : await startServer({ poort: env.WORKER_PORT, metricsToken: env.METRICS_TOKEN, metrieken: createMetrieken({ waarnemer, gezond }), gereed })
  const knop = env.DODEMANSKNOP_URL ? startDodemansknop({ url: env.DODEMANSKNOP_URL, gezond: () => gezond() && !stopt, log }) : null
  if (server) log.info({ poort: server.poort }, 'health and metrics are served')
  return {
    poort: server?.poort ?? null,
    stopt: () => void (stopt = true),
    async stop(): Promise<void> {
      stopt = true
      knop?.stop()
      await waarnemer.stop()
      post.close()
      await server?.stop()
    },
  }
}
