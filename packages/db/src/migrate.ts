import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyAll } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { noteerStandaarden } from './repositories/formulier-standaard.ts'

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** The names of all migrations, in the order in which they run. */
export function migrationNames(): string[] {
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as { entries: { tag: string }[] }
  return journal.entries.map(({ tag }) => tag)
}

/** Brings the database up to date, and notes the default forms of this version. Safe to run from several processes at once: the others wait, then find nothing to do. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select pg_advisory_lock(hashtext('regietafel-migratie'))`
    await applyAll(drizzle(sql), { migrationsFolder })
    await noteerStandaarden(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Names of the migrations that this database does not have yet; a process refuses to start while there are any. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [table] = await sql<{ present: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as present`
    if (!table?.present) return migrationNames()
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`
    return migrationNames().slice(row?.n ?? 0)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
