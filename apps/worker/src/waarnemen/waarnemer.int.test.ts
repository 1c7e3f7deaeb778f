import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { zaaiGemeente } from '../testing/zaad.ts'
import { startWaarnemer } from './waarnemer.ts'

let testDb: TestDb
beforeAll(async () => void (testDb = await createTestDb()))
afterAll(() => testDb.release())

const log = { info: () => {}, debug: () => {}, warn: () => {}, error: () => {}, fatal: () => {} } as never
const post = { mail: () => Promise.resolve(null), webhook: () => Promise.resolve(null), close: () => {} }

test('a gemeente that cannot be measured holds up no other, and is counted until it can', async () => {
  const { sql } = testDb.beheer
  const [een, ander] = [await zaaiGemeente(testDb), await zaaiGemeente(testDb)]
  await sql.unsafe(`create function hapert() returns trigger language plpgsql as $$ begin if new.gemeente_id = '${een.gemeenteId}' then raise 'hapert'; end if; return new; end $$`)
  await sql`create trigger hapert before insert on meting for each row execute function hapert()`
  const waarnemer = startWaarnemer({ db: testDb.worker.db, log, post, intervalMs: 50 })
  onTestFinished(() => waarnemer.stop())
  await expect.poll(() => waarnemer.stand()?.mislukt, { timeout: 10_000 }).toBe(1)
  const gemeten = async (gemeenteId: string) => (await sql`select from meting where gemeente_id = ${gemeenteId}`).length > 0
  expect([await gemeten(een.gemeenteId), await gemeten(ander.gemeenteId)]).toEqual([false, true])
  expect(waarnemer.stand()?.gemeenten.filter(({ maten }) => maten.length > 0).length).toBeGreaterThan(0)
  await sql`drop trigger hapert on meting`
  await expect.poll(() => waarnemer.stand()?.mislukt, { timeout: 10_000 }).toBe(0)
  expect(await gemeten(een.gemeenteId)).toBe(true)
})
