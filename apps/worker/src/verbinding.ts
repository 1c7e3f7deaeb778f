import { foutCode, WachtrijFout, type QueueApi, type Verwerking } from '@regietafel/jobs'
import type { Handler } from './handler.ts'
import type { Log } from './log.ts'

const OPNIEUW_MS = 2_000
/** Jobs of one name at the same time in this process. */
const CONCURRENCY = 2

export interface VerbindingDeps {
  readonly queue: QueueApi
  readonly log: Log
  readonly signal: AbortSignal
}

/** One handler on the queue. `onStart` hears that a job of it began. */
export type Neemt = () => Promise<Verwerking>

export const createNeemt = <P>({ queue, log, signal }: VerbindingDeps, handler: Handler<P>, onStart: () => void, concurrency = CONCURRENCY): Neemt => () =>
  queue.work(handler.contract, (payload) => handler.handle(payload, signal), {
    concurrency,
    onStart,
    onMislukt: (jobId, code) => log.warn({ job: handler.contract.name, jobId, code }, 'try failed'),
  })

/**
 * Takes jobs as soon as the queue store can be reached, and keeps trying while it cannot; the beat works by itself meanwhile.
 * `start` waits for the first try only. @throws WachtrijFout when the first try finds settings that are wrong.
 */
export function createVerbinding({ queue, log, signal }: VerbindingDeps, wachtend: Neemt[]) {
  const verwerkingen: Verwerking[] = []
  let later = Promise.resolve()

  async function verbind(): Promise<void> {
    await queue.prepare()
    for (let neem = wachtend[0]; neem; neem = wachtend[0]) {
      verwerkingen.push(await neem())
      wachtend.shift()
    }
    log.info({ wachtrij: queue.soort }, 'taking jobs')
  }

  async function blijfProberen(): Promise<void> {
    while (!signal.aborted && wachtend.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, OPNIEUW_MS).unref())
      if (!signal.aborted) await verbind().catch(meld)
    }
  }

  function meld(error: unknown): void {
    log.error({ code: foutCode(error) }, error instanceof WachtrijFout ? error.message : 'queue store cannot be reached; trying again')
  }

  return {
    async start(): Promise<void> {
      await verbind().catch((error: unknown) => {
        if (error instanceof WachtrijFout) throw error
        meld(error)
        later = blijfProberen()
      })
    },
    /** The signal must be aborted first. */
    async close(maxMs: number): Promise<void> {
      await Promise.all(verwerkingen.map((verwerking) => verwerking.close(maxMs)))
      await Promise.race([later, new Promise((resolve) => setTimeout(resolve, maxMs).unref())])
    },
  }
}
