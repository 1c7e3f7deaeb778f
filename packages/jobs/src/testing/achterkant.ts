import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { QueueApiOptions } from '../queue-api.ts'

/** One queue store of its own for one test file: a schema in Postgres, a key prefix in Redis. */
export interface Achterkant {
  readonly soort: 'redis' | 'postgres'
  readonly opties: Pick<QueueApiOptions, 'redisUrl' | 'databaseUrl' | 'naamruimte'>
  /** Everything gone in one blow, behind the back of whoever is connected (FLUSHALL, truncate). */
  wis(): Promise<void>
  /** All that stands in it, as text: what somebody reads who gets at the store. */
  inhoud(): Promise<string>
  release(): Promise<void>
}

/** Which stores this run has. A leg that cannot run says so on stderr; it is never skipped in silence. */
export function achterkanten(): (() => Achterkant)[] {
  const { TEST_POSTGRES_URL, TEST_REDIS_URL } = process.env
  const lijst: (() => Achterkant)[] = []
  if (TEST_POSTGRES_URL) lijst.push(() => opPostgres(TEST_POSTGRES_URL))
  else process.stderr.write('\nNOT RUN: the PostgreSQL leg of the queue (TEST_POSTGRES_URL is not set)\n')
  if (TEST_REDIS_URL) lijst.push(() => opRedis(TEST_REDIS_URL))
  else process.stderr.write('\nNOT RUN: the Redis leg of the queue (TEST_REDIS_URL is not set)\n')
  return lijst
}

const eigenNaam = (): string => `wachtrij_${randomUUID().replaceAll('-', '').slice(0, 16)}`

export function opPostgres(databaseUrl: string): Achterkant {
  const naamruimte = eigenNaam()
  const sql = async (tekst: string): Promise<{ tabel: string; rij?: string }[]> => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      return (await client.query<{ tabel: string; rij?: string }>(tekst)).rows
    } finally {
      await client.end()
    }
  }
  const tabellen = async (): Promise<string[]> =>
    (await sql(`select format('%I.%I', schemaname, tablename) as tabel from pg_tables where schemaname = '${naamruimte}' and tablename <> 'migration'`)).map(({ tabel }) => tabel)
  return {
    soort: 'postgres',
    opties: { databaseUrl, naamruimte },
    async wis() {
      const alle = await tabellen()
      // Who works on these tables may hold them in another order; PostgreSQL then lets either give way. Whoever empties a store tries again.
      for (let keer = 1; alle.length > 0; keer += 1) {
        try {
          await sql(`truncate ${alle.join(', ')}`)
          return
        } catch (error) {
          if ((error as { code?: string }).code !== '40P01' || keer === 20) throw error
        }
      }
    },
    async inhoud() {
      const rijen = await Promise.all((await tabellen()).map((tabel) => sql(`select '${tabel}' as tabel, t::text as rij from ${tabel} t`)))
      return rijen.flat().map(({ rij }) => rij).join('\n')
    },
    release: async () => void (await sql(`drop schema if exists ${naamruimte} cascade`)),
  }
}

export function opRedis(redisUrl: string): Achterkant {
  const naamruimte = eigenNaam()
  const met = async <T>(werk: (redis: Redis, sleutels: string[]) => Promise<T>): Promise<T> => {
    const redis = new Redis(redisUrl)
    redis.on('error', () => {})
    try {
      return await werk(redis, await redis.keys(`${naamruimte}:*`))
    } finally {
      redis.disconnect()
    }
  }
  const wis = (): Promise<void> => met(async (redis, sleutels) => void (sleutels.length > 0 && (await redis.del(sleutels))))
  return {
    soort: 'redis',
    opties: { redisUrl, databaseUrl: 'postgres://not-used', naamruimte },
    wis,
    inhoud: () => met(async (redis, sleutels) => (await Promise.all(sleutels.map(async (sleutel) => sleutel + ((await redis.dumpBuffer(sleutel))?.toString('latin1') ?? '')))).join('\n')),
    release: wis,
  }
}
