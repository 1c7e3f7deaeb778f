/** Real faults: the worker process of the system under test is stopped, killed and started again, and its queue thrown away. Linux only: it looks in /proc. */
import { spawn } from 'node:child_process'
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

export interface Werker { readonly pid: number; readonly opdracht: readonly string[]; readonly env: NodeJS.ProcessEnv; readonly cwd: string }

/** The worker that works on this database, and no other on this machine. */
export function vindWerker(): Werker | null {
  for (const pid of readdirSync('/proc').filter((naam) => /^\d+$/.test(naam)).map(Number)) {
    const opdracht = lees(pid, 'cmdline')
    const hoofd = opdracht.findIndex((deel) => deel.endsWith('/apps/worker/src/main.ts'))
    if (hoofd < 0) continue
    const env = Object.fromEntries(lees(pid, 'environ').map((deel) => [deel.slice(0, deel.indexOf('=')), deel.slice(deel.indexOf('=') + 1)]))
    if (env['DATABASE_URL'] === databaseUrl()) return { pid, opdracht, env, cwd: opdracht[hoofd]!.replace(/\/apps\/worker\/src\/main\.ts$/, '') }
  }
  return null
}

/** Starts a worker like the one that was, for the journeys after this one too; it ends with the process that started the system. */
export function startWerker({ opdracht: [programma, ...rest], env, cwd }: Werker): void {
  spawn(programma!, rest, { cwd, env, stdio: 'ignore', detached: true }).unref()
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
