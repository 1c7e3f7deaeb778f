import { herhalingRepository, inGemeente, pauzeRepository, sluitingRepository, type Tx } from '@regietafel/db'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { testHandlers } from '../testing/handlers.ts'
import { startOntvanger, type Ontvanger } from '../testing/ontvanger.ts'
import { zaaiGemeente, type Zaad } from '../testing/zaad.ts'

/** A kanaal that is shut: one moment for all that waits in it, one knock at that moment, and everything when it opens. */
let proef: Bezorgproef
let db: Bezorgproef['db']
let postvak: Bezorgproef['postvak']
let ontvanger: Ontvanger
let zaad: Zaad
const signal = new AbortController().signal

beforeAll(async () => {
  proef = await openBezorgproef({ max: 12 })
  ;({ db, postvak } = proef)
  ontvanger = await startOntvanger()
})
beforeEach(async () => {
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
  await zaad.meldwijze({ spoed: ['E3', 'E4'] })
  postvak.post.length = 0
  postvak.weiger.clear()
  ontvanger.berichten.length = 0
  ontvanger.gedrag.antwoord = () => 204
})
afterAll(async () => {
  await ontvanger.stop()
  await proef.release()
})

const MINUUT = 4
const vooruit = (spanne = '15 seconds') => proef.vooruit(spanne)
const handlers = () => testHandlers(db, proef.uitgang, { terugvalMs: 60_000 })
const alsApp = <T>(work: (tx: Tx) => Promise<T>) => inGemeente(db.app.db, { gemeenteId: zaad.gemeenteId }, work)

/** What `workers` workers do when they look round at the same time. */
async function ronde(workers = 1): Promise<void> {
  const { bezorg, verzamel } = handlers()
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId} and bezorgd_op is null and coalesce(bezorgen_na, '-infinity') <= nu()`
  const payload = { gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }
  await Promise.all(Array.from({ length: workers }, async () => {
    if (rijen.length > 0) await bezorg.handle(payload, signal)
    await verzamel.handle({ gemeenteId: zaad.gemeenteId, toch: true }, signal)
  }))
}
async function gaatAf(traps: readonly string[]): Promise<void> {
  for (const trap of traps) await zaad.termijn((await zaad.casus()).id, [{ trap, over: -5, naar: ['operator'] }])
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
}
async function mensen(aantal: number): Promise<void> {
  for (let i = 0; i < aantal; i++) await zaad.persoon({ rol: 'operator' })
}
const knocks = async (): Promise<number> => (await db.beheer.sql<{ n: number }[]>`select count(*)::int as n from bezorgpoging where gemeente_id = ${zaad.gemeenteId} and not gelukt`)[0]!.n
const wacht = async (kanaal = 'email'): Promise<number> => (await db.beheer.sql<{ n: number }[]>`select count(*)::int as n from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = ${kanaal} and status = 'wacht'`)[0]!.n
/** Looks four times a minute, and answers how many knocks and how many mails each look gave. */
async function kijk(keer: number, { workers = 1, tussendoor }: { workers?: number; tussendoor?: (i: number) => Promise<void> } = {}): Promise<{ knocks: number; mails: number }[]> {
  const uit: { knocks: number; mails: number }[] = []
  for (let i = 0; i < keer; i++) {
    await tussendoor?.(i)
    const [voor, post] = [await knocks(), postvak.post.length]
    await ronde(workers)
    uit.push({ knocks: (await knocks()) - voor, mails: postvak.post.length - post })
    await vooruit()
  }
  return uit
}
/** Shut for so long that it is looked at every five minutes. */
async function langDicht(): Promise<void> {
  await postvak.stop()
  await kijk(20 * MINUUT)
}

test('many urgent mails, two workers and a server that is away for half an hour: some twelve knocks, never two in one look, also of what comes in between', async () => {
  await mensen(8)
  await gaatAf(['E3', 'E3', 'E3', 'E3', 'E3'])
  await postvak.stop()
  const [eerste, ...later] = await kijk(30 * MINUUT, { workers: 2, tussendoor: async (i) => void (i % 20 === 10 && (await gaatAf(['E3']))) })
  expect(eerste!.knocks).toBeLessThanOrEqual(4) // nobody knew yet: two workers, two at a time
  expect(Math.max(...later.map((look) => look.knocks))).toBe(1)
  expect(later.reduce((som, look) => som + look.knocks, 0)).toBeLessThanOrEqual(18)
  expect(later.slice(-10 * MINUUT).reduce((som, look) => som + look.knocks, 0)).toBeGreaterThanOrEqual(1)
  const aantal = await wacht()
  expect(aantal).toBe(8 * 11)
  expect((await db.beheer.sql`select max(pogingen) as n from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email'`)[0]?.['n']).toBe(0)

  await postvak.start()
  const terug = await kijk(8 * MINUUT, { workers: 2 }) // six minutes to the next try at most, and the row
  expect(postvak.post).toHaveLength(aantal)
  expect(new Set(postvak.post.map(({ sleutel }) => sleutel)).size).toBe(aantal)
  expect(Math.max(...terug.map(({ mails }) => mails))).toBeLessThanOrEqual(17) // sixty a minute, and the one that tried
  expect(terug.every((look) => look.knocks === 0)).toBe(true)
  expect(await alsApp((tx) => sluitingRepository(tx).list())).toEqual([])
})

test('a hiccup: the few that waited leave together at the next try', async () => {
  await mensen(5)
  await gaatAf(['E3'])
  await postvak.stop()
  await ronde()
  await postvak.start()
  await vooruit('30 seconds')
  await ronde()
  expect(postvak.post).toHaveLength(5)
})

test('urgent mails and verzamelmails share one kanaal: what one finds shut, the other does not try', async () => {
  await mensen(3)
  await gaatAf(['E3', 'E1', 'E1'])
  await postvak.stop()
  const { bezorg, verzamel } = handlers()
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
  const voor = await knocks()
  await verzamel.handle({ gemeenteId: zaad.gemeenteId, toch: true }, signal)
  expect(await knocks()).toBe(voor)
  await postvak.start()
  await kijk(4)
  expect(postvak.post).toHaveLength(6)
})

test.each([
  ['resumes the pauze', async () => {
    const [pauze] = await db.beheer.sql<{ id: string }[]>`insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${zaad.gemeenteId}, 'kanaal', 'email', 'storing', 'femke', nu() + interval '1 hour') returning id`
    await ronde()
    await alsApp((tx) => pauzeRepository(tx).hervat({ id: pauze!.id, door: 'femke', reden: 'hersteld' }))
  }],
  ['mends the sender', () => alsApp((tx) => sluitingRepository(tx).probeerWeer({ kanaal: 'email', webhookId: null }))],
  ['sends one of them again', async () => {
    const [een] = await db.beheer.sql<{ id: string; nu: string }[]>`select id, nu() as nu from bezorging where gemeente_id = ${zaad.gemeenteId} and kanaal = 'email' and laatste_fout_code is not null limit 1`
    await alsApp((tx) => herhalingRepository(tx).laatGaan([{ id: een!.id, nietVoor: een!.nu }]))
  }],
] as const)('who %s has it tried at once, however long it was out', async (_wat, doe) => {
  await mensen(4)
  await gaatAf(['E3', 'E1'])
  await langDicht()
  await postvak.start()
  await doe()
  await ronde()
  await ronde()
  expect(postvak.post).toHaveLength(8)
  expect(await wacht()).toBe(0)
})

test('who mended in vain finds it shut again, for a short while', async () => {
  await mensen(4)
  await gaatAf(['E3'])
  await langDicht()
  const voor = await knocks()
  await alsApp((tx) => sluitingRepository(tx).probeerWeer({ kanaal: 'email', webhookId: null }))
  await ronde(2)
  expect((await knocks()) - voor).toBe(1)
  await postvak.start()
  await kijk(3)
  expect(postvak.post).toHaveLength(4)
})

test('an address that is refused shuts nothing, and as the one that tries it tells that the server is there', async () => {
  await mensen(3)
  await gaatAf(['E3'])
  const [eerste] = await db.beheer.sql<{ aan: string }[]>`select g.email as aan from bezorging b join gebruiker g on g.id = b.gebruiker_id where b.gemeente_id = ${zaad.gemeenteId} and b.kanaal = 'email' order by b.id limit 1`
  postvak.weiger.set(eerste!.aan, 550)
  await ronde()
  expect(postvak.post).toHaveLength(2)
  expect(await alsApp((tx) => sluitingRepository(tx).list())).toEqual([])
  await gaatAf(['E3'])
  await langDicht()
  await postvak.start()
  await kijk(8 * MINUUT)
  expect(postvak.post).toHaveLength(4)
})

test('one webhook that is out is knocked on once a look, and holds up no other and no mail', async () => {
  await mensen(1)
  const goed = await startOntvanger()
  await zaad.webhook(ontvanger.url)
  await zaad.webhook(goed.url)
  ontvanger.gedrag.antwoord = () => 503
  await gaatAf(Array.from({ length: 12 }, () => 'E3'))
  const [eerste, ...later] = await kijk(12 * MINUUT, { workers: 2 })
  expect(eerste!.knocks).toBeLessThanOrEqual(4)
  expect(Math.max(...later.map((look) => look.knocks))).toBe(1)
  expect(later.reduce((som, look) => som + look.knocks, 0)).toBeLessThanOrEqual(6)
  expect([goed.berichten.length, postvak.post.length]).toEqual([12, 12])
  ontvanger.gedrag.antwoord = () => 200
  ontvanger.berichten.length = 0
  await kijk(16 * MINUUT, { workers: 2 })
  expect(new Set(ontvanger.berichten.map(({ id }) => id)).size).toBe(12)
  expect(await wacht('webhook')).toBe(0)
  await goed.stop()
})

test('a message that its receiver can never take holds up no other for longer than a try', async () => {
  await mensen(1)
  await zaad.webhook(ontvanger.url)
  await gaatAf(Array.from({ length: 6 }, () => 'E3'))
  let gif: string | null = null
  ontvanger.gedrag.antwoord = ({ id }) => ((gif ??= id) === id ? 500 : 204)
  await kijk(6 * MINUUT)
  expect(await wacht('webhook')).toBe(1)
  await kijk(24 * MINUUT)
  expect(ontvanger.berichten.filter(({ id }) => id === gif).length).toBeLessThanOrEqual(8)
})

test.each(['-2 days', '-12 hours'])('a clock that is set back while it is shut (%s) has it tried, not waited for', async (terug) => {
  await mensen(2)
  await gaatAf(['E3'])
  await vooruit('1 day')
  await postvak.stop()
  await ronde()
  await vooruit('1 day')
  await ronde()
  await postvak.start()
  await vooruit(terug)
  await db.beheer.sql`update bezorging set niet_voor = null where gemeente_id = ${zaad.gemeenteId} and status = 'wacht'`
  await db.beheer.sql`update escalatie set bezorgen_na = null where gemeente_id = ${zaad.gemeenteId}`
  await kijk(2)
  expect(postvak.post).toHaveLength(2)
})
