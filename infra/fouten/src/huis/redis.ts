import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort, redisBinary } from '@regietafel/local'

export type Bewaring = 'everysec' | 'always' | 'geen'

/** A Redis of our own that can be broken in every way; its port stays the same. */
export interface Huisredis {
  readonly url: string
  start(opties?: { readonly bewaring?: Bewaring; readonly leeg?: boolean; readonly beleid?: string }): Promise<void>
  /** SIGKILL. */
  dood(): Promise<void>
  /** SIGSTOP and SIGCONT: it is there and answers nothing. */
  bevries(): void
  ontdooi(): void
  /** One command over a connection of its own. */
  zeg(...opdracht: string[]): Promise<unknown>
  /** Names and contents of every key, as text: what somebody reads who gets at the store. */
  inhoud(): Promise<string>
  stop(): Promise<void>
}

/** Null when this machine has no redis-server and cannot get one. */
export async function startHuisredis(dir: string): Promise<Huisredis | null> {
  const binary = await redisBinary()
  if (!binary) return null
  const poort = await freePort()
  const url = `redis://127.0.0.1:${poort}`
  let kind: ChildProcess | null = null
  let laatste: Bewaring = 'everysec'

  const start: Huisredis['start'] = async ({ bewaring = laatste, leeg = false, beleid = 'noeviction' } = {}) => {
    if (kind) return
    laatste = bewaring
    if (leeg) rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    const aof = bewaring === 'geen' ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--appendfsync', bewaring]
    kind = spawn(binary, ['--port', String(poort), '--bind', '127.0.0.1', '--dir', dir, '--save', '', ...aof, '--maxmemory-policy', beleid, '--hz', '100', '--daemonize', 'no'], { stdio: 'ignore' })
    kind.once('exit', () => (kind = null))
    for (const tot = Date.now() + 10_000; Date.now() < tot; await sleep(20)) if (await leeft(url)) return
    throw new Error('redis-server does not answer')
  }
  const weg = async (signaal: NodeJS.Signals): Promise<void> => {
    const oud = kind
    if (!oud) return
    const einde = new Promise((resolve) => oud.once('exit', resolve))
    oud.kill('SIGCONT')
    oud.kill(signaal)
    await einde
  }
  const met = async <T>(werk: (redis: Redis) => Promise<T>): Promise<T> => {
    const redis = new Redis(url, { maxRetriesPerRequest: 1, retryStrategy: () => null, lazyConnect: true, connectTimeout: 2_000 })
    redis.on('error', () => {})
    try {
      await redis.connect()
      return await werk(redis)
    } finally {
      redis.disconnect()
    }
  }
  await start()
  return {
    url,
    start,
    dood: () => weg('SIGKILL'),
    bevries: () => void kind?.kill('SIGSTOP'),
    ontdooi: () => void kind?.kill('SIGCONT'),
    zeg: (opdracht, ...rest) => met((redis) => redis.call(opdracht!, ...rest)),
    inhoud: () => met(async (redis) => {
      const delen: string[] = []
      for (let cursor = '0', eerst = true; eerst || cursor !== '0'; eerst = false) {
        const [volgende, sleutels] = await redis.scan(cursor, 'COUNT', 500)
        cursor = volgende
        for (const sleutel of sleutels) delen.push(sleutel, (await redis.dumpBuffer(sleutel))?.toString('latin1') ?? '')
      }
      return delen.join('\n')
    }),
    stop: () => weg('SIGTERM'),
  }
}

async function leeft(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 500 })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return (await redis.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    redis.disconnect()
  }
}
