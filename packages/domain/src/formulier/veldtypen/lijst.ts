import { z } from 'zod'
import { elkEenKeer, grenzen } from '../grenzen.ts'
import { defineVeldType } from '../veldtype.ts'
import { RijId } from './basis.ts'

/** The list as a whole; the cells of its rows are checked by the types of `veld.velden`. */
export const Rijen = z
  .array(z.looseObject({ _id: RijId }, 'Dit is geen regel van de lijst.'), 'Dit is geen lijst.')
  .max(grenzen.rijen, `Een lijst heeft hoogstens ${grenzen.rijen} regels.`)
  .refine((rijen) => elkEenKeer(rijen.map((rij) => rij._id)), 'Twee regels hebben hetzelfde nummer.')

/** Settings of every type with rows. */
export const rijaantal = { min: z.number().int().min(1).max(grenzen.rijen).optional(), max: z.number().int().min(1).max(grenzen.rijen).optional() }

/** Repeating group: rows with a stable `_id`, ordered by the user. */
export const lijst = defineVeldType({
  label: 'Lijst',
  uitleg: 'Voor vragen die vaker terugkomen, zoals elke deelnemer of elk doel.',
  groep: 'beeld',
  instellingen: {
    enkelvoud: { label: 'Naam van een regel', soort: 'tekst', max: 60, uitleg: 'Een woord, bijvoorbeeld: factor. Op de knop staat dan: Factor toevoegen.', vertaalbaar: true },
    rijtitel: { label: 'Vraag die de regel een naam geeft', soort: 'rijveld', max: 63 },
    min: { label: 'Ten minste zoveel regels', soort: 'geheel', min: 1, max: 200 },
    max: { label: 'Hoogstens zoveel regels', soort: 'geheel', min: 1, max: 200 },
    vasteRijen: { label: 'De regels staan vast', soort: 'janee', uitleg: 'De regels komen uit de beginwaarde. Niemand kan er een toevoegen of weghalen.' },
    leegTekst: { label: 'Tekst als er nog geen regels zijn', soort: 'tekst', max: 200, vertaalbaar: true },
  },
  config: z
    .strictObject({
      /** One row in words, for "factor toevoegen". */
      enkelvoud: z.string().max(60).default('regel'),
      ...rijaantal,
      /** The rows are given by `standaard`: none are added or deleted. */
      vasteRijen: z.boolean().optional(),
      /** Id of the field in the row that names it when the row is folded. */
      rijtitel: z.string().max(63).optional(),
      /** Text when there are no rows yet. */
      leegTekst: z.string().max(200).optional(),
    })
    .prefault({}),
  opslag: () => Rijen,
  answer: ({ min, max, enkelvoud }) => {
    let schema = Rijen
    if (min !== undefined) schema = schema.min(min, `Voeg toe tot er ten minste ${min} zijn (${enkelvoud}).`)
    return max === undefined ? schema : schema.max(max, `Er zijn er hoogstens ${max} nodig (${enkelvoud}).`)
  },
  empty: [],
  summarize: (rijen, { enkelvoud }) => `${rijen.length} × ${enkelvoud}`,
  soort: () => 'rijen',
  example: { config: { enkelvoud: 'deelnemer', min: 1 }, value: [{ _id: 'r1' }] },
})
