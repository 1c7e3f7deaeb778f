import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { Opties, toonOptie } from './basis.ts'

/** Any number of a list, each once. */
export const meer = defineVeldType({
  label: 'Meer keuzes uit een lijst',
  uitleg: 'Als er meer antwoorden uit een lijst tegelijk kunnen.',
  groep: 'keuze',
  instellingen: {
    opties: { label: 'Antwoorden', soort: 'opties', verplicht: true, min: 2, max: 200 },
    min: { label: 'Ten minste zoveel keuzes', soort: 'geheel', min: 1 },
    max: { label: 'Hoogstens zoveel keuzes', soort: 'geheel', min: 1 },
  },
  config: z.strictObject({ opties: Opties, min: z.number().int().min(1).optional(), max: z.number().int().min(1).optional() }),
  opslag: ({ opties }) =>
    z
      .array(z.enum(opties.map((o) => o.waarde), 'Kies antwoorden uit de lijst.'), 'Kies antwoorden uit de lijst.')
      .max(opties.length, 'Kies elk antwoord hoogstens een keer.')
      .refine((waarden) => new Set(waarden).size === waarden.length, 'Kies elk antwoord hoogstens een keer.'),
  answer: ({ opties, min = 1, max = opties.length }) =>
    z
      .array(z.enum(opties.map((o) => o.waarde), 'Kies antwoorden uit de lijst.'), 'Kies antwoorden uit de lijst.')
      .min(min, `Kies er ten minste ${min}.`)
      .max(max, `Kies er hoogstens ${max}.`),
  empty: [],
  summarize: (waarden, { opties }) => waarden.map((waarde) => toonOptie(opties, waarde)).join(', '),
  soort: () => 'teksten',
  example: { config: { opties: [{ waarde: 'thuis', label: 'Thuis' }, { waarde: 'school', label: 'School' }, { waarde: 'sport', label: 'Sport' }] }, value: ['thuis', 'sport'] },
})
