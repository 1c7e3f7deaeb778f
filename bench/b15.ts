import { createDb, type Sql } from '@regietafel/db'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { callerFor } from '../packages/api/src/root.ts'
import { opBewaking, verseDatabase, zonderRedis } from './bewaking-wereld.ts'
import type { Measurement, RunOptions, Workload } from './workload.ts'

const termijnen = ({ short }: RunOptions): number => (short ? 100_000 : 1_000_000)
const JOBS = 100_000
const KEER = 40
/** The largest gemeente an operator looks at: all the casussen of the world in one. */
const stil = { info() {}, error() {} }

/** Longest time, in milliseconds, that Redis left a small question unanswered while `werk` ran. */
async function stilstand(redisUrl: string, werk: () => Promise<number[]>): Promise<{ lijst: number[]; stall: number }> {
  const redis = new Redis(redisUrl)
  let langst = 0
  let door = true
  const lus = (async () => {
    while (door) {
      const t0 = performance.now()
      await redis.ping()
      langst = Math.max(langst, performance.now() - t0)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })()
  const lijst = await werk()
  door = false
  await lus
  redis.disconnect()
  return { lijst, stall: langst }
}

async function herhaal(keer: number, werk: () => Promise<unknown>): Promise<number[]> {
  const tijden: number[] = []
  for (let i = 0; i < keer; i += 1) {
    const t0 = performance.now()
    await werk()
    tijden.push(performance.now() - t0)
  }
  return tijden.sort((a, b) => a - b)
}

async function measure(contestant: string): Promise<Measurement> {
  const { url, redisUrl, weg } = await verseDatabase()
  const app = createDb({ url, role: 'app', max: 4 })
  const eigenaar = createDb({ url, role: 'eigenaar', max: 1 })
  const { hostname: host, port } = new URL(redisUrl!)
  const queue = new Queue('esc', { connection: { host, port: Number(port), maxRetriesPerRequest: null } })
  try {
    for (let van = 0; van < JOBS; van += 2_000) await queue.addBulk(Array.from({ length: 2_000 }, (_, i) => ({ name: 'e', data: { id: van + i }, opts: { delay: 1e9 } })))
    const sql = eigenaar.sql as unknown as Sql
    const [wie] = await sql<{ id: string; gemeenteId: string; organisatieId: string }[]>`select id, gemeente_id as "gemeenteId", organisatie_id as "organisatieId" from gebruiker order by id limit 1`
    await sql`update gebruiker set rol = 'operator', operatorniveau = 'ingrijpen' where id = ${wie!.id}`
    const caller = callerFor({
      gebruiker: { ...wie!, organisatie: 'Wijkteam', naam: 'Operator', rol: 'operator', operatorniveau: 'ingrijpen' }, db: app.db,
      omgeving: { proefklok: false, mailvangerUrl: null }, herkomst: { via: 'web', aanvraag: wie!.gemeenteId }, log: stil,
    } as never)
    const vragen: Record<string, () => Promise<unknown>> = {
      regietafel: () => caller.wachtrij.overzicht({ filter: {} }),
      'getJobCounts()': () => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
      'getDelayed() of everything': () => queue.getDelayed(),
    }
    const vraag = vragen[contestant]!
    await vraag()
    const { lijst, stall } = await stilstand(redisUrl!, () => herhaal(contestant.startsWith('getDelayed') ? 2 : KEER, vraag))
    return { value: lijst[lijst.length >> 1]!, more: { p99: lijst[Math.floor(lijst.length * 0.99)]!, 'redis stall': stall }, checked: lijst.length }
  } finally {
    await queue.close()
    await Promise.all([app.close(), eigenaar.close()])
    await weg()
  }
}

export const workload: Workload = {
  id: 'B15',
  title: 'the console of an operator, whole, beside 1,000,000 termijnen and 100,000 jobs that wait',
  unit: 'ms p50',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'getJobCounts()', kind: 'limit' },
    { name: 'getDelayed() of everything', kind: 'peer' },
  ],
  targets: [
    { text: 'at most 20 ms', max: 20 },
    { text: 'Redis stands still at most 10 ms', metric: 'redis stall', max: 10 },
    { text: 'at most a tenth of reading the queue', against: 'getDelayed() of everything', max: 0.1 },
  ],
  unavailable: zonderRedis,
  // Of 342 gemeenten the operator guards one; every read is within it.
  ...opBewaking((options) => ({ due: termijnen(options) / 10, rust: (termijnen(options) * 9) / 10 })),
  measure,
}
