import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

export const email = defineVeldType<Record<string, never>, string>({
  label: 'E-mailadres',
  uitleg: 'Voor een e-mailadres.',
  groep: 'mensen',
  instellingen: {},
  config: z.strictObject({}).prefault({}),
  opslag: () => tekstWaarde('Vul een e-mailadres in.', 254),
  // bounded everywhere: without, a text of megabytes exhausts the stack of the pattern
  // one @, no spaces, a dot in the last part; whether it exists only a message can tell
  answer: () => tekstWaarde('Vul een e-mailadres in.', 254).regex(/^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,30}$/, 'Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl'),
  empty: '',
  summarize: (waarde) => waarde.trim(),
  soort: () => 'tekst',
  example: { config: {}, value: 'aylin@lindehof.example' },
})
