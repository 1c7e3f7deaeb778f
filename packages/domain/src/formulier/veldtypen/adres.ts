import { z } from 'zod'
import { isLeeg } from '../regel/leeg.ts'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

const Adres = z.strictObject({ postcode: tekstWaarde('Vul een postcode in.', 10), huisnummer: z.int('Vul een huisnummer in.').optional(), toevoeging: tekstWaarde(undefined, 10).optional() }, 'Vul een postcode en een huisnummer in.')

export const adres = defineVeldType({
  label: 'Postcode en huisnummer',
  uitleg: 'Voor een adres in Nederland.',
  groep: 'mensen',
  instellingen: {},
  config: z.strictObject({}).prefault({}) as z.ZodType<Record<string, never>>,
  opslag: () => Adres,
  answer: () =>
    Adres.refine((waarde) => /^[1-9]\d{3} ?(?!sa|sd|ss)[a-z]{2}$/i.test(waarde.postcode.trim()), 'Dit is geen postcode. Een voorbeeld: 1234 AB').refine(
      (waarde) => waarde.huisnummer !== undefined && waarde.huisnummer > 0 && waarde.huisnummer < 100_000,
      'Vul een huisnummer in.',
    ),
  empty: null,
  isEmpty: (waarde) => isLeeg(waarde.postcode) && waarde.huisnummer === undefined,
  summarize: (waarde) => `${waarde.postcode.toUpperCase().replace(/\s/g, '').replace(/^(\d{4})/, '$1 ')} ${waarde.huisnummer ?? ''}${waarde.toevoeging ? ` ${waarde.toevoeging}` : ''}`.trim(),
  soort: () => 'geen',
  example: { config: {}, value: { postcode: '3011 AD', huisnummer: 12, toevoeging: 'b' } },
})
