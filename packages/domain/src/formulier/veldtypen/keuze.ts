import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { Opties, toonOptie } from './basis.ts'

/** One of a list. The `waarde` of the option is stored. */
export const keuze = defineVeldType({
  label: 'Keuze uit een lijst',
  uitleg: 'Als er een antwoord uit een lijst gekozen wordt.',
  groep: 'keuze',
  instellingen: {
    opties: { label: 'Antwoorden', soort: 'opties', verplicht: true, min: 2, max: 200 },
  },
  config: z.strictObject({ opties: Opties }),
  opslag: ({ opties }) => z.enum(opties.map((o) => o.waarde), 'Kies een van de antwoorden uit de lijst.'),
  empty: null,
  summarize: (waarde, { opties }) => toonOptie(opties, waarde),
  soort: () => 'tekst',
  example: { config: { opties: [{ waarde: 'volledig', label: 'Volledig' }, { waarde: 'spoed', label: 'Spoedversie' }] }, value: 'spoed' },
})
