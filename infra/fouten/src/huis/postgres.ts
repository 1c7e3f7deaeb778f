import { setTimeout as sleep } from 'node:timers/promises'
import type { Schijf } from './schijf.ts'
import { freePort, startPostgres, type RunningPostgres } from '@regietafel/local'

/** A PostgreSQL of our own that can be broken in every way; its port stays the same. */
export interface Huispostgres {
  readonly url: string
  readonly poort: number
  /** SIGQUIT: as after a power cut of the processes; the next start recovers from the log. */
  stopNu(): Promise<void>
  /** SIGINT: rolls back and leaves. */
  stopNet(): Promise<void>
  /** With a small disk of its own that only this server sees, until it stops. */
  start(schijf?: Schijf): Promise<void>
}

const WEG_MS = 20_000

export async function startHuispostgres(dir: string): Promise<Huispostgres> {
  const poort = await freePort()
  const begin = (schijf?: Schijf): Promise<RunningPostgres> => startPostgres({ ...(schijf && { omhul: schijf.om }), dir, port: poort, adopt: true, database: 'regietafel', settings: ['shared_buffers=256MB', 'deadlock_timeout=100ms', 'max_wal_size=2GB', 'autovacuum_naptime=1s'] }) // sixty days go by in half a minute: whoever counts the rows must keep up
  let server = await begin()
  let op = true
  const signaal = async (welk: NodeJS.Signals): Promise<void> => {
    if (!op) return
    op = false
    process.kill(server.pid, welk)
    for (const tot = Date.now() + WEG_MS; leeft(server.pid) && Date.now() < tot; ) await sleep(10)
    await server.stop()
  }
  return {
    url: server.url,
    poort,
    stopNu: () => signaal('SIGQUIT'),
    stopNet: () => signaal('SIGINT'),
    async start(schijf) {
      if (op) return
      server = await begin(schijf)
      op = true
    },
  }
}

function leeft(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
