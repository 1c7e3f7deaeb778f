import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDb } from './client.ts'
import { createTestDb, type TestDb } from './testing/index.ts'

let testDb: TestDb
beforeAll(async () => { testDb = await createTestDb() })
afterAll(() => testDb.release())

/** A proxy that can fall silent: what comes in goes nowhere, and nobody is told. */
async function stilleProxy(naar: URL) {
  const paren: { a: Socket; b: Socket; stil: boolean }[] = []
  const server = createServer((a) => {
    const paar = { a, b: connect(Number(naar.port), naar.hostname), stil: false }
    paren.push(paar)
    a.on('data', (stuk) => paar.stil || paar.b.write(stuk))
    paar.b.on('data', (stuk) => paar.stil || a.write(stuk))
    for (const lijn of [a, paar.b]) lijn.on('error', () => {}).on('close', () => paar.stil || (a.destroy(), paar.b.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(naar)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    zwijg: () => paren.forEach((paar) => (paar.stil = true)),
    stop: () => (paren.forEach(({ a, b }) => (a.destroy(), b.destroy())), server.close()),
  }
}

test('a connection that carries nothing and is not closed is given up, and the next question gets another', async () => {
  const proxy = await stilleProxy(new URL(testDb.url))
  const { sql, close } = createDb({ url: proxy.url, role: 'worker', max: 1, stilteMs: 400 })
  expect(await sql`select 1 as een`).toEqual([{ een: 1 }])
  proxy.zwijg()
  const van = performance.now()
  await expect(sql`select 1 as een`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(performance.now() - van).toBeLessThan(3_000)
  expect(await sql`select 2 as twee`).toEqual([{ twee: 2 }])
  await close()
  proxy.stop()
})

test('an idle connection that was given up is opened again', async () => {
  const { sql, close } = createDb({ url: testDb.url, role: 'worker', max: 1, stilteMs: 300 })
  const [eerst] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  await new Promise((resolve) => setTimeout(resolve, 700))
  const [daarna] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  expect(daarna!.pid).not.toBe(eerst!.pid)
  await close()
})

test('rows held over a connection that carries nothing and is not closed are let go of, and another worker takes them', async () => {
  await testDb.beheer.sql`create table vast (id int primary key)`
  await testDb.beheer.sql`insert into vast values (1)`
  await testDb.beheer.sql`grant all on vast to regietafel_worker`
  const proxy = await stilleProxy(new URL(testDb.url))
  const een = createDb({ url: proxy.url, role: 'worker', max: 1, stilteMs: 800, loslatenMs: 600 })
  const ander = createDb({ url: testDb.url, role: 'worker', max: 1 })
  const neem = () => ander.sql`select id from vast for update skip locked`
  const hangt = een.sql.begin(async (tx) => {
    await tx`select id from vast for update`
    proxy.zwijg()
    await tx`update vast set id = 1`
  })
  await expect(hangt).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await vi.waitFor(async () => expect(await neem()).toHaveLength(1), { timeout: 5_000, interval: 50 })
  await Promise.all([een.close(), ander.close()])
  proxy.stop()
})
