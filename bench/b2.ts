import { setTimeout as sleep } from 'node:timers/promises'
import { createDb, type Sql } from '@regietafel/db'
import { ploegen, totGeschreven } from './bewaking-peers.ts'
import { opBewaking, startWorkerProces, verseDatabase, zonderRedis } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** `BENCH_B2_N` asks for another size. */
const aantal = ({ short }: RunOptions): number => Number(process.env['BENCH_B2_N'] ?? (short ? 5_000 : 50_000))
/** The mails of these traps wait for the verzamelmail of 09:00; what is delivered at once is the task. */
const ACHT_UUR = `((now() at time zone 'Europe/Amsterdam')::date + time '08:00') at time zone 'Europe/Amsterdam'`

export async function measure(contestant: string, options: RunOptions): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 50 })
  const sql = eigenaar.sql as unknown as Sql
  const n = aantal(options)
  try {
    const s = contestant.startsWith('regietafel, ') ? await productOp(contestant.endsWith('on Postgres') ? null : redisUrl) : await anders()
    return { value: n / s, checked: n }
  } finally {
    await eigenaar.close()
    await weg()
  }

  /** The clock stands a day back while the worker starts; the moment it jumps is where the time begins. */
  async function productOp(redis: string | null): Promise<number> {
    await sql.unsafe(`insert into proefklok (verschuiving) select ${ACHT_UUR} - interval '3 days' - now()`, [])
    const worker = await startWorkerProces(url, redis)
    await sleep(1_500)
    await sql.unsafe(`update proefklok set verschuiving = ${ACHT_UUR} - now()`, [])
    // Due by the clock of the run: an hour before now() may lie after 08:00, so all are put in the past.
    await sql`update termijn set volgende_actie_op = nu() - interval '1 minute', plan = jsonb_set(plan, '{0,op}', to_jsonb(to_char(nu() at time zone 'UTC' - interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) where volgende_actie_op <= now()`
    const t0 = performance.now()
    await totGeschreven(sql, n, 'bezorgd')
    const s = (performance.now() - t0) / 1000
    await worker.stop()
    const [rij] = await sql<{ d: number; e: number }[]>`select count(distinct sleutel)::int as d, (select count(*)::int from escalatie) as e from bezorging where status = 'bezorgd'`
    if (rij!.d !== n || rij!.e !== n) throw new Error(`not exactly once: ${JSON.stringify(rij)} of ${n}`)
    return s
  }

  /** Peers deliver in the same statement: the task is delivered when its row is there. */
  async function anders(): Promise<number> {
    const ids = (await sql<{ id: string }[]>`select id from termijn where volgende_actie_op <= now() order by id`).map(({ id }) => id)
    const begin = await ploegen[contestant === 'sweep alone' ? 'regietafel' : contestant]!({ url, redisUrl, sql, ids })
    const t0 = performance.now()
    const { klaar, stop } = begin()
    await klaar
    await totGeschreven(sql, n)
    const s = (performance.now() - t0) / 1000
    await stop()
    return s
  }
}

export const wereld = opBewaking((options) => ({ due: aantal(options), rust: 2 * aantal(options) }))

export const workload: Workload = {
  id: 'B2',
  title: '50,000 traps from due to delivered: sweep, queue, task in the product; the real worker',
  unit: 'cases/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel, queue on Redis', kind: 'product' },
    { name: 'regietafel, queue on Postgres', kind: 'extra' },
    { name: 'sweep alone', kind: 'limit' },
    { name: 'pg-boss 12, transactional batches of 500', kind: 'peer' },
    { name: 'BullMQ on Redis, one job per case', kind: 'peer' },
  ],
  targets: [
    { text: 'at least 0.40 of the sweep alone', against: 'sweep alone', min: 0.4 },
    { text: 'at least 1.5 times pg-boss 12', against: 'pg-boss 12, transactional batches of 500', min: 1.5 },
    { text: 'at least 7 times BullMQ per case', against: 'BullMQ on Redis, one job per case', min: 7 },
  ],
  unavailable: zonderRedis,
  ...wereld,
  measure,
}
