import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openBezorgproef, type Bezorgproef } from '../testing/bezorgproef.ts'
import { startOntvanger, type Ontvanger } from '../testing/ontvanger.ts'
import { testHandlers } from '../testing/handlers.ts'
import { zaaiGemeente, type Zaad } from '../testing/zaad.ts'

let proef: Bezorgproef
let ontvanger: Ontvanger
let zaad: Zaad
/** What the worker logged as delivered. */
let gelogd: string[]
const signal = new AbortController().signal

beforeAll(async () => {
  proef = await openBezorgproef()
  ontvanger = await startOntvanger()
})
beforeEach(async () => {
  zaad = await zaaiGemeente(proef.db)
  gelogd = []
  nieuw()
})
afterAll(() => Promise.all([proef.release(), ontvanger.stop()]))

const sql = () => proef.db.beheer.sql
const nieuw = (): void => void ((proef.postvak.post.length = 0), (ontvanger.berichten.length = 0))
const hoor = { info: (velden: unknown) => void gelogd.push(...((velden as { sleutels?: string[] }).sleutels ?? [])) }
const handlers = () => testHandlers(proef.db, proef.uitgang, { hoor })

/** Sweeps, and sends the verzamelmails. */
async function verzamel(): Promise<void> {
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
  await handlers().verzamel.handle({ gemeenteId: zaad.gemeenteId, toch: false }, signal)
}
/** Sweeps and delivers all that is due. */
async function loop(): Promise<void> {
  await verzamel()
  const rijen = await sql()<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await handlers().bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}
/** The gemeente as it was before anything went off; its termijnen were made anew, as those of after the backup are. */
async function zetTerug(): Promise<void> {
  for (const tabel of ['bezorgpoging', 'bezorging', 'verzamelmail', 'escalatie']) await sql().unsafe(`delete from ${tabel} where gemeente_id = '${zaad.gemeenteId}'`)
  await sql()`update termijn set id = uuidv7(), volgende_actie_op = (plan -> 0 ->> 'op')::timestamptz where gemeente_id = ${zaad.gemeenteId}`
  nieuw()
}
const leesIn = (sleutels: readonly string[]) => sql()`insert into afgeleverd (gemeente_id, sleutel) select ${zaad.gemeenteId}, s::uuid from unnest(${[...sleutels]}::text[]) s on conflict do nothing`
const bezorgingen = () => sql()<{ sleutel: string; kanaal: string; status: string; uitHerstel: boolean }[]>`select sleutel, kanaal, status, uit_herstel as "uitHerstel" from bezorging where gemeente_id = ${zaad.gemeenteId} order by sleutel`
const buiten = () => [...proef.postvak.post.map(({ messageId }) => messageId), ...ontvanger.berichten.map(({ id }) => id)].sort()

async function trap(naam = 'E1'): Promise<string> {
  return (await zaad.termijn((await zaad.casus()).id, [{ trap: naam, over: -5, naar: ['operator'] }])).id
}

test('put back and run again: other rows, the same keys, so a receiver knows what it has already', async () => {
  await zaad.persoon({ rol: 'operator' })
  await zaad.webhook(ontvanger.url)
  await trap()
  await loop()
  const [voor, ids] = [await bezorgingen(), await sql()`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`]
  const eerst = buiten()
  expect(eerst).toHaveLength(2)
  await zetTerug()
  await loop()
  expect(await sql()`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`).not.toEqual(ids)
  expect(await bezorgingen()).toEqual(voor)
  expect(buiten()).toEqual(eerst)
})

test('what the log calls delivered is not sent a second time, and says so; what is not in it goes', async () => {
  const mensen = [await zaad.persoon({ rol: 'operator' }), await zaad.persoon({ rol: 'operator' })]
  await zaad.webhook(ontvanger.url)
  await trap()
  proef.postvak.weiger.set(`${mensen[0]}@voorbeeld.example`, 452)
  await loop()
  proef.postvak.weiger.clear()
  expect(gelogd).toHaveLength(2)
  expect(proef.postvak.post.map(({ sleutel }) => sleutel)).toEqual([expect.toBeOneOf(gelogd)])
  await zetTerug()
  await leesIn(gelogd)
  await loop()
  expect(proef.postvak.post.map(({ aan }) => aan)).toEqual([`${mensen[0]}@voorbeeld.example`])
  expect(ontvanger.berichten).toEqual([])
  expect((await bezorgingen()).map(({ kanaal, status, uitHerstel }) => `${kanaal} ${status} ${uitHerstel}`).sort()).toEqual(['email bezorgd false', 'email bezorgd true', 'taak bezorgd false', 'taak bezorgd false', 'webhook bezorgd true'])
  expect(await sql()`select from escalatie where gemeente_id = ${zaad.gemeenteId} and bezorgd_op is null`).toHaveLength(0)
})

test('a trap that goes off anew for a moment of before, because it was replaced, is a message of its own', async () => {
  await zaad.persoon({ rol: 'operator' })
  const id = await trap()
  await loop()
  await leesIn(gelogd)
  await sql()`update escalatie set vervangen = true where termijn_id = ${id}`
  await sql()`update termijn set volgende_actie_op = (plan -> 0 ->> 'op')::timestamptz where id = ${id}`
  nieuw()
  await loop()
  expect(proef.postvak.post).toHaveLength(1)
  expect(new Set((await bezorgingen()).map(({ sleutel }) => sleutel)).size).toBe(4)
})

test('no two escalaties share a name: another casus, trap or moment is another', async () => {
  await zaad.persoon({ rol: 'operator' })
  for (const naam of ['E1', 'E2', 'E3']) await trap(naam)
  const { id: casusId } = await zaad.casus()
  await zaad.termijn(casusId, [{ trap: 'E1', over: -7, naar: ['operator'] }, { trap: 'E2', over: -6, naar: ['operator'] }])
  await loop()
  const [rij] = await sql()<{ n: number; d: number }[]>`select count(sleutel)::int as n, count(distinct sleutel)::int as d from escalatie where gemeente_id = ${zaad.gemeenteId}`
  expect(rij).toEqual({ n: 5, d: 5 })
})

test('an escalatie of before there were names keeps its id in its keys', async () => {
  await zaad.persoon({ rol: 'gemeente' })
  await zaad.webhook(ontvanger.url)
  await trap()
  await handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
  await sql()`update escalatie set sleutel = null where gemeente_id = ${zaad.gemeenteId}`
  await sql()`update bezorging set sleutel = escalatie_id || ':webhook:' || webhook_id where gemeente_id = ${zaad.gemeenteId}`
  await loop() // it has nobody: it is addressed again, with the webhook
  expect(ontvanger.berichten).toHaveLength(1)
})

test('a verzamelmail of that day is not made again; what came beside it waits for the next day', async () => {
  await zaad.meldwijze({ spoed: ['E4'] })
  await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < 3; i += 1) await trap()
  await loop()
  expect(proef.postvak.post).toHaveLength(1)
  expect(gelogd).toHaveLength(5)
  expect(gelogd).toContain(proef.postvak.post[0]!.sleutel)
  await zetTerug()
  await leesIn(gelogd)
  await trap()
  await verzamel()
  expect(proef.postvak.post).toEqual([])
  expect((await bezorgingen()).filter(({ kanaal }) => kanaal === 'email').map(({ status, uitHerstel }) => `${status} ${uitHerstel}`).sort()).toEqual(['bezorgd true', 'bezorgd true', 'bezorgd true', 'wacht false'])
  await sql()`insert into proefklok (verschuiving) values ('24 hours')`
  await loop()
  await sql()`delete from proefklok`
  expect(proef.postvak.post).toHaveLength(1)
  expect(proef.postvak.post[0]!.bron).not.toContain('taken')
})

test('without the log: a verzamelmail with the same in it has the same key, one with something more has another', async () => {
  await zaad.meldwijze({ spoed: ['E4'] })
  await zaad.persoon({ rol: 'operator' })
  for (let i = 0; i < 2; i += 1) await trap()
  await loop()
  const eerst = buiten()
  await zetTerug()
  await loop()
  expect(buiten()).toEqual(eerst)
  await zetTerug()
  await trap()
  await loop()
  expect(buiten()).toHaveLength(1)
  expect(buiten()).not.toEqual(eerst)
})
