import { createRequire } from 'node:module'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDb, type Sql } from '@regietafel/db'
import { Worker } from 'bullmq'
import { opBewaking, startWorkerProces, verseDatabase, zonderRedis } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const TIK_MS = 10
/** Whole minutes: each gemeente is measured once in each. */
const duur = ({ short }: RunOptions): number => (short ? 60_000 : 120_000)
const rust = ({ short }: RunOptions): number => (short ? 50_000 : 1_000_000)

/** User and system time of a process, in milliseconds. */
function cpu(pid: number): number {
  const velden = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(velden[11]) + Number(velden[12])) * TIK_MS
}
/** Of the processes that serve this database. */
async function cpuVanPostgres(sql: Sql): Promise<number> {
  const pids = await sql<{ pid: number }[]>`select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  const levend = new Set(readdirSync('/proc'))
  return pids.reduce((som, { pid }) => som + (levend.has(String(pid)) ? cpu(pid) : 0), 0)
}
const vragen = async (sql: Sql): Promise<number> => Number((await sql<{ n: string }[]>`select pg_stat_get_db_xact_commit(oid) as n from pg_database where datname = current_database()`)[0]!.n)

type Deelnemer = (stores: { url: string; redisUrl: string | null; sql: Sql }) => Promise<{ pid: number; stop: () => Promise<unknown> }>
const deelnemers: Record<string, Deelnemer> = {
  // A worker that begins makes up for the night first: its proofs, for every gemeente. That is no idling.
  regietafel: async ({ url, redisUrl, sql }) => {
    const worker = await startWorkerProces(url, redisUrl)
    for (let i = 0; i < 600; i += 1) {
      const [rij] = await sql<{ klaar: boolean }[]>`select (select count(distinct gemeente_id) from bewijs where soort = 'nacht') >= (select count(*) from gemeente) as klaar`
      if (rij!.klaar) return worker
      await sleep(200)
    }
    throw new Error('the proofs of the night do not come')
  },
  'graphile-worker': async ({ url }) => {
    const { run, Logger } = createRequire(import.meta.url)('graphile-worker') as typeof import('graphile-worker')
    const loper = await run({ connectionString: url, concurrency: 5, pollInterval: 250, noHandleSignals: true, logger: new Logger(() => () => {}), crontab: '', taskList: { esc: async () => {} } })
    return { pid: process.pid, stop: () => loper.stop() }
  },
  'BullMQ on Redis': async ({ redisUrl }) => {
    const { hostname: host, port } = new URL(redisUrl!)
    const worker = new Worker('esc', async () => {}, { connection: { host, port: Number(port), maxRetriesPerRequest: null }, concurrency: 5 })
    return { pid: process.pid, stop: () => worker.close(true) }
  },
}

async function measure(contestant: string, options: RunOptions): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 1 })
  const sql = eigenaar.sql as unknown as Sql
  try {
    const { pid, stop } = await deelnemers[contestant]!({ url, redisUrl, sql })
    await sleep(4_000)
    const voor = { zelf: cpu(pid), pg: await cpuVanPostgres(sql), vragen: await vragen(sql), t: performance.now() }
    await sleep(duur(options))
    const ms = performance.now() - voor.t
    const meting = { zelf: (100 * (cpu(pid) - voor.zelf)) / ms, pg: (100 * ((await cpuVanPostgres(sql)) - voor.pg)) / ms, perMinuut: (60_000 * ((await vragen(sql)) - voor.vragen)) / ms }
    await stop()
    return { value: meting.zelf + meting.pg, more: { process: meting.zelf, postgres: meting.pg, 'transactions/min': meting.perMinuut }, checked: 1 }
  } finally {
    await eigenaar.close()
    await weg()
  }
}

export const workload: Workload = {
  id: 'B18',
  title: 'a worker with nothing to do, a million open termijnen beside it: processor time of it and of PostgreSQL',
  unit: '% of a core',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'graphile-worker', kind: 'peer' },
    { name: 'BullMQ on Redis', kind: 'peer' },
  ],
  targets: [{ text: 'at most 0.2% of a core', max: 0.2 }],
  unavailable: () => (process.platform !== 'linux' ? 'processor time is read from /proc' : zonderRedis()),
  ...opBewaking((options) => ({ due: 0, rust: rust(options) })),
  measure,
}
