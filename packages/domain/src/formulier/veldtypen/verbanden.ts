import { z } from 'zod'
import type { Veld } from '../definitie.types.ts'
import { defineVeldType } from '../veldtype.ts'
import { Optie } from './basis.ts'
import { Rijen } from './lijst.ts'

/**
 * Relations between the rows of a list in the same form, drawn as a graph.
 * Stored as rows `{ _id, van, naar, uitleg, soort? }`; `van` and `naar` are `_id`s of rows of `config.lijst`.
 */
export const verbanden = defineVeldType({
  label: 'Verbanden',
  uitleg: 'Om te laten zien hoe de regels van een lijst samenhangen, getekend met pijlen.',
  groep: 'beeld',
  instellingen: {
    lijst: { label: 'Welke lijst', soort: 'lijst', verplicht: true, max: 63 },
    naam: { label: 'Vraag die de regel een naam geeft', soort: 'rijveld', uit: 'lijst', max: 63 },
    vorm: { label: 'Vraag die de vorm in de tekening bepaalt', soort: 'rijveld', uit: 'lijst', max: 63 },
    soorten: { label: 'Wat een verband kan zeggen', soort: 'opties', max: 12, uitleg: 'Bijvoorbeeld: maakt erger, remt.' },
  },
  config: z.strictObject({
    lijst: z.string().max(63),
    /** Field of that list that names a row in the drawing. */
    naam: z.string().max(63).optional(),
    /** Field of that list by which the drawing is shaped. */
    vorm: z.string().max(63).optional(),
    /** What a relation may say: "maakt", "remt". Absent: no kinds. */
    soorten: z.array(Optie).max(12).optional(),
  }),
  opslag: () => Rijen,
  empty: [],
  summarize: (rijen) => (rijen.length === 1 ? '1 verband' : `${rijen.length} verbanden`),
  soort: () => 'rijen',
  rijen: { enkelvoud: 'verband', velden: (config) => verbandVelden(config) },
  example: { config: { lijst: 'factoren' }, value: [{ _id: 'v1', van: 'f1', naar: 'f2', uitleg: 'maakt' }] },
})

/** The fields of one row, so that rules, saving and checking treat a verband as any other row. */
export function verbandVelden(config: { readonly lijst: string; readonly soorten?: readonly Optie[] | undefined }): readonly Veld[] {
  const factor = { soort: 'factor', lijst: config.lijst }
  return [
    { id: 'van', sleutel: 'van', label: 'Van', type: 'ref', config: factor, verplicht: true },
    ...(config.soorten && config.soorten.length > 1 ? [{ id: 'soort', sleutel: 'soort', label: 'Wat doet het?', type: 'keuze', config: { opties: config.soorten } } as const] : []),
    { id: 'naar', sleutel: 'naar', label: 'Naar', type: 'ref', config: factor, verplicht: true, controles: [{ code: 'VERBAND_NAAR_ZICHZELF', als: ['≠', ['rij', 'van'], ['rij', 'naar']], melding: 'Kies twee verschillende factoren.' }] },
    { id: 'uitleg', sleutel: 'uitleg', label: 'Leg uit hoe dit samenhangt', type: 'tekst', config: { maxTekens: 500 }, verplicht: true },
  ]
}
