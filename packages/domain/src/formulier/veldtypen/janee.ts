import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'

/** Unanswered is neither ja nor nee. */
export const janee = defineVeldType({
  label: 'Ja of nee',
  uitleg: 'Voor een vraag waar ja of nee op past.',
  groep: 'keuze',
  instellingen: {
    ja: { label: 'Tekst bij ja', soort: 'tekst', max: 80, vertaalbaar: true },
    nee: { label: 'Tekst bij nee', soort: 'tekst', max: 80, vertaalbaar: true },
  },
  config: z.strictObject({ ja: z.string().max(80).default('Ja'), nee: z.string().max(80).default('Nee') }).prefault({}),
  opslag: () => z.boolean('Kies ja of nee.'),
  empty: null,
  summarize: (waarde, { ja, nee }) => (waarde ? ja : nee),
  soort: () => 'janee',
  example: { config: { ja: 'Ja', nee: 'Nee' }, value: false },
})
