import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testBewaker } from '../testing/handlers.ts'
import { standVan, stilNu, zaaiGemeente, type Zaad } from '../testing/zaad.ts'

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

const signal = () => new AbortController().signal
const bewaak = (van: Zaad = zaad): Promise<void> => testBewaker(db).apart([van.gemeenteId], signal())
const samen = (van: readonly Zaad[], meer?: (over: readonly string[]) => void): Promise<void> => testBewaker(db).samen(van.map(({ gemeenteId }) => gemeenteId), new AbortController().signal, meer ? { meer } : {})
const trappen = async (van: Zaad = zaad): Promise<string[]> => (await standVan(db, van.gemeenteId)).map(({ trap }) => trap)
const aan = async (): Promise<(string | null)[][]> =>
  (await standVan(db, zaad.gemeenteId)).flatMap((e) => e.aan.filter(({ kanaal }) => kanaal === 'email').map((b) => [b.gebruikerId, b.rol, b.omgeleidVan]))

/** As many more termijnen like this one, of the same casus. */
const kopieer = (termijnId: string, aantal: number) => db.beheer.sql`
  insert into termijn (gemeente_id, casus_id, kader, termijn, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op)
  select gemeente_id, casus_id, kader, termijn || g, cyclus, titel, verantwoordelijk, anker, ankerdatum, normdatum, deadline, einde_op, stand, uitleg, bron, plan, volgende_actie_op
  from termijn, generate_series(1, ${aantal}::int) g where id = ${termijnId}`

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

test('a clock that is put back between finding and writing makes nothing early', async () => {
  await db.beheer.sql`insert into proefklok (verschuiving) values (interval '2 hours')`
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E1', over: -60, naar: ['operator'] }], { eindeOver: -7_000 })
  const bewaker = testBewaker(db, {}, async (punt) => void (punt === 'after-claim' && (await db.beheer.sql`update proefklok set verschuiving = interval '1 hour'`)))
  await bewaker.samen([zaad.gemeenteId], signal())
  const [escalatie] = await standVan(db, zaad.gemeenteId)
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

test('an operator who only looks is addressed while nobody is there who may act, and not otherwise', async () => {
  const kijkt = await zaad.persoon({ rol: 'operator' })
  const handelt = await zaad.persoon({ rol: 'operator' })
  const zet = (id: string, wat: { niveau?: string; weg?: boolean }) => db.beheer.sql`
    update gebruiker set operatorniveau = ${wat.niveau ?? 'handelen'}, afwezig_tot = case when ${wat.weg === true}::boolean then nu() + interval '1 day' end where id = ${id}`
  await zet(kijkt, { niveau: 'kijken' })
  await zet(handelt, {})
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await bewaak()
  expect(await aan()).toEqual([[handelt, 'operator', null]])
  await zet(handelt, { weg: true })
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E2', over: -5, naar: ['operator'] }])
  await bewaak()
  expect((await aan()).map(([wie]) => wie).toSorted()).toEqual([handelt, kijkt].toSorted())
})

test('more than one set: 1,200 termijnen due at once, eight handlers racing, each trap exactly one row', async () => {
  const operator = await zaad.persoon({ rol: 'operator' })
  const { id } = await zaad.casus()
  const bron = await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await kopieer(bron.id, 1199)
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

test('many gemeenten go in one transaction, each under its own settings and to its own people; one that stands still is left alone', async () => {
  const anderen = await Promise.all(Array.from({ length: 3 }, () => zaaiGemeente(db)))
  const allen = [zaad, ...anderen]
  const mensen = await Promise.all(allen.map((van) => van.persoon({ rol: 'operator' })))
  for (const van of allen) for (let i = 0; i < 3; i += 1) await van.termijn((await van.casus()).id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await anderen[0]!.meldwijze({ spoed: [] })
  const hervat = await anderen[1]!.pauze('gemeente')
  await anderen[2]!.pauze('wachtrij', 'bewaak-termijnen')
  const transacties = async (): Promise<number> => (await db.beheer.sql<{ n: number }[]>`select count(distinct xmin::text)::int as n from escalatie where gemeente_id = any(${allen.map(({ gemeenteId }) => gemeenteId)})`)[0]!.n
  await samen(allen)
  expect(await Promise.all(allen.map(trappen))).toEqual([['E1', 'E1', 'E1'], ['E1', 'E1', 'E1'], [], []])
  expect(await transacties()).toBe(1)
  for (const [i, van] of [zaad, anderen[0]!].entries()) expect(new Set((await standVan(db, van.gemeenteId)).flatMap(({ aan }) => aan.map(({ gebruikerId }) => gebruikerId)))).toEqual(new Set([mensen[i]]))
  const wacht = await db.beheer.sql`select gemeente_id = ${zaad.gemeenteId} as eigen, verzamelen from bezorging where gemeente_id = any(${[zaad, anderen[0]!].map(({ gemeenteId }) => gemeenteId)}) and kanaal = 'email' group by 1, 2 order by 1`
  expect(wacht).toEqual([{ eigen: false, verzamelen: true }, { eigen: true, verzamelen: false }])
  await hervat()
  await samen(allen)
  expect(await trappen(anderen[1])).toEqual(['E1', 'E1', 'E1'])
})

test('one gemeente with much leaves room for the others: each gets a share of the first set', async () => {
  const ander = await zaaiGemeente(db)
  const { id } = await zaad.casus()
  const bron = await zaad.termijn(id, [{ trap: 'E1', over: -60, naar: ['operator'] }])
  await kopieer(bron.id, 599)
  await ander.termijn((await ander.casus()).id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  const sets: string[][] = []
  await samen([zaad, ander], (over) => {
    sets.push([...over])
    if (sets.length === 1) throw new Error('after the first set')
  }).catch(() => {})
  expect([(await trappen()).length, (await trappen(ander)).length]).toEqual([250, 1])
  expect(sets).toEqual([[zaad.gemeenteId]])
  await samen([zaad, ander])
  expect((await trappen()).length).toBe(600)
})

test('a task is there with the escalatie: delivered, without anybody who delivers; the escalatie is looked at again when its mail may go', async () => {
  await zaad.meldwijze({ ...(await stilNu(db)), spoed: ['E1'] })
  await zaad.persoon({ rol: 'operator' })
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  await bewaak()
  const [rij] = await db.beheer.sql`
    select (select b.status from bezorging b where b.escalatie_id = e.id and b.kanaal = 'taak') as taak, (select b.niet_voor from bezorging b where b.escalatie_id = e.id and b.kanaal = 'email') = e.bezorgen_na as "opTijd", e.bezorgd_op is null as "komtNog"
    from escalatie e where gemeente_id = ${zaad.gemeenteId}`
  expect(rij).toEqual({ taak: 'bezorgd', opTijd: true, komtNog: true })
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

test('a plan that cannot be read is said once, not four times a second', async () => {
  const kapot = await zaad.termijn((await zaad.casus()).id, [{ trap: 'E1', over: -60, naar: ['operator'] }])
  await db.beheer.sql`update termijn set plan = '[null]' where id = ${kapot.id}`
  const gemeld: unknown[] = []
  const bewaker = testBewaker(db, { error: (velden: unknown) => void gemeld.push(velden) })
  for (let slag = 0; slag < 3; slag += 1) await bewaker.samen([zaad.gemeenteId], new AbortController().signal)
  expect(gemeld).toEqual([{ termijnIds: [kapot.id] }])
})
