import { gelijkgesteldeDagen, isWerkdag, standaardKalender, vrijeDag, type Kalender } from '@regietafel/domain/kalender'
import { toDag, type Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { kalenderRepository } from './kalender.repository.ts'
import { klokRepository } from './klok.repository.ts'

const d = (tekst: string) => tekst as Datum
const dag = (datum: string, soort: 'eigen' | 'gelijkgesteld' = 'eigen', naam = 'Stadhuis dicht') => ({ datum, naam, bron: 'besluit', soort })

let testDb: TestDb
let g: GegevenGemeente
let door: string
beforeAll(async () => { testDb = await createTestDb() })
afterAll(() => testDb.release())
beforeEach(async () => {
  g = await gegevenGemeente(testDb)
  door = g.persoon('beheerder')
})

const zet = (moment: string) => klokRepository(testDb.beheer.db).zetOp(moment)
const wijzig = (erbij: ReturnType<typeof dag>[], weg: string[] = []) => g.tx((tx) => kalenderRepository(tx).wijzig({ erbij, weg, door }))
const kalender = (): Promise<Kalender> => g.tx((tx) => kalenderRepository(tx).kalender())
const dicht = async (datum: string) => vrijeDag(await kalender(), toDag(d(datum)))
const idVan = async (datum: string) => (await g.tx((tx) => kalenderRepository(tx).listYear(Number(datum.slice(0, 4))))).find((r) => r.datum === datum && r.verwijderdOp === null)!.id

test('a gemeente that recorded nothing has the shipped calendar', async () => expect(await kalender()).toBe(standaardKalender))

test('its first own day leaves the shipped equated days; its first equated day records them', async () => {
  await zet('2026-11-02T09:00:00Z')
  expect(await wijzig([dag('2026-12-24')])).toBeNull()
  expect([await dicht('2026-12-24'), await dicht('2027-05-07')]).toEqual(['Stadhuis dicht', 'Gelijkgestelde dag'])
  expect(await wijzig([dag('2026-12-31', 'gelijkgesteld', 'Oudejaarsdag')])).toBeNull()
  expect([await dicht('2026-12-31'), await dicht('2027-05-07'), await dicht('2023-04-28')]).toEqual(['Oudejaarsdag', 'Gelijkgestelde dag', 'Gelijkgestelde dag'])
  expect((await g.tx((tx) => kalenderRepository(tx).inhoud())).gelijkgesteld).toHaveLength(gelijkgesteldeDagen.length + 1)
})

test('the shipped days are recorded once, and one of them can be taken out', async () => {
  await g.tx((tx) => kalenderRepository(tx).add([dag('2027-05-07', 'gelijkgesteld', 'Gelijkgestelde dag'), dag('2028-04-28', 'gelijkgesteld')]))
  await zet('2026-11-02T09:00:00Z')
  expect(await wijzig([], [await idVan('2027-05-07')])).toBeNull()
  expect([await dicht('2027-05-07'), await dicht('2028-04-28')]).toEqual([null, 'Stadhuis dicht'])
  expect(await wijzig([], [await idVan('2028-04-28')])).toBeNull()
  expect(isWerkdag(await kalender(), d('2027-05-07'))).toBe(true)
})

test('what a gemeente starts with counts from the beginning; what is added later only from the day after', async () => {
  await zet('2026-11-02T09:00:00Z')
  await g.tx((tx) => kalenderRepository(tx).add([dag('2026-10-05')]))
  await wijzig([dag('2026-10-06'), dag('2026-11-02'), dag('2026-11-03')])
  expect([await dicht('2026-10-05'), await dicht('2026-10-06'), await dicht('2026-11-02'), await dicht('2026-11-03')]).toEqual(['Stadhuis dicht', null, null, 'Stadhuis dicht'])
  expect((await g.tx((tx) => kalenderRepository(tx).listPending())).map(({ datum }) => datum)).toEqual(['2026-10-06', '2026-11-02'])
})

test('the day turns at midnight in Amsterdam', async () => {
  await zet('2026-11-02T22:59:30Z')
  await wijzig([dag('2026-11-03')])
  expect(await dicht('2026-11-03')).toBe('Stadhuis dicht')
  await zet('2026-11-03T23:00:30Z')
  await wijzig([dag('2026-11-04')])
  expect(await dicht('2026-11-04')).toBeNull()
})

test('a day taken out goes on counting in the past, until it works back', async () => {
  await zet('2026-11-02T09:00:00Z')
  await wijzig([dag('2026-11-03'), dag('2026-11-10')])
  await zet('2026-11-05T09:00:00Z')
  await wijzig([], [await idVan('2026-11-03'), await idVan('2026-11-10')])
  expect([await dicht('2026-11-03'), await dicht('2026-11-10')]).toEqual(['Stadhuis dicht', null])
  const terug = await g.tx((tx) => kalenderRepository(tx).kalenderTerug())
  expect(await g.tx((tx) => kalenderRepository(tx).herbereken())).toBe(1)
  expect(await dicht('2026-11-03')).toBeNull()
  expect((await kalender()).versie).toBe(terug.versie)
  expect(await g.tx((tx) => kalenderRepository(tx).herbereken())).toBe(0)
})

test('the calendar as it would be is the calendar as it becomes', async () => {
  await zet('2026-11-02T09:00:00Z')
  await wijzig([dag('2026-11-10')])
  const wijziging = { erbij: [dag('2026-11-02'), dag('2026-12-31', 'gelijkgesteld'), dag('2026-11-10', 'eigen', 'Anders')], weg: [await idVan('2026-11-10')] }
  const zou = await g.tx((tx) => kalenderRepository(tx).kalenderIn(wijziging, d('2026-11-02')))
  expect(zou.versie).not.toBe((await kalender()).versie)
  await wijzig(wijziging.erbij, wijziging.weg)
  expect((await kalender()).versie).toBe(zou.versie)
  expect(await dicht('2026-11-10')).toBe('Anders')
})

test('two at once: one wins, the other hears so, and nothing of hers is kept', async () => {
  await zet('2026-11-02T09:00:00Z')
  const een = (naam: string) => g.tx(async (tx) => {
    const botsing = await kalenderRepository(tx).wijzig({ erbij: [dag('2026-12-24', 'eigen', naam)], weg: [], door })
    await new Promise((klaar) => setTimeout(klaar, 100))
    return botsing
  })
  expect((await Promise.all([een('Anna'), een('Bram')])).sort()).toEqual(['bestaat', null])
  const id = await idVan('2026-12-24')
  expect((await Promise.all([wijzig([], [id]), wijzig([], [id])])).sort()).toEqual(['al-weg', null])
})

test('a day of another gemeente cannot be taken out', async () => {
  await zet('2026-11-02T09:00:00Z')
  await wijzig([dag('2026-12-24')])
  const id = await idVan('2026-12-24')
  const ander = await gegevenGemeente(testDb)
  expect(await ander.tx((tx) => kalenderRepository(tx).wijzig({ erbij: [], weg: [id], door }))).toBe('al-weg')
  expect(await dicht('2026-12-24')).toBe('Stadhuis dicht')
})
