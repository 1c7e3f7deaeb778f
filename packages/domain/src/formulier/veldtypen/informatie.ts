import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'

/** A block of text between the questions. Plain text, never markup. */
export const informatie = defineVeldType<{ toon: 'uitleg' | 'let-op'; tekst: string }, never>({
  label: 'Uitleg',
  uitleg: 'Om iets uit te leggen tussen de vragen. Er is niets in te vullen.',
  groep: 'overig',
  instellingen: {
    toon: { label: 'Hoe het eruitziet', soort: 'keuze', keuzes: [{ waarde: 'uitleg', label: 'Uitleg' }, { waarde: 'let-op', label: 'Let op' }] },
    tekst: { label: 'Tekst', soort: 'langetekst', verplicht: true, max: 2_000, vertaalbaar: true },
  },
  config: z.strictObject({ toon: z.enum(['uitleg', 'let-op']).default('uitleg'), tekst: z.string().min(1).max(2_000) }),
  opslag: () => z.never('Hier is niets in te vullen.'),
  empty: null,
  summarize: () => '',
  soort: () => 'geen',
  zonderAntwoord: true,
  example: { config: { toon: 'let-op', tekst: 'Nee, tenzij.' }, value: null as never },
})
