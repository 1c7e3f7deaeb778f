import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'

/** A whole number from 0 to 10. */
export const schaal = defineVeldType({
  label: 'Schaal van 0 tot 10',
  uitleg: 'Voor een cijfer van 0 tot en met 10, met woorden bij beide kanten.',
  groep: 'keuze',
  instellingen: {
    laag: { label: 'Woorden bij 0', soort: 'tekst', max: 60, vertaalbaar: true },
    hoog: { label: 'Woorden bij 10', soort: 'tekst', max: 60, vertaalbaar: true },
  },
  config: z.strictObject({ laag: z.string().max(60).default('heel slecht'), hoog: z.string().max(60).default('heel goed') }).prefault({}),
  opslag: () => z.int('Kies een heel getal van 0 tot en met 10.').min(0, 'Kies een getal van 0 tot en met 10.').max(10, 'Kies een getal van 0 tot en met 10.'),
  empty: null,
  summarize: (waarde) => `${waarde} van 10`,
  soort: () => 'getal',
  example: { config: { laag: 'heel slecht', hoog: 'heel goed' }, value: 6 },
})
