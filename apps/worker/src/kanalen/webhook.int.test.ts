import { createHmac } from 'node:crypto'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testHandlers } from '../testing/handlers.ts'
import { startOntvanger, type Ontvanger } from '../testing/ontvanger.ts'
import { startPostvak, type Postvak } from '../testing/postvak.ts'
import { MARKER, SLEUTEL, standVan, WEBHOOKGEHEIM, zaaiGemeente, type Zaad } from '../testing/zaad.ts'
import { createUitgang, type Uitgang } from './index.ts'

let db: TestDb
let zaad: Zaad
let postvak: Postvak
let ontvanger: Ontvanger
let uitgang: Uitgang
const signal = new AbortController().signal

beforeAll(async () => {
  db = await createTestDb({ max: 8 })
  postvak = await startPostvak()
  uitgang = maakUitgang(SLEUTEL)
})
beforeEach(async () => {
  await db.beheer.sql`delete from proefklok`
  zaad = await zaaiGemeente(db)
  await zaad.persoon({ rol: 'operator' })
  await ontvanger?.stop()
  ontvanger = await startOntvanger()
})
afterAll(async () => {
  await ontvanger.stop()
  await uitgang.close()
  await postvak.stop()
  await db.release()
})

const maakUitgang = (geheimSleutel: string | undefined): Uitgang => createUitgang({ smtpUrl: postvak.url, mailFrom: 'R <r@rivierenstad.example>', publicOrigin: 'https://r.example', modus: 'test', geheimSleutel })
const handlers = (via = uitgang) => testHandlers(db, via)
const bewaak = (): Promise<void> => handlers().bewaak.handle({ gemeenteId: zaad.gemeenteId }, signal)
async function bezorg(via = uitgang): Promise<void> {
  const rijen = await db.beheer.sql<{ id: string }[]>`select id from escalatie where gemeente_id = ${zaad.gemeenteId}`
  await handlers(via).bezorg.handle({ gemeenteId: zaad.gemeenteId, escalatieIds: rijen.map(({ id }) => id) }, signal)
}
const mag = async (): Promise<void> => {
  await db.beheer.sql`update bezorging set niet_voor = nu() where gemeente_id = ${zaad.gemeenteId} and niet_voor is not null`
  await db.beheer.sql`update kanaalsluiting set weer_op = nu() where gemeente_id = ${zaad.gemeenteId}`
}
const trap = async (naam = 'E1', over = -5): Promise<string> => {
  const { id, nummer } = await zaad.casus()
  await zaad.termijn(id, [{ trap: naam, over, naar: ['operator'] }])
  return nummer
}
const webhooks = async (): Promise<{ status: string; code: string | null }[]> =>
  (await standVan(db, zaad.gemeenteId)).flatMap(({ aan }) => aan.filter(({ kanaal }) => kanaal === 'webhook').map(({ status, code }) => ({ status, code })))

test('another system is told what waits, signed, under the key of the message, and of nobody', async () => {
  const id = await zaad.webhook(ontvanger.url)
  const nummer = await trap()
  await bewaak()
  await bezorg()
  await bezorg()
  const [bericht, ...meer] = ontvanger.berichten
  expect(meer).toEqual([])
  const [escalatie] = await db.beheer.sql<{ sleutel: string }[]>`select sleutel from escalatie where gemeente_id = ${zaad.gemeenteId}`
  expect(bericht?.id).toBe(`${escalatie!.sleutel}:webhook:${id}`)
  expect(bericht?.inhoud).toEqual({
    soort: 'escalatie', sleutel: bericht?.id, gemeente: zaad.gemeenteId, casusnummer: nummer, trap: 'E1', termijn: 'Hulpverleningsplan', deadline: '2026-05-08',
    geplandOp: expect.stringMatching(/Z$/) as string, afgegaanOp: expect.stringMatching(/Z$/) as string, betaalvlag: false, link: `https://r.example/casussen/${nummer}`,
  })
  expect(bericht?.handtekening).toBe(`v1=${createHmac('sha256', WEBHOOKGEHEIM).update(`${bericht!.tijd}.${bericht!.id}.${bericht!.body}`).digest('hex')}`)
  expect(bericht?.body).not.toMatch(new RegExp(`${MARKER}|2012|voorbeeld\\.example`))
  expect(await webhooks()).toEqual([{ status: 'bezorgd', code: null }])
})

test('each webhook gets the trappen it wants; without a choice all but reminders', async () => {
  await zaad.webhook(ontvanger.url, ['E3'])
  await zaad.webhook(ontvanger.url)
  await trap('E2')
  await trap('E3')
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'H1', over: -5, naar: ['operator'] }], { eindeOver: 3_600 })
  await bewaak()
  await bezorg()
  expect(ontvanger.berichten.map(({ inhoud }) => inhoud.trap).sort()).toEqual(['E2', 'E3', 'E3'])
})

test('a redirect is not followed and no other system is reached by it', async () => {
  await zaad.webhook(ontvanger.url)
  ontvanger.gedrag.antwoord = () => 307
  await trap()
  await bewaak()
  await bezorg()
  expect(ontvanger.berichten).toHaveLength(1)
  expect(await webhooks()).toEqual([{ status: 'wacht', code: 'HTTP_307' }])
})

test('410 is given up at once, other refusals after three tries, what may pass is tried for a day', async () => {
  const status = new Map([['E1', 410], ['E2', 400], ['E3', 503]])
  await zaad.webhook(ontvanger.url)
  ontvanger.gedrag.antwoord = ({ inhoud }) => status.get(inhoud.trap)!
  for (const naam of status.keys()) await trap(naam)
  await bewaak()
  for (let i = 0; i < 8; i++) {
    await bezorg()
    await mag()
  }
  const perTrap = async () => Object.fromEntries((await standVan(db, zaad.gemeenteId)).map(({ trap: naam, aan }) => [naam, aan.find(({ kanaal }) => kanaal === 'webhook')?.status]))
  expect(await perTrap()).toEqual({ E1: 'mislukt', E2: 'mislukt', E3: 'wacht' })
  const geteld = Map.groupBy(ontvanger.berichten, ({ inhoud }) => inhoud.trap)
  expect([geteld.get('E1')?.length, geteld.get('E2')?.length]).toEqual([1, 3])
  await db.beheer.sql`insert into proefklok (verschuiving) values (interval '25 hours')`
  await mag()
  await bezorg()
  expect(await perTrap()).toMatchObject({ E3: 'mislukt' })
})

test('a receiver that is away is knocked on once, however many wait; it holds up no other and no mail', async () => {
  await zaad.webhook('http://127.0.0.1:1/weg')
  await zaad.webhook(ontvanger.url)
  for (let i = 0; i < 10; i++) await trap()
  await bewaak()
  postvak.post.length = 0
  await bezorg()
  expect([ontvanger.berichten.length, postvak.post.length]).toEqual([10, 10])
  expect((await db.beheer.sql`select count(*)::int as n from bezorgpoging where gemeente_id = ${zaad.gemeenteId} and code = 'ECONNREFUSED'`)[0]?.['n']).toBeLessThanOrEqual(2)
})

test('the messages of one casus come in their order: a later one waits for one that is still tried', async () => {
  await zaad.webhook(ontvanger.url)
  const { id } = await zaad.casus()
  await zaad.termijn(id, [{ trap: 'E1', over: -50, naar: ['operator'] }, { trap: 'E2', over: -5, naar: ['operator'] }])
  let stuk = true
  ontvanger.gedrag.antwoord = ({ inhoud }) => (stuk && inhoud.trap === 'E1' ? 500 : 204)
  await bewaak()
  await bezorg()
  await mag()
  await bezorg()
  expect(ontvanger.berichten.map(({ inhoud }) => inhoud.trap)).toEqual(['E1', 'E1'])
  stuk = false
  await mag()
  await bezorg()
  expect(ontvanger.berichten.map(({ inhoud }) => inhoud.trap)).toEqual(['E1', 'E1', 'E1', 'E2'])
  expect((await standVan(db, zaad.gemeenteId)).every(({ bezorgd }) => bezorgd)).toBe(true)
})

describe('a message behind another of its casus', () => {
  /** Two of one casus; answers their ids, the first one in other hands while `werk` runs. */
  async function metEersteInAndereHanden(werk: () => Promise<void>): Promise<{ na: number; aangeboden: boolean }> {
    await zaad.webhook(ontvanger.url)
    const { id } = await zaad.casus()
    await zaad.termijn(id, [{ trap: 'E1', over: -50, naar: ['operator'] }, { trap: 'E2', over: -5, naar: ['operator'] }])
    await bewaak()
    await db.beheer.sql`update escalatie set aangeboden_op = now() where gemeente_id = ${zaad.gemeenteId}`
    await werk()
    const [rij] = await db.beheer.sql<{ na: number; aangeboden: boolean }[]>`
      select (extract(epoch from bezorgen_na - nu()) * 1000)::float8 as na, aangeboden_op is not null as aangeboden from escalatie where gemeente_id = ${zaad.gemeenteId} and trap = 'E2'`
    return rij!
  }
  const eerste = () => db.beheer.sql`select b.id from bezorging b join escalatie e on e.id = b.escalatie_id where b.gemeente_id = ${zaad.gemeenteId} and b.kanaal = 'webhook' and e.trap = 'E1'`

  test('that another worker is sending is looked at again at once', async () => {
    const { na, aangeboden } = await metEersteInAndereHanden(async () => {
      const [{ id } = { id: '' }] = await eerste()
      await db.beheer.sql.begin(async (sql) => {
        await sql`select id from bezorging where id = ${id as string} for update`
        await bezorg()
      })
    })
    expect(ontvanger.berichten).toEqual([])
    expect(na).toBeLessThan(600)
    expect(aangeboden).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 600))
    await bezorg()
    expect(ontvanger.berichten.map(({ inhoud }) => inhoud.trap)).toEqual(['E1', 'E2'])
  })

  test('that failed waits until that one is tried again', async () => {
    const { na } = await metEersteInAndereHanden(async () => {
      const [{ id } = { id: '' }] = await eerste()
      await db.beheer.sql`update bezorging set laatste_fout_code = 'HTTP_503', eerste_fout_op = nu(), laatste_fout_op = nu(), pogingen = 1, niet_voor = nu() + interval '1 minute' where id = ${id as string}`
      await bezorg()
    })
    expect(ontvanger.berichten).toEqual([])
    expect(na).toBeGreaterThan(50_000)
    expect(na).toBeLessThan(61_000)
  })
})

test('five handlers race: each message once, each casus in order', async () => {
  await zaad.webhook(ontvanger.url)
  for (let i = 0; i < 12; i++) {
    const { id } = await zaad.casus()
    await zaad.termijn(id, [{ trap: 'E1', over: -50, naar: ['operator'] }, { trap: 'E2', over: -5, naar: ['operator'] }])
  }
  await bewaak()
  await Promise.all(Array.from({ length: 5 }, () => bezorg()))
  await bezorg()
  expect(ontvanger.berichten).toHaveLength(24)
  for (const berichten of Map.groupBy(ontvanger.berichten, ({ inhoud }) => inhoud.casusnummer).values()) expect(berichten.map(({ inhoud }) => inhoud.trap)).toEqual(['E1', 'E2'])
})

test('a webhook that was switched off gets nothing any more; a secret that cannot be opened waits for somebody', async () => {
  const id = await zaad.webhook(ontvanger.url)
  await trap()
  await bewaak()
  const zonder = maakUitgang(undefined)
  await bezorg(zonder)
  await zonder.close()
  expect(await webhooks()).toEqual([{ status: 'wacht', code: 'GEHEIM_SLEUTEL_ONTBREEKT' }])
  await db.beheer.sql`update webhook set actief = false where id = ${id}`
  await mag()
  await bezorg()
  expect(await webhooks()).toEqual([{ status: 'mislukt', code: 'WEBHOOK_UIT' }])
  expect(ontvanger.berichten).toEqual([])
})
