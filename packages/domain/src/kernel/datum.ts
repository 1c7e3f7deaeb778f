import { z } from 'zod'

const inBereik = (tekst: string) => tekst >= '1900' && tekst < '2200'
const BUITEN_BEREIK = 'Een datum ligt tussen 1900 en 2199.'

/** A calendar day on an Amsterdam wall calendar, `YYYY-MM-DD`, from year 1900 to 2199. No time, no zone; sorts and compares as text. */
export const Datum = z.iso
  .date('Dit is geen bestaande datum; schrijf hem als 2026-05-08.')
  .refine((tekst) => inBereik(tekst), BUITEN_BEREIK)
  .brand<'Datum'>()
export type Datum = z.infer<typeof Datum>

const MOMENT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.]\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * A moment: day, time and zone (`Z` or an offset), as in `2026-05-08T12:00:00+02:00`; seconds may be left out.
 * Compare as numbers (`toMs`), not as text. What the core answers is always whole seconds in `Z` (`toInstant`).
 */
export const Moment = z
  .string('Hier hoort een tijdstip te staan, zoals 2026-05-08T12:00:00+02:00.')
  .refine((tekst) => isMoment(tekst), 'Dit is geen tijdstip met dag, tijd en tijdzone, zoals 2026-05-08T12:00:00+02:00.')
  .brand<'Moment'>()
export type Moment = z.infer<typeof Moment>

function isMoment(tekst: string): boolean {
  const dag = MOMENT.exec(tekst)?.[1]
  return dag !== undefined && Datum.safeParse(dag).success
}
