import { createRedisBackend, withBackend, type Queue, type Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { foutCode, WachtrijFout, WachtrijOnbereikbaar } from '../fouten.ts'
import type { Backend } from './backend.port.ts'

const CONNECT_MS = 3_000
const retryStrategy = (times: number): number => Math.min(times * 100, 1_000)

/** BullMQ on Redis or Valkey through ioredis; `naamruimte` is the prefix of every key. */
export function redisBackend(url: string, naamruimte: string): Backend {
  const api = withBackend(createRedisBackend)
  return {
    soort: 'redis',
    prepare: () => checkRedis(url),
    // A producer that cannot reach Redis must hear so at once: Postgres still knows what is due.
    queue: (naam) =>
      new api.Queue(naam, {
        prefix: naamruimte,
        connection: { url, retryStrategy, maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: CONNECT_MS },
      }) as unknown as Queue,
    worker: (naam, verwerk, opties) =>
      new api.Worker(naam, verwerk, {
        ...opties,
        prefix: naamruimte,
        connection: { url, retryStrategy, maxRetriesPerRequest: null, connectTimeout: CONNECT_MS },
      }) as unknown as Worker,
  }
}

/** Eviction takes locks and jobs without a word, so anything but noeviction is refused. */
async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: CONNECT_MS })
  redis.on('error', () => {})
  try {
    await redis.connect()
    const beleid = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1]
    if (beleid !== 'noeviction') {
      throw new WachtrijFout(`Redis gooit bij geheugentekort opdrachten weg (maxmemory-policy is ${beleid ?? 'onbekend'}). Zet maxmemory-policy op noeviction.`)
    }
  } catch (error) {
    if (error instanceof WachtrijFout) throw error
    throw new WachtrijOnbereikbaar(`Redis does not answer (${foutCode(error)})`)
  } finally {
    redis.disconnect()
  }
}
