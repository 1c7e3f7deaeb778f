import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWereld, type Wereld } from '../testing/wereld.ts'

let ruw = ''
const collector = createServer((verzoek, res) => {
  verzoek.on('data', (stuk: Buffer) => (ruw += stuk.toString()))
  verzoek.on('end', () => void res.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
})
let w: Wereld
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  w = await openWereld({ otlp: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`, wachtrij: { redisUrl: undefined, databaseUrl: process.env['TEST_POSTGRES_URL']!, naamruimte: 'bestaat_niet' } })
})
afterAll(async () => {
  await w.sluit()
  collector.closeAllConnections()
  collector.close()
})

const context = async (wie: string) => w.api.createContext({ headers: new Headers({ cookie: await w.inloggen(wie) }) })
const vraag = (pad = '/wachtrijen/techniek/bord', method = 'GET') => new Request(`http://x${pad}`, { method })

test('a click is the begin of a trace, and the task it asks for belongs to it; no name goes along', async () => {
  const beheerder = await w.als('beheerder')
  await beheerder.kalender.wijzig({ erbij: [{ datum: '2027-03-04' as never, naam: 'Xanthippe-Merkteken', bron: 'besluit', soort: 'eigen' }], weg: [] })
  const [taak] = await w.in('rivierenstad', (sql) => sql<{ spoor: string }[]>`select spoor from achtergrondtaak order by id desc limit 1`)
  const [, traceId, spanId] = taak!.spoor.split('-')
  await expect.poll(() => ruw, { timeout: 10_000 }).toContain('trpc kalender.wijzig')
  expect(ruw).toContain(`"traceId":"${traceId}","spanId":"${spanId}"`)
  expect(ruw).not.toContain('Xanthippe')
  expect(ruw).not.toContain('@rivierenstad')
})

test('the raw queues are there for an engineer only, to look at; a refusal stands in the logboek', async () => {
  expect((await w.api.techniek(await context('tom'), vraag())).status).toBe(200)
  expect((await w.api.techniek(await context('tom'), vraag('/wachtrijen/techniek/bord/api/queues/bewaak-termijnen/pause', 'PUT'))).status).toBe(405)
  for (const wie of ['operator', 'kim', 'beheerder', 'casusregisseur']) for (const pad of ['', '/api/queues', '/static/js/main.js']) expect((await w.api.techniek(await context(wie), vraag(`/wachtrijen/techniek/bord${pad}`))).status).toBe(404)
  expect((await w.api.techniek(await w.api.createContext({ headers: new Headers() }), vraag())).status).toBe(404)
  expect([await w.api.magTechniek(await context('tom')), await w.api.magTechniek(await context('operator'))]).toEqual([true, false])
  const [rij] = await w.in('rivierenstad', (sql) => sql<{ n: number }[]>`select count(*)::int as n from logboek where handeling = 'wachtrij.techniek' and uitkomst = 'geweigerd'`)
  expect(rij!.n).toBe(13)
})

test('the numbers name procedures and routes, never a person or a casus', async () => {
  const { body, soort } = await w.api.metrieken()
  expect(soort).toContain('openmetrics')
  expect(body).toContain('regietafel_procedure_seconds_count{procedure="kalender.wijzig",code=""} 1')
  expect(body).toMatch(/regietafel_pool_verbindingen [1-9]/)
  expect(body).not.toMatch(/20\d\d-\d{4}\b|@|Xanthippe/)
})

test('who guards is known: nobody yet, then a worker', async () => {
  expect(await w.api.bewakingMs()).toBeNull()
  await w.testDb.beheer.sql`insert into hartslag (proces, soort, op) values ('w', 'worker', now() - interval '4 minutes'), ('a', 'admin', now())`
  // The answer of just now holds for a second: anybody may ask.
  await expect.poll(() => w.api.bewakingMs(), { timeout: 5_000 }).toBeGreaterThan(180_000)
})
