import { logvelden } from '@regietafel/jobs'

/** Where the API reports. Fields are codes and ids, never a name, an answer or free text of a casus. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/**
 * One JSON line per message on stdout. Whatever is handed to it, a line holds ids, codes, words of our own and small numbers; control
 * characters are escaped by JSON, so nothing can forge a line.
 */
const schrijf = (level: 'info' | 'error') => (fields: Record<string, unknown>, message: string): void => {
  process.stdout.write(`${JSON.stringify({ ...logvelden(fields), level, op: new Date().toISOString(), message })}\n`)
}
export const jsonLog: Log = { info: schrijf('info'), error: schrijf('error') }
