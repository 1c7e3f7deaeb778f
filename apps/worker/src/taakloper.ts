import type { Handler } from './handler.ts'

/** Runs long tasks one at a time in this process, whoever brings them: the queue, or the beat while the queue is silent. */
export interface Taakloper<P> {
  readonly bezig: boolean
  /** For the queue: done when the task is done. While another runs it does nothing: the task still waits in Postgres and is offered again. */
  readonly doe: Handler<P>
  /** For the beat: begins it and does not wait, so that the guarding of termijnen goes on. */
  readonly begin: Handler<P>
  /** When what runs has ended. */
  klaar(): Promise<void>
}

/** `onFout` gets what a task threw that nobody waits for. */
export function createTaakloper<P>(handler: Handler<P>, onFout: (error: unknown) => void): Taakloper<P> {
  let loopt: Promise<void> | null = null

  function start(payload: P, signal: AbortSignal): Promise<void> {
    if (loopt) return Promise.resolve()
    const run = handler.handle(payload, signal).finally(() => {
      loopt = null
    })
    loopt = run
    return run
  }

  return {
    get bezig() {
      return loopt !== null
    },
    doe: { contract: handler.contract, handle: start },
    begin: {
      contract: handler.contract,
      handle(payload, signal) {
        start(payload, signal).catch(onFout)
        return Promise.resolve()
      },
    },
    klaar: async () => void (await loopt?.catch(() => {})),
  }
}
