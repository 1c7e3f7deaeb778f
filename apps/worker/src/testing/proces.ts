import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface WorkerProces {
  readonly pid: number
  /** All it wrote so far, on both streams. */
  readonly uitvoer: () => string
  /** Sends the signal and waits for the end; answers the exit code (null after SIGKILL). */
  stop(signaal?: NodeJS.Signals): Promise<number | null>
  /** Waits for it to end by itself. */
  readonly einde: Promise<number | null>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** As the product runs: no code out of strings, and a pattern that backtracks too long is run in linear time. */
const VLAGGEN = ['--disallow-code-generation-from-strings', '--enable-experimental-regexp-engine-on-excessive-backtracks']

/** The real worker in a process of its own. `bewaar` gets it at once, so that it can be ended while it still starts; resolves when it runs, or with its exit code in `einde` when it refuses. */
export async function startProces(env: Record<string, string>, bewaar: (proces: WorkerProces) => void): Promise<WorkerProces> {
  const kind = spawn(process.execPath, [...VLAGGEN, main], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let tekst = ''
  for (const stroom of [kind.stdout, kind.stderr]) stroom.on('data', (stuk: Buffer) => (tekst += stuk.toString()))
  const einde = once(kind, 'exit').then(([code]) => code as number | null)
  const loopt = new Promise<void>((resolve) => kind.stdout.on('data', () => tekst.includes('worker runs') && resolve()))
  const proces: WorkerProces = {
    pid: kind.pid!,
    uitvoer: () => tekst,
    einde,
    async stop(signaal = 'SIGTERM') {
      if (kind.exitCode === null && kind.signalCode === null) kind.kill(signaal)
      return einde
    },
  }
  bewaar(proces)
  await Promise.race([loopt, einde])
  return proces
}
