import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { bewaakTermijnen, bezorgEscalaties, createQueueApi, UnrecoverableError, type QueueApi, type Verwerking } from './index.ts'
import { achterkanten, type Achterkant } from './testing/index.ts'

const DEAD_MS = 1_500
const payload = (): { gemeenteId: string } => ({ gemeenteId: randomUUID() })
const poll = { timeout: 8_000, interval: 25 }

describe.each(achterkanten().map((maak) => [maak().soort, maak] as const))('the queue on %s', (_soort, maak) => {
  let achter: Achterkant
  let api: QueueApi
  const open: Verwerking[] = []

  beforeAll(async () => {
    achter = maak()
    api = createQueueApi({ ...achter.opties, dodeWorkerMs: DEAD_MS })
    await api.prepare()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((verwerking) => verwerking.close(2_000)))
    await api.empty(bewaakTermijnen)
  })
  afterAll(async () => {
    await api.close()
    await achter.release()
  })

  async function work(handle: (p: { gemeenteId: string }) => Promise<unknown>, opties = {}): Promise<Verwerking> {
    const verwerking = await api.work(bewaakTermijnen, handle, opties)
    open.push(verwerking)
    return verwerking
  }

  test('what is offered is handled, with the payload that was offered', async () => {
    const gezien: string[] = []
    await work(async ({ gemeenteId }) => gezien.push(gemeenteId))
    const een = payload()
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => gezien, poll).toEqual([een.gemeenteId])
    await expect.poll(async () => (await api.counts(bewaakTermijnen)).active, poll).toBe(0)
  })

  test('offered often while it waits, it is handled once; afterwards it may be offered again', async () => {
    const een = payload()
    // Right after the start of a slot, so that the slot does not change under the test.
    await new Promise((resolve) => setTimeout(resolve, DEAD_MS - (Date.now() % DEAD_MS) + 5))
    await Promise.all(Array.from({ length: 5 }, () => api.offer(bewaakTermijnen, een)))
    expect((await api.counts(bewaakTermijnen)).waiting).toBe(1)
    const gezien: string[] = []
    await work(async ({ gemeenteId }) => gezien.push(gemeenteId))
    await expect.poll(() => gezien, poll).toHaveLength(1)
    await expect.poll(async () => (await api.counts(bewaakTermijnen)).active, poll).toBe(0)
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => gezien, poll).toHaveLength(2)
  })

  test('a failing try is done again after its backoff, and only a code of the error is kept', async () => {
    const codes: string[] = []
    const tijden: number[] = []
    await work(
      async () => {
        tijden.push(performance.now())
        if (tijden.length === 1) throw Object.assign(new Error('Jansen woont op de Dijk'), { code: 'ECONNREFUSED' })
      },
      { onMislukt: (_id: string, code: string) => codes.push(code) },
    )
    await api.offer(bewaakTermijnen, payload())
    await expect.poll(() => tijden, poll).toHaveLength(2)
    expect(tijden[1]! - tijden[0]!).toBeGreaterThan(bewaakTermijnen.backoffMs * 0.8)
    expect(codes).toEqual(['ECONNREFUSED'])
  })

  test('an UnrecoverableError is not tried again', async () => {
    let keer = 0
    await work(async () => {
      keer += 1
      throw new UnrecoverableError('pointless')
    })
    await api.offer(bewaakTermijnen, payload())
    await expect.poll(async () => (await api.counts(bewaakTermijnen)).failed, poll).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, bewaakTermijnen.backoffMs + 300))
    expect(keer).toBe(1)
  })

  test('a payload that does not fit is refused where it is offered', async () => {
    await expect(api.offer(bewaakTermijnen, { gemeenteId: 'Jansen' })).rejects.toThrow()
    await expect(api.offer(bewaakTermijnen, { ...payload(), naam: 'Jansen' } as { gemeenteId: string })).rejects.toThrow()
    await expect(api.offer(bezorgEscalaties, { gemeenteId: randomUUID(), escalatieIds: [] })).rejects.toThrow()
    expect((await api.counts(bewaakTermijnen)).waiting).toBe(0)
  })

  test('a payload of another version, already in the queue, fails at once and is not handled', async () => {
    let keer = 0
    await work(async () => (keer += 1))
    await api.offer({ ...bewaakTermijnen, payload: { parse: () => ({ oud: true }) } as never }, payload())
    await expect.poll(async () => (await api.counts(bewaakTermijnen)).failed, poll).toBe(1)
    expect(keer).toBe(0)
  })

  test('killed with SIGKILL while busy, its job is done by another worker', async () => {
    const kind = spawn(process.execPath, [fileURLToPath(new URL('./testing/kind.ts', import.meta.url)), JSON.stringify({ ...achter.opties, dodeWorkerMs: DEAD_MS })], { stdio: ['ignore', 'pipe', 'inherit'] })
    await waitFor(kind.stdout, 'klaar')
    const een = payload()
    await api.offer(bewaakTermijnen, een)
    await waitFor(kind.stdout, 'bezig')
    kind.kill('SIGKILL')
    await once(kind, 'exit')
    const gezien: string[] = []
    await work(async ({ gemeenteId }) => gezien.push(gemeenteId))
    await expect.poll(() => gezien, poll).toEqual([een.gemeenteId])
  })

  test('a job that a dead worker holds does not stop the same one from being offered in the next slot', async () => {
    const een = payload()
    let keer = 0
    await work(async () => (keer += 1) === 1 ? new Promise((resolve) => setTimeout(resolve, DEAD_MS * 2)) : undefined, { concurrency: 2 })
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => keer, poll).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, DEAD_MS))
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => keer, poll).toBe(2)
  })

  test('emptied behind its back, it works on; what was lost may be offered again at once', async () => {
    const gezien: string[] = []
    const een = payload()
    await api.offer(bewaakTermijnen, een)
    await achter.wis()
    await work(async ({ gemeenteId }) => gezien.push(gemeenteId))
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => gezien, poll).toEqual([een.gemeenteId])
    await achter.wis()
    await api.offer(bewaakTermijnen, een)
    await expect.poll(() => gezien, poll).toHaveLength(2)
  })

  test('close waits for the job that runs and takes no other', async () => {
    let klaar = 0
    let begonnen = 0
    const verwerking = await work(async () => {
      begonnen += 1
      await new Promise((resolve) => setTimeout(resolve, 400))
      klaar += 1
    })
    await api.offer(bewaakTermijnen, payload())
    await api.offer(bewaakTermijnen, payload())
    await expect.poll(() => begonnen, poll).toBe(1)
    await verwerking.close(5_000)
    expect([begonnen, klaar]).toEqual([1, 1])
    expect((await api.counts(bewaakTermijnen)).active).toBe(0)
  })

  test('close lets go of a job that does not end, and another worker gets it', async () => {
    let vast = 0
    const verwerking = await work(() => new Promise(() => (vast += 1)))
    await api.offer(bewaakTermijnen, payload())
    await expect.poll(() => vast, poll).toBe(1)
    const begin = performance.now()
    await verwerking.close(500)
    expect(performance.now() - begin).toBeLessThan(3_000)
    let keer = 0
    await work(async () => (keer += 1))
    await expect.poll(() => keer, poll).toBe(1)
  })

  test('four processes may make the store ready at the same moment', async () => {
    const vers = maak()
    const apis = Array.from({ length: 4 }, () => createQueueApi(vers.opties))
    await Promise.all(apis.map((elk) => elk.prepare()))
    await Promise.all(apis.map((elk) => elk.offer(bewaakTermijnen, payload())))
    expect((await apis[0]!.counts(bewaakTermijnen)).waiting).toBe(4)
    await Promise.all(apis.map((elk) => elk.close()))
    await vers.release()
  })
})

test.each([{ redisUrl: 'redis://127.0.0.1:1' }, {}])('a store that is not there is reported within seconds, not waited for: %o', async (waar) => {
  const api = createQueueApi({ databaseUrl: 'postgres://app@127.0.0.1:1/geen', ...waar })
  await expect(api.prepare()).rejects.toMatchObject({ name: 'WachtrijOnbereikbaar' })
  const begin = performance.now()
  await expect(api.offer(bewaakTermijnen, payload())).rejects.toThrow()
  expect(performance.now() - begin).toBeLessThan(4_000)
  await api.close()
})

describe.skipIf(spawnSync('redis-server', ['--version']).status !== 0)('a Redis', () => {
  /** Takes no port of another run, and is gone with the test. */
  async function startRedis(...opties: string[]) {
    return startRedisOp(await freePort(), ...opties)
  }
  async function startRedisOp(poort: number, ...opties: string[]) {
    const redis = spawn('redis-server', ['--port', String(poort), '--bind', '127.0.0.1', '--save', '', ...opties], { stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(() => void redis.kill('SIGKILL'))
    await waitFor(redis.stdout, 'Ready to accept')
    return { opties: { databaseUrl: 'postgres://not-used', redisUrl: `redis://127.0.0.1:${poort}` }, redis, poort }
  }

  test('that may throw jobs away is refused with a sentence', async () => {
    const { opties } = await startRedis('--maxmemory-policy', 'allkeys-lru')
    await expect(createQueueApi(opties).prepare()).rejects.toMatchObject({ name: 'WachtrijFout', message: expect.stringContaining('noeviction') as string })
  })

  test('that keeps nothing on disk is refused where it must last, with a sentence, and taken elsewhere', async () => {
    const { opties } = await startRedis('--appendonly', 'no')
    await expect(createQueueApi({ ...opties, duurzaam: true }).prepare()).rejects.toMatchObject({ name: 'WachtrijFout', message: 'Redis bewaart niets op schijf (appendonly staat uit). Zet appendonly op yes.' })
    await expect(createQueueApi({ ...opties, duurzaam: false }).prepare()).resolves.toBeUndefined()
  })

  test.each([['voor', -10_000], ['achter', 10_000]])('whose clock is ten seconds %s is refused, with a sentence', async (woord, ms) => {
    const { opties } = await startRedis()
    const echt = Date.now.bind(Date)
    const klok = vi.spyOn(Date, 'now').mockImplementation(() => echt() + ms)
    onTestFinished(() => klok.mockRestore())
    await expect(createQueueApi(opties).prepare()).rejects.toMatchObject({ name: 'WachtrijFout', message: `De klok van Redis loopt 10 seconden ${woord} op die van deze machine. Zet de klokken gelijk (NTP) en start opnieuw.` })
    klok.mockRestore()
    await expect(createQueueApi(opties).prepare()).resolves.toBeUndefined()
  })

  test('that keeps an append-only file is taken where it must last', async () => {
    const { opties } = await startRedis('--appendonly', 'yes', '--dir', await mkdtemp(join(tmpdir(), 'regietafel-aof-')))
    await expect(createQueueApi({ ...opties, duurzaam: true }).prepare()).resolves.toBeUndefined()
  })

  test('that goes away is told as codes; no connection writes a line of its own, and none is left knocking', async () => {
    const { opties, redis, poort } = await startRedis()
    const geschreven = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spion) => spion.mockImplementation(() => {}))
    onTestFinished(() => geschreven.forEach((spion) => spion.mockRestore()))
    const fouten: { waar: string; code: string }[] = []
    const api = createQueueApi({ ...opties, onFout: (fout) => fouten.push(fout) })
    await api.offer(bewaakTermijnen, payload())
    const verwerking = await api.work(bewaakTermijnen, () => Promise.resolve())
    redis.kill('SIGKILL')
    await once(redis, 'exit')
    for (let i = 0; i < 2; i++) await api.offer(bewaakTermijnen, payload()).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await verwerking.close(200)
    await api.close()
    expect(fouten.map(({ code }) => code)).toContain('ECONNREFUSED')
    for (const spion of geschreven) expect(spion).not.toHaveBeenCalled()
    await startRedisOp(poort)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    const kijk = new Redis(opties.redisUrl)
    onTestFinished(() => kijk.disconnect())
    expect(String(await kijk.client('LIST')).trim().split('\n')).toHaveLength(1)
  })
})

async function waitFor(stroom: NodeJS.ReadableStream, woord: string): Promise<void> {
  let tekst = ''
  while (!tekst.includes(woord)) tekst += String((await once(stroom, 'data'))[0])
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
