import { z } from 'zod'
import { toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

const Punt = z.strictObject({ week: z.int('Een week is een heel getal.').min(1, 'Week 1 is de eerste week.').max(520, 'Dit zijn te veel weken.'), waarde: z.number('Vul bij elke week een getal in.') }, 'Vul bij elke week een getal in.')
const Punten = z
  .array(Punt, 'Vul bij elke week een getal in.')
  .max(520, 'Dit zijn te veel weken.')
  .refine((punten) => punten.every((punt, i) => i === 0 || punt.week > punten[i - 1]!.week), 'Zet de weken op volgorde, elke week een keer.')

/** A number per week since the anchor; week 1 is the first. Weeks that are left out have no number. */
export const reeks = defineVeldType({
  label: 'Reeks per week',
  uitleg: 'Voor een getal per week, getekend als een lijn.',
  groep: 'beeld',
  instellingen: {
    min: { label: 'Kleinste getal', soort: 'getal' },
    max: { label: 'Grootste getal', soort: 'getal' },
    eenheid: { label: 'Eenheid', soort: 'tekst', max: 40, vertaalbaar: true },
  },
  config: z.strictObject({ min: z.number().default(0), max: z.number().optional(), eenheid: z.string().max(40).optional() }).prefault({}),
  opslag: () => Punten,
  answer: ({ min, max }) =>
    Punten.min(1, 'Vul ten minste een week in.')
      .refine((punten) => punten.every((punt) => punt.waarde >= min), `Vul ten minste ${toonGetal(min)} in.`)
      .refine((punten) => max === undefined || punten.every((punt) => punt.waarde <= max), `Vul hoogstens ${toonGetal(max ?? 0)} in.`),
  empty: [],
  summarize: (punten, { eenheid }) => punten.map((punt) => `week ${punt.week}: ${toonGetal(punt.waarde)}${eenheid ? ` ${eenheid}` : ''}`).join(', '),
  soort: () => 'reeks',
  example: { config: { min: 0, eenheid: 'uur' }, value: [{ week: 1, waarde: 60 }, { week: 2, waarde: 50 }, { week: 4, waarde: 30 }] },
})
