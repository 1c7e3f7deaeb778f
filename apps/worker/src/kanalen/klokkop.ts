/** Nearer than this to the real time is the real time: a mail takes a moment, and clocks may differ by two seconds. */
const GELIJK_MS = 60_000

/** A header with the moment of the product, while the proefklok shows another than the real one: who reads the mails of a demo knows their order. Elsewhere there is none. */
export function klokkop(nu: string | undefined, echtMs = Date.now()): Record<string, string> {
  return nu === undefined || Math.abs(Date.parse(nu) - echtMs) <= GELIJK_MS ? {} : { 'X-Regietafel-Moment': new Date(nu).toISOString() }
}
