import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BewaardeMail, Mailvanger } from './index.ts'
import { startMailvanger } from './index.ts'
import { leesMail } from './lees-mail.ts'

let dir: string
let vanger: Mailvanger
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'mailvanger '))
  vanger = await startMailvanger({ dir, maximum: 3 })
})
afterEach(async () => {
  await vanger.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Speaks SMTP line by line, each next line after an answer. Resolves with the last answer. */
const smtp = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const rest = [...lines]
    const socket = connect(Number(new URL(vanger.smtpUrl).port), '127.0.0.1').once('error', reject)
    socket.on('data', (chunk) => {
      const next = rest.shift()
      if (next !== undefined) socket.write(`${next}\r\n`)
      else {
        socket.destroy()
        resolve(String(chunk))
      }
    })
  })

const stuur = (mail: string, aan = 'marjan@rivierenstad.example'): Promise<string> =>
  smtp(['HELO test', 'MAIL FROM:<regietafel@rivierenstad.example>', `RCPT TO:<${aan}>`, 'DATA', `${mail.replaceAll('\n', '\r\n')}\r\n.`])

const mails = async (zoek = ''): Promise<BewaardeMail[]> => (await (await fetch(`${vanger.url}api/mails${zoek}`)).json()) as BewaardeMail[]
const text = async (url: string): Promise<string> => (await fetch(url)).text()

const MAIL = 'Subject: Taak in casus 2026-0042\nMessage-ID: <a@b>\nX-Idempotency-Key: esc:email:marjan\n\nEr wacht een taak.'

describe('mailvanger', () => {
  it('a mail sent over SMTP stands in the JSON with its addressee, key and text', async () => {
    expect(await stuur(MAIL)).toMatch(/^250/)
    expect(await mails()).toMatchObject([
      { id: 1, aan: ['marjan@rivierenstad.example'], onderwerp: 'Taak in casus 2026-0042', messageId: '<a@b>', sleutel: 'esc:email:marjan', tekst: expect.stringContaining('Er wacht een taak.') },
    ])
    expect(await mails('?aan=iemand@anders.example')).toEqual([])
  })

  it('a mail that carries the moment of the product shows it beside the real time, in the list and by itself', async () => {
    const lijst = async () => (await text(vanger.url)).replaceAll(/<[^>]+>/g, ' ')
    await stuur(MAIL)
    expect(await lijst()).not.toMatch(/proefklok|echte tijd/i)
    await stuur('Subject: later\nX-Regietafel-Moment: 2031-12-08T08:00:00.000Z\n\nx')
    await stuur('Subject: onzin\nX-Regietafel-Moment: <b>nu</b>\n\nx')
    expect(await lijst()).toMatch(/Ontvangen, echte tijd\s+Proefklok[\s\S]*8 dec 2031, 09:00:00\s+marjan/)
    expect(await text(`${vanger.url}mails/2`)).toMatch(/Op de proefklok<\/dt><dd><time datetime="2031-12-08T08:00:00.000Z">/)
    expect(await text(`${vanger.url}mails/3`)).not.toContain('Op de proefklok')
  })

  it('shows the newest first and keeps only the newest, on disk as well', async () => {
    for (const n of [1, 2, 3, 4]) await stuur(`Subject: nummer ${n}\n\nx`)
    expect((await mails()).map((mail) => mail.onderwerp)).toEqual(['nummer 4', 'nummer 3', 'nummer 2'])
    expect(readdirSync(dir)).toHaveLength(3)
  })

  it('keeps the mails over a restart, and a broken file breaks nothing', async () => {
    await stuur(MAIL)
    await vanger.close()
    writeFileSync(path.join(dir, '000000000.json'), '{half')
    vanger = await startMailvanger({ dir })
    expect(await mails()).toHaveLength(1)
    await stuur(MAIL)
    expect((await mails()).map((mail) => mail.id)).toEqual([2, 1])
  })

  it('shows what came in by mail as text, never as markup, under a policy without scripts', async () => {
    await stuur('Subject: <script>alert(1)</script>\nX-Idempotency-Key: "><img src=x>\n\n<b onclick=x>vet</b>')
    for (const page of [await text(vanger.url), await text(`${vanger.url}mails/1`)]) {
      expect(page).not.toMatch(/<script|<img|<b /)
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    }
    const { headers } = await fetch(vanger.url)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('says so when a mail is not there, and changes nothing on request', async () => {
    expect((await fetch(`${vanger.url}mails/77`)).status).toBe(404)
    expect((await fetch(`${vanger.url}mails/x`)).status).toBe(404)
    expect((await fetch(vanger.url, { method: 'DELETE' })).status).toBe(405)
  })

  it('refuses a mail that is too large and goes on', async () => {
    expect(await stuur(`Subject: groot\n\n${'x'.repeat(70).concat('\n').repeat(16_000)}`)).toMatch(/^552/)
    expect(await stuur(MAIL)).toMatch(/^250/)
    expect(await mails()).toHaveLength(1)
  })

  it('refuses on request whom it is told to refuse, says so on its page, and takes them again', async () => {
    const vraag = (body: object | string, headers: Record<string, string> = {}) =>
      fetch(`${vanger.url}api/weiger`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
    expect(await (await vraag({ van: 'Regietafel@rivierenstad.example', code: 550 })).json()).toEqual([{ soort: 'van', adres: 'Regietafel@rivierenstad.example', code: 550 }])
    expect(await smtp(['HELO test', 'MAIL FROM:<regietafel@rivierenstad.example>'])).toMatch(/^550/)
    expect(await smtp(['HELO test', 'MAIL FROM:<ander@rivierenstad.example>'])).toMatch(/^250/)
    expect(await text(vanger.url)).toContain('van Regietafel@rivierenstad.example (550)')
    await vraag({ van: 'regietafel@rivierenstad.example', code: 0 })
    await vraag({ aan: 'vol@rivierenstad.example', code: 452 })
    expect(await smtp(['HELO test', 'MAIL FROM:<regietafel@rivierenstad.example>', 'RCPT TO:<vol@rivierenstad.example>'])).toMatch(/^452/)
    expect(await stuur(MAIL)).toMatch(/^250/)

    for (const onzin of ['{', '[]', {}, { van: 'a@b', code: 200 }, { van: 'a@b', aan: 'c@d', code: 550 }, { van: 'x'.repeat(3_000), code: 550 }]) expect((await vraag(onzin)).status).toBe(400)
    expect((await vraag({ van: 'a@b', code: 550 }, { Origin: 'https://kwaad.example' })).status).toBe(403)
    expect((await vraag({ van: 'a@b', code: 550 }, { 'Content-Type': 'text/plain' })).status).toBe(403)
    expect(await text(vanger.url)).not.toContain('a@b')
  })

  it('refuses with the form of its page, takes again with a button, and listens to no form of another page', async () => {
    const { origin } = new URL(vanger.url)
    const post = (velden: Record<string, string>, headers: Record<string, string> = { Origin: origin }) => fetch(`${vanger.url}weiger`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(velden) })
    expect((await fetch(vanger.url)).headers.get('content-security-policy')).toContain("form-action 'self'")
    const gevraagd = { soort: 'van', adres: 'regietafel@waterdam.example', code: '550' }
    for (const vreemd of [{}, { Origin: 'null' }, { Origin: 'https://kwaad.example' }, { Origin: origin, 'Content-Type': 'text/plain' }] as Record<string, string>[]) expect((await post(gevraagd, vreemd)).status).toBe(403)
    expect(await smtp(['HELO test', 'MAIL FROM:<regietafel@waterdam.example>'])).toMatch(/^250/)
    expect((await post(gevraagd)).status).toBe(303)
    expect(await smtp(['HELO test', 'MAIL FROM:<regietafel@waterdam.example>'])).toMatch(/^550/)
    expect(await text(vanger.url)).toContain('Laat weer toe')
    expect((await post({ ...gevraagd, code: '0' })).status).toBe(303)
    expect(await smtp(['HELO test', 'MAIL FROM:<regietafel@waterdam.example>'])).toMatch(/^250/)
    expect(await text(vanger.url)).not.toContain('Laat weer toe')

    const fout = await post({ soort: 'aan', adres: '"><script>', code: '200' })
    expect(fout.status).toBe(400)
    const pagina = await fout.text()
    expect(pagina).toContain('Vul een e-mailadres in')
    expect(pagina).toContain('value="&quot;&gt;&lt;script&gt;"')
  })

  it('a taken port is an error at the start, not later', async () => {
    await expect(startMailvanger({ dir, webPort: Number(new URL(vanger.url).port) })).rejects.toThrow(/EADDRINUSE/)
  })
})

describe('leesMail', () => {
  it('reads encoded words, folded headers and quoted-printable', () => {
    const mail = leesMail(
      Buffer.from('Subject: =?UTF-8?Q?Te_laat:_evalu?=\r\n =?UTF-8?Q?atie_=C3=A9=C3=A9n?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nE=C3=A9n taak=\r\n wacht', 'latin1'),
    )
    expect(mail.headers['subject']).toBe('Te laat: evaluatie één')
    expect(mail.tekst).toBe('Eén taak wacht')
  })

  it('takes the text from a multipart, in base64', () => {
    const body = Buffer.from('Dag Marjan – taak').toString('base64')
    const mail = leesMail(
      Buffer.from(`Content-Type: multipart/alternative; boundary="grens"\r\n\r\n--grens\r\nContent-Type: text/html\r\n\r\n<p>nee</p>\r\n--grens\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--grens--\r\n`),
    )
    expect(mail.tekst).toBe('Dag Marjan – taak')
  })

  it('a header named __proto__ is only a header', () => {
    expect(leesMail(Buffer.from('__proto__: x\r\n\r\n')).headers['__proto__']).toBe('x')
  })
})
