import { createDb, type Sql } from '@regietafel/db'
import { ploegen, totGeschreven } from './bewaking-peers.ts'
import { opBewaking, verseDatabase, zonderRedis } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** Due among three times as many open termijnen. `BENCH_B1_N` asks for another size (10000, 100000, 1000000). */
const aantal = ({ short }: RunOptions): number => Number(process.env['BENCH_B1_N'] ?? (short ? 10_000 : 100_000))

async function measure(contestant: string, options: RunOptions): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 50 })
  const sql = eigenaar.sql as unknown as Sql
  try {
    const ids = (await sql<{ id: string }[]>`select id from termijn where stand = 'open' and volgende_actie_op <= now() order by volgende_actie_op, id`).map(({ id }) => id)
    const begin = await ploegen[contestant]!({ url, redisUrl, sql, ids })
    const t0 = performance.now()
    const { klaar, stop } = begin()
    await klaar
    await totGeschreven(sql, ids.length)
    const s = (performance.now() - t0) / 1000
    const [n] = await sql<{ e: number; d: number; b: number; s: number; vroeg: number }[]>`
      select count(*)::int as e, count(distinct termijn_id)::int as d, (select count(*)::int from bezorging) as b, (select count(distinct sleutel)::int from bezorging) as s,
        count(*) filter (where afgegaan_op < gepland_op)::int as vroeg from escalatie`
    await stop()
    const moet = aantal(options)
    if (n!.e !== moet || n!.d !== moet || n!.b !== 2 * moet || n!.s !== n!.b || n!.vroeg !== 0) throw new Error(`not exactly once: ${JSON.stringify(n)} of ${moet}`)
    return { value: moet / s, checked: moet }
  } finally {
    await eigenaar.close()
    await weg()
  }
}

export const workload: Workload = {
  id: 'B1',
  title: 'take 100,000 traps that are due among 300,000 open termijnen: escalatie, task and mail for whoever holds the role; one process',
  unit: 'escalaties/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'one statement by hand', kind: 'limit' },
    { name: 'pg-boss 12, transactional batches of 500', kind: 'peer' },
    { name: 'graphile-worker, local queue of 500', kind: 'peer' },
    { name: 'BullMQ on Redis, one job per case', kind: 'peer' },
  ],
  targets: [
    { text: 'at least 0.80 of one statement by hand', against: 'one statement by hand', min: 0.8 },
    { text: 'at least 3 times pg-boss 12', against: 'pg-boss 12, transactional batches of 500', min: 3 },
    { text: 'at least 14 times BullMQ per case', against: 'BullMQ on Redis, one job per case', min: 14 },
  ],
  unavailable: zonderRedis,
  ...opBewaking((options) => ({ due: aantal(options), rust: 2 * aantal(options) })),
  measure,
}
