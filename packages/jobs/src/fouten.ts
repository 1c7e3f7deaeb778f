/** Wrong settings of the queue store: trying again cannot help, a person must change something. */
export class WachtrijFout extends Error {
  override name = 'WachtrijFout'
}

/** The queue store does not answer; it may later. */
export class WachtrijOnbereikbaar extends Error {
  override name = 'WachtrijOnbereikbaar'
}

/**
 * What may be written about an error: its class and code, never its message. Messages of Postgres and of mail servers
 * carry values and addresses, and the queue store, the logs and the screens must not.
 */
export function foutCode(error: unknown): string {
  if (!(error instanceof Error)) return 'ONBEKEND'
  const { code } = error as { code?: unknown }
  const tekst = typeof code === 'string' || typeof code === 'number' ? String(code) : error.name
  return /^[\w.-]{1,60}$/.test(tekst) ? tekst : 'ONBEKEND'
}

/** Where an error arose: the frames of its stack without its message, innermost first. Safe to log. */
export const foutPlek = (error: unknown): string[] =>
  error instanceof Error ? (error.stack ?? '').split('\n').filter((regel) => /^\s+at .+:\d+:\d+\)?$/.test(regel)).slice(0, 6).map((regel) => regel.trim()) : []

/** Rejects when `belofte` has not settled after `ms` milliseconds: with WachtrijOnbereikbaar, or with what `toFout` makes of the sentence. */
export async function binnen<T>(ms: number, belofte: Promise<T>, wat: string, toFout: (tekst: string) => Error = (tekst) => new WachtrijOnbereikbaar(tekst)): Promise<T> {
  let klok: NodeJS.Timeout | undefined
  const teLang = new Promise<never>((_, reject) => {
    klok = setTimeout(() => reject(toFout(`${wat}: no answer within ${ms} ms`)), ms)
  })
  belofte.catch(() => {})
  return Promise.race([belofte, teLang]).finally(() => clearTimeout(klok))
}
