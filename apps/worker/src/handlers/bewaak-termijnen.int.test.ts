import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { standVan, zaaiGemeente, type Zaad } from '../testing/zaad.ts'
import { bewaakTermijnenHandler } from './bewaak-termijnen.ts'

const log = pino({ level: 'silent' })
let db: TestDb
let zaad: Zaad

beforeAll(async () => {
  db = await createTestDb({ max: 8 })
})
beforeEach(async () => {
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
})
afterAll(() => db.release())

const bewaak = (van: Zaad = zaad): Promise<void> =>
  bewaakTermijnenHandler({ db: db.worker.db, log, raak: async () => {} }).handle({ gemeenteId: van.gemeenteId }, new AbortController().signal)
const trappen = async (van: Zaad = zaad): Promise<string[]> => (await standVan(db, van.gemeenteId)).map(({ trap }) => trap)
const aan = async (): Promise<(string | null)[][]> =>
  (await standVan(db, zaad.gemeenteId)).flatMap((e) => e.aan.filter(({ kanaal }) => kanaal === 'email').map((b) => [b.gebruikerId, b.rol, b.omgeleidVan]))

test('takes each trap that is due, once; a second run does nothing', async () => {
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E1', over: -30, naar: ['operator'] }, { trap: 'E2', over: -10, naar: ['operator'] }, { trap: 'E3', over: 60, naar: ['operator'] }], { eindeOver: -40 })
  await bewaak()
  expect(await trappen()).toEqual(['E1', 'E2'])
  await bewaak()
  expect(await trappen()).toEqual(['E1', 'E2'])
})

test('nothing is taken before its moment, by the clock of the database', async () => {
  const { id } = await zaad.casus()
  const { plan } = await zaad.termijn(id, [{ trap: 'E1', over: 3_600, naar: ['operator'] }], { eindeOver: 0 })
  await bewaak()
  expect(await trappen()).toEqual([])
  await db.beheer.sql`insert into proefklok (verschuiving) values (interval '1 hour')`
  await bewaak()
  const [escalatie] = await standVan(db, zaad.gemeenteId)
  expect(escalatie?.geplandOp).toBe(plan[0]?.op)
  expect(escalatie!.afgegaanOp >= escalatie!.geplandOp).toBe(true)
})

test('a reminder is not sent when the termijn is over already', async () => {
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'H1', over: -50, naar: ['operator'] }, { trap: 'E1', over: 30, naar: ['operator'] }], { eindeOver: -10 })
  await bewaak()
  expect(await trappen()).toEqual([])
})

test('a step that was done first cancels what would have gone off', async () => {
  const { id } = await zaad.casus()
  const termijn = await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await db.beheer.sql`update termijn set stand = 'afgerond' where id = ${termijn.id}`
  await bewaak()
  expect(await trappen()).toEqual([])
})

test('a trap that has its row already is not taken again, whatever the moment of next action says', async () => {
  const { id } = await zaad.casus()
  const termijn = await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await bewaak()
  await db.beheer.sql`update termijn set volgende_actie_op = nu() - interval '1 hour' where id = ${termijn.id}`
  await bewaak()
  expect(await trappen()).toEqual(['E1'])
})

test('the holder of the regie of this moment is addressed, and the leidinggevende of the uitvoerder', async () => {
  const chef = await zaad.persoon({ rol: 'zorgaanbieder' })
  const ruben = await zaad.persoon({ rol: 'zorgaanbieder', leidinggevende: chef })
  const marjan = await zaad.persoon({ rol: 'casusregisseur' })
  const { id } = await zaad.casus({ behandel: ruben, casus: marjan })
  await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['zorgaanbieder', 'leidinggevende'] }])
  await bewaak()
  expect(await aan()).toEqual([[chef, 'leidinggevende', null], [ruben, 'zorgaanbieder', null]])
})

test('where nobody holds the regie, the holder is absent or has left, the next role is addressed and it says for whom', async () => {
  const joost = await zaad.persoon({ rol: 'procesregisseur' })
  const weg = await zaad.persoon({ rol: 'casusregisseur', afwezig: true })
  const vertrokken = await zaad.persoon({ rol: 'casusregisseur', actief: false })
  for (const houders of [{ proces: joost }, { proces: joost, casus: weg }, { proces: joost, casus: vertrokken }]) {
    const { id } = await zaad.casus(houders)
    await zaad.termijn(id, [{ trap: 'E2', over: -5, naar: ['casusregisseur'] }])
  }
  await bewaak()
  expect(await aan()).toEqual(Array.from({ length: 3 }, () => [joost, 'procesregisseur', 'casusregisseur']))
})

test('somebody who handed over is not addressed any more', async () => {
  const [oud, nieuw] = [await zaad.persoon({ rol: 'casusregisseur' }), await zaad.persoon({ rol: 'casusregisseur' })]
  const { id } = await zaad.casus({ casus: oud })
  await db.beheer.sql`update regie set periode = tstzrange(lower(periode), nu() - interval '1 hour') where casus_id = ${id}`
  await db.beheer.sql`insert into regie (gemeente_id, casus_id, soort, gebruiker_id, organisatie_id, periode) select gemeente_id, casus_id, soort, ${nieuw}, organisatie_id, tstzrange(upper(periode), null) from regie where casus_id = ${id}`
  await zaad.termijn(id, [{ trap: 'E2', over: -5, naar: ['casusregisseur'] }])
  await bewaak()
  expect(await aan()).toEqual([[nieuw, 'casusregisseur', null]])
})

test('more than one set: 1,200 termijnen due at once, eight handlers racing, each trap exactly one row', async () => {
  const operator = await zaad.persoon({ rol: 'operator' })
  const { id } = await zaad.casus()
  const bron = await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await db.beheer.sql`
    insert into termijn (gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
    select gemeente_id, casus_id, kader, termijn || g, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op
    from termijn, generate_series(1, 1199) g where id = ${bron.id}`
  await Promise.all(Array.from({ length: 8 }, () => bewaak()))
  const [telling] = await db.beheer.sql`
    select count(*)::int as rijen, count(distinct (termijn_id, cyclus, trap))::int as trappen, (select count(*)::int from bezorging where gebruiker_id = ${operator}) as bezorgingen,
      (select count(*)::int from termijn where gemeente_id = ${zaad.gemeenteId} and volgende_actie_op is not null) as over
    from escalatie where gemeente_id = ${zaad.gemeenteId}`
  expect(telling).toEqual({ rijen: 1_200, trappen: 1_200, bezorgingen: 2_400, over: 0 })
})

test('another gemeente is not touched', async () => {
  const ander = await zaaiGemeente(db)
  const { id } = await ander.casus()
  await ander.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await bewaak()
  expect(await trappen(ander)).toEqual([])
  await bewaak(ander)
  expect(await trappen(ander)).toEqual(['E1'])
})

test('a termijn whose plan cannot be read holds up no other, and stays due where everybody sees it', async () => {
  const { id } = await zaad.casus()
  const kapot = await zaad.termijn(id, [{ trap: 'E1', over: -60, naar: ['operator'] }])
  await db.beheer.sql`update termijn set plan = '[null]' where id = ${kapot.id}`
  await zaad.termijn(id, [{ trap: 'E2', over: -30, naar: ['operator'] }])
  await bewaak()
  expect(await trappen()).toEqual(['E2'])
  const [rij] = await db.beheer.sql`select volgende_actie_op <= nu() as due from termijn where id = ${kapot.id}`
  expect(rij).toEqual({ due: true })
})
