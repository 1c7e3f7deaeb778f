import { z } from 'zod'
import { defineJob } from './define-job.ts'

/** Look at every termijn of one gemeente of which something is due, and take the trappen that are due. */
export const bewaakTermijnen = defineJob({
  name: 'bewaak-termijnen',
  payload: z.strictObject({ gemeenteId: z.uuid() }),
  dedupeId: ({ gemeenteId }) => gemeenteId,
  attempts: 3,
  backoffMs: 500,
})
