import { createIORedisClient, createRedisBackend, RedisConnection, withBackend, type Queue, type Worker } from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import { foutCode, WachtrijFout, WachtrijOnbereikbaar } from '../fouten.ts'
import type { Backend } from './backend.port.ts'
import { telemetrie } from './telemetrie.ts'

const CONNECT_MS = 3_000
/** More than this between the clock of this process and that of Redis is refused, as it is for Postgres. */
const KLOK_GRENS_MS = 2_000
const retryStrategy = (times: number): number => Math.min(times * 100, 1_000)

// BullMQ takes its listeners off a connection that it closes; one that is still knocking then would write stacks to stderr. While a queue or
// worker is open it tells its faults itself, as codes (`onFout`).
RedisConnection.clientFactory = ({ url, ...opties }: RedisOptions & { url?: string }) => {
  const redis = url ? new Redis(url, opties as object) : new Redis(opties as object)
  redis.on('error', () => {})
  return createIORedisClient(redis)
}

/** BullMQ on Redis or Valkey through ioredis; `naamruimte` is the prefix of every key. */
export function redisBackend(url: string, { naamruimte, duurzaam }: { naamruimte: string; duurzaam: boolean }): Backend {
  const api = withBackend(createRedisBackend)
  return {
    soort: 'redis',
    prepare: () => checkRedis(url, duurzaam),
    // A producer that cannot reach Redis must hear so at once: Postgres still knows what is due.
    queue: (naam) =>
      new api.Queue(naam, {
        prefix: naamruimte,
        ...telemetrie(),
        connection: { url, retryStrategy, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: CONNECT_MS },
      }) as unknown as Queue,
    worker: (naam, verwerk, opties) =>
      new api.Worker(naam, verwerk, {
        ...opties,
        ...telemetrie(),
        prefix: naamruimte,
        connection: { url, retryStrategy, maxRetriesPerRequest: null, connectTimeout: CONNECT_MS },
      }) as unknown as Worker,
  }
}

/**
 * Eviction takes locks and jobs without a word, so anything but noeviction is refused; a clock that is off, by which locks end and jobs are
 * tried again at another time than they should; and, where it must last, a store without append-only file.
 */
async function checkRedis(url: string, duurzaam: boolean): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: CONNECT_MS })
  redis.on('error', () => {})
  try {
    await redis.connect()
    const beleid = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1]
    if (beleid !== 'noeviction') {
      throw new WachtrijFout(`Redis gooit bij geheugentekort opdrachten weg (maxmemory-policy is ${beleid ?? 'onbekend'}). Zet maxmemory-policy op noeviction.`)
    }
    const verschil = await klokverschilMs(redis)
    if (Math.abs(verschil) > KLOK_GRENS_MS) throw new WachtrijFout(`De klok van Redis loopt ${Math.round(Math.abs(verschil) / 1_000)} seconden ${verschil > 0 ? 'voor' : 'achter'} op die van deze machine. Zet de klokken gelijk (NTP) en start opnieuw.`)
    if (duurzaam && !/aof_enabled:1/.test(await redis.info('persistence'))) {
      throw new WachtrijFout('Redis bewaart niets op schijf (appendonly staat uit). Zet appendonly op yes.')
    }
  } catch (error) {
    if (error instanceof WachtrijFout) throw error
    throw new WachtrijOnbereikbaar(`Redis does not answer (${foutCode(error)})`)
  } finally {
    redis.disconnect()
  }
}

/** How far Redis is provably ahead of this process, milliseconds; negative: behind. What the way there and back can explain does not count. */
async function klokverschilMs(redis: Redis): Promise<number> {
  const voor = Date.now()
  const [seconden, micro] = (await redis.time()) as unknown as [string | number, string | number]
  const na = Date.now()
  const daar = Number(seconden) * 1_000 + Number(micro) / 1_000
  return daar > na ? daar - na : Math.min(0, daar - voor)
}
