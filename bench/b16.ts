import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDb, type Sql } from '@regietafel/db'
import { opBewaking, startWorkerProces, verseDatabase } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

/** Times as fast as the day goes. */
const TEMPO = 1_000
const STAP_MS = 100
const uren = ({ short }: RunOptions): number => (short ? 7 : 72)
const AANTAL = 20_000

/** Resident memory of a process, in MB. */
const rss = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

async function measure(_contestant: string, options: RunOptions): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 2 })
  const sql = eigenaar.sql as unknown as Sql
  const n = Math.round((AANTAL * uren(options)) / 72)
  try {
    await sql`
      with doel as (select id, date_trunc('second', now()) + random() * ${uren(options)} * interval '1 hour' as op from (select id, row_number() over (order by id) as nr from termijn) t where nr <= ${n})
      update termijn t set volgende_actie_op = d.op, plan = jsonb_set(plan, '{0,op}', to_jsonb(to_char(d.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) from doel d where t.id = d.id`
    const [{ begin } = { begin: '' }] = await sql<{ begin: string }[]>`select now() as begin`
    await sql`insert into proefklok (verschuiving) values (interval '0')`
    const worker = await startWorkerProces(url, redisUrl)
    const t0 = performance.now()
    const geheugen: number[] = []
    for (let i = 0; ; i += 1) {
      const voorbij = performance.now() - t0
      await sql`update proefklok set verschuiving = ${(voorbij * (TEMPO - 1)) / 1000} * interval '1 second'`
      if (i % 10 === 0) geheugen.push(rss(worker.pid))
      if (voorbij * TEMPO >= (uren(options) + 1) * 3_600_000) break
      await sleep(STAP_MS)
    }
    await sleep(3_000)
    const [rij] = await sql<{ e: number; d: number; vroeg: number; over: number }[]>`
      select count(*)::int as e, count(distinct termijn_id)::int as d, count(*) filter (where afgegaan_op < gepland_op)::int as vroeg,
        (select count(*)::int from termijn where volgende_actie_op <= ${begin}::timestamptz + ${uren(options)} * interval '1 hour') as over from escalatie`
    await worker.stop()
    if (rij!.e !== n || rij!.d !== n || rij!.vroeg + rij!.over > 0) throw new Error(`wrong: ${JSON.stringify(rij)} of ${n}`)
    // The first fifth is warming up.
    const warm = geheugen.slice(Math.ceil(geheugen.length / 5))
    const deel = Math.ceil(warm.length / 4)
    const gem = (lijst: readonly number[]): number => lijst.reduce((a, b) => a + b, 0) / lijst.length
    const groei = 100 * (gem(warm.slice(-deel)) / gem(warm.slice(0, deel)) - 1)
    return { value: groei, more: { MB: geheugen.at(-1)!, s: (performance.now() - t0) / 1000 }, checked: n }
  } finally {
    await eigenaar.close()
    await weg()
  }
}

export const workload: Workload = {
  id: 'B16',
  title: 'three days of traps replayed a thousand times as fast: none wrong, and how much the memory of the worker grows',
  unit: '% growth',
  better: 'lower',
  contestants: [{ name: 'regietafel', kind: 'product' }],
  targets: [{ text: 'grows less than 10%', max: 10 }],
  ...opBewaking(() => ({ due: 0, rust: AANTAL })),
  measure,
}
