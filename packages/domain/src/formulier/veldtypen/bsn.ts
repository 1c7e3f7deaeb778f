import { z } from 'zod'
import { isGeldigBsn } from '../../kernel/index.ts'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

export { isGeldigBsn as isBsn }

/** Shown masked everywhere, so a print or the logboek never carries the number. */
export const bsn = defineVeldType<Record<string, never>, string>({
  label: 'Burgerservicenummer',
  uitleg: 'Voor een burgerservicenummer. Het wordt gecontroleerd en nergens helemaal getoond.',
  groep: 'mensen',
  instellingen: {},
  config: z.strictObject({}).prefault({}),
  opslag: () => tekstWaarde('Vul de 9 cijfers van het BSN in.', 20),
  answer: () => tekstWaarde('Vul de 9 cijfers van het BSN in.', 20).refine(isGeldigBsn, 'Dit is geen geldig BSN. Een BSN heeft 9 cijfers. Kijk of er een cijfer verwisseld is.'),
  empty: '',
  summarize: (waarde) => `•••••${waarde.slice(-3)}`,
  soort: () => 'geen',
  example: { config: {}, value: '111222333' },
})
