import type { JobContract } from '@regietafel/jobs'

/** What runs when a job of this contract comes in. Safe to run twice, and to run without a queue. */
export interface Handler<P> {
  readonly contract: JobContract<P>
  /** Stops between two sets when `signal` is aborted; what is left is still due in Postgres. */
  handle(payload: P, signal: AbortSignal): Promise<void>
}

/** Sentences for every job name that nobody handles, or that two handlers want. Empty when all is well. */
export function checkHandlers(contracten: readonly { readonly name: string }[], handlers: readonly { readonly contract: { readonly name: string } }[]): string[] {
  const namen = new Set([...contracten, ...handlers.map(({ contract }) => contract)].map(({ name }) => name))
  return [...namen].flatMap((naam) => {
    const aantal = handlers.filter(({ contract }) => contract.name === naam).length
    const bekend = contracten.some(({ name }) => name === naam)
    if (!bekend) return [`Voor de opdracht ${naam} is er een verwerker, maar geen afspraak.`]
    if (aantal === 0) return [`Voor de opdracht ${naam} is er geen verwerker.`]
    return aantal === 1 ? [] : [`Voor de opdracht ${naam} zijn er ${aantal} verwerkers in plaats van 1.`]
  })
}
