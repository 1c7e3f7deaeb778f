import { createRequire } from 'node:module'
import { createDb, inGemeente, openCasussen, type Sql } from '@regietafel/db'
import { gegevenGemeente } from '@regietafel/db/testing'
import type { Datum } from '@regietafel/domain/kernel'
import { Queue } from 'bullmq'
import { opBewaking, verseDatabase, zonderRedis } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const DAG = '2026-11-20' as Datum
const PER_CASUS = 4
const PER_KEER = 250
/** Casussen. The product folds each of them, so it gets fewer; all are counted per termijn. */
const aantal = ({ short }: RunOptions, naam: string): number => (short ? 1 : 10) * (naam === 'regietafel' ? 1_000 : 5_000)

type Deelnemer = (stores: { url: string; redisUrl: string | null; sql: Sql }, casussen: number) => Promise<number>

/** As an import opens them: their numbers, their gebeurtenissen, the fold over the kader, the projections. Two gemeenten at once, a transaction per batch. Answers the termijnen. */
const product: Deelnemer = async ({ url, sql }, casussen) => {
  const [app, beheer] = [createDb({ url, role: 'app', max: 2 }), createDb({ url, role: 'eigenaar', max: 2 })]
  const gemeenten = [await gegevenGemeente({ app, beheer } as never), await gegevenGemeente({ app, beheer } as never)]
  await Promise.all(gemeenten.map(async ({ gemeenteId, kaderversieId }) => {
    for (let over = casussen / gemeenten.length; over > 0; over -= PER_KEER) {
      const lijst = Array.from({ length: Math.min(PER_KEER, over) }, () => ({
        casus: { roepnaam: 'Sami', geboortedatum: '2011-02-03', kaderversieId },
        gebeurtenissen: [{ soort: 'plaatsing' as const, datum: DAG }, { soort: 'een-op-een-gestart' as const, datum: DAG }],
      }))
      await inGemeente(app.db, { gemeenteId }, (tx) => openCasussen(tx, lijst))
    }
  }))
  await Promise.all([app.close(), beheer.close()])
  const [rij] = await sql<{ n: number }[]>`select count(*)::int as n from termijn where gemeente_id = any (${gemeenten.map(({ gemeenteId }) => gemeenteId)}::text[]::uuid[])`
  return rij!.n
}

const unnest: Deelnemer = async ({ sql }, casussen) => {
  for (let van = 0; van < casussen; van += PER_KEER) {
    await sql`
      insert into termijn (gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
      select c.gemeente_id, c.id, 'b5', 't' || n, 1, 'Hulpverleningsplan', 'zorgaanbieder', 'plaatsing', '2026-11-20', '2026-12-04', '2026-12-04', '2026-12-04T23:00Z', 'open', 'plaatsing + 14 dagen', 'bench',
        '[{"trap":"E1","op":"2026-12-07T08:00:00Z","naar":["casusregisseur"],"betaalvlag":false}]', '2026-12-07T08:00Z'
      from (select gemeente_id, id from casus order by id offset ${van} limit ${PER_KEER}) c cross join generate_series(1, ${PER_CASUS}) n`
  }
  return casussen * PER_CASUS
}

const taken = (casussen: number, van: number) => Array.from({ length: Math.min(PER_KEER, casussen - van) * PER_CASUS }, (_, i) => ({ id: `${van}-${i}` }))

const pgBoss: Deelnemer = async ({ url }, casussen) => {
  const { PgBoss } = (await import('pg-boss')) as unknown as { PgBoss: new (o: object) => { on(n: string, f: () => void): void; start(): Promise<unknown>; stop(o: object): Promise<void>; createQueue(n: string): Promise<void>; insert(n: string, r: object[]): Promise<unknown> } }
  const boss = new PgBoss({ connectionString: url, max: 4 })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('esc')
  for (let van = 0; van < casussen; van += PER_KEER) await boss.insert('esc', taken(casussen, van).map((data) => ({ data, startAfter: new Date(Date.now() + 1e9) })))
  await boss.stop({ graceful: false })
  return casussen * PER_CASUS
}

const graphile: Deelnemer = async ({ url }, casussen) => {
  const { makeWorkerUtils, Logger } = createRequire(import.meta.url)('graphile-worker') as typeof import('graphile-worker')
  const utils = await makeWorkerUtils({ connectionString: url, logger: new Logger(() => () => {}) })
  await utils.migrate()
  for (let van = 0; van < casussen; van += PER_KEER) await utils.addJobs(taken(casussen, van).map((payload) => ({ identifier: 'esc', payload, runAt: new Date(Date.now() + 1e9) })))
  await utils.release()
  return casussen * PER_CASUS
}

const bullmq: Deelnemer = async ({ redisUrl }, casussen) => {
  const { hostname: host, port } = new URL(redisUrl!)
  const queue = new Queue('esc', { connection: { host, port: Number(port), maxRetriesPerRequest: null } })
  for (let van = 0; van < casussen; van += PER_KEER) await queue.addBulk(taken(casussen, van).map((data) => ({ name: 'e', data, opts: { delay: 1e9 } })))
  const n = await queue.getDelayedCount()
  await queue.close()
  return n
}

const deelnemers: Record<string, Deelnemer> = { regietafel: product, 'insert by hand': unnest, 'pg-boss 12': pgBoss, 'graphile-worker': graphile, 'BullMQ on Redis': bullmq }

async function measure(contestant: string, options: RunOptions): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const eigenaar = createDb({ url, role: 'eigenaar', max: 2 })
  try {
    const casussen = aantal(options, contestant)
    const t0 = performance.now()
    const termijnen = await deelnemers[contestant]!({ url, redisUrl, sql: eigenaar.sql as unknown as Sql }, casussen)
    if (termijnen < casussen * PER_CASUS) throw new Error(`only ${termijnen} of ${casussen} casussen`)
    return { value: termijnen / ((performance.now() - t0) / 1000), more: { perCasus: termijnen / casussen }, checked: termijnen }
  } finally {
    await eigenaar.close()
    await weg()
  }
}

export const workload: Workload = {
  id: 'B5',
  title: 'open casussen with their termijnen; the product folds each casus over its kader, the others only store a moment',
  unit: 'termijnen/s',
  better: 'higher',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'insert by hand', kind: 'limit' },
    { name: 'pg-boss 12', kind: 'peer' },
    { name: 'graphile-worker', kind: 'peer' },
    { name: 'BullMQ on Redis', kind: 'peer' },
  ],
  targets: [],
  unavailable: zonderRedis,
  ...opBewaking(() => ({ due: 0, rust: 50_000 })),
  measure,
}
