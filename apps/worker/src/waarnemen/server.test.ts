import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { maatnamen } from '@regietafel/domain/escalatie'
import { afterEach, describe, expect, test } from 'vitest'
import { startDodemansknop } from './dodemansknop.ts'
import { begrens, createMetrieken, metriekNaam } from './metrieken.ts'
import { startServer, type WorkerServer } from './server.ts'
import type { Gezien } from './waarnemer.ts'

const TOKEN = 'een-lang-genoeg-token'
const gezien: Gezien = {
  gemeente: 'rivierenstad',
  maten: maatnamen.map((maat, i) => ({ maat, waarde: i * 1_000 })),
  trappen: [{ trap: 'E3', aantal: 2 }],
  kanalen: [{ kanaal: 'email', wacht: 4, mislukt: 41 }],
  pogingen: [{ kanaal: 'email', code: '', aantal: 61 }, { kanaal: 'email', code: 'SMTP_550', aantal: 39 }],
  meldingen: 1,
}
let server: WorkerServer | undefined
afterEach(() => server?.stop())

async function open({ token = TOKEN as string | null, waarom = null as string | null, gemeenten = [gezien] as readonly Gezien[], mislukt = 0 } = {}) {
  const metrieken = createMetrieken({ waarnemer: { stand: () => ({ op: Date.now(), gemeenten, mislukt }) }, gezond: () => waarom === null })
  server = await startServer({ poort: 0, metricsToken: token ?? undefined, metrieken, gereed: () => Promise.resolve(waarom) })
  return (pad: string, opties: RequestInit = {}) => fetch(`http://127.0.0.1:${server!.poort}${pad}`, opties)
}
const met = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('the worker over HTTP', () => {
  test('lives as long as it answers, and is ready only while it guards', async () => {
    const vraag = await open({ waarom: 'HARTSLAG' })
    expect((await vraag('/health')).status).toBe(200)
    const gereed = await vraag('/ready')
    expect([gereed.status, await gereed.text()]).toEqual([503, 'HARTSLAG'])
    await server!.stop()
    expect((await (await open())('/ready')).status).toBe(200)
  })
  test('shows its numbers to who has the token only', async () => {
    const vraag = await open()
    expect((await vraag('/metrics')).status).toBe(401)
    for (const fout of ['', 'x', `${TOKEN}x`, TOKEN.slice(1)]) expect((await vraag('/metrics', met(fout))).status).toBe(401)
    expect((await vraag('/metrics', met(TOKEN))).status).toBe(200)
  })
  test('has no numbers at all without a token, and takes no orders', async () => {
    const vraag = await open({ token: null })
    expect((await vraag('/metrics', met(''))).status).toBe(404)
    expect((await vraag('/metrics', met('undefined'))).status).toBe(404)
    expect((await vraag('/elders')).status).toBe(404)
    expect((await vraag('/health', { method: 'POST' })).status).toBe(405)
  })
  test('speaks OpenMetrics, with every maat', async () => {
    const antwoord = await (await open())('/metrics', met(TOKEN))
    expect(antwoord.headers.get('content-type')).toContain('application/openmetrics-text')
    const tekst = await antwoord.text()
    expect(tekst.endsWith('# EOF\n')).toBe(true)
    for (const maat of maatnamen) expect(tekst).toContain(`${metriekNaam(maat)}{gemeente="rivierenstad"}`)
    expect(tekst).toContain('regietafel_escalaties_open{gemeente="rivierenstad",trap="E3"} 2')
    expect(tekst).toContain('regietafel_pogingen_laatste_uur{gemeente="rivierenstad",kanaal="email",code="SMTP_550"} 39')
  })
  test('tells of how many gemeenten it has no numbers', async () => {
    const tekst = await (await (await open({ mislukt: 2 }))('/metrics', met(TOKEN))).text()
    expect(tekst).toContain('regietafel_gemeenten_niet_gemeten 2')
  })
  test('carries no other labels than these', async () => {
    const tekst = await (await (await open())('/metrics', met(TOKEN))).text()
    const labels = new Set([...tekst.matchAll(/[{,]([a-z_]+)="/g)].map(([, naam]) => naam))
    expect([...labels].toSorted()).toEqual(['code', 'gemeente', 'kanaal', 'trap'])
  })
})

test('what is gone is not told again, and codes do not pile up', () => {
  const veel = Array.from({ length: 500 }, (_, i) => ({ kanaal: 'email', code: `C${i}`, aantal: 500 - i }))
  const uit = begrens([...veel, { kanaal: 'webhook', code: 'Jan <jan@x.nl>', aantal: 3 }])
  expect(uit.filter(({ kanaal }) => kanaal === 'email')).toHaveLength(21)
  expect(uit.reduce((som, { aantal }) => som + aantal, 0)).toBe(veel.reduce((som, { aantal }) => som + aantal, 3))
  expect(uit.at(-1)).toEqual({ kanaal: 'webhook', code: 'OVERIG', aantal: 3 })
})

test('the dead man\'s switch is pressed only while the beat is healthy', async () => {
  let gebeld = 0
  const buiten = createServer((_vraag, res) => void (gebeld++, res.end()))
  await new Promise<void>((resolve) => buiten.listen(0, '127.0.0.1', resolve))
  let gezond = true
  const knop = startDodemansknop({ url: `http://127.0.0.1:${(buiten.address() as AddressInfo).port}/`, gezond: () => gezond, intervalMs: 20, log: { warn: () => {} } as never })
  await expect.poll(() => gebeld, { timeout: 2_000 }).toBeGreaterThan(1)
  gezond = false
  await new Promise((resolve) => setTimeout(resolve, 60))
  const toen = gebeld
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(gebeld).toBe(toen)
  knop.stop()
  buiten.closeAllConnections()
  buiten.close()
})
