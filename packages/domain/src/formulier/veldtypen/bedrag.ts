import { z } from 'zod'
import { toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

/** Euros with at most two decimals. */
export const bedrag = defineVeldType({
  label: 'Bedrag',
  uitleg: 'Voor geld, in euro en centen.',
  groep: 'getal',
  instellingen: {
    max: { label: 'Hoogste bedrag', soort: 'getal', min: 0.01 },
    per: { label: 'Per', soort: 'tekst', max: 20, uitleg: 'Staat achter het bedrag, bijvoorbeeld: week.', vertaalbaar: true },
  },
  config: z.strictObject({ max: z.number().positive().default(1_000_000), per: z.string().max(20).optional() }).prefault({}),
  opslag: () => z.number('Vul hier een bedrag in, bijvoorbeeld 1250,50.'),
  answer: ({ max }) =>
    z
      .number('Vul hier een bedrag in, bijvoorbeeld 1250,50.')
      .min(0, 'Een bedrag is niet lager dan 0.')
      .max(max, `Een bedrag is hier hoogstens ${toonGetal(max, 0)}.`)
      .refine((waarde) => Math.abs(waarde * 100 - Math.round(waarde * 100)) < 1e-6, 'Gebruik hoogstens 2 cijfers achter de komma.'),
  empty: null,
  summarize: (waarde, { per }) => `€ ${toonGetal(waarde, 2)}${per ? ` per ${per}` : ''}`,
  soort: () => 'getal',
  example: { config: { max: 100_000, per: 'week' }, value: 8_450.5 },
})
