import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { createLekwacht, type Lekwacht } from './lekwacht.ts'
import { startOntvanger, type Ontvanger } from './ontvanger.ts'
import { startPostbus, type Postbus } from './postbus.ts'
import { startHuispostgres, type Huispostgres } from './postgres.ts'
import { startHuisredis, type Huisredis } from './redis.ts'

/** Everything around the workers: private stores, a mailbox and another system. Nothing of it outlives this process. */
export interface Huis {
  readonly pg: Huispostgres
  /** Database of the queue on PostgreSQL, apart from the truth. */
  readonly wachtrijUrl: string
  /** Null when this machine has none. */
  readonly redis: Huisredis | null
  readonly postbus: Postbus
  readonly ontvanger: Ontvanger
  readonly lek: Lekwacht
  /** Everything runs and answers as it should: the end of the faults. */
  herstelBuiten(): Promise<void>
  /** The same, and nothing is remembered: before each case. */
  herstel(): Promise<void>
  stop(): Promise<void>
}

export async function startHuis(): Promise<Huis> {
  const map = mkdtempSync(path.join(tmpdir(), 'regietafel-fouten-'))
  const pg = await startHuispostgres(path.join(map, 'postgres'))
  process.env['TEST_POSTGRES_URL'] = pg.url
  const wachtrijUrl = await maakDatabase(pg.url, 'wachtrij')
  const redis = await startHuisredis(path.join(map, 'redis'))
  const lek = createLekwacht()
  const postbus = await startPostbus(lek)
  const ontvanger = await startOntvanger(lek)
  const herstelBuiten = async (): Promise<void> => {
    await pg.start()
    redis?.ontdooi()
    if (redis) {
      await redis.start()
      await redis.zeg('CONFIG', 'SET', 'maxmemory', '0').catch(() => {})
      await redis.zeg('CONFIG', 'SET', 'maxmemory-policy', 'noeviction').catch(() => {})
    }
    postbus.wijze = 'gewoon'
    ontvanger.wijze = 'gewoon'
  }
  return {
    pg,
    wachtrijUrl,
    redis,
    postbus,
    ontvanger,
    lek,
    herstelBuiten,
    async herstel() {
      await herstelBuiten()
      postbus.leeg()
      ontvanger.leeg()
      lek.lekken.clear()
    },
    async stop() {
      await Promise.all([postbus.stop(), ontvanger.stop(), redis?.stop()])
      await pg.stopNet()
      rmSync(map, { recursive: true, force: true })
    },
  }
}

async function maakDatabase(url: string, naam: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${naam}`)
  await sql.end()
  const adres = new URL(url)
  adres.pathname = `/${naam}`
  return adres.href
}
