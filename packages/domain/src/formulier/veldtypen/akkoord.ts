import { z } from 'zod'
import { rolSleutels, type Rol } from '../../regie/index.ts'
import { defineVeldType } from '../veldtype.ts'

const nooit = z.never('Een akkoord geef je met de knop, niet door het in te vullen.')

/** A sign-off by somebody with one of these roles. Kept beside the answers, with who, when and on which revision; never set by saving. */
export const akkoord = defineVeldType<{ rol: Rol[]; registratie: boolean; tekst?: string | undefined }, never>({
  label: 'Akkoord',
  uitleg: 'Om iemand met een bepaalde rol akkoord te laten geven op dit formulier.',
  groep: 'mensen',
  instellingen: {
    rol: { label: 'Wie mag akkoord geven', soort: 'rollen', verplicht: true, min: 1 },
    registratie: { label: 'Vraag het registratienummer (SKJ of BIG)', soort: 'janee' },
    tekst: { label: 'Waar het akkoord op gegeven wordt', soort: 'langetekst', max: 500, vertaalbaar: true },
  },
  config: z.strictObject({
    /** Who may give it. */
    rol: z.array(z.enum(rolSleutels)).min(1),
    /** SKJ or BIG number is asked and recorded. */
    registratie: z.boolean().default(false),
    /** The sentence that is agreed to. */
    tekst: z.string().max(500).optional(),
  }),
  opslag: () => nooit,
  empty: null,
  summarize: () => '',
  soort: () => 'geen',
  zonderAntwoord: true,
  example: { config: { rol: ['gedragswetenschapper'], registratie: true }, value: null as never },
})
