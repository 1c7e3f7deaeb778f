import { z } from 'zod'

/** A calendar day on an Amsterdam wall calendar, `YYYY-MM-DD`, from year 1900 to 2199. No time, no zone; sorts and compares as text. */
export const Datum = z.iso.date('Dit is geen bestaande datum.').brand<'Datum'>()
export type Datum = z.infer<typeof Datum>

/** A moment in UTC as text, whole seconds or milliseconds, ending in `Z`; sorts as text within one precision. */
export const Moment = z.iso.datetime({ offset: true }).brand<'Moment'>()
export type Moment = z.infer<typeof Moment>
