import { createDb } from '@regietafel/db'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeKanalen, createKanalen, type Kanalen } from '../kanalen/index.ts'
import { startPostvak, type Postvak } from '../testing/postvak.ts'
import { MARKER, standVan, zaaiGemeente, type Stand, type Zaad } from '../testing/zaad.ts'
import { createHandlers } from './index.ts'

let db: TestDb
let zaad: Zaad
let postvak: Postvak
let kanalen: Kanalen
const signal = new AbortController().signal

beforeAll(async () => {
  db = await createTestDb({ max: 8 })
  postvak = await startPostvak()
  kanalen = createKanalen({ smtpUrl: postvak.url, mailFrom: 'R <r@rivierenstad.example>', publicOrigin: 'https://r.example' })
})
beforeEach(async () => {
  zaad = await zaaiGemeente(db)
  postvak.post.length = 0
  postvak.weiger.clear()
})
afterAll(async () => {
  await closeKanalen(kanalen)
  await postvak.stop()
  await db.release()
})

const handlers = () => createHandlers({ db: db.worker.db, log: pino({ level: 'silent' }), raak: async () => {}, kanalen, openTaakDb: () => createDb({ url: db.url, role: 'app', max: 1 }) })
const stand = (): Promise<Stand[]> => standVan(db, zaad.gemeenteId)

/** Takes what is due and answers how to deliver it. */
async function genomen(): Promise<() => Promise<void>> {
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  return () => handlers().bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}

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
  await expect(bezorg()).rejects.toThrow()
  expect(postvak.post).toHaveLength(2)
  expect((await stand())[0]?.bezorgd).toBe(false)
  await expect(bezorg()).rejects.toThrow()
  await bezorg()
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
  for (let i = 0; i < 5; i++) await expect(bezorg()).rejects.toThrow()
  expect((await stand())[0]?.aan.map(({ kanaal, status }) => [kanaal, status])).toEqual([['email', 'wacht'], ['taak', 'bezorgd']])
  await postvak.start()
  await bezorg()
  expect(postvak.post).toHaveLength(1)
  expect((await stand())[0]?.bezorgd).toBe(true)
})

test('an escalatie that reached nobody is addressed again when it is delivered', async () => {
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E4', over: -5, naar: ['gemeente'] }])
  const bezorg = await genomen()
  await expect(bezorg()).rejects.toThrow()
  const operator = await zaad.persoon({ rol: 'operator' })
  await bezorg()
  expect((await stand())[0]?.aan.map(({ gebruikerId, omgeleidVan }) => [gebruikerId, omgeleidVan])).toEqual([[operator, 'gemeente'], [operator, 'gemeente']])
  expect(postvak.post).toHaveLength(1)
})
