import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { standVan, zaaiGemeente, type Zaad } from '../testing/zaad.ts'
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
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
  postvak.post.length = 0
})
afterAll(() => proef.release())

const handlers = () => testHandlers(db, proef.uitgang)
const bewaak = (): Promise<void> => handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
async function bezorg(): Promise<void> {
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await handlers().bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}
const vooruit = (spanne: string) => db.beheer.sql`insert into proefklok (verschuiving) values (${spanne}::text::interval)`
const ontvangers = async (): Promise<string[]> => (await db.beheer.sql<{ sleutel: string }[]>`select sleutel from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email' order by sleutel`).map(({ sleutel }) => sleutel.split(':').slice(2).join(':'))

/** An escalatie that two people got and the first of them put off for an hour. */
async function uitgesteld(): Promise<{ een: string; twee: string }> {
  const [een, twee] = [await zaad.persoon({ rol: 'operator' }), await zaad.persoon({ rol: 'operator' })]
  await zaad.termijn((await zaad.casus()).id, [{ trap: 'E2', over: -5, naar: ['operator'] }])
  await bewaak()
  await bezorg()
  await db.beheer.sql`update escalatie set status = 'uitgesteld', uitgesteld_tot = nu() + interval '1 hour', uitstellen = uitstellen + 1 where gemeente_id = ${zaad.gemeenteId}`
  await db.beheer.sql`insert into escalatiehandeling (gemeente_id, escalatie_id, daad, door, reden) select gemeente_id, id, 'uitgesteld', ${een}, 'na het overleg' from escalatie where gemeente_id = ${zaad.gemeenteId}`
  postvak.post.length = 0
  return { een, twee }
}

test('before its end nothing happens; at its end it is open again and reaches who put it off, once', async () => {
  const { een, twee } = await uitgesteld()
  await bewaak()
  expect(await ontvangers()).toEqual([een, twee].sort())
  await vooruit('1 hour')
  await Promise.all([bewaak(), bewaak(), bewaak()])
  await bewaak()
  expect(await ontvangers()).toEqual([een, twee, `${een}:u1`].sort())
  expect(await db.beheer.sql`select daad, door from escalatiehandeling where gemeente_id = ${zaad.gemeenteId} order by op`).toEqual([{ daad: 'uitgesteld', door: een }, { daad: 'wakker', door: null }])
  expect((await db.beheer.sql`select status, uitgesteld_tot from escalatie where gemeente_id = ${zaad.gemeenteId}`)[0]).toEqual({ status: 'open', uitgesteld_tot: null })
  await bezorg()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${een}@voorbeeld.example`])
  expect((await standVan(db, zaad.gemeenteId))[0]?.bezorgd).toBe(true)
})

test('when she is away it reaches the addressees', async () => {
  const { een, twee } = await uitgesteld()
  await db.beheer.sql`update gebruiker set afwezig_tot = nu() + interval '9 days' where id = ${een}`
  await vooruit('1 hour')
  await bewaak()
  expect(await ontvangers()).toEqual([een, twee, `${twee}:u1`].sort())
})

test('what was settled while it slept stays settled', async () => {
  await uitgesteld()
  await db.beheer.sql`update escalatie set status = 'opgelost' where gemeente_id = ${zaad.gemeenteId}`
  await vooruit('1 hour')
  await bewaak()
  expect(await ontvangers()).toHaveLength(2)
})

test('a pauze of the guarding holds it; a webhook hears of it once only, when it went off', async () => {
  await zaad.webhook('http://127.0.0.1:1/weg')
  await uitgesteld()
  await vooruit('1 hour')
  const hervat = await zaad.pauze('wachtrij', 'bewaak-termijnen')
  await bewaak()
  expect(await ontvangers()).toHaveLength(2)
  await hervat()
  await bewaak()
  expect(await ontvangers()).toHaveLength(3)
  expect((await db.beheer.sql`select count(*)::int as n from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'webhook'`)[0]?.['n']).toBe(1)
})
