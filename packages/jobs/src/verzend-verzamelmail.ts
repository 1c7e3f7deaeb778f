import { z } from 'zod'
import { defineJob } from './define-job.ts'

/**
 * Make and send the verzamelmails of one gemeente whose time has come. Who gets one, and of what, stands in Postgres. `toch`: also while
 * traps are still due there, because that has taken too long already.
 */
export const verzendVerzamelmail = defineJob({
  name: 'verzend-verzamelmail',
  payload: z.strictObject({ gemeenteId: z.uuid(), toch: z.boolean() }),
  dedupeId: ({ gemeenteId, toch }) => `${gemeenteId}.${toch}`,
  attempts: 3,
  backoffMs: 1_000,
})
