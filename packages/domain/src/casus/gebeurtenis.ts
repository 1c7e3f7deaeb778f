import { z } from 'zod'
import { Datum, Moment } from '../kernel/index.ts'

/**
 * What happened to a casus. The state of a casus is the fold of these; nothing else sets it.
 * `op` is when it was recorded (an instant); `datum` is the day it is about, on the Amsterdam calendar.
 * A new kind is one entry in this list.
 */
const basis = { op: Moment }
const Sleutel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.')

export const Gebeurtenis = z.discriminatedUnion('soort', [
  z.strictObject({ ...basis, soort: z.literal('aanvraag'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('plaatsing'), datum: Datum }),
  /** To another aanbieder. A second `plaatsing` means the same. */
  z.strictObject({ ...basis, soort: z.literal('overplaatsing'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('een-op-een-gestart'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('een-op-een-beeindigd'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('formulier-vastgesteld'), formulier: Sleutel, datum: Datum.optional() }),
  z.strictObject({ ...basis, soort: z.literal('poort-beslist'), poort: z.string().min(1).max(20), uitkomst: z.enum(['ja', 'nee']), datum: Datum.optional(), motivering: z.string().max(10_000).optional() }),
  z.strictObject({ ...basis, soort: z.literal('regie-toegewezen'), regie: z.enum(['proces', 'behandel', 'casus']), datum: Datum.optional(), reden: z.string().max(2_000).optional() }),
  z.strictObject({ ...basis, soort: z.literal('regie-beeindigd'), regie: z.enum(['proces', 'behandel', 'casus']), datum: Datum.optional() }),
  z.strictObject({ ...basis, soort: z.literal('geboren'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('familiegroepsplan-afgezien'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('schriftelijk-plan-gevraagd'), datum: Datum }),
  z.strictObject({ ...basis, soort: z.literal('casus-afgesloten'), datum: Datum.optional(), reden: z.string().max(2_000).optional() }),
  z.strictObject({ ...basis, soort: z.literal('casus-heropend'), datum: Datum.optional(), reden: z.string().max(2_000).optional() }),
])
export type Gebeurtenis = z.infer<typeof Gebeurtenis>
export type GebeurtenisSoort = Gebeurtenis['soort']
