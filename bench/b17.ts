import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDb, hartslagRepository } from '@regietafel/db'
import { freePort, startPostgres } from '../infra/local/src/index.ts'
import type { Measurement, Workload } from './workload.ts'

/** Data folder with a loaded demo and a built admin, made once: what is measured is a later start, as after every restart of a machine. */
const FOLDER = 'BENCH_B17_DATA'
const MAX_MS = 60_000
let made: string | undefined

async function product(data: string): Promise<Measurement> {
  const { startProduct } = await import('../infra/local/src/product.ts')
  const port = await freePort()
  let databaseUrl = ''
  const begin = performance.now()
  const running = await startProduct({
    data, host: '127.0.0.1', port, origin: `http://127.0.0.1:${port}`, modus: 'test', env: { ...process.env, DATABASE_URL: undefined, REDIS_URL: undefined },
    say: () => {}, onKnown: (facts) => void (databaseUrl = facts.databaseUrl),
  })
  try {
    const firstPage = performance.now() - begin
    const page = await fetch(`http://127.0.0.1:${port}/inloggen`)
    if (!page.ok || !(await page.text()).includes('<form')) throw new Error(`the first page answered ${page.status} without a form`)
    const firstSweep = await untilSweep(databaseUrl, begin)
    return { value: Math.max(firstPage, firstSweep) / 1000, more: { firstPage: firstPage / 1000, firstSweep: firstSweep / 1000 }, checked: 2 }
  } finally {
    await running.stop()
  }
}

/** Milliseconds from `begin` until a worker that started after it has written a sign of life. */
async function untilSweep(url: string, begin: number): Promise<number> {
  const { db, close } = createDb({ url, role: 'worker', max: 1 })
  try {
    for (;;) {
      const now = performance.now()
      if ((await hartslagRepository(db).list()).some(({ ouderdomMs }) => ouderdomMs < now - begin)) return performance.now() - begin
      if (now - begin > MAX_MS) throw new Error('no sweep within a minute')
      await sleep(20)
    }
  } finally {
    await close()
  }
}

/** What no product on this stack can pass: the same embedded server, and a page of plain node http that asks it one thing. */
async function limit(data: string): Promise<Measurement> {
  const begin = performance.now()
  const server = await startPostgres({ dir: path.join(data, 'leeg') })
  const { sql, close } = createDb({ url: server.url, role: 'eigenaar', max: 1 })
  const http = createServer((_request, response) => void sql`select 1 as een`.then(([row]) => response.end(`<form>${row!['een']}</form>`)))
  try {
    const port = await freePort()
    await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
    const body = await (await fetch(`http://127.0.0.1:${port}/`)).text()
    if (body !== '<form>1</form>') throw new Error(`unexpected page ${body}`)
    return { value: (performance.now() - begin) / 1000, checked: 1 }
  } finally {
    http.close()
    await close()
    await server.stop()
  }
}

export const workload: Workload = {
  id: 'B17',
  title: 'cold start on existing data to the first page and the first sweep (database, migrations, worker, screens)',
  unit: 's',
  better: 'lower',
  contestants: [
    { name: 'regietafel', kind: 'product' },
    { name: 'PostgreSQL and one page of node http', kind: 'limit' },
  ],
  targets: [{ text: 'at most 3 s', max: 3 }],
  async prepare() {
    const data = (made = mkdtempSync(path.join(tmpdir(), 'regietafel-b17-')))
    await product(data)
    await limit(data)
    return { [FOLDER]: data }
  },
  measure: (contestant) => (contestant === 'regietafel' ? product : limit)(process.env[FOLDER]!),
  async cleanUp() {
    if (made) rmSync(made, { recursive: true, force: true })
  },
}
