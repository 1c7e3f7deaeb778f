import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBewaker } from '../apps/worker/src/handlers/bewaak-termijnen.ts'
import { createVeger } from '../apps/worker/src/veger.ts'
import { postgresBackend } from '../packages/jobs/src/backend/postgres.ts'
import { createDb, type Sql } from '@regietafel/db'
import { Queue, Worker } from 'bullmq'

/**
 * One statement that takes the trap of these termijnen in the product's own tables: the row of the escalatie, and for its addressee a task
 * and a mail. What every contestant does per batch or per case; by the owner, so without row level security.
 */
export const STATEMENT = `
  with d as materialized (
    select t.id, t.gemeente_id, t.casus_id, t.cyclus, t.volgende_actie_op, (t.plan -> 1 ->> 'op')::timestamptz as volgende from termijn t
    where t.id = any($1::uuid[]) and t.stand = 'open' and t.volgende_actie_op <= now() for update skip locked),
  u as (update termijn t set volgende_actie_op = d.volgende from d where t.id = d.id),
  e as (insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar)
    select gemeente_id, casus_id, id, cyclus, 'E1', volgende_actie_op, '{casusregisseur}' from d on conflict do nothing returning id, gemeente_id, casus_id)
  insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel)
  select e.gemeente_id, e.id, k, r.gebruiker_id, 'casusregisseur', e.id || ':' || k || ':' || r.gebruiker_id
  from e join regie r on r.casus_id = e.casus_id and r.soort = 'casus' cross join (values ('taak'), ('email')) v (k)`

const VEEG = STATEMENT.replace('t.id = any($1::uuid[])', 'true').replace('for update skip locked', 'order by t.volgende_actie_op, t.id limit $1 for update of t skip locked')

export interface Ploeg {
  /** Resolves when everything that is due has been taken. */
  readonly klaar: Promise<void>
  stop(): Promise<void>
}
export interface Werk {
  readonly url: string
  readonly redisUrl: string | null
  readonly sql: Sql
  readonly ids: readonly string[]
  /** When each is due; left out: they all are already. */
  readonly op?: ((id: string) => Date) | undefined
}
type Begin = (werk: Werk) => Promise<() => Ploeg>

const chunks = <T>(lijst: readonly T[], n: number): T[][] => Array.from({ length: Math.ceil(lijst.length / n) }, (_, i) => lijst.slice(i * n, i * n + n))
const stil = { info() {}, warn() {}, error() {}, debug() {}, fatal() {}, trace() {} } as never

/** The real sweep of one worker: three transactions at a time, over the gemeenten in which something is due. */
const product: Begin = async ({ url, sql }) => {
  const db = createDb({ url, role: 'worker', max: 5 })
  const gemeenten = (await sql<{ id: string }[]>`select distinct gemeente_id as id from termijn where stand = 'open' and volgende_actie_op <= now()`).map(({ id }) => id)
  const stopper = new AbortController()
  let over = gemeenten
  const bewaker = createBewaker({ db: db.db, log: stil, raak: async () => {} })
  const veger = createVeger({ bewaker, log: stil, signal: stopper.signal })
  return () => {
    const klaar = (async () => {
      while (over.length > 0) {
        veger.veeg(over)
        await veger.klaar()
        over = (await sql<{ id: string }[]>`select distinct gemeente_id as id from termijn where stand = 'open' and volgende_actie_op <= now()`).map(({ id }) => id)
      }
    })()
    return {
      klaar,
      stop: async () => {
        stopper.abort()
        await veger.klaar()
        await db.close()
      },
    }
  }
}

/** Two loops; while work is still to come they look every ten milliseconds. */
const hand: Begin = async ({ url, ids }) => {
  const db = createDb({ url, role: 'eigenaar', max: 2 })
  return () => {
    let gedaan = 0
    const lus = async (): Promise<void> => {
      while (gedaan < ids.length) {
        // Two bezorgingen per case.
        const n = (await db.sql.unsafe(VEEG, [500], { prepare: true })).count / 2
        gedaan += n
        if (n === 0) await sleep(10)
      }
    }
    return { klaar: Promise.all([lus(), lus()]).then(() => {}), stop: () => db.close() }
  }
}

/** Counts down as jobs say what they did; also when a job is done twice. */
function teller(doel: number): { tel: (n: number) => void; klaar: Promise<void> } {
  let gedaan = 0
  let af: () => void
  const klaar = new Promise<void>((resolve) => (af = resolve))
  return { tel: (n) => ((gedaan += n) >= doel ? af() : undefined), klaar }
}

/** Its job table lives in the same PostgreSQL; `transactional` lets the work and the end of the job commit together. */
const pgBoss: Begin = async ({ url, ids, op }) => {
  const { PgBoss } = (await import('pg-boss')) as unknown as { PgBoss: new (o: object) => PgBossLike }
  const boss = new PgBoss({ connectionString: url, max: 20 })
  boss.on('error', () => {})
  boss.on('warning', () => {})
  await boss.start()
  await boss.createQueue('esc')
  for (const deel of chunks(ids, 1_000)) await boss.insert('esc', deel.map((id) => ({ data: { id }, ...(op && { startAfter: op(id) }) })))
  return () => {
    const { tel, klaar } = teller(ids.length)
    void boss.work('esc', { batchSize: 500, transactional: true, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true }, async (jobs, db) => {
      await db.executeSql(STATEMENT, [jobs.map(({ data }) => data.id)])
      tel(jobs.length)
    })
    return { klaar, stop: () => boss.stop({ graceful: false }).catch(() => {}) }
  }
}
interface PgBossLike {
  on(naam: string, doe: () => void): void
  start(): Promise<unknown>
  stop(o: object): Promise<void>
  createQueue(naam: string): Promise<void>
  insert(naam: string, rijen: object[]): Promise<unknown>
  work(naam: string, o: object, doe: (jobs: { data: { id: string } }[], db: { executeSql(tekst: string, waarden: unknown[]): Promise<unknown> }) => Promise<void>): Promise<unknown>
}

const graphile: Begin = async ({ url, ids, sql, op }) => {
  const { run, makeWorkerUtils, Logger } = createRequire(import.meta.url)('graphile-worker') as typeof import('graphile-worker')
  const logger = new Logger(() => () => {})
  const utils = await makeWorkerUtils({ connectionString: url, logger })
  await utils.migrate()
  for (const deel of chunks(ids, 1_000)) await utils.addJobs(deel.map((id) => ({ identifier: 'esc', payload: { id }, ...(op && { runAt: op(id) }) })))
  await utils.release()
  return () => {
    const { tel, klaar } = teller(ids.length)
    const loper = run({
      connectionString: url, maxPoolSize: 24, concurrency: 20, pollInterval: 500, noHandleSignals: true, logger, crontab: '',
      preset: { worker: { localQueue: { size: 500 }, completeJobBatchDelay: 0 } } as never,
      taskList: { esc: async (payload) => { await sql.unsafe(STATEMENT, [[(payload as { id: string }).id]], { prepare: true }); tel(1) } },
    })
    return { klaar, stop: async () => void (await (await loper).stop().catch(() => {})) }
  }
}

interface BullmqOp {
  readonly queue: Queue
  readonly worker: (doe: (job: { data: { id: string } }) => Promise<void>) => Worker
}

/** Fifty at a time, as its makers advise; on whichever store. */
const bullmqOp = (open: (werk: Werk) => Promise<BullmqOp>): Begin => async (werk) => {
  const { ids, sql, op } = werk
  const { queue, worker: neem } = await open(werk)
  for (const deel of chunks(ids, 1_000)) await queue.addBulk(deel.map((id) => ({ name: 'e', data: { id }, opts: { removeOnComplete: true, ...(op && { delay: Math.max(0, op(id).getTime() - Date.now()) }) } })))
  return () => {
    const { tel, klaar } = teller(ids.length)
    const worker = neem(async (job) => { await sql.unsafe(STATEMENT, [[job.data.id]], { prepare: true }); tel(1) })
    worker.on('error', () => {})
    return { klaar, stop: async () => { await worker.close(true); await queue.close() } }
  }
}

const bullmq = bullmqOp(async ({ redisUrl }) => {
  const adres = new URL(redisUrl!)
  const connection = { host: adres.hostname, port: Number(adres.port), maxRetriesPerRequest: null }
  return { queue: new Queue('esc', { connection }), worker: (doe) => new Worker('esc', doe, { connection, concurrency: 50 }) }
})

const bullmqOpPostgres = bullmqOp(async ({ url }) => {
  const backend = postgresBackend(url, 'peer')
  await backend.prepare()
  return { queue: backend.queue('esc'), worker: (doe) => backend.worker('esc', doe as never, { concurrency: 50 } as never) }
})

export const ploegen: Readonly<Record<string, Begin>> = {
  regietafel: product,
  'one statement by hand': hand,
  'pg-boss 12, transactional batches of 500': pgBoss,
  'graphile-worker, local queue of 500': graphile,
  'BullMQ on Redis, one job per case': bullmq,
  'BullMQ on Postgres, one job per case': bullmqOpPostgres,
}

/** Until so many escalaties are committed; what a job says of itself comes before its transaction ends. */
export async function totGeschreven(sql: Sql, aantal: number, tabel: 'escalatie' | 'bezorgd' = 'escalatie'): Promise<void> {
  for (;;) {
    const t0 = performance.now()
    const [rij] = await sql.unsafe<{ n: number }[]>(tabel === 'escalatie' ? 'select count(*)::int as n from escalatie' : "select count(*)::int as n from bezorging where status = 'bezorgd'", [])
    if (rij!.n >= aantal) return
    await sleep(Math.max(5, 9 * (performance.now() - t0)))
  }
}
