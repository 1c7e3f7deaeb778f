import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

/** One line of text. */
export const tekst = defineVeldType({
  label: 'Korte tekst',
  uitleg: 'Voor een antwoord van een paar woorden, zoals een naam of een plaats.',
  groep: 'tekst',
  instellingen: {
    maxTekens: { label: 'Hoogstens zoveel tekens', soort: 'geheel', min: 1, max: 2_000 },
    voorbeeld: { label: 'Voorbeeld in het vak', soort: 'tekst', max: 200, vertaalbaar: true },
  },
  config: z.strictObject({ maxTekens: z.number().int().min(1).max(2_000).default(300), voorbeeld: z.string().max(200).optional() }).prefault({}),
  opslag: () => tekstWaarde(),
  answer: ({ maxTekens }) => tekstWaarde().min(1, 'Vul hier tekst in.').max(maxTekens, `Maak dit korter: hoogstens ${maxTekens} tekens.`),
  empty: '',
  summarize: (waarde) => waarde.trim(),
  soort: () => 'tekst',
  example: { config: { maxTekens: 300 }, value: 'Wijkteam Noord' },
})
