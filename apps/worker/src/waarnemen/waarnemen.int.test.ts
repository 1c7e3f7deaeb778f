import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac, randomBytes } from 'node:crypto'
import { inGemeente, meldingRepository, type Tx } from '@regietafel/db'
import { createTestDb, type TestDb } from '@regietafel/db/testing'
import { sealGeheim } from '@regietafel/jobs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MARKER, zaaiGemeente, type Zaad } from '../testing/zaad.ts'
import { startPostvak, type Postvak } from '../testing/postvak.ts'
import { meetGemeente } from './meet.ts'
import { createMeldingpost } from './post.ts'
import { verzendMeldingen, wachtMs, type Meldingpost } from './verzend.ts'

let testDb: TestDb
let sql: TestDb['beheer']['sql']
let postvak: Postvak
let zaad: Zaad
let post: Meldingpost
const sleutel = randomBytes(32).toString('base64')
const gekregen: { id: string; body: string; goed: boolean }[] = []
let status = 204
const regels: unknown[] = []
const log = { info: () => {}, debug: () => {}, fatal: () => {}, error: () => {}, warn: (velden: unknown) => void regels.push(velden) } as never
const ontvanger = createServer((verzoek, res) => {
  let body = ''
  verzoek.on('data', (stuk: Buffer) => (body += stuk.toString()))
  verzoek.on('end', () => {
    const { 'regietafel-id': id, 'regietafel-tijd': tijd, 'regietafel-handtekening': h } = verzoek.headers as Record<string, string>
    gekregen.push({ id: id!, body, goed: h === `v1=${createHmac('sha256', 'haakgeheim').update(`${tijd}.${id}.${body}`).digest('hex')}` })
    res.writeHead(status).end()
  })
})

beforeAll(async () => {
  testDb = await createTestDb()
  sql = testDb.beheer.sql
  postvak = await startPostvak()
  await new Promise<void>((resolve) => ontvanger.listen(0, '127.0.0.1', resolve))
  post = createMeldingpost({ smtpUrl: postvak.url, mailFrom: 'Regietafel <noreply@x.example>', publicOrigin: 'https://regietafel.example', modus: 'test', geheimSleutel: sleutel })
})
beforeEach(async () => {
  postvak.post.length = gekregen.length = regels.length = 0
  postvak.weiger.clear()
  status = 204
  zaad = await zaaiGemeente(testDb)
})
afterAll(async () => {
  post.close()
  ontvanger.close()
  await postvak.stop()
  await testDb.release()
})

const inG = <T>(work: (tx: Tx) => Promise<T>) => inGemeente(testDb.worker.db, { gemeenteId: zaad.gemeenteId }, work)
const meet = () => inG(meetGemeente)
/** The minute passes: numbers and moments of the alarms move back. */
const verstrijk = async (minuten: number) => {
  await sql`delete from meting where gemeente_id = ${zaad.gemeenteId}`
  await sql`update melding set begonnen_op = begonnen_op - make_interval(mins => ${minuten}), gezien_op = gezien_op - make_interval(mins => ${minuten}), opgepakt_op = opgepakt_op - make_interval(mins => ${minuten}) where gemeente_id = ${zaad.gemeenteId}`
  await meet()
}
const verzend = () => verzendMeldingen({ db: testDb.worker.db, log, post }, zaad.gemeenteId, new AbortController().signal)
const operator = async (niveau: string | null, anders = {}) => {
  const id = await zaad.persoon({ rol: 'operator', ...anders })
  await sql`update gebruiker set operatorniveau = ${niveau} where id = ${id}`
  return id
}
const haak = async (meldingen = true) => {
  const url = `http://127.0.0.1:${(ontvanger.address() as AddressInfo).port}/`
  await sql`insert into webhook (gemeente_id, naam, url, geheim, meldingen, aangemaakt_door) values (${zaad.gemeenteId}, 'h', ${url}, ${sealGeheim(sleutel, 'haakgeheim')}, ${meldingen}, 'b')`
}
/** Only this measure gives alarms: the number of open E1 is over its grens as soon as there is one. */
const alleen = async (stappen = '[0, 30]') => {
  await sql`insert into meldregel (gemeente_id, maat, grens, stappen, actief, gewijzigd_door) select ${zaad.gemeenteId}, m, 1, '[0]'::jsonb, false, 'b' from unnest(array['workers', 'sweep-achterstand', 'klokverschil', 'oudste-niet-afgegaan', 'onbezorgd-oudste']) m`
  await sql`insert into meldregel (gemeente_id, maat, grens, stappen, gewijzigd_door) values (${zaad.gemeenteId}, 'achterstand-e1', 1, ${stappen}::text::jsonb, 'b')`
}
const escaleer = async () => {
  const { id } = await zaad.casus()
  const termijn = await zaad.termijn(id, [{ trap: 'E1', over: 86_400, naar: ['operator'] }])
  await sql`insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op) values (${zaad.gemeenteId}, ${id}, ${termijn.id}, 1, 'E1', nu(), '{operator}', nu())`
}
const los = () => sql`update escalatie set status = 'bevestigd' where gemeente_id = ${zaad.gemeenteId}`
const verzendingen = () => sql<{ kanaal: string; stap: number; status: string; pogingen: number; code: string | null }[]>`
  select kanaal, stap, status, pogingen, laatste_fout_code as code from meldingverzending where gemeente_id = ${zaad.gemeenteId} order by kanaal, stap`

test('of several workers at the same minute one measures, and a second look does nothing', async () => {
  const uitkomsten = await Promise.all([meet(), meet(), meet(), meet()])
  expect(uitkomsten.filter(Boolean)).toHaveLength(1)
  expect(await meet()).toBe(false)
  const [rij] = await sql<{ n: number; momenten: number }[]>`select count(*)::int as n, count(distinct op)::int as momenten from meting where gemeente_id = ${zaad.gemeenteId}`
  expect(rij).toMatchObject({ momenten: 1 })
  expect(rij!.n).toBeGreaterThan(10)
})

test('an alarm goes to who may act and to webhooks that want it, once per step, and its end once', async () => {
  await operator('kijken'), await operator(null), await operator('ingrijpen', { actief: false }), await operator('handelen', { afwezig: true })
  const femke = await operator('ingrijpen')
  await haak(), await haak(false), await alleen(), await escaleer()
  await meet(), await verzend(), await verzend()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${femke}@voorbeeld.example`])
  expect(gekregen.map(({ goed }) => goed)).toEqual([true])
  await verstrijk(10), await verzend()
  expect(postvak.post).toHaveLength(1)
  await verstrijk(20), await verzend()
  expect(postvak.post).toHaveLength(2)
  await los(), await verstrijk(1), await verzend()
  expect(postvak.post).toHaveLength(2)
  await verstrijk(3), await verzend(), await verstrijk(60), await verzend()
  expect(postvak.post).toHaveLength(3)
  expect(gekregen.map(({ body }) => (JSON.parse(body) as { soort: string }).soort)).toEqual(['melding', 'melding', 'melding-voorbij'])
  expect(new Set(postvak.post.map((mail) => mail.sleutel)).size).toBe(3)
  expect(new Set(gekregen.map(({ id }) => id)).size).toBe(3)
  expect(await inG((tx) => meldingRepository(tx).listOpen())).toEqual([])
  const alles = JSON.stringify([postvak.post.map(({ bron }) => bron), gekregen, regels])
  expect(alles).not.toContain(MARKER)
  expect(alles).not.toMatch(/20\d\d-\d{4}\b/)
})

test('who guards this gemeente from elsewhere hears of it too, by the same rules; who guards another does not', async () => {
  const elders = await zaaiGemeente(testDb)
  const wacht = async (niveau: string, actief = true): Promise<string> => {
    const id = await elders.persoon({ rol: 'operator', actief })
    await sql`update gebruiker set operatorniveau = ${niveau} where id = ${id}`
    return id
  }
  const [jan, kim, weg, ander] = [await wacht('handelen'), await wacht('kijken'), await wacht('ingrijpen', false), await wacht('ingrijpen')]
  for (const id of [jan, kim, weg]) await sql`insert into operatorbereik (gemeente_id, gebruiker_id, bereik_gemeente_id) values (${elders.gemeenteId}, ${id}, ${zaad.gemeenteId})`
  const femke = await operator('ingrijpen')
  await alleen(), await escaleer(), await meet(), await verzend()
  expect(postvak.post.map(({ aan }) => aan).sort()).toEqual([jan, femke].map((id) => `${id}@voorbeeld.example`).sort())
  expect(JSON.stringify(postvak.post)).not.toContain(ander)
  await los(), await verstrijk(4), await verzend()
  expect(postvak.post).toHaveLength(4)
})

test('what is of the whole installation is told once to who guards several gemeenten: from her own', async () => {
  const elders = await zaaiGemeente(testDb)
  const jan = await elders.persoon({ rol: 'operator' })
  await sql`update gebruiker set operatorniveau = 'ingrijpen' where id = ${jan}`
  await sql`insert into operatorbereik (gemeente_id, gebruiker_id, bereik_gemeente_id) values (${elders.gemeenteId}, ${jan}, ${zaad.gemeenteId})`
  const femke = await operator('ingrijpen')
  const overal = [zaad.gemeenteId, elders.gemeenteId]
  for (const id of overal) await sql`insert into meldregel (gemeente_id, maat, grens, stappen, actief, gewijzigd_door) select ${id}, m, case when m = 'workers' then 1000 else 1 end, '[0]'::jsonb, m = 'workers', 'b' from unnest(array['workers', 'sweep-achterstand', 'klokverschil', 'oudste-niet-afgegaan', 'onbezorgd-oudste']) m`
  for (const gemeenteId of overal) await inGemeente(testDb.worker.db, { gemeenteId }, meetGemeente)
  for (const gemeenteId of overal) await verzendMeldingen({ db: testDb.worker.db, log, post }, gemeenteId, new AbortController().signal)
  expect(postvak.post.map(({ aan }) => aan).sort()).toEqual([femke, jan].map((id) => `${id}@voorbeeld.example`).sort())
  // The row stands in every gemeente: each has its own rule, and its own history.
  expect((await sql`select from melding where maat = 'workers' and einde_op is null and gemeente_id = any (${overal})`).length).toBe(2)
})

test('everybody who may act is away: they get it all the same', async () => {
  const sem = await operator('handelen', { afwezig: true })
  await alleen(), await escaleer(), await meet(), await verzend()
  expect(postvak.post.map(({ aan }) => aan)).toEqual([`${sem}@voorbeeld.example`])
})

test('the mail itself fails: the webhook goes, the alarm says so, and the mail goes when it can, under one key', async () => {
  const femke = await operator('ingrijpen')
  await haak(), await alleen(), await escaleer()
  postvak.weiger.set(`${femke}@voorbeeld.example`, 550)
  await meet()
  expect(await verzend()).toBe(true)
  expect(gekregen).toHaveLength(1)
  expect(await verzendingen()).toEqual([{ kanaal: 'email', stap: 1, status: 'wacht', pogingen: 1, code: 'SMTP_550' }, { kanaal: 'webhook', stap: 1, status: 'bezorgd', pogingen: 1, code: null }])
  const [melding] = await inG((tx) => meldingRepository(tx).listOpen())
  expect(melding).toMatchObject({ maat: 'achterstand-e1', niveau: 'over-de-grens', nietVerstuurd: [{ kanaal: 'email', code: 'SMTP_550', aantal: 1, ontvangers: 1 }], aangekomen: 1 })
  postvak.weiger.clear()
  await verzend()
  expect(postvak.post).toHaveLength(0)
  await sql`update meldingverzending set niet_voor = null where gemeente_id = ${zaad.gemeenteId}`
  expect(await verzend()).toBe(false)
  expect(postvak.post).toHaveLength(1)
})

test('an alarm of which nothing arrived is over: it stays known that nobody got it, and why', async () => {
  for (const id of [await operator('ingrijpen'), await operator('ingrijpen')]) postvak.weiger.set(`${id}@voorbeeld.example`, 550)
  await alleen(), await escaleer(), await meet(), await verzend()
  expect(await inG((tx) => meldingRepository(tx).listOpen())).toMatchObject([{ aangekomen: 0, nietVerstuurd: [{ code: 'SMTP_550', ontvangers: 2 }] }])
  await verstrijk(30), await verzend(), await los(), await verstrijk(4)
  postvak.weiger.clear()
  await verzend()
  expect(postvak.post).toEqual([])
  expect(await inG((tx) => meldingRepository(tx).listGeweest())).toMatchObject([{ aangekomen: 0, nietVerstuurd: [{ kanaal: 'email', code: 'SMTP_550', aantal: 4, ontvangers: 2 }] }])
})

test('the key of a mail is that of its alarm, step and receiver: the same however often it goes, another at the next step', async () => {
  await operator('ingrijpen')
  await alleen(), await escaleer(), await meet()
  const eerst = () => inG(async (tx) => { for (const rij of await meldingRepository(tx).claim(1)) await post.mail(rij) })
  await eerst(), await eerst(), await verzend()
  expect(postvak.post).toHaveLength(3)
  expect(new Set(postvak.post.map(({ messageId, sleutel }) => `${messageId} ${sleutel}`)).size).toBe(1)
  await verstrijk(30), await verzend()
  expect(postvak.post.at(-1)!.sleutel).not.toBe(postvak.post[0]!.sleutel)
})

test('a webhook that fails is tried again later, longer each time, and given up after a day', async () => {
  await haak(), await alleen(), await escaleer()
  status = 503
  await meet(), await verzend()
  expect(await verzendingen()).toMatchObject([{ status: 'wacht', code: 'HTTP_503' }])
  await sql`update meldingverzending set niet_voor = null, aangemaakt_op = now() - interval '25 hours' where gemeente_id = ${zaad.gemeenteId}`
  expect(await verzend()).toBe(false)
  expect(await verzendingen()).toMatchObject([{ status: 'mislukt', pogingen: 2 }])
  expect([0, 1, 2, 6, 20].map((pogingen) => wachtMs(pogingen, 0)! / 60_000)).toEqual([1, 2, 4, 5, 5])
})

test('a pauze is an alarm until it is over, each for itself', async () => {
  const femke = await operator('handelen')
  await alleen(), await sql`update gebruiker set naam = 'Femke de Operator' where id = ${femke}`
  await sql`insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (${zaad.gemeenteId}, 'kanaal', 'email', 'storing', ${femke}, nu() + interval '1 hour'), (${zaad.gemeenteId}, 'kanaal', 'webhook', 'storing', 'x', nu() + interval '1 hour')`
  await meet(), await verzend()
  expect(postvak.post).toHaveLength(2)
  const mail = postvak.post.map(({ bron }) => bron.replaceAll('=\r\n', '')).find((bron) => bron.includes('E-mail, '))!
  expect(mail).toMatch(/Subject: E-mail, .*: staat stil/)
  expect(mail).toMatch(/Door: +Femke de Operator/)
  expect(mail).not.toMatch(/storing|grens/)
  await sql`update pauze set hervat_op = nu(), hervat_door = 'x' where gemeente_id = ${zaad.gemeenteId} and doel = 'email'`
  await verstrijk(1), await verzend()
  expect(postvak.post).toHaveLength(3)
  expect(await inG((tx) => meldingRepository(tx).listOpen())).toHaveLength(1)
})

test('who picks it up silences the steps, not the end; a second who picks it up is too late', async () => {
  const femke = await operator('handelen')
  await alleen(), await escaleer(), await meet(), await verzend()
  const [melding] = await inG((tx) => meldingRepository(tx).listOpen())
  const pak = () => inGemeente(testDb.app.db, { gemeenteId: zaad.gemeenteId }, (tx) => meldingRepository(tx).pakOp(melding!.id, femke, 'Ik kijk ernaar.'))
  expect([await pak(), await pak()]).toEqual([true, false])
  await verstrijk(31), await verzend()
  expect(postvak.post).toHaveLength(1)
  await los(), await verstrijk(4), await verzend()
  expect(postvak.post).toHaveLength(2)
})

test('an alarm that passes before its first step, and one that nobody heard of, are silent at their end', async () => {
  await operator('handelen'), await alleen('[5, 30]'), await escaleer(), await meet()
  await los(), await verstrijk(4), await verzend()
  expect(await verzendingen()).toEqual([])
  expect(await inG((tx) => meldingRepository(tx).listGeweest())).toHaveLength(1)
})
