import { UnrecoverableError, type Job, type Queue, type Worker } from 'bullmq'
import type { Backend } from './backend/backend.port.ts'
import { postgresBackend } from './backend/postgres.ts'
import { redisBackend } from './backend/redis.ts'
import type { JobContract } from './define-job.ts'
import { binnen, foutCode } from './fouten.ts'

export interface QueueApiOptions {
  /** Redis or Valkey when set, else BullMQ's own PostgreSQL backend on `databaseUrl`. */
  readonly redisUrl?: string | undefined
  readonly databaseUrl: string
  /** Schema (Postgres) or key prefix (Redis) of the queue, apart from the truth. Default `wachtrij`. */
  readonly naamruimte?: string | undefined
  /** A job whose worker has not been heard of for so many milliseconds is taken for dead. Default 10,000. */
  readonly dodeWorkerMs?: number | undefined
  /** Refuse a Redis that keeps nothing on disk: after its restart all that was on offer would have to be offered again. Default false. */
  readonly duurzaam?: boolean | undefined
  /** Gets every fault of the connections, as a code without personal data. */
  readonly onFout?: (fout: { waar: string; code: string }) => void
}

export interface WorkOptions {
  /** Jobs of this name at the same time in this process. Default 1. */
  readonly concurrency?: number
  /** Called when a job of this name starts here: the queue is alive. */
  readonly onStart?: () => void
  /** Called with the code of the error when a try fails. */
  readonly onMislukt?: (jobId: string, code: string) => void
}

export interface Verwerking {
  /** Takes no new jobs and waits for those that run; after `maxMs` lets go, and the queue gives them to another worker. */
  close(maxMs: number): Promise<void>
}

export type Aantallen = Readonly<Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>>

export interface QueueApi {
  readonly soort: Backend['soort']
  /** Checks or creates the store. @throws WachtrijFout (a setting is wrong) or WachtrijOnbereikbaar. */
  prepare(): Promise<void>
  /**
   * Adds the job unless the same one waits or runs. A job that a dead worker left behind blocks for at most `dodeWorkerMs`.
   * @throws ZodError for a payload that does not fit; WachtrijOnbereikbaar or the error of the driver when the store fails.
   */
  offer<P>(contract: JobContract<P>, payload: P): Promise<void>
  /** Runs the handler for every job of this name. A payload that does not parse fails at once, without a second try. */
  work<P>(contract: JobContract<P>, handle: (payload: P) => Promise<unknown>, options?: WorkOptions): Promise<Verwerking>
  /** @throws WachtrijOnbereikbaar when the store does not answer in time. */
  counts(contract: Pick<JobContract<unknown>, 'name'>): Promise<Aantallen>
  /** Throws everything of this name away. Harmless: what is due stands in Postgres. */
  empty(contract: Pick<JobContract<unknown>, 'name'>): Promise<void>
  close(): Promise<void>
}

const OFFER_MS = 2_000
const READY_MS = 6_000
const KEEP = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1_000 } }

export function createQueueApi(options: QueueApiOptions): QueueApi {
  const naamruimte = options.naamruimte ?? 'wachtrij'
  const dodeWorkerMs = options.dodeWorkerMs ?? 10_000
  const meld = (waar: string) => (error: unknown) => options.onFout?.({ waar, code: foutCode(error) })
  const backend = options.redisUrl ? redisBackend(options.redisUrl, { naamruimte, duurzaam: options.duurzaam ?? false }) : postgresBackend(options.databaseUrl, naamruimte)
  const queues = new Map<string, Queue>()

  function queueOf(naam: string): Queue {
    const bekend = queues.get(naam)
    if (bekend) return bekend
    const queue = backend.queue(naam)
    queue.on('error', meld(naam)) // without a listener a cut connection ends the process
    queues.set(naam, queue)
    return queue
  }

  async function offer<P>(contract: JobContract<P>, payload: P): Promise<void> {
    const data = contract.payload.parse(payload)
    // The slot changes every dodeWorkerMs, so a job that nobody finishes cannot hold the id for ever.
    const tijdvak = Math.floor(Date.now() / dodeWorkerMs)
    const queue = queueOf(contract.name)
    const add = queue.add(contract.name, data, {
      ...KEEP,
      deduplication: { id: `${contract.dedupeId(data)}.${tijdvak}` },
      attempts: contract.attempts,
      backoff: { type: 'exponential', delay: contract.backoffMs },
    })
    try {
      await binnen(OFFER_MS, add, contract.name)
    } catch (error) {
      queues.delete(contract.name) // a connection that failed while opening stays failed: begin anew
      void laatLos(queue)
      throw error
    }
  }

  async function work<P>(contract: JobContract<P>, handle: (payload: P) => Promise<unknown>, opties: WorkOptions = {}): Promise<Verwerking> {
    const worker = backend.worker(contract.name, (job) => run(contract, handle, job, opties), {
      ...KEEP,
      autorun: false,
      concurrency: opties.concurrency ?? 1,
      lockDuration: dodeWorkerMs,
      stalledInterval: Math.ceil(dodeWorkerMs / 2),
      maxStalledCount: 1_000_000, // a job that lost its worker is never to blame
      drainDelay: 5,
      runRetryDelay: 500,
    })
    worker.on('error', meld(contract.name))
    worker.on('failed', (job, error) => opties.onMislukt?.(job?.id ?? '?', error.message))
    try {
      await binnen(READY_MS, worker.waitUntilReady(), contract.name)
    } catch (error) {
      void worker.close(true).catch(() => {})
      throw error
    }
    worker.run().catch(meld(contract.name))
    return { close: (maxMs) => stop(worker, maxMs) }
  }

  return {
    soort: backend.soort,
    prepare: () => backend.prepare(),
    offer,
    work,
    counts: async ({ name }) => (await binnen(OFFER_MS, queueOf(name).getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed'), name)) as Aantallen,
    empty: async ({ name }) => queueOf(name).obliterate({ force: true }),
    close: async () => {
      const alle = [...queues.values()]
      queues.clear()
      await Promise.all(alle.map((queue) => binnen(READY_MS, queue.close(), queue.name).catch(() => laatLos(queue))))
    },
  }
}

/** Runs one try. What goes back to the queue store about a failure is a code only. */
async function run<P>(contract: JobContract<P>, handle: (payload: P) => Promise<unknown>, job: Job, opties: WorkOptions): Promise<null> {
  const payload = contract.payload.safeParse(job.data)
  if (!payload.success) throw zonderSpoor(new UnrecoverableError('PAYLOAD_ONGELDIG'))
  opties.onStart?.()
  try {
    await handle(payload.data)
  } catch (error) {
    throw zonderSpoor(error instanceof UnrecoverableError ? new UnrecoverableError(foutCode(error)) : new Error(foutCode(error)))
  }
  return null
}

function zonderSpoor<E extends Error>(error: E): E {
  error.stack = error.message
  return error
}

/** Closing says goodbye first, which a store that is away does not hear: then the connection would knock for ever. */
async function laatLos(queue: Queue): Promise<void> {
  await Promise.all([queue.disconnect(), queue.close()].map((einde) => Promise.resolve(einde).catch(() => {})))
}

async function stop(worker: Worker, maxMs: number): Promise<void> {
  await binnen(maxMs, worker.close(), worker.name).catch(async () => {
    await binnen(1_000, Promise.resolve(worker.disconnect()), worker.name).catch(() => {})
  })
}
