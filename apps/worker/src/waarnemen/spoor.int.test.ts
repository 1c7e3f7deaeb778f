import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { opPostgres, type Achterkant } from '@regietafel/jobs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOpstelling, type Opstelling } from '../testing/opstelling.ts'
import { poll } from '../testing/proef.ts'
import { MARKER } from '../testing/zaad.ts'

interface Span { readonly name: string; readonly traceId: string; readonly spanId: string; readonly parentSpanId?: string; readonly attributes: unknown }
interface Otlp { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }

/** A collector: takes what is sent to it over OTLP/HTTP. */
const spans: Span[] = []
let ruw = ''
const collector = createServer((verzoek, res) => {
  let body = ''
  verzoek.on('data', (stuk: Buffer) => (body += stuk.toString()))
  verzoek.on('end', () => {
    ruw += body
    if (verzoek.url === '/v1/traces') for (const { scopeSpans } of (JSON.parse(body) as Otlp).resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans)
    res.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
let op: Opstelling
let achterkant: Achterkant
beforeAll(async () => {
  op = await createOpstelling()
  achterkant = opPostgres(process.env['TEST_POSTGRES_URL']!)
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await op.release()
  await achterkant.release()
  collector.closeAllConnections()
  collector.close()
})

const KLIK = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const spoor = `00-${KLIK.traceId}-${KLIK.spanId}-01`

test('one trace runs from the click, through the task and what it writes, to the mail that goes out', async () => {
  const achter = achterkant
  const { sql } = op.db.beheer
  const { gemeenteId } = op.zaad
  const wie = await op.zaad.persoon({ rol: 'operator' })
  const { id: casusId, nummer } = await op.zaad.casus()
  const termijn = await op.zaad.termijn(casusId, [{ trap: 'E3', over: 86_400, naar: ['operator'] }])
  const [escalatie] = await sql<{ id: string }[]>`
    insert into escalatie (gemeente_id, casus_id, termijn_id, cyclus, trap, gepland_op, naar, bezorgd_op) values (${gemeenteId}, ${casusId}, ${termijn.id}, 1, 'E3', nu(), '{operator}', nu()) returning id`
  const [bezorging] = await sql<{ id: string }[]>`
    insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, rol, sleutel, status, laatste_fout_code, eerste_fout_op, laatste_fout_op)
    values (${gemeenteId}, ${escalatie!.id}, 'email', ${wie}, 'operator', 's1', 'mislukt', 'SMTP_550', nu(), nu()) returning id`
  await sql`
    insert into achtergrondtaak (gemeente_id, soort, invoer, door, spoor)
    values (${gemeenteId}, 'bezorg-opnieuw', ${JSON.stringify({ selectie: { ids: [bezorging!.id] }, tempoPerMinuut: 60, reden: 'hersteld' })}::text::jsonb, ${wie}, ${spoor})`
  const worker = await op.worker(achter, { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` })
  await expect.poll(() => op.postvak.post.length, poll).toBe(1)
  await expect.poll(() => spans.some(({ name }) => name === 'bezorg email'), poll).toBe(true)
  await worker.stop()

  const mail = spans.find(({ name }) => name === 'bezorg email')!
  const taak = spans.find(({ name }) => name === 'taak bezorg-opnieuw')!
  expect(taak).toMatchObject({ traceId: KLIK.traceId, parentSpanId: KLIK.spanId })
  expect(mail).toMatchObject({ traceId: KLIK.traceId, parentSpanId: taak.spanId })
  expect(spans.some(({ name }) => name.startsWith('process voer-taak-uit'))).toBe(true)
  for (const merk of [MARKER, nummer, '@voorbeeld.example', '@rivierenstad', 'Hulpverleningsplan', wie]) expect(ruw).not.toContain(merk)
})

test('what no click but a termijn caused has a trace of its own, from the sweep to the mail, also to the verzamelmail', async () => {
  spans.length = 0
  await op.zaad.meldwijze({ spoed: ['E3'] })
  await op.zaad.persoon({ rol: 'operator' })
  for (const trap of ['E1', 'E3']) await op.zaad.termijn((await op.zaad.casus()).id, [{ trap, over: -5, naar: ['operator'] }])
  const [{ mensen } = { mensen: 0 }] = await op.db.beheer.sql<{ mensen: number }[]>`select count(*)::int as mensen from gebruiker where gemeente_id = ${op.zaad.gemeenteId}`
  const voor = op.postvak.post.length
  const worker = await op.worker(achterkant, { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` })
  await expect.poll(() => op.postvak.post.length - voor, poll).toBe(2 * mensen)
  await worker.stop()
  const vegen = new Set(spans.filter(({ name }) => name === 'veeg').map(({ traceId, spanId }) => `${traceId} ${spanId}`))
  for (const naam of ['bezorg email', 'bezorg verzamelmail']) {
    const stappen = spans.filter(({ name }) => name === naam)
    expect([naam, stappen.length > 0]).toEqual([naam, true])
    for (const { traceId, parentSpanId } of stappen) expect(vegen).toContain(`${traceId} ${parentSpanId}`)
  }
  expect([...vegen].some((veeg) => veeg.startsWith(KLIK.traceId))).toBe(false)
  expect(ruw).not.toMatch(new RegExp(`${MARKER}|voorbeeld\\.example|2026-0`))
})
