import { z } from 'zod'
import { grenzen } from '../grenzen.ts'

/** A text within the size limit; cleaning happens before (`maakSchoon`). */
export const tekstWaarde = (melding = 'Vul hier tekst in.', max: number = grenzen.tekens) =>
  z.string(melding).max(max, `Dit is te lang: hoogstens ${max.toLocaleString('nl-NL').replaceAll(',', '.')} tekens.`)

export const getalWaarde = z.number('Vul hier een getal in.')

/** One choice of a list; `waarde` is stored, `label` is shown. */
export const Optie = z.strictObject({
  waarde: z.string().min(1).max(60),
  label: z.string().min(1).max(300),
  hulp: z.string().max(1_000).optional(),
})
export type Optie = z.infer<typeof Optie>

export const Opties = z
  .array(Optie)
  .min(2, 'Een keuze heeft ten minste twee opties.')
  .max(grenzen.opties, `Een keuze heeft hoogstens ${grenzen.opties} opties.`)
  .refine((opties) => new Set(opties.map((o) => o.waarde)).size === opties.length, 'Twee opties hebben dezelfde waarde.')

export const toonOptie = (opties: readonly Optie[], waarde: string): string => opties.find((o) => o.waarde === waarde)?.label ?? waarde

/** A row: a stable `_id` and whatever the fields of the row say. */
export const RijId = z.string('Deze regel heeft geen geldig nummer.').regex(/^[A-Za-z0-9_-]{1,40}$/, 'Deze regel heeft geen geldig nummer.')
