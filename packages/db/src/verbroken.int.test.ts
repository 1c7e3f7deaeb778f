import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDb } from './client.ts'
import { inGemeente, sqlOf } from './tenant.ts'
import { createTestDb, type TestDb } from './testing/index.ts'

// The driver carries a patch (patches/postgres@*.patch) for what these tests show: without it a cut session ends the process,
// leaves queries that never settle, or lets the rest of a transaction run on a session that belongs to somebody else.
let db: TestDb
beforeAll(async () => {
  db = await createTestDb()
  await db.beheer.sql`create table proef (gemeente_id uuid, wat text)`
  await db.beheer.sql`grant all on proef to regietafel_app`
})
afterAll(() => db.release())

const slaap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const cut = (): Promise<unknown> => db.beheer.sql`
  select pg_terminate_backend(pid) from pg_stat_activity where datname = ${db.name} and application_name = 'regietafel-app'`

test('what a transaction does after its session was cut is refused, and never lands in the transaction of another', async () => {
  const { db: een, close } = createDb({ url: db.url, role: 'app', max: 1 })
  const [eigen, ander] = [randomUUID(), randomUUID()]
  let naDeKlap: unknown = 'niets'
  const kapot = inGemeente(een, { gemeenteId: eigen }, async (tx) => {
    await sqlOf(tx)`insert into proef values (${eigen}, 'voor')`
    await cut()
    await slaap(300)
    naDeKlap = await sqlOf(tx)`insert into proef values (current_setting('app.gemeente_id')::uuid, ${'na'})`.catch((error: unknown) => error)
  })
  const afloop = kapot.catch((error: unknown) => error)
  await slaap(150)
  await inGemeente(een, { gemeenteId: ander }, async (tx) => {
    await sqlOf(tx)`insert into proef values (${ander}, 'van een ander')`
    await slaap(500)
  })
  expect(await afloop).toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(naDeKlap).toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await db.beheer.sql`select gemeente_id as g, wat from proef`).toEqual([{ g: ander, wat: 'van een ander' }])
  await close()
})

test('sessions cut at any moment: every query settles and the pool works on', async () => {
  const { db: pool, close } = createDb({ url: db.url, role: 'app', max: 3 })
  let bezig = true
  const werk = async (): Promise<number> => {
    let keer = 0
    while (bezig) {
      await inGemeente(pool, { gemeenteId: randomUUID() }, async (tx) => {
        await sqlOf(tx)`select ${randomUUID()}::text as a`
        await slaap(Math.random() * 8)
        await sqlOf(tx)`select ${keer}::int as b, ${'x'.repeat(2_000)}::text as c`
      }).catch(() => {})
      keer += 1
    }
    return keer
  }
  const werkers = Array.from({ length: 8 }, werk)
  for (let i = 0; i < 25; i++) {
    await slaap(60)
    await cut()
  }
  bezig = false
  const klaar = await Promise.race([Promise.all(werkers), slaap(15_000).then(() => 'a query never settled')])
  expect(klaar).toEqual(expect.any(Array))
  expect(await sqlOf(pool)`select 1 as een`).toEqual([{ een: 1 }])
  await close()
})
