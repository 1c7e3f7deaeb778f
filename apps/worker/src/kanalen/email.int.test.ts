import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startPostvak, type Postvak } from '../testing/postvak.ts'
import { emailKanaal } from './email.ts'
import type { Bericht, KanaalAdapter } from './kanaal.port.ts'
import { createPost, type Post } from './post.ts'

const bericht: Bericht = {
  sleutel: 'e1:email:u1', nummer: '2026-0042', termijnTitel: 'Hulpverleningsplan', deadline: '2026-05-08', trap: 'E1',
  herinnering: false, betaalvlag: false, rol: 'zorgaanbieder', omgeleidVan: null, email: 'een@voorbeeld.example',
  geplandOp: '2026-05-09T07:00:00Z', afgegaanOp: '2026-05-09T07:00:00Z', webhook: null, spoor: null, gemeente: { sleutel: 'rivierenstad', naam: 'Rivierenstad' },
  huis: { gemeente: 'Rivierenstad', afzender: null, sjablonen: {} },
}
let postvak: Postvak
let post: Post
let kanaal: KanaalAdapter

beforeAll(async () => {
  postvak = await startPostvak()
  post = createPost({ smtpUrl: postvak.url, mailFrom: 'Regietafel <noreply@rivierenstad.example>' })
  kanaal = emailKanaal({ post, publicOrigin: 'https://r.example' })
})
beforeEach(() => {
  postvak.post.length = 0
  postvak.weiger.clear()
})
afterAll(async () => {
  await post.close()
  await postvak.stop()
})

test('a mail sent twice carries the same Message-ID and key; another sleutel gives another', async () => {
  await kanaal.bezorg(bericht)
  await kanaal.bezorg(bericht)
  await kanaal.bezorg({ ...bericht, sleutel: 'e1:email:u2' })
  const [een, twee, drie] = postvak.post
  expect([een?.messageId, een?.sleutel]).toEqual([twee?.messageId, twee?.sleutel])
  expect(een?.sleutel).toMatch(/^[0-9a-f]{32}$/)
  expect(een?.messageId).toContain('@rivierenstad.example')
  expect(drie?.sleutel).not.toBe(een?.sleutel)
})

test('the mail says in Dutch that something waits, by when and where', async () => {
  await kanaal.bezorg(bericht)
  expect(postvak.post[0]?.bron).toContain('Subject: Er wacht een taak in casus 2026-0042')
  expect(postvak.post[0]?.bron).toContain('vrijdag 8 mei 2026')
  expect(postvak.post[0]?.bron).toContain('https://r.example/casussen/2026-0042')
})

test('a refused address is this address; the next one goes', async () => {
  postvak.weiger.set('weg@voorbeeld.example', 550)
  await expect(kanaal.bezorg({ ...bericht, email: 'weg@voorbeeld.example' })).rejects.toMatchObject({ soort: 'adres', code: 'SMTP_550', message: 'SMTP_550' })
  await kanaal.bezorg(bericht)
  expect(postvak.post).toHaveLength(1)
})

test('a full mailbox may pass later', async () => {
  postvak.weiger.set('vol@voorbeeld.example', 452)
  await expect(kanaal.bezorg({ ...bericht, email: 'vol@voorbeeld.example' })).rejects.toMatchObject({ soort: 'later', code: 'SMTP_452' })
})

test('without an address there is nothing to try', async () => {
  await expect(kanaal.bezorg({ ...bericht, email: null })).rejects.toMatchObject({ soort: 'adres', code: 'GEEN_ADRES' })
})

test('a mail server that is away concerns everybody, and works again when it is back', async () => {
  await postvak.stop()
  await expect(kanaal.bezorg(bericht)).rejects.toMatchObject({ soort: 'kanaal' })
  await postvak.start()
  await kanaal.bezorg(bericht)
  expect(postvak.post).toHaveLength(1)
})

test('a gemeente that has a sender of its own mails from it, under the same key', async () => {
  await kanaal.bezorg(bericht)
  await kanaal.bezorg({ ...bericht, huis: { ...bericht.huis, afzender: 'jeugd@rivierenstad.example' } })
  expect(postvak.post.map(({ bron }) => /^From: (.+)$/m.exec(bron)?.[1]?.trim())).toEqual(['Regietafel <noreply@rivierenstad.example>', 'jeugd@rivierenstad.example'])
  expect(new Set(postvak.post.map(({ messageId }) => messageId)).size).toBe(1)
})

test('a sender that is refused concerns everybody of the gemeente, and has a code of its own', async () => {
  postvak.weiger.set('geweigerd@rivierenstad.example', 550)
  await expect(kanaal.bezorg({ ...bericht, huis: { ...bericht.huis, afzender: 'geweigerd@rivierenstad.example' } })).rejects.toMatchObject({ soort: 'kanaal', code: 'SMTP_AFZENDER_550' })
})

test('the words of the gemeente go before the shipped ones', async () => {
  await kanaal.bezorg({ ...bericht, huis: { ...bericht.huis, sjablonen: { escalatie: { onderwerp: 'Let op: {{nummer}}', tekst: 'Kijk op {{link}} ({{gemeente}}).' } } } })
  expect(postvak.post[0]?.bron).toContain('Subject: Let op: 2026-0042')
  expect(postvak.post[0]?.bron).toContain('Kijk op https://r.example/casussen/2026-0042 (Rivierenstad).')
})
