import { z } from 'zod'
import { defineJob } from './define-job.ts'

/** Do one long task of one gemeente: a terugblik, the dates after a change of the kalender. What it is about stands in Postgres. */
export const voerTaakUit = defineJob({
  name: 'voer-taak-uit',
  payload: z.strictObject({ gemeenteId: z.uuid(), taakId: z.uuid() }),
  dedupeId: ({ taakId }) => taakId,
  attempts: 1, // whether it runs again, and when, Postgres decides
  backoffMs: 1_000,
})
