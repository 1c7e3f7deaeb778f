/** Mails that wait, when the hours change and when somebody decides before they went. */
import type { Datum } from '@regietafel/domain/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDb, gegevenGemeente, type GegevenGemeente, type TestDb } from '../testing/index.ts'
import { appendGebeurtenissen } from '../voortgang.ts'
import { berichtRepository, standaardInstelling } from './bericht.repository.ts'
import { escalatiedaadRepository } from './escalatiedaad.repository.ts'
import { herplanMail } from './herplan.ts'

let testDb: TestDb
let g: GegevenGemeente
let escalatieId: string
beforeAll(async () => {
  testDb = await createTestDb()
  g = await gegevenGemeente(testDb)
  const { id } = await g.casus()
  await g.tx((tx) => appendGebeurtenissen(tx, id, [{ soort: 'plaatsing', datum: '2026-04-24' as Datum }]))
  const [rij] = await testDb.beheer.sql<{ id: string }[]>`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, betaalvlag)
    select gemeente_id, casus_id, id, cyclus, 'E4', nu(), '{gemeente}', true from termijn where termijn = 'verklarende-analyse' and casus_id = ${id} returning id`
  escalatieId = rij!.id
})
afterAll(() => testDb.release())

/** Three mails: to two people, held for a day; and to the first again, held by back-off. */
beforeEach(async () => {
  const sql = testDb.beheer.sql
  await sql`delete from bezorging`
  await sql`update escalatie set bezorgen_na = nu() + interval '1 day', aangeboden_op = now()`
  await sql`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, niet_voor, eerste_fout_op)
    select e.gemeente_id, e.id, x.kanaal, x.wie, 'gemeente', x.sleutel, nu() + interval '1 day', case when x.sleutel = 'c' then nu() end
    from escalatie e, (values ('email', ${g.persoon('casusregisseur')}, 'a'), ('email', ${g.persoon('procesregisseur')}, 'b'), ('email', ${g.persoon('casusregisseur')}, 'c'), ('taak', ${g.persoon('casusregisseur')}, 'd')) as x(kanaal, wie, sleutel)
    where e.id = ${escalatieId}`
})
const stand = () => testDb.beheer.sql<{ sleutel: string; stand: string }[]>`
  select sleutel, concat_ws(' ', status, laatste_fout_code, case when verzamelen then 'verzameld' end, case when niet_voor is null then 'nu' else 'later' end) as stand from bezorging order by sleutel`.then((rijen) => Object.fromEntries(rijen.map(({ sleutel, stand: s }) => [sleutel, s])))
const wekker = async () => [...await testDb.beheer.sql`select bezorgen_na, aangeboden_op from escalatie where id = ${escalatieId}`][0]
const zet = (anders: Partial<typeof standaardInstelling>) => g.tx(async (tx) => {
  await berichtRepository(tx).zetInstelling({ ...standaardInstelling, ...anders }, g.persoon('casusregisseur'))
  await herplanMail(tx)
})

test('what waits for its hour gets the new one, and the worker looks again; what failed keeps its own', async () => {
  await zet({ stilVan: '07:00', stilTot: '07:00' })
  expect(await stand()).toEqual({ a: 'wacht nu', b: 'wacht nu', c: 'wacht later', d: 'wacht later' })
  expect(await wekker()).toEqual({ bezorgen_na: null, aangeboden_op: null })
})

test('what is urgent no more waits for the verzamelmail', async () => {
  await zet({ spoed: [] })
  expect(await stand()).toMatchObject({ a: 'wacht verzameld later', b: 'wacht verzameld later', c: 'wacht later', d: 'wacht later' })
})

const doe = (daad: 'bevestigd' | 'betaalbesluit') => g.tx(async (tx) => {
  const daden = escalatiedaadRepository(tx)
  const van = (await daden.find(escalatieId))!
  const door = g.persoon('casusregisseur')
  const op = '2026-05-01T10:00:00Z' as never
  const naar = daad === 'bevestigd' ? { ...van, status: 'bevestigd' as const, bevestigdOp: op, bevestigdDoor: door, bevestigReden: 'Gezien.' } : { ...van, betaalbesluit: 'betaling-wacht' as const, betaalbesluitDoor: door, betaalbesluitOp: op }
  expect(await daden.write({ van, naar, daden: [daad], door, reden: 'Gezien.' })).toBe(true)
})

test('who picks it up is not mailed about it any more; another still is', async () => {
  await doe('bevestigd')
  expect(await stand()).toEqual({ a: 'laten-vallen AL_BESLOTEN later', b: 'wacht later', c: 'laten-vallen AL_BESLOTEN later', d: 'wacht later' })
  expect(await wekker()).toEqual({ bezorgen_na: null, aangeboden_op: null })
})

test('about money that is decided about nobody is mailed', async () => {
  await doe('betaalbesluit')
  expect(await stand()).toEqual({ a: 'laten-vallen AL_BESLOTEN later', b: 'laten-vallen AL_BESLOTEN later', c: 'laten-vallen AL_BESLOTEN later', d: 'wacht later' })
})
