import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { achtergrondtaakRepository } from './repositories/achtergrondtaak.repository.ts'
import { volgSpoor } from './spoor.ts'
import { sqlOf } from './tenant.ts'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from './testing/index.ts'

let testDb: TestDb
let g: GegevenGemeente
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
})
afterEach(() => volgSpoor(() => null))
afterAll(() => testDb.release())

const taak = () => g.tx(async (tx) => {
  const id = await achtergrondtaakRepository(tx).create({ soort: 'kalender-bijwerken', invoer: {}, door: 'u' })
  const [rij] = await sqlOf(tx)<{ spoor: string | null }[]>`select spoor from achtergrondtaak where id = ${id}`
  return rij!.spoor
})

test('a row keeps in which trace it was made, and none when nothing is followed', async () => {
  expect(await taak()).toBeNull()
  const spoor = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  volgSpoor(() => spoor)
  expect(await taak()).toBe(spoor)
  volgSpoor(() => null)
  for (let i = 0; i < 12; i++) expect(await taak()).toBeNull() // whichever connection of the pool
})
