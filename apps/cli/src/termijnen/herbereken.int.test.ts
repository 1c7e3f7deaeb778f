import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { appendGebeurtenissen } from '@regietafel/db'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '@regietafel/db/testing'
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
let testDb: TestDb
let g: GegevenGemeente
let casusId: string
let nummer: string
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
  casusId = (await g.casus()).id
  await g.tx((tx) => appendGebeurtenissen(tx, casusId, [{ soort: 'plaatsing', datum: '2026-04-24' as Datum }]))
  nummer = (await testDb.beheer.sql<{ nummer: string }[]>`select nummer from casus where id = ${casusId}`)[0]!.nummer
})
afterAll(() => testDb.release())

const draai = (...args: string[]) =>
  new Promise<{ code: number; uit: string; fout: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: testDb.url }
    execFile(process.execPath, [MAIN, 'termijnen', 'herbereken', ...args], { env }, (error, uit, fout) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, uit, fout }))
  })

test('projections that follow from the gebeurtenissen: exit 0', async () => {
  expect(await draai('--controleer')).toEqual({ code: 0, uit: 'gemeenten 1, casussen 1, termijnen 5, verschillen 0\n', fout: '' })
})

test('a row that was changed behind its back: exit 1 with the number of the casus and the column, until it is rebuilt', async () => {
  await testDb.beheer.sql`update termijn set deadline = '2030-01-01' where casus_id = ${casusId} and termijn = 'verklarende-analyse'`
  const { code, uit } = await draai('--controleer')
  expect(code).toBe(1)
  expect(uit).toContain(`\t${nummer}\trijnmond-1-op-1 verklarende-analyse`)
  expect(uit).toContain('\tdeadline\n')
  expect(uit).not.toContain('2030')

  expect((await draai()).code).toBe(0)
  expect((await draai('--controleer')).code).toBe(0)
})
