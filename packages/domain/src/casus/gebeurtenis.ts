import { z } from 'zod'
import { Datum, Moment } from '../kernel/index.ts'

/**
 * What happened to a casus. The state of a casus is the fold of these; nothing else sets it.
 * `op` is when it was recorded (an instant); `datum` is the day it is about, on the Amsterdam calendar.
 * A new kind is one entry in this list.
 */
const basis = { op: Moment }
const Sleutel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Een sleutel bestaat uit kleine letters, cijfers en streepjes.')
const Reden = z.string().regex(/\S/, 'Schrijf waarom.').max(2_000)

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
  /** Something noted at a moment of its own, such as the start of an emergency measure; `moment` is when it happened, `op` when left out. */
  z.strictObject({ ...basis, soort: z.literal('registratie'), registratie: Sleutel, moment: Moment.optional(), datum: Datum.optional() }),
  /**
   * From `datum` on the clock stands still. `uiterlijk` is the first day on which it runs again by itself, as the caps of the kader gave it
   * when it was decided: a later kader does not change pause time already used. `bevoegd` is why it may reach back past a breach.
   */
  z.strictObject({ ...basis, soort: z.literal('opgeschort'), grond: Sleutel, datum: Datum, uiterlijk: Datum.optional(), bevoegd: Reden.optional() }),
  /** `datum` is the first day on which the clock runs again. */
  z.strictObject({ ...basis, soort: z.literal('hervat'), datum: Datum }),
  /** `cyclus` is the run it is about; the last one when left out. `kader` is the one whose termijn it is; each that allows it when left out. Calendar days. */
  z.strictObject({ ...basis, soort: z.literal('verlengd'), kader: Sleutel.optional(), termijn: Sleutel, cyclus: z.int().min(1).optional(), dagen: z.int().min(1).max(366), reden: Reden, datum: Datum.optional() }),
  /** The plaatsing was on `datum`. `was` names the day that was wrong; the last plaatsing (or overplaatsing) recorded when left out. */
  z.strictObject({ ...basis, soort: z.literal('plaatsing-gecorrigeerd'), datum: Datum, was: Datum.optional(), reden: z.string().max(2_000).optional() }),
  /** The 1-op-1 began on `datum`. `was` names the day that was wrong; the last start recorded when left out. */
  z.strictObject({ ...basis, soort: z.literal('start-gecorrigeerd'), datum: Datum, was: Datum.optional(), reden: z.string().max(2_000).optional() }),
  /** Takes back the last vaststelling of this form that still stands. */
  z.strictObject({ ...basis, soort: z.literal('formulier-ingetrokken'), formulier: Sleutel, datum: Datum.optional(), reden: z.string().max(2_000).optional() }),
])
export type Gebeurtenis = z.infer<typeof Gebeurtenis>
export type GebeurtenisSoort = Gebeurtenis['soort']
