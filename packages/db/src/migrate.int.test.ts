import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createDb } from './client.ts'
import { loadDemo } from './demo/index.ts'
import { herbereken } from './herbereken.ts'
import { migrate, migrationNames, pendingMigrations } from './migrate.ts'
import { createEmptyDb } from './testing/index.ts'

test('four first migrations at once give one schema, and nothing is pending afterwards', async () => {
  const empty = await createEmptyDb()
  try {
    expect(await pendingMigrations(empty.url)).toEqual(migrationNames())
    await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url), migrate(empty.url)])
    expect(await pendingMigrations(empty.url)).toEqual([])
  } finally {
    await empty.release()
  }
})

test('an owner without any special right can migrate, load the demo and rebuild: only creating roles and databases is asked of it', async () => {
  const empty = await createEmptyDb()
  const naam = `eigenaar_${randomUUID().slice(0, 8)}`
  const wachtwoord = randomUUID()
  const beheer = createDb({ url: empty.url, role: 'eigenaar', max: 1 })
  try {
    await beheer.sql.unsafe(`create role ${naam} login createrole password '${wachtwoord}'; grant all on database ${new URL(empty.url).pathname.slice(1)} to ${naam}; alter schema public owner to ${naam}`)
    // The two roles exist in this cluster already, made by somebody else: then the owner is made a member beforehand.
    await beheer.sql.unsafe(`grant regietafel_app, regietafel_worker to ${naam}`)
    const url = new URL(empty.url)
    url.username = naam
    url.password = wachtwoord
    await migrate(url.href)
    expect(await loadDemo(url.href, { hash: async () => 'not a hash' })).toBe(true)
    const worker = createDb({ url: url.href, role: 'worker', max: 1 })
    const [row] = await worker.sql<{ n: number; moment: string }[]>`
      select (select count(*)::int from gemeenten_met_werk('2100-01-01')) as n, volgend_moment() as moment`
    await worker.close()
    expect(row?.n).toBe(2)
    expect(row?.moment).toMatch(/Z$/)
    expect(await herbereken(url.href, { controleer: true })).toMatchObject({ gemeenten: 2, verschillen: [] })
  } finally {
    await beheer.sql.unsafe(`drop owned by ${naam} cascade`)
    await beheer.close()
    await empty.release()
    const server = createDb({ url: process.env.TEST_POSTGRES_URL!, role: 'eigenaar', max: 1 })
    await server.sql.unsafe(`drop role ${naam}`)
    await server.close()
  }
})
