/** Where the API reports. Fields are codes and ids, never a name, an answer or free text of a casus. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/** One JSON line per message on stdout; control characters are escaped by JSON, so nothing can forge a line. */
export const jsonLog: Log = {
  info: (fields, message) => { process.stdout.write(`${JSON.stringify({ level: 'info', op: new Date().toISOString(), message, ...fields })}\n`) },
  error: (fields, message) => { process.stdout.write(`${JSON.stringify({ level: 'error', op: new Date().toISOString(), message, ...fields })}\n`) },
}
