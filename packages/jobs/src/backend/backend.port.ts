import type { Job, Queue, Worker, WorkerOptions } from 'bullmq'

export type Verwerker = (job: Job) => Promise<unknown>
export type WerkerOpties = Omit<WorkerOptions, 'connection' | 'prefix'>

/** The two queue stores look alike from here on; nothing outside this folder knows which one it is. */
export interface Backend {
  readonly soort: 'redis' | 'postgres'
  /**
   * Checks the settings of the store and, on Postgres, creates its tables; safe from several processes at once.
   * @throws WachtrijFout when a setting is wrong; WachtrijOnbereikbaar when nobody answers.
   */
  prepare(): Promise<void>
  queue(naam: string): Queue
  worker(naam: string, verwerk: Verwerker, opties: WerkerOpties): Worker
}
