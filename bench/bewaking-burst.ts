import { setTimeout as sleep } from 'node:timers/promises'
import { createDb, type Sql } from '@regietafel/db'
import { ploegen } from './bewaking-peers.ts'
import { startWorkerProces, verseDatabase } from './bewaking-wereld.ts'
import type { Measurement } from './workload.ts'

export interface Golf {
  readonly aantal: number
  /** Milliseconds from the first to the last moment; 0: all at one instant. */
  readonly spreiding: number
  /** Milliseconds to get ready in. */
  readonly aanloop: number
}
const GEDULD_MS = 600_000
export const echteWorker = (naam: string): boolean => naam.startsWith('regietafel')

/**
 * All E1 of a world become due at one instant, or spread over a time, while everybody waits for them. Lag in milliseconds by the clock of
 * PostgreSQL; nothing may go off before its moment.
 */
export async function meetGolf(contestant: string, { aantal, spreiding, aanloop }: Golf): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 50 })
  const sql = eigenaar.sql as unknown as Sql
  try {
    await sql`select setseed(0.42)`
    const rijen = await sql<{ id: string; op: string }[]>`
      with doel as (select id, date_trunc('milliseconds', clock_timestamp()) + ${aanloop} * interval '1 millisecond' + floor(random() * ${spreiding}) * interval '1 millisecond' as op
        from (select id, row_number() over (order by id) as n from termijn where volgende_actie_op <= now()) t where n <= ${aantal})
      update termijn t set volgende_actie_op = d.op, plan = jsonb_set(plan, '{0,op}', to_jsonb(to_char(d.op at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) from doel d where t.id = d.id returning t.id, d.op`
    // What is left over of the world is not due in this wave.
    await sql`update termijn set volgende_actie_op = now() + interval '9 days' where volgende_actie_op <= now()`
    const momenten = new Map(rijen.map(({ id, op }) => [id, new Date(op)]))
    const begin = new Date(Math.min(...[...momenten.values()].map((op) => op.getTime())))
    const stop = await wacht(contestant, { url, redisUrl, sql, ids: [...momenten.keys()], op: (id) => momenten.get(id)! })
    const over = begin.getTime() - Date.now()
    if (over < 200) throw new Error(`not ready in time: ${over} ms before the wave`)
    const tijden = await kijk(sql, { aantal, begin })
    await stop()
    const [n] = await sql<{ e: number; d: number; vroeg: number; p50: number; p99: number; max: number }[]>`
      select count(*)::int as e, count(distinct termijn_id)::int as d, count(*) filter (where afgegaan_op < gepland_op)::int as vroeg,
        percentile_disc(0.5) within group (order by lag)::float8 as p50, percentile_disc(0.99) within group (order by lag)::float8 as p99, max(lag)::float8 as max
      from escalatie, lateral (select extract(epoch from afgegaan_op - gepland_op) * 1000 as lag) l`
    if (n!.e !== aantal || n!.d !== aantal || n!.vroeg !== 0) throw new Error(`not exactly once, or early: ${JSON.stringify(n)} of ${aantal}`)
    return spreiding === 0 ? { value: tijden.alles, more: { half: tijden.half }, checked: aantal } : { value: n!.p99, more: { p50: n!.p50, max: n!.max }, checked: aantal }
  } finally {
    await eigenaar.close()
    await weg()
  }
}

async function wacht(contestant: string, werk: Parameters<(typeof ploegen)[string]>[0]): Promise<() => Promise<void>> {
  if (echteWorker(contestant)) return (await startWorkerProces(werk.url, contestant.endsWith('on Postgres') ? null : werk.redisUrl)).stop
  return (await ploegen[contestant]!(werk))().stop
}

/** Milliseconds after the instant at which half, and all, are committed. Looking takes a tenth of the time at most, so that it weighs on nobody. */
async function kijk(sql: Sql, { aantal, begin }: { aantal: number; begin: Date }): Promise<{ half: number; alles: number }> {
  let half: number | null = null
  for (;;) {
    const t0 = performance.now()
    const [rij] = await sql<{ n: number; ms: number }[]>`select (select count(*)::int from escalatie) as n, (extract(epoch from clock_timestamp() - ${begin.toISOString()}::timestamptz) * 1000)::float8 as ms`
    if (rij!.n >= aantal / 2) half ??= rij!.ms
    if (rij!.n >= aantal) return { half: half!, alles: rij!.ms }
    if (rij!.ms > GEDULD_MS) throw new Error(`only ${rij!.n} of ${aantal} after ten minutes`)
    await sleep(Math.max(10, 9 * (performance.now() - t0)))
  }
}
