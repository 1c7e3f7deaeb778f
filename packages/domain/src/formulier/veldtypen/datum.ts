import { z } from 'zod'
import { toonDatum } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

/** A day on the Amsterdam calendar, 1900-01-01 to 2199-12-31. Bounds relative to today are a controle, not a setting. */
export const bestaandeDatum = z.iso
  .date('Dit is geen bestaande datum. Schrijf dag, maand en jaar.')
  .refine((waarde) => waarde >= '1900-01-01' && waarde <= '2199-12-31', 'Vul een jaar in van 1900 tot en met 2199.')

export const datum = defineVeldType<Record<string, never>, string>({
  label: 'Datum',
  uitleg: 'Voor een dag, zoals de dag van plaatsing.',
  groep: 'tijd',
  instellingen: {},
  config: z.strictObject({}).prefault({}),
  opslag: () => bestaandeDatum,
  empty: null,
  summarize: (waarde) => toonDatum(waarde),
  soort: () => 'datum',
  example: { config: {}, value: '2026-04-24' },
})
