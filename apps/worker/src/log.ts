import { pino, type Logger, type LoggerOptions } from 'pino'

/** Keys whose values never reach a log line, up to three deep. What is logged is ids and codes; this is the net below. */
const geheim = ['naam', 'roepnaam', 'email', 'to', 'aan', 'bsn', 'geboortedatum', 'adres', 'tekst', 'message', 'stack', 'detail', 'query', 'parameters', 'password', 'wachtwoord', 'antwoorden']

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'fatal'>

export const logOpties = (level: string, proces: string): LoggerOptions => ({
  level,
  base: { proces },
  redact: { paths: geheim.flatMap((sleutel) => [sleutel, `*.${sleutel}`, `*.*.${sleutel}`]), censor: '[weg]' },
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
