import { z } from 'zod'
import { dagnummer, datumVan, weekdag } from '../regel/dagen.ts'
import { toonDatum } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

/** Last Sunday of March: clocks go from 02:00 to 03:00, so those sixty minutes do not exist. */
function inVoorjaarsgat(waarde: string): boolean {
  const laatste = dagnummer(`${waarde.slice(0, 4)}-03-31`)!
  return waarde.slice(0, 10) === datumVan(laatste - weekdag(laatste)) && waarde.slice(11, 13) === '02'
}

/** Wall clock time in Europe/Amsterdam, `YYYY-MM-DDTHH:MM`. In the double hour of October it means the first of the two. */
export const datumtijd = defineVeldType<Record<string, never>, string>({
  label: 'Datum en tijd',
  uitleg: 'Voor een dag met een tijd, zoals een afspraak.',
  groep: 'tijd',
  instellingen: {},
  config: z.strictObject({}).prefault({}),
  opslag: () =>
    z
      .string('Vul een datum en een tijd in.')
      .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'Vul een datum en een tijd in.')
      .refine((waarde) => dagnummer(waarde.slice(0, 10)) !== undefined, 'Dit is geen bestaande datum. Schrijf dag, maand en jaar.')
      .refine((waarde) => !inVoorjaarsgat(waarde), 'Deze tijd bestaat niet: de klok ging die nacht van 2 naar 3 uur.'),
  empty: null,
  summarize: (waarde) => `${toonDatum(waarde)} ${waarde.slice(11)}`,
  soort: () => 'geen',
  example: { config: {}, value: '2026-04-24T10:30' },
})
