import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineJob } from './define-job.ts'

/** Upper bound of one job, so that one poisoned job never holds up more than this many escalaties. */
export const maxEscalatiesPerJob = 100

/** Carry these escalaties to the people they are addressed to. What is bezorgd already is skipped. */
export const bezorgEscalaties = defineJob({
  name: 'bezorg-escalaties',
  payload: z.strictObject({ gemeenteId: z.uuid(), escalatieIds: z.array(z.uuid()).min(1).max(maxEscalatiesPerJob) }),
  dedupeId: ({ escalatieIds }) => createHash('sha256').update([...escalatieIds].sort().join()).digest('base64url').slice(0, 22),
  attempts: 3,
  backoffMs: 1_000,
})
