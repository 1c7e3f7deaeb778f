import { z } from 'zod'
import { isLeeg } from '../regel/leeg.ts'
import { defineVeldType } from '../veldtype.ts'
import { RijId, tekstWaarde } from './basis.ts'

const Verwezen = z.strictObject({ id: z.string().max(100).optional(), naam: tekstWaarde('Vul een naam in.', 300), toelichting: tekstWaarde(undefined, 300).optional() }, 'Vul een naam in.')

/**
 * Points at something. A person, organisation or formulierversie is `{ naam, id? }`: `id` when it was chosen from a register, `naam` as it read then.
 * A factor is the `_id` of a row of the list `config.lijst` in this form.
 */
export const ref = defineVeldType<RefConfig, string | z.infer<typeof Verwezen>>({
  label: 'Verwijzing',
  uitleg: 'Om een persoon, een organisatie, een formulier of een factor te noemen.',
  groep: 'mensen',
  instellingen: {
    soort: { label: 'Verwijst naar', soort: 'keuze', verplicht: true, keuzes: [{ waarde: 'persoon', label: 'Een persoon' }, { waarde: 'organisatie', label: 'Een organisatie' }, { waarde: 'formulierversie', label: 'Een formulier' }, { waarde: 'factor', label: 'Een regel van een lijst in dit formulier' }] },
    formulier: { label: 'Welk formulier', soort: 'formulier', verplicht: true, max: 63, bij: { naam: 'soort', is: ['formulierversie'] } },
    lijst: { label: 'Welke lijst', soort: 'lijst', verplicht: true, max: 63, bij: { naam: 'soort', is: ['factor'] } },
  },
  config: z.discriminatedUnion('soort', [
    z.strictObject({ soort: z.literal('persoon') }),
    z.strictObject({ soort: z.literal('organisatie') }),
    z.strictObject({ soort: z.literal('formulierversie'), formulier: z.string().max(63) }),
    z.strictObject({ soort: z.literal('factor'), lijst: z.string().max(63) }),
  ]),
  opslag: ({ soort }) => (soort === 'factor' ? RijId : Verwezen),
  answer: ({ soort }) => (soort === 'factor' ? RijId : Verwezen.refine((waarde) => waarde.naam.trim() !== '', 'Vul een naam in.')),
  empty: null,
  isEmpty: (waarde) => typeof waarde !== 'string' && isLeeg(waarde.naam),
  summarize: (waarde) => (typeof waarde === 'string' ? waarde : waarde.naam + (waarde.toelichting ? ` (${waarde.toelichting})` : '')),
  soort: ({ soort }) => (soort === 'factor' ? 'tekst' : 'geen'),
  example: { config: { soort: 'persoon' }, value: { naam: 'A. de Boer', toelichting: 'gedragswetenschapper' } },
})
export type RefConfig =
  | { soort: 'persoon' }
  | { soort: 'organisatie' }
  | { soort: 'formulierversie'; formulier: string }
  | { soort: 'factor'; lijst: string }
