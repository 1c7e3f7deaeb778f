import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDb, gegevenGemeente, voegPersoonToe, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { sqlOf } from '../tenant.ts'
import { gebeurtenisRepository } from './gebeurtenis.repository.ts'
import { gebruikerRepository } from './gebruiker.repository.ts'
import { klokRepository } from './klok.repository.ts'
import { regieRepository } from './regie.repository.ts'

let testDb: TestDb
let g: GegevenGemeente
const twee = () => `${g.gemeenteId}-twee`
beforeAll(async () => {
  testDb = await createTestDb({ max: 10 })
  g = await gegevenGemeente(testDb)
  await g.tx((tx) => voegPersoonToe(tx, { id: twee(), gemeenteId: g.gemeenteId, organisatieId: g.organisatieId, rol: 'casusregisseur' }))
})
afterEach(() => klokRepository(testDb.beheer.db).terug())
afterAll(() => testDb.release())

async function casusMetRegie() {
  const { id } = await g.casus()
  await g.tx((tx) => regieRepository(tx).assign({ casusId: id, soort: 'casus', gebruikerId: g.persoon('casusregisseur'), door: null }))
  return id
}
const history = (casusId: string) => g.tx((tx) => regieRepository(tx).history(casusId))

test('handing over leaves no gap and no overlap, and is written down', async () => {
  const casusId = await casusMetRegie()
  await g.tx((tx) => regieRepository(tx).handOver({ casusId, soort: 'casus', van: g.persoon('casusregisseur'), gebruikerId: twee(), door: g.persoon('casusregisseur') }))
  const [oud, nieuw] = await history(casusId)
  expect([oud?.gebruikerId, nieuw?.gebruikerId, nieuw?.tot]).toEqual([g.persoon('casusregisseur'), twee(), null])
  expect(oud?.tot).toBe(nieuw?.van)
  expect((await g.tx((tx) => gebeurtenisRepository(tx).list(casusId))).map((e) => e.soort)).toEqual(['regie-toegewezen', 'regie-beeindigd', 'regie-toegewezen'])
})

test('of two hand-overs at the same moment one wins and the other finds that the holder has changed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const casusId = await casusMetRegie()
    const give = (gebruikerId: string) => g.tx((tx) => regieRepository(tx).handOver({ casusId, soort: 'casus', van: g.persoon('casusregisseur'), gebruikerId, door: null }))
    const results = await Promise.all([give(twee()), give(g.persoon('procesregisseur')), give(twee())])
    expect(results.filter((r) => r !== null)).toHaveLength(1)
    const perioden = await history(casusId)
    expect(perioden).toHaveLength(2)
    expect(perioden[0]?.tot).toBe(perioden[1]?.van)
  }
})

test('a chain of hand-overs at once stays one line without gap', async () => {
  const casusId = await casusMetRegie()
  const swap = () => g.tx(async (tx) => {
    const [nu] = await regieRepository(tx).current(casusId)
    const naar = nu?.gebruikerId === twee() ? g.persoon('casusregisseur') : twee()
    return regieRepository(tx).handOver({ casusId, soort: 'casus', van: nu!.gebruikerId, gebruikerId: naar, door: null })
  })
  await Promise.all(Array.from({ length: 10 }, swap))
  const perioden = await history(casusId)
  for (const [i, periode] of perioden.entries()) expect(periode.tot).toBe(perioden[i + 1]?.van ?? null)
})

test('the database itself refuses two holders at one moment', async () => {
  const casusId = await casusMetRegie()
  const insert = () => g.tx((tx) => sqlOf(tx)`
    insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode)
    values (${g.gemeenteId}, ${casusId}, 'casus', ${twee()}, ${g.organisatieId}, tstzrange(now() + interval '1 hour', null))`)
  await expect(insert()).rejects.toMatchObject({ code: '23P01' })
  await expect(g.tx((tx) => regieRepository(tx).assign({ casusId, soort: 'casus', gebruikerId: twee(), door: null }))).rejects.toMatchObject({ code: '23P01' })
})

test('also with the proefklok put back, a hand-over follows what it replaces', async () => {
  await klokRepository(testDb.beheer.db).zetOp('2030-01-01T00:00:00Z')
  const casusId = await casusMetRegie()
  await klokRepository(testDb.beheer.db).terug()
  await g.tx((tx) => regieRepository(tx).handOver({ casusId, soort: 'casus', van: g.persoon('casusregisseur'), gebruikerId: twee(), door: null }))
  const [oud, nieuw] = await history(casusId)
  expect(oud?.tot).toBe(nieuw?.van)
})

test('a missing regie is listed, until somebody holds all three', async () => {
  const casusId = await casusMetRegie()
  const missing = () => g.tx(async (tx) => (await regieRepository(tx).listMissing()).find((m) => m.casusId === casusId)?.soorten)
  expect(await missing()).toEqual(['proces', 'behandel'])
  await g.tx((tx) => regieRepository(tx).assign({ casusId, soort: 'behandel', gebruikerId: g.persoon('zorgaanbieder'), door: null }))
  await g.tx((tx) => regieRepository(tx).assign({ casusId, soort: 'proces', gebruikerId: g.persoon('procesregisseur'), door: null }))
  expect(await missing()).toBeUndefined()
  await g.tx((tx) => regieRepository(tx).release({ casusId, soort: 'behandel', door: null }))
  expect(await missing()).toEqual(['behandel'])
})

test('an escalatie reaches the holder of that moment, and the next role when nobody holds it or the holder is absent', async () => {
  const casusId = await casusMetRegie()
  const naar = () => g.tx(async (tx) => (await gebruikerRepository(tx).addressees(casusId, ['casusregisseur', 'zorgaanbieder'], 'casusregisseur')).map((a) => [a.gebruikerId, a.rol, a.omgeleidVan]))
  // Nobody holds the behandelregie: the casusregisseur stands in, but is addressed already.
  expect(await naar()).toEqual([[g.persoon('casusregisseur'), 'casusregisseur', null]])
  await g.tx((tx) => regieRepository(tx).assign({ casusId, soort: 'behandel', gebruikerId: g.persoon('zorgaanbieder'), door: null }))
  await g.tx((tx) => regieRepository(tx).assign({ casusId, soort: 'proces', gebruikerId: g.persoon('procesregisseur'), door: null }))
  await g.tx((tx) => gebruikerRepository(tx).setAfwezig(g.persoon('casusregisseur'), '2100-01-01T00:00:00Z'))
  expect(await naar()).toEqual([[g.persoon('procesregisseur'), 'procesregisseur', 'casusregisseur'], [g.persoon('zorgaanbieder'), 'zorgaanbieder', null]])
  await g.tx((tx) => gebruikerRepository(tx).setAfwezig(g.persoon('casusregisseur'), null))
})
