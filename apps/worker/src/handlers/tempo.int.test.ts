import { inGemeente, pauzeRepository } from '@regietafel/db'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testHandlers } from '../testing/handlers.ts'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { zaaiGemeente, type Zaad } from '../testing/zaad.ts'

/** A kanaal that goes on with a tempo: so many mails a minute, urgent ones and verzamelmails together. */
let proef: Bezorgproef
let db: Bezorgproef['db']
let postvak: Bezorgproef['postvak']
let zaad: Zaad
const signal = new AbortController().signal
const TEMPO = 5
const MENSEN = 8

beforeAll(async () => {
  proef = await openBezorgproef()
  ;({ db, postvak } = proef)
})
beforeEach(async () => {
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
  await zaad.meldwijze({ spoed: ['E3', 'E4'] })
  postvak.post.length = 0
})
afterAll(() => proef.release())

const vooruit = (spanne: string) => proef.vooruit(spanne)

/** What a worker does when it looks round once. */
async function ronde(): Promise<void> {
  const handlers = testHandlers(db, proef.uitgang, { terugvalMs: 60_000 })
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId} and bezorgd_op is null and coalesce(bezorgen_na, '-infinity') <= nu()`
  if (rijen.length > 0) await handlers.bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
  await handlers.verzamel.handle({ gemeenteId: zaad.gemeenteId, toch: false }, signal)
}

/** Per quarter of a minute, by `nu()`, how many mails left. */
async function kijkMee(kwarten: number): Promise<number[]> {
  const uit: number[] = []
  for (let i = 0; i < kwarten; i++) {
    const voor = postvak.post.length
    await ronde()
    uit.push(postvak.post.length - voor)
    await vooruit('15 seconds')
  }
  return uit
}
/** The most that left in any minute of it. */
const drukste = (kwarten: readonly number[]): number => Math.max(...kwarten.map((_, i) => kwarten.slice(i, i + 4).reduce((a, b) => a + b, 0)))

/** Everybody gets two urgent mails and one verzamelmail of two: three mails each. */
async function zaai(): Promise<void> {
  for (let i = 0; i < MENSEN; i++) await zaad.persoon({ rol: 'operator' })
  for (const trap of ['E1', 'E2', 'E3', 'E3']) await zaad.termijn((await zaad.casus()).id, [{ trap, over: -5, naar: ['operator'] }])
  await testHandlers(db, proef.uitgang).bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
}
async function pauzeer(): Promise<string> {
  const [pauze] = await db.beheer.sql<{ id: string }[]>`insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${zaad.gemeenteId}, 'kanaal', 'email', 'storing', 'femke', nu() + interval '1 hour') returning id`
  return pauze!.id
}
const hervat = (id: string) => inGemeente(db.app.db, { gemeenteId: zaad.gemeenteId }, (tx) => pauzeRepository(tx).hervat({ id, door: 'femke', reden: 'hersteld', tempoPerMinuut: TEMPO }))

test('urgent mails and verzamelmails leave together at the tempo, each verzamelmail whole', async () => {
  await zaai()
  const pauze = await pauzeer()
  await ronde()
  expect(postvak.post).toEqual([])
  await hervat(pauze)
  const kwarten = await kijkMee(21)
  expect(postvak.post).toHaveLength(MENSEN * 3)
  expect(drukste(kwarten)).toBeLessThanOrEqual(TEMPO + 1)
  expect(postvak.post.filter(({ bron }) => bron.includes('2 taken'))).toHaveLength(MENSEN)
})

test('what was refused before the pauze, and is set for later, joins the row: it neither comes early nor all at one moment', async () => {
  await zaai()
  await postvak.stop()
  await ronde()
  await postvak.start()
  const pauze = await pauzeer()
  await ronde()
  const [voor] = await db.beheer.sql<{ eerste: string }[]>`select min(niet_voor) as eerste from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email' and status = 'wacht'`
  expect(voor?.eerste).not.toBeNull()
  await hervat(pauze)
  const kwarten = await kijkMee(45)
  expect(postvak.post).toHaveLength(MENSEN * 3)
  expect(drukste(kwarten)).toBeLessThanOrEqual(TEMPO + 1)
})
