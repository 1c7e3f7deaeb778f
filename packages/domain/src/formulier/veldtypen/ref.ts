import { z } from 'zod'
import { isLeeg } from '../regel/leeg.ts'
import { defineVeldType } from '../veldtype.ts'
import { RijId, tekstWaarde } from './basis.ts'

const KIES = 'Kies opnieuw.'
const Verwezen = z.strictObject({ id: z.string(KIES).max(100, KIES).optional(), soort: z.string(KIES).max(40, KIES).optional(), naam: tekstWaarde('Vul een naam in.', 300), toelichting: tekstWaarde(undefined, 300).optional() }, 'Vul een naam in.')

/** May somebody be named who is not in the list? Absent: yes. */
const vrij = z.boolean().optional()

/**
 * Points at something. A person, organisation or formulierversie is `{ naam, id?, soort? }`: `id` and `soort` (of what it is the id) when it was chosen, `naam` as it read then.
 * So is a row of a list in another form of the same casus: `id` is then the `_id` of that row. A factor is the `_id` of a row of the list `config.lijst` in this form.
 */
export const ref = defineVeldType<RefConfig, string | z.infer<typeof Verwezen>>({
  label: 'Verwijzing',
  uitleg: 'Om een persoon, een organisatie, een formulier of een factor te noemen.',
  groep: 'mensen',
  instellingen: {
    soort: { label: 'Verwijst naar', soort: 'keuze', verplicht: true, keuzes: [{ waarde: 'persoon', label: 'Een persoon' }, { waarde: 'organisatie', label: 'Een organisatie' }, { waarde: 'formulierversie', label: 'Een formulier' }, { waarde: 'factor', label: 'Een regel van een lijst in dit formulier' }, { waarde: 'formulierrij', label: 'Een regel van een lijst in een ander formulier' }] },
    formulier: { label: 'Welk formulier', soort: 'formulier', verplicht: true, max: 63, bij: { naam: 'soort', is: ['formulierversie', 'formulierrij'] } },
    vanLijst: { label: 'Welke lijst in dat formulier', soort: 'tekst', verplicht: true, max: 63, uitleg: 'Het vaste nummer van die lijst, bijvoorbeeld: factoren. Je vindt het bij de eigenschappen van de lijst.', bij: { naam: 'soort', is: ['formulierrij'] } },
    vrij: { label: 'Een andere naam mag ook', soort: 'janee', uitleg: 'Zet dit uit als alleen gekozen mag worden uit wat er is.', bij: { naam: 'soort', is: ['persoon', 'organisatie', 'formulierversie', 'formulierrij'] } },
    lijst: { label: 'Welke lijst', soort: 'lijst', verplicht: true, max: 63, bij: { naam: 'soort', is: ['factor'] } },
  },
  config: z.discriminatedUnion('soort', [
    z.strictObject({ soort: z.literal('persoon'), vrij }),
    z.strictObject({ soort: z.literal('organisatie'), vrij }),
    z.strictObject({ soort: z.literal('formulierversie'), formulier: z.string().max(63), vrij }),
    z.strictObject({ soort: z.literal('formulierrij'), formulier: z.string().max(63), vanLijst: z.string().min(1).max(63), vrij }),
    z.strictObject({ soort: z.literal('factor'), lijst: z.string().max(63) }),
  ]),
  opslag: ({ soort }) => (soort === 'factor' ? RijId : Verwezen),
  answer: (config) => {
    if (config.soort === 'factor') return RijId
    const metNaam = Verwezen.refine((waarde) => waarde.naam.trim() !== '', 'Vul een naam in.')
    return config.vrij === false ? metNaam.refine((waarde) => waarde.id !== undefined, 'Kies uit de lijst.') : metNaam
  },
  empty: null,
  isEmpty: (waarde) => typeof waarde !== 'string' && isLeeg(waarde.naam),
  summarize: (waarde) => (typeof waarde === 'string' ? waarde : waarde.naam + (waarde.toelichting ? ` (${waarde.toelichting})` : '')),
  soort: ({ soort }) => (soort === 'factor' ? 'tekst' : 'geen'),
  example: { config: { soort: 'persoon' }, value: { naam: 'A. de Boer', toelichting: 'gedragswetenschapper' } },
})
export type RefConfig =
  | { soort: 'persoon' | 'organisatie'; vrij?: boolean | undefined }
  | { soort: 'formulierversie'; formulier: string; vrij?: boolean | undefined }
  /** `vanLijst`: id of the list in that form; not `lijst`, which names a list of this form. */
  | { soort: 'formulierrij'; formulier: string; vanLijst: string; vrij?: boolean | undefined }
  | { soort: 'factor'; lijst: string }
