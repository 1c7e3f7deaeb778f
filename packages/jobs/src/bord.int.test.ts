import { afterAll, beforeAll, expect, test } from 'vitest'
import { bewaakTermijnen } from './bewaak-termijnen.ts'
import { createBord, type Bord } from './bord.ts'
import { createQueueApi, type QueueApi } from './queue-api.ts'
import { achterkanten, type Achterkant } from './testing/index.ts'

const BASIS = '/wachtrijen/techniek/bord'
const GEMEENTE = '0af76519-16cd-73dd-8448-eb211c80319c'

for (const maak of achterkanten()) {
  const achter: Achterkant = maak()
  let bord: Bord
  let queue: QueueApi
  beforeAll(async () => {
    queue = createQueueApi(achter.opties)
    await queue.prepare()
    await queue.offer(bewaakTermijnen, { gemeenteId: GEMEENTE })
    bord = createBord({ ...achter.opties, basis: BASIS })
  })
  afterAll(async () => {
    await Promise.all([bord.close(), queue.close()])
    await achter.release()
  })
  const vraag = (pad: string, opties: RequestInit = {}) => bord.fetch(new Request(`http://x${BASIS}${pad}`, opties))

  test(`${achter.soort}: the page and all it asks comes from here`, async () => {
    const pagina = await vraag('/')
    const html = await pagina.text()
    expect(pagina.status).toBe(200)
    expect(html).not.toMatch(/https?:\/\//)
    expect(pagina.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(pagina.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(html).toContain(`<base href="${BASIS}/"`)
    const stukken = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, pad]) => pad!)
    expect(stukken.length).toBeGreaterThan(2)
    for (const pad of stukken) expect([pad, (await vraag(`/${pad}`)).status]).toEqual([pad, 200])
  })
  test(`${achter.soort}: it shows the queues with what waits, ids only`, async () => {
    const { queues } = (await (await vraag('/api/queues?activeQueue=bewaak-termijnen&page=1&jobsPerPage=10')).json()) as { queues: { name: string; readOnlyMode: boolean; counts: { waiting: number } }[] }
    expect(queues.map(({ name }) => name)).toContain('bewaak-termijnen')
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true)
    expect(queues.find(({ name }) => name === 'bewaak-termijnen')!.counts.waiting).toBe(1)
  })
  test(`${achter.soort}: nothing can be done there, and nothing else can be read`, async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await vraag('/api/queues/bewaak-termijnen/pause', { method })).status).toBe(405)
    for (const pad of ['/static/../package.json', '/static/..%2f..%2fpackage.json', '/static/niets.js', '/static/']) expect((await vraag(pad)).status).toBe(404)
    expect((await queue.counts(bewaakTermijnen)).waiting).toBe(1)
  })
}
