import { z } from 'zod'
import { defineJob } from './define-job.ts'

/** Make and send the verzamelmails of one gemeente whose time has come. Who gets one, and of what, stands in Postgres. */
export const verzendVerzamelmail = defineJob({
  name: 'verzend-verzamelmail',
  payload: z.strictObject({ gemeenteId: z.uuid() }),
  dedupeId: ({ gemeenteId }) => gemeenteId,
  attempts: 3,
  backoffMs: 1_000,
})
