import type { z } from 'zod'

/** What producer and worker agree on. The queue has the name of the job. */
export interface JobContract<P> {
  readonly name: string
  /** Ids only: the queue store keeps job data in clear text, so nothing about a child goes in. */
  readonly payload: z.ZodType<P>
  /** While a job with this id waits or runs, offering it again does nothing (see `offer` for how long that can last). */
  readonly dedupeId: (payload: P) => string
  /** Tries in the queue, the first included. The truth in Postgres re-offers anyway, so this stays small. */
  readonly attempts: number
  /** Before the second try, in milliseconds; doubles each time. */
  readonly backoffMs: number
}

export const defineJob = <P>(contract: JobContract<P>): JobContract<P> => contract
