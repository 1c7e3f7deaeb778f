import { z } from 'zod'
import { opmaakAlsTekst } from '../opmaak.ts'
import { telWoorden } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

/** Text of more lines. A text over the limit is stored on a concept and shown as a fault, so nothing typed is lost. */
export const lang = defineVeldType({
  label: 'Lange tekst',
  uitleg: 'Voor een antwoord van een of meer zinnen.',
  groep: 'tekst',
  instellingen: {
    maxWoorden: { label: 'Hoogstens zoveel woorden', soort: 'geheel', min: 1, max: 2_000, uitleg: 'Onder het vak staat hoeveel woorden er al zijn.' },
    maxTekens: { label: 'Hoogstens zoveel tekens', soort: 'geheel', min: 1, max: 10_000 },
    opmaak: { label: 'Vet, schuin en opsomming', soort: 'janee', uitleg: 'Boven het vak staan dan knoppen voor de opmaak.' },
    regels: { label: 'Hoogte van het vak in regels', soort: 'geheel', min: 2, max: 30, uitleg: 'Het vak groeit mee met de tekst.' },
  },
  config: z
    .strictObject({
      maxWoorden: z.number().int().min(1).max(2_000).optional(),
      maxTekens: z.number().int().min(1).max(10_000).optional(),
      /** Height of the input in lines. */
      regels: z.number().int().min(2).max(30).default(4),
      /** Bold, italic and lists, written as `opmaak.ts` says. */
      opmaak: z.boolean().optional(),
    })
    .prefault({}),
  opslag: () => tekstWaarde(),
  answer: ({ maxWoorden, maxTekens }) => {
    let schema = tekstWaarde().min(1, 'Vul hier tekst in.')
    if (maxTekens) schema = schema.max(maxTekens, `Maak dit korter: hoogstens ${maxTekens} tekens.`)
    return maxWoorden
      ? schema.superRefine((waarde, ctx) => {
          const woorden = telWoorden(waarde)
          if (woorden > maxWoorden) ctx.addIssue({ code: 'custom', message: `Maak dit korter: ${woorden} woorden, hoogstens ${maxWoorden} mag.` })
        })
      : schema
  },
  empty: '',
  summarize: (waarde, { opmaak }) => (opmaak ? opmaakAlsTekst(waarde) : waarde.trim()),
  soort: () => 'tekst',
  example: { config: { regels: 4, maxWoorden: 250 }, value: 'Noa is vaak verhuisd. Zij verwacht dat iedereen weer weggaat.' },
})
