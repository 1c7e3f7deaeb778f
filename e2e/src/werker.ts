/** Real faults: the worker process of the system under test is stopped and killed, and its queue thrown away. Linux only: it looks in /proc. */
import { readdirSync, readFileSync } from 'node:fs'
import { createDb } from '@regietafel/db'
import { databaseUrl } from './bewaken.ts'

export const kanSignalen = process.platform === 'linux'

const lees = (pid: number, wat: 'cmdline' | 'environ'): string[] => {
  try {
    return readFileSync(`/proc/${pid}/${wat}`, 'utf8').split('\0').filter((deel) => deel !== '')
  } catch {
    return [] // gone, or of somebody else
  }
}

/** The worker that works on this database, and no other on this machine. */
export function vindWerker(): { readonly pid: number } | null {
  for (const pid of readdirSync('/proc').filter((naam) => /^\d+$/.test(naam)).map(Number)) {
    if (lees(pid, 'cmdline').some((deel) => deel.endsWith('/apps/worker/src/main.ts')) && lees(pid, 'environ').includes(`DATABASE_URL=${databaseUrl()}`)) return { pid }
  }
  return null
}

/** Empties everything the queue keeps in PostgreSQL, as if somebody threw its store away. Answers how many tables. */
export async function leegWachtrij(): Promise<number> {
  const url = process.env['E2E_QUEUE_DATABASE_URL'] ?? databaseUrl().replace(/\/[^/?]+(\?|$)/, '/wachtrij$1')
  const { sql, close } = createDb({ url, role: 'eigenaar', max: 1 })
  try {
    const tabellen = await sql<{ naam: string }[]>`
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as naam from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)' and c.relname !~ 'version|migration'`
    if (tabellen.length > 0) await sql.unsafe(`truncate ${tabellen.map(({ naam }) => naam).join(', ')} cascade`)
    return tabellen.length
  } finally {
    await close()
  }
}
