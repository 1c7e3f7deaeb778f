import { createPostgresBackend, runMigrations, withBackend, type Queue, type Worker } from 'bullmq'
import pg from 'pg'
import { foutCode, WachtrijOnbereikbaar } from '../fouten.ts'
import type { Backend } from './backend.port.ts'
import { telemetrie } from './telemetrie.ts'

/** Each queue and each worker opens a pool of its own; idle connections go after ten seconds. */
const POOL_MAX = 2
const CONNECT_MS = 5_000

/** BullMQ on its PostgreSQL backend; `naamruimte` is the schema its tables live in, apart from the truth. */
export function postgresBackend(url: string, naamruimte: string): Backend {
  const api = withBackend(createPostgresBackend)
  const connection = { connectionString: url, schema: naamruimte, max: POOL_MAX, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: naamruimte }
  return {
    soort: 'postgres',
    prepare: () => migrateQueueStore(url, naamruimte),
    queue: (naam) => new api.Queue(naam, { connection, ...telemetrie() }) as unknown as Queue,
    worker: (naam, verwerk, opties) => new api.Worker(naam, verwerk, { ...opties, connection, ...telemetrie() }) as unknown as Worker,
  }
}

/** `runMigrations` holds an advisory lock of its own: of several processes that start at once, one migrates and the others wait. */
async function migrateQueueStore(url: string, naamruimte: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    await runMigrations(client, naamruimte)
  } catch (error) {
    throw new WachtrijOnbereikbaar(`The queue tables in Postgres cannot be made ready (${foutCode(error)})`)
  } finally {
    await client.end().catch(() => {})
  }
}
