import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keurWebhookUrl, magAdres } from './webhookadres.ts'
import { postWebhook } from './webhookpost.ts'

const gekregen: { kop: IncomingMessage['headers']; body: string; pad: string }[] = []
let antwoord: { status: number; kop?: Record<string, string>; na?: number }
const server = createServer((verzoek, res) => {
  let body = ''
  verzoek.on('data', (stuk: Buffer) => (body += stuk.toString()))
  verzoek.on('end', () => {
    gekregen.push({ kop: verzoek.headers, body, pad: verzoek.url ?? '' })
    setTimeout(() => res.writeHead(antwoord.status, antwoord.kop).end('x'.repeat(100_000)), antwoord.na ?? 0)
  })
})
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
})
beforeEach(() => {
  gekregen.length = 0
  antwoord = { status: 204 }
})
afterAll(() => void (server.closeAllConnections(), server.close()))

const post = (anders: Partial<{ url: string }> = {}, opties: Parameters<typeof postWebhook>[1] = { modus: 'test' }) => postWebhook({ url, geheim: 's3', id: 'e:webhook:w', inhoud: { soort: 'proef' }, ...anders }, opties)

test('the receiver can prove that it came from us, unchanged', async () => {
  expect(await post()).toEqual({ gelukt: true, status: 204 })
  const { kop, body } = gekregen[0]!
  expect(JSON.parse(body)).toEqual({ soort: 'proef' })
  expect(kop['regietafel-id']).toBe('e:webhook:w')
  expect(kop['regietafel-handtekening']).toBe(`v1=${createHmac('sha256', 's3').update(`${String(kop['regietafel-tijd'])}.e:webhook:w.${body}`).digest('hex')}`)
  expect(Math.abs(Number(kop['regietafel-tijd']) - Date.now() / 1000)).toBeLessThan(5)
})

test.each([400, 410, 500, 503])('an answer of %s is not taken over, and its code says which', async (status) => {
  antwoord = { status }
  expect(await post()).toEqual({ gelukt: false, status, code: `HTTP_${status}` })
})

test('a redirect is not followed', async () => {
  antwoord = { status: 302, kop: { location: url.replace('/in', '/elders') } }
  expect(await post()).toMatchObject({ gelukt: false, code: 'HTTP_302' })
  expect(gekregen.map(({ pad }) => pad)).toEqual(['/in'])
})

test('a receiver that is slow is let go in time', async () => {
  antwoord = { status: 200, na: 2_000 }
  const begin = performance.now()
  expect(await post({}, { modus: 'test', ms: 150 })).toMatchObject({ gelukt: false, code: 'TIMEOUT' })
  expect(performance.now() - begin).toBeLessThan(1_000)
})

test('nobody listens: the code says so and nothing is thrown', async () => {
  expect(await post({ url: 'http://127.0.0.1:1/' })).toMatchObject({ gelukt: false, code: 'ECONNREFUSED' })
})

test('in productie the own machine is out of reach, by number and by a name that leads to it', async () => {
  for (const adres of [url, url.replace('http:', 'https:'), 'https://localhost/in']) expect(await post({ url: adres }, { modus: 'productie' })).toMatchObject({ code: 'WEBHOOK_ADRES' })
  expect(gekregen).toEqual([])
})

test.each(['10.0.0.1', '172.20.1.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::', '::ffff:10.0.0.1', '::ffff:127.0.0.1', 'fe80::1', 'fd00::1', '64:ff9b::7f00:1', '2002:7f00:1::', 'geen-ip'])('%s is never reached', (ip) => {
  expect(magAdres(ip, 'productie')).toBe(false)
  if (!ip.endsWith('127.0.0.1')) expect(magAdres(ip, 'test')).toBe(false)
})

test('the public internet is reached, this machine outside productie only', () => {
  expect(['93.184.216.34', '2606:2800:220:1::1'].every((ip) => magAdres(ip, 'productie'))).toBe(true)
  expect([magAdres('127.0.0.1', 'demo'), magAdres('127.0.0.1', 'productie'), magAdres('::1', 'test'), magAdres('::1', 'productie')]).toEqual([true, false, true, false])
})

test.each([
  ['ftp://x.nl/', 'geen webadres'], ['geen adres', 'geen webadres'], ['http://systeem.nl/', 'https://'], ['https://u:p@systeem.nl/', 'wachtwoord'],
  ['https://10.0.0.1/', 'afgesloten'], ['https://[fd00::1]/', 'afgesloten'], ['https://2130706433/', 'afgesloten'], ['https://0x7f.1/', 'afgesloten'], ['https://localhost/', 'afgesloten'],
])('%s gets a sentence in productie', (tekst, deel) => {
  expect(keurWebhookUrl(tekst, 'productie')).toContain(deel)
})

test('a good address is good; http to the own machine only outside productie', () => {
  expect(keurWebhookUrl('https://systeem.gemeente.nl/in?x=1', 'productie')).toBeNull()
  expect(keurWebhookUrl('http://localhost:8080/in', 'test')).toBeNull()
})
