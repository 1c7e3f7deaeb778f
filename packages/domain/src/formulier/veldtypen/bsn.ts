import { z } from 'zod'
import { defineVeldType } from '../veldtype.ts'
import { tekstWaarde } from './basis.ts'

/** Nine digits whose weighted sum 9,8,…,2,−1 is a multiple of 11 (elfproef); not all zero. */
export function isBsn(tekst: string): boolean {
  if (!/^\d{9}$/.test(tekst) || tekst === '000000000') return false
  return [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((som, gewicht, i) => som + gewicht * Number(tekst[i]), 0) % 11 === 0
}

/** Shown masked everywhere, so a print or the logboek never carries the number. */
export const bsn = defineVeldType<Record<string, never>, string>({
  label: 'Burgerservicenummer',
  config: z.strictObject({}).prefault({}),
  opslag: () => tekstWaarde('Vul de 9 cijfers van het BSN in.', 20),
  answer: () => tekstWaarde('Vul de 9 cijfers van het BSN in.', 20).refine(isBsn, 'Dit is geen geldig BSN. Een BSN heeft 9 cijfers. Kijk of er een cijfer verwisseld is.'),
  empty: '',
  summarize: (waarde) => `•••••${waarde.slice(-3)}`,
  soort: () => 'geen',
  example: { config: {}, value: '111222333' },
})
