import { z } from 'zod'
import { toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'
import { getalWaarde } from './basis.ts'

/** A number, bounds inclusive. `decimalen: 0` means whole numbers only. */
export const getal = defineVeldType({
  label: 'Getal',
  uitleg: 'Voor een aantal of een maat, zoals het aantal uren per week.',
  groep: 'getal',
  instellingen: {
    min: { label: 'Kleinste getal', soort: 'getal' },
    max: { label: 'Grootste getal', soort: 'getal' },
    decimalen: { label: 'Cijfers achter de komma', soort: 'geheel', min: 0, max: 6 },
    eenheid: { label: 'Eenheid', soort: 'tekst', max: 40, uitleg: 'Staat achter het getal, bijvoorbeeld: uur.', vertaalbaar: true },
  },
  config: z
    .strictObject({
      min: z.number().optional(),
      max: z.number().optional(),
      decimalen: z.number().int().min(0).max(6).default(0),
      eenheid: z.string().max(40).optional(),
    })
    .prefault({}),
  opslag: () => getalWaarde,
  answer: ({ min, max, decimalen }) => {
    let schema = getalWaarde
    if (min !== undefined) schema = schema.min(min, `Vul ten minste ${toonGetal(min)} in.`)
    if (max !== undefined) schema = schema.max(max, `Vul hoogstens ${toonGetal(max)} in.`)
    return schema.refine(
      (waarde) => Math.abs(waarde * 10 ** decimalen - Math.round(waarde * 10 ** decimalen)) < 1e-6,
      decimalen === 0 ? 'Vul een heel getal in.' : `Gebruik hoogstens ${decimalen} cijfers achter de komma.`,
    )
  },
  empty: null,
  summarize: (waarde, { eenheid }) => toonGetal(waarde) + (eenheid ? ` ${eenheid}` : ''),
  soort: () => 'getal',
  example: { config: { min: 0, max: 168, decimalen: 1, eenheid: 'uur' }, value: 37.5 },
})
