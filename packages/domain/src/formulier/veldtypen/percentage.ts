import { z } from 'zod'
import { toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

/** 0 to `max` percent; 10 means 10 %. */
export const percentage = defineVeldType({
  label: 'Percentage',
  uitleg: 'Voor een deel van honderd.',
  groep: 'getal',
  instellingen: {
    max: { label: 'Hoogste percentage', soort: 'getal', min: 0.01, max: 1_000 },
  },
  config: z.strictObject({ max: z.number().positive().max(1_000).default(100) }).prefault({}),
  opslag: () => z.number('Vul hier een percentage in.'),
  answer: ({ max }) => z.number('Vul hier een percentage in.').min(0, 'Vul ten minste 0 in.').max(max, `Vul hoogstens ${toonGetal(max)} in.`),
  empty: null,
  summarize: (waarde) => `${toonGetal(waarde)} %`,
  soort: () => 'getal',
  example: { config: { max: 100 }, value: 10 },
})
