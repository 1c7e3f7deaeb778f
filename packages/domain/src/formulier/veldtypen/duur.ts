import { z } from 'zod'
import { dagenVan, duureenheden, type Duureenheid } from '../regel/duur.ts'
import { toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

const GEEN = 'Vul in hoe lang het duurt.'
const Duur = z.union([z.number(GEEN), z.strictObject({ aantal: z.number(GEEN), eenheid: z.enum(duureenheden, 'Kies dagen, weken of maanden.') }, GEEN)], GEEN)
const keuzes = [{ waarde: 'dagen', label: 'Dagen' }, { waarde: 'weken', label: 'Weken' }, { waarde: 'maanden', label: 'Maanden' }] as const
const ENKEL: Readonly<Record<Duureenheid, string>> = { dagen: 'dag', weken: 'week', maanden: 'maand' }
const inWoorden = (aantal: number, eenheid: Duureenheid): string => `${toonGetal(aantal)} ${aantal === 1 ? ENKEL[eenheid] : eenheid}`
const aantalVan = (waarde: z.infer<typeof Duur>): number => (typeof waarde === 'number' ? waarde : waarde.aantal)

/** How long something lasts, in the unit the writer chose; in a rule it is a number of days (`dagenVan`). A bare number, from a rule or another system, is days. */
export const duur = defineVeldType({
  label: 'Duur',
  uitleg: 'Voor hoe lang iets duurt, in dagen, weken of maanden.',
  groep: 'tijd',
  instellingen: {
    eenheden: { label: 'Waaruit gekozen kan worden', soort: 'meer', min: 1, max: 3, keuzes },
    min: { label: 'Kortste duur in dagen', soort: 'geheel', min: 1, max: 36_500 },
    max: { label: 'Langste duur in dagen', soort: 'geheel', min: 1, max: 36_500 },
  },
  config: z
    .strictObject({
      eenheden: z.array(z.enum(duureenheden)).min(1).max(3).default([...duureenheden]),
      min: z.number().int().min(1).max(36_500).optional(),
      max: z.number().int().min(1).max(36_500).optional(),
    })
    .prefault({}),
  opslag: () => Duur,
  answer: ({ min, max, eenheden }) =>
    Duur.refine((waarde) => aantalVan(waarde) >= 0, 'Een duur is niet korter dan 0.')
      .refine((waarde) => typeof waarde === 'number' || Number.isInteger(waarde.aantal), 'Vul een heel getal in.')
      .refine((waarde) => typeof waarde === 'number' || eenheden.includes(waarde.eenheid), `Kies ${eenheden.join(' of ')}.`)
      .refine((waarde) => aantalVan(waarde) <= 36_500, 'Dit is te lang.')
      .refine((waarde) => min === undefined || dagenVan(waarde)! >= min, `Dit duurt ten minste ${inWoorden(min ?? 0, 'dagen')}.`)
      .refine((waarde) => max === undefined || dagenVan(waarde)! <= max, `Dit duurt hoogstens ${inWoorden(max ?? 0, 'dagen')}.`),
  empty: null,
  summarize: (waarde) => (typeof waarde === 'number' ? inWoorden(waarde, 'dagen') : inWoorden(waarde.aantal, waarde.eenheid)),
  soort: () => 'getal',
  example: { config: { eenheden: ['dagen', 'weken'], max: 365 }, value: { aantal: 6, eenheid: 'weken' } },
})
