import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { formulieren } from '@regietafel/domain/formulier'
import { createDb } from '../client.ts'
import { contentHash } from '../hash.ts'
import { migrate, migrationNames, migrationsFolder } from '../migrate.ts'

/**
 * A fresh database, cloned from a template that holds all migrations; `release` drops it.
 * Needs TEST_POSTGRES_URL: a login that may create databases and roles.
 * `beheer` is the owner, `app` and `worker` are pools under the two roles that serve.
 */
export async function createTestDb({ max = 5 }: { max?: number } = {}) {
  const server = requireEnv('TEST_POSTGRES_URL')
  const template = await ensureTemplate(server)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, (sql) => createFrom(sql, name, template))

  const url = withDatabase(server, name)
  const beheer = createDb({ url, role: 'eigenaar', max })
  const app = createDb({ url, role: 'app', max })
  const worker = createDb({ url, role: 'worker', max })

  return {
    name,
    /** The login of the owner; what DATABASE_URL is in the running system. */
    url,
    beheer,
    app,
    worker,
    async release() {
      await Promise.all([beheer.close(), app.close(), worker.close()])
      await onServer(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
}

export type TestDb = Awaited<ReturnType<typeof createTestDb>>

/** An empty database without any table, for tests of the migrations themselves. */
export async function createEmptyDb() {
  const server = requireEnv('TEST_POSTGRES_URL')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer(server, (sql) => sql.unsafe(`create database ${name}`))
  return {
    url: withDatabase(server, name),
    release: () => onServer(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  }
}

/** The template is named by the content of the migrations and of the default forms: a change in those makes a new one. Made once, under a lock. */
async function ensureTemplate(server: string): Promise<string> {
  const template = `regietafel_sjabloon_${migrationsHash()}`
  await onServer(server, async (sql) => {
    await sql`select pg_advisory_lock(hashtext('regietafel-sjabloon'))`
    const [ready] = await sql`select from pg_database where datname = ${template} and datistemplate`
    if (ready) return
    await sql.unsafe(`drop database if exists ${template} with (force)`)
    await sql.unsafe(`create database ${template}`)
    await migrate(withDatabase(server, template))
    await sql.unsafe(`alter database ${template} with is_template true allow_connections false`)
  })
  return template
}

async function createFrom(sql: postgres.Sql, name: string, template: string): Promise<void> {
  await sql.unsafe(`create database ${name} template ${template}`)
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const tag of migrationNames()) hash.update(readFileSync(`${migrationsFolder}/${tag}.sql`))
  hash.update(contentHash(formulieren))
  return hash.digest('hex').slice(0, 16)
}

async function onServer<T>(server: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

function requireEnv(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set; run the tests with npm test`)
  return value
}
