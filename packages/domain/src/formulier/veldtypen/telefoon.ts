import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

const cijfers = (waarde: string) => waarde.replace(/[\s().-]/g, '')

/** Dutch number of ten digits, or international with `+`; spaces, dots and dashes as the writer likes. */
export const telefoon = defineVeldType<Record<string, never>, string>({
  label: 'Telefoonnummer',
  uitleg: 'Voor een telefoonnummer.',
  groep: 'mensen',
  instellingen: {},
  config: z.strictObject({}).prefault({}),
  opslag: () => tekstWaarde('Vul een telefoonnummer in.', 40),
  answer: () => tekstWaarde('Vul een telefoonnummer in.', 40).refine((waarde) => /^(0[1-9]\d{8}|\+[1-9]\d{6,14})$/.test(cijfers(waarde)), 'Dit is geen telefoonnummer. Een voorbeeld: 06 12345678'),
  empty: '',
  summarize: (waarde) => waarde.trim(),
  soort: () => 'tekst',
  example: { config: {}, value: '06 12345678' },
})
