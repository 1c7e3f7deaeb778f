import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

const WEER = 'Voeg dit bestand opnieuw toe.'
const Bestand = z.strictObject(
  {
    /** Names the stored file; the file itself is elsewhere, behind its own right. */
    id: z.string(WEER).regex(/^[A-Za-z0-9_-]{1,64}$/, WEER),
    naam: tekstWaarde('Een bijlage heeft een naam.', 200).min(1, 'Een bijlage heeft een naam.'),
    /** Bytes. */
    grootte: z.int(WEER).min(0, WEER),
    mediatype: z.string(WEER).max(100, WEER).regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/i, WEER),
  },
  'Voeg een bestand toe.',
)

/** Only what is known of the files, never their content. */
export const bijlage = defineVeldType({
  label: 'Bijlage',
  uitleg: 'Om bestanden toe te voegen, zoals een verslag van school.',
  groep: 'overig',
  instellingen: {
    max: { label: 'Hoogstens zoveel bestanden', soort: 'geheel', min: 1, max: 20 },
  },
  config: z.strictObject({ max: z.number().int().min(1).max(20).default(5) }).prefault({}),
  opslag: () => z.array(Bestand, 'Voeg een bestand toe.').max(20, 'Voeg hoogstens 20 bestanden toe.'),
  answer: ({ max }) => z.array(Bestand, 'Voeg een bestand toe.').min(1, 'Voeg een bestand toe.').max(max, `Voeg hoogstens ${max} bestanden toe.`),
  empty: [],
  summarize: (bestanden) => bestanden.map((bestand) => bestand.naam).join(', '),
  soort: () => 'geen',
  example: { config: { max: 3 }, value: [{ id: 'b1', naam: 'schoolverslag.pdf', grootte: 48_213, mediatype: 'application/pdf' }] },
})
