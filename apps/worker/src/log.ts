import { logvelden } from '@regietafel/jobs'
import { pino, type Logger, type LoggerOptions } from 'pino'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'fatal'>

/** Whatever is handed to it, a line holds ids, codes, words of our own and small numbers (`logvelden`). The text is one from the code; nothing is filled in. */
export const logOpties = (level: string, proces: string): LoggerOptions => ({
  level,
  base: { proces },
  hooks: {
    logMethod(argumenten: unknown[], schrijf) {
      const [eerste, tweede] = argumenten
      const tekst = [eerste, tweede].find((deel) => typeof deel === 'string') ?? 'no text'
      schrijf.call(this, typeof eerste === 'string' ? {} : logvelden(eerste), tekst)
    },
  },
  serializers: {}, // pino's own serializer of `err` would copy message and stack
  formatters: { level: (label) => ({ level: label }) },
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
})

export const createLog = (level: string, proces: string): Logger => pino(logOpties(level, proces))

/** Lets the first of each kind through and then one per `ms` milliseconds: a store that is away for an hour fills no disk. */
export function zelden<T>(ms: number, soort: (melding: T) => string, meld: (melding: T) => void): (melding: T) => void {
  const laatst = new Map<string, number>()
  return (melding) => {
    const nu = performance.now()
    if (nu - (laatst.get(soort(melding)) ?? -Infinity) < ms) return
    laatst.set(soort(melding), nu)
    meld(melding)
  }
}
