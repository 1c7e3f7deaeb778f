import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inGemeente } from '../tenant.ts'
import { createTestDb, gegevenGemeente, type TestDb } from '../testing/index.ts'
import { metingRepository, type Meetpunt } from './meting.repository.ts'
import { opruimenRepository } from './opruimen.repository.ts'

let testDb: TestDb
let gemeenteId: string
beforeAll(async () => {
  testDb = await createTestDb()
  gemeenteId = (await gegevenGemeente(testDb)).gemeenteId
})
afterAll(() => testDb.release())

/** A number that may not rise, a share that may not fall, and a count of which less is worse. */
const MATEN = ['mislukt', 'bezorgd-deel', 'workers'] as const
const inG = <T>(work: Parameters<typeof inGemeente<T>>[2]): Promise<T> => inGemeente(testDb.worker.db, { gemeenteId }, work)
/** What the history shows: in steps of 15 minutes, 105 minutes and a day, and a week as one. */
const verloop = async (): Promise<Meetpunt[][]> => {
  const uit: Meetpunt[][] = []
  for (const minuten of [15, 105, 1_440, 10_080]) uit.push(await inG((tx) => metingRepository(tx).verloop(MATEN, { uren: 200, minuten })))
  return uit
}
const dunUit = (): Promise<number> => inG((tx) => opruimenRepository(tx).metingen())

const waarde = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }))
/** Minutes ago, around the two days after which it is thinned. */
const meting = fc.record({ maat: fc.constantFrom(...MATEN), minuut: fc.integer({ min: 2_700, max: 5_800 }), waarde })

test('the lowest and the highest of every step are the same after thinning, of every maat, and a second time changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(meting, { selector: ({ maat, minuut }) => `${maat}${minuut}`, maxLength: 300, size: 'max' }), async (metingen) => {
      await testDb.beheer.sql`delete from meting`
      await testDb.beheer.sql`
        insert into meting (gemeente_id, maat, op, waarde)
        select ${gemeenteId}, x.maat, date_trunc('minute', now()) - x.minuut * interval '1 minute', x.waarde from jsonb_to_recordset(${JSON.stringify(metingen)}::text::jsonb) as x(maat text, minuut int, waarde float8)`
      const voor = await verloop()
      await dunUit()
      expect(await verloop()).toEqual(voor)
      expect(await dunUit()).toBe(0)
      const [vol] = await testDb.beheer.sql<{ n: number }[]>`
        select coalesce(max(n), 0)::int as n from (select count(*) as n from meting where op < now() - interval '49 hours' group by maat, date_bin('15 minutes', op, 'epoch')) x`
      expect(vol!.n).toBeLessThanOrEqual(2)
    }),
    { numRuns: 25 },
  )
}, 60_000)
