import { expect, test } from 'vitest'
import { alsBijlage, leesBestand, MAX_VERZOEK } from './bijlage.ts'

const ORIGIN = 'https://regietafel.example'
async function verzoek({ origin = ORIGIN, lengte, form = vol() }: { origin?: string; lengte?: string; form?: FormData } = {}) {
  const kaal = new Request(`${ORIGIN}/bijlagen`, { method: 'POST', body: form })
  const romp = new Uint8Array(await kaal.arrayBuffer())
  return new Request(kaal.url, { method: 'POST', body: romp, headers: { 'content-type': kaal.headers.get('content-type')!, origin, 'content-length': lengte ?? String(romp.length) } })
}
function vol(): FormData {
  const form = new FormData()
  form.set('veldId', 'b')
  form.set('bestand', new File(['hallo'], 'één "verslag".pdf'))
  return form
}

test('a file of our own page comes in with its name and content', async () => {
  expect(await leesBestand(await verzoek(), ORIGIN)).toEqual({ ok: true, veldId: 'b', naam: 'één "verslag".pdf', inhoud: Buffer.from('hallo').toString('base64') })
})

test('another origin, another kind of message, or no file: refused', async () => {
  expect(await leesBestand(await verzoek({ origin: 'https://kwaad.example' }), ORIGIN)).toMatchObject({ ok: false, status: 403 })
  expect(await leesBestand(new Request(ORIGIN, { method: 'POST', body: '{}', headers: { origin: ORIGIN, 'content-type': 'application/json', 'content-length': '2' } }), ORIGIN)).toMatchObject({ ok: false, status: 415 })
  expect(await leesBestand(await verzoek({ form: new FormData() }), ORIGIN)).toMatchObject({ ok: false, status: 400 })
})

test('too large is refused before anything of it is read', async () => {
  const groot = await verzoek({ lengte: String(MAX_VERZOEK + 1) })
  expect(await leesBestand(groot, ORIGIN)).toMatchObject({ ok: false, status: 413, melding: expect.stringContaining('10 MB') as string })
  expect(groot.bodyUsed).toBe(false)
  expect(await leesBestand(await verzoek({ lengte: 'veel' }), ORIGIN)).toMatchObject({ ok: false, status: 411 })
})

test('a name cannot get out of its header', () => {
  expect(alsBijlage('verslag.pdf')).toBe(`attachment; filename="verslag.pdf"; filename*=UTF-8''verslag.pdf`)
  for (const naam of ['a"; x="b.pdf', 'a\r\nset-cookie: x=1.pdf', "één 'verslag'.pdf", '../../etc/passwd', '\ud800.pdf', '"><script>.pdf']) {
    const kop = alsBijlage(naam)
    expect(kop).toMatch(/^attachment; filename="[\w. -]*"; filename\*=UTF-8''[\w.%~!-]*$/)
    expect(() => new Headers({ 'content-disposition': kop })).not.toThrow()
  }
})
