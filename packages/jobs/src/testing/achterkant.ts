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
  const sql = async (tekst: string): Promise<{ tabel: string }[]> => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      return (await client.query<{ tabel: string }>(tekst)).rows
    } finally {
      await client.end()
    }
  }
  return {
    soort: 'postgres',
    opties: { databaseUrl, naamruimte },
    async wis() {
      const tabellen = await sql(`select format('%I.%I', schemaname, tablename) as tabel from pg_tables where schemaname = '${naamruimte}' and tablename <> 'migration'`)
      if (tabellen.length > 0) await sql(`truncate ${tabellen.map(({ tabel }) => tabel).join(', ')}`)
    },
    release: async () => void (await sql(`drop schema if exists ${naamruimte} cascade`)),
  }
}

export function opRedis(redisUrl: string): Achterkant {
  const naamruimte = eigenNaam()
  const wis = async (): Promise<void> => {
    const redis = new Redis(redisUrl)
    redis.on('error', () => {})
    const sleutels = await redis.keys(`${naamruimte}:*`)
    if (sleutels.length > 0) await redis.del(sleutels)
    redis.disconnect()
  }
  return { soort: 'redis', opties: { redisUrl, databaseUrl: 'postgres://not-used', naamruimte }, wis, release: wis }
}
