import { inGemeente, pauzeRepository } from '@regietafel/db'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { MARKER, standVan, stilNu, zaaiGemeente, type Stand, type Zaad } from '../testing/zaad.ts'
import { testHandlers } from '../testing/handlers.ts'

let proef: Bezorgproef
let db: Bezorgproef['db']
let postvak: Bezorgproef['postvak']
let zaad: Zaad
const signal = new AbortController().signal

beforeAll(async () => {
  proef = await openBezorgproef()
  ;({ db, postvak } = proef)
})
beforeEach(async () => {
  zaad = await zaaiGemeente(db)
  postvak.post.length = 0
  postvak.weiger.clear()
})
afterAll(() => proef.release())

const handlers = () => testHandlers(db, proef.uitgang)
const stand = (): Promise<Stand[]> => standVan(db, zaad.gemeenteId)

/** Takes what is due and answers how to deliver it. */
async function genomen(): Promise<() => Promise<void>> {
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  return () => handlers().bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}

/** When what failed may be tried again. */
async function straks(bezorg: () => Promise<void>): Promise<void> {
  await db.beheer.sql`update bezorging set niet_voor = nu() where gemeente_id = ${zaad.gemeenteId} and niet_voor is not null`
  await db.beheer.sql`update kanaalsluiting set weer_op = nu() where gemeente_id = ${zaad.gemeenteId}`
  await bezorg()
}
const escalatieRij = async (): Promise<Record<string, unknown> | undefined> =>
  (await db.beheer.sql`select bezorgen_na, bezorgen_na > nu() as later from escalatie where gemeente_id = ${zaad.gemeenteId}`)[0]

async function eenEscalatie(aantal = 1): Promise<{ mensen: string[]; nummer: string }> {
  const mensen = await Promise.all(Array.from({ length: aantal }, () => zaad.persoon({ rol: 'operator' })))
  const { id, nummer } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E1', over: -5, naar: ['operator'] }])
  return { mensen, nummer }
}

test('delivers over each kanaal and marks it; a second run sends nothing', async () => {
  const { mensen, nummer } = await eenEscalatie()
  const bezorg = await genomen()
  await bezorg()
  await bezorg()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${mensen[0]}@voorbeeld.example`])
  expect(postvak.post[0]?.bron).toContain(`Er wacht een taak in casus ${nummer}`)
  const [escalatie] = await stand()
  expect(escalatie?.bezorgd).toBe(true)
  expect(escalatie?.aan.map(({ kanaal, status }) => [kanaal, status])).toEqual([['email', 'bezorgd'], ['taak', 'bezorgd']])
})

test('a job of one gemeente that names what is of another sends nothing of it, and changes nothing', async () => {
  const ander = await zaaiGemeente(db)
  await eenEscalatie()
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
  const voor = await stand()
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await handlers().bezorg.handle({ gemeenteId: ander.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
  expect(rijen).toHaveLength(1)
  expect(postvak.post).toEqual([])
  expect(await stand()).toEqual(voor)
})

test('five runs at once send one mail per person', async () => {
  const { mensen } = await eenEscalatie(30)
  const bezorg = await genomen()
  await Promise.allSettled(Array.from({ length: 5 }, bezorg))
  await bezorg()
  expect(postvak.post.map(({ aan }) => aan).sort()).toEqual(mensen.map((id) => `${id}@voorbeeld.example`).sort())
})

test('no name, date of birth or address of anybody stands in a mail', async () => {
  await eenEscalatie()
  await (await genomen())()
  const { bron } = postvak.post[0]!
  expect(bron).not.toContain(MARKER)
  expect(bron).not.toContain('2012')
})

test('a refused address is tried three times, then given up with its code; the others go at once', async () => {
  const { mensen } = await eenEscalatie(3)
  postvak.weiger.set(`${mensen[1]}@voorbeeld.example`, 550)
  const bezorg = await genomen()
  await bezorg()
  expect(postvak.post).toHaveLength(2)
  expect((await stand())[0]?.bezorgd).toBe(false)
  for (let i = 0; i < 2; i++) await straks(bezorg)
  const [escalatie] = await stand()
  expect(escalatie?.bezorgd).toBe(true)
  expect(escalatie?.aan.filter(({ kanaal }) => kanaal === 'email').map(({ status, code }) => [status, code])).toEqual([
    ['bezorgd', null],
    ['mislukt', 'SMTP_550'],
    ['bezorgd', null],
  ])
  expect(postvak.post).toHaveLength(2)
})

test('a mail server that is away counts as nobody\'s try: the task is there at once, the mail comes later', async () => {
  await eenEscalatie()
  const bezorg = await genomen()
  await postvak.stop()
  for (let i = 0; i < 5; i++) await straks(bezorg)
  expect((await stand())[0]?.aan.map(({ kanaal, status }) => [kanaal, status])).toEqual([['email', 'wacht'], ['taak', 'bezorgd']])
  await postvak.start()
  await straks(bezorg)
  expect(postvak.post).toHaveLength(1)
  expect((await stand())[0]?.bezorgd).toBe(true)
})

test('an escalatie that reached nobody is addressed again when it is delivered', async () => {
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E4', over: -5, naar: ['gemeente'] }])
  const bezorg = await genomen()
  await bezorg()
  expect((await stand())[0]?.bezorgd).toBe(false)
  const operator = await zaad.persoon({ rol: 'operator' })
  await bezorg()
  expect((await stand())[0]?.aan.map(({ gebruikerId, omgeleidVan }) => [gebruikerId, omgeleidVan])).toEqual([[operator, 'gemeente'], [operator, 'gemeente']])
  expect(postvak.post).toHaveLength(1)
})

test('each try is written down with its code; what goes well wipes the failure out', async () => {
  const { mensen } = await eenEscalatie()
  postvak.weiger.set(`${mensen[0]}@voorbeeld.example`, 452)
  const bezorg = await genomen()
  await bezorg()
  const [mislukt] = await db.beheer.sql`select eerste_fout_op is not null as eerste, laatste_fout_op is not null as laatste, niet_voor > nu() as later, pogingen from bezorging where kanaal = 'email' and gemeente_id = ${zaad.gemeenteId}`
  expect(mislukt).toMatchObject({ eerste: true, laatste: true, pogingen: 1 })
  expect((await escalatieRij())?.['bezorgen_na']).not.toBeNull()
  postvak.weiger.clear()
  await straks(bezorg)
  const pogingen = await db.beheer.sql`select gelukt, code, duur_ms >= 0 as duur from bezorgpoging p join bezorging b on b.id = p.bezorging_id where b.kanaal = 'email' and b.gemeente_id = ${zaad.gemeenteId} order by p.id`
  expect(pogingen).toEqual([{ gelukt: false, code: 'SMTP_452', duur: true }, { gelukt: true, code: null, duur: true }])
  expect((await db.beheer.sql`select eerste_fout_op, laatste_fout_op, laatste_fout_code, niet_voor from bezorging where kanaal = 'email' and gemeente_id = ${zaad.gemeenteId}`)[0]).toEqual({ eerste_fout_op: null, laatste_fout_op: null, laatste_fout_code: null, niet_voor: null })
})

test('a mail server that is away is knocked on once, however many wait for it', async () => {
  await eenEscalatie(30)
  const bezorg = await genomen()
  await postvak.stop()
  await bezorg()
  await postvak.start()
  const [telling] = await db.beheer.sql`
    select (select count(*)::int from bezorgpoging where gemeente_id = ${zaad.gemeenteId} and not gelukt) as pogingen,
      (select count(*)::int from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email' and status = 'wacht' and niet_voor is not null) as wachten`
  expect(telling?.['pogingen']).toBeLessThanOrEqual(2)
  expect(telling?.['wachten']).toBe(30)
})

test.each([['kanaal', 'email'], ['wachtrij', 'bezorg-escalaties'], ['gemeente', '']] as const)('a pauze of %s %s holds the mail, also for a job that was on its way; after it everything goes', async (soort, doel) => {
  await eenEscalatie()
  const bezorg = await genomen()
  const hervat = await zaad.pauze(soort, doel)
  await bezorg()
  expect(postvak.post).toEqual([])
  const taak = (await stand())[0]?.aan.find(({ kanaal }) => kanaal === 'taak')?.status
  expect(taak).toBe('bezorgd')
  if (soort === 'kanaal') expect((await escalatieRij())?.['later']).toBe(true)
  await hervat()
  await bezorg()
  expect(postvak.post).toHaveLength(1)
})

test('while the kanaal of the tasks is paused a task waits too, and is given by the queue afterwards', async () => {
  await zaad.pauze('kanaal', 'taak').then(async (hervat) => {
    await eenEscalatie()
    const bezorg = await genomen()
    const taak = async () => (await stand())[0]?.aan.find(({ kanaal }) => kanaal === 'taak')?.status
    await bezorg()
    expect(await taak()).toBe('wacht')
    await hervat()
    await bezorg()
    expect(await taak()).toBe('bezorgd')
  })
})

test('in the quiet hours an urgent mail waits, also one that was written before them; the task does not', async () => {
  await eenEscalatie()
  const bezorg = await genomen()
  await zaad.meldwijze(await stilNu(db))
  await bezorg()
  expect(postvak.post).toEqual([])
  expect((await stand())[0]?.aan.find(({ kanaal }) => kanaal === 'taak')?.status).toBe('bezorgd')
  await zaad.meldwijze()
  await bezorg()
  expect(postvak.post).toHaveLength(1)
})

describe('a step that is done first', () => {
  const klaar = () => db.beheer.sql`update escalatie set status = 'opgelost' where gemeente_id = ${zaad.gemeenteId}`
  test('cancels what still waits: no mail, no webhook, and nobody has to do anything about it', async () => {
    await eenEscalatie()
    const bezorg = await genomen()
    await klaar()
    await bezorg()
    expect(postvak.post).toEqual([])
    const [escalatie] = await stand()
    expect(escalatie?.bezorgd).toBe(true)
    expect(escalatie?.aan.map(({ kanaal, status, code }) => [kanaal, status, code])).toEqual([['email', 'laten-vallen', 'STAP_KLAAR'], ['taak', 'bezorgd', null]])
  })
  test('cancels what was tried in vain before, and what fails while it is being done', async () => {
    const { mensen } = await eenEscalatie()
    postvak.weiger.set(`${mensen[0]}@voorbeeld.example`, 550)
    const bezorg = await genomen()
    await bezorg()
    await klaar()
    await straks(bezorg)
    expect((await stand())[0]?.aan.find(({ kanaal }) => kanaal === 'email')).toMatchObject({ status: 'laten-vallen', code: 'STAP_KLAAR' })
    expect(await db.beheer.sql`select gelukt from bezorgpoging p join bezorging b on b.id = p.bezorging_id where b.kanaal = 'email' and p.gemeente_id = ${zaad.gemeenteId}`).toHaveLength(1)
  })
})

test('resuming a pauze lets everything go at once that it held', async () => {
  await eenEscalatie(3)
  await zaad.pauze('kanaal', 'email')
  const bezorg = await genomen()
  await bezorg()
  expect(postvak.post).toEqual([])
  // One of them was told to wait for the end of the pauze by itself.
  await db.beheer.sql`update bezorging set niet_voor = (select tot from pauze where gemeente_id = ${zaad.gemeenteId}) where id = (select id from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email' limit 1)`
  expect(await escalatieRij()).toMatchObject({ later: true })
  await inGemeente(db.app.db, { gemeenteId: zaad.gemeenteId }, async (tx) => {
    const [pauze] = await pauzeRepository(tx).listActief()
    expect(await pauzeRepository(tx).hervat({ id: pauze!.id, door: 'u0', reden: 'klaar' })).toBe(true)
  })
  expect(await escalatieRij()).toMatchObject({ bezorgen_na: null })
  await bezorg()
  expect(postvak.post).toHaveLength(3)
  expect((await stand())[0]?.bezorgd).toBe(true)
})
