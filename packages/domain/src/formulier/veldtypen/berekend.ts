import { z } from 'zod'
import { toonDatum, toonGetal } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'

/** The outcome of `veld.berekening`; nobody fills it in. */
export const berekend = defineVeldType({
  label: 'Berekend',
  uitleg: 'Voor een uitkomst die het systeem uitrekent met andere antwoorden.',
  groep: 'overig',
  instellingen: {
    uitkomst: { label: 'Soort uitkomst', soort: 'keuze', verplicht: true, keuzes: [{ waarde: 'getal', label: 'Een getal' }, { waarde: 'tekst', label: 'Tekst' }, { waarde: 'datum', label: 'Een datum' }, { waarde: 'janee', label: 'Ja of nee' }] },
    eenheid: { label: 'Eenheid', soort: 'tekst', max: 40, vertaalbaar: true, bij: { naam: 'uitkomst', is: ['getal'] } },
  },
  config: z.strictObject({ uitkomst: z.enum(['getal', 'tekst', 'datum', 'janee']), eenheid: z.string().max(40).optional() }),
  opslag: () => z.union([z.number(), z.string(), z.boolean()], 'Dit rekent het systeem uit.'),
  empty: null,
  summarize: (waarde, { uitkomst, eenheid }) => {
    if (typeof waarde === 'boolean') return waarde ? 'Ja' : 'Nee'
    if (typeof waarde === 'number') return toonGetal(Math.round(waarde * 100) / 100) + (eenheid ? ` ${eenheid}` : '')
    return uitkomst === 'datum' ? toonDatum(waarde) : waarde
  },
  soort: ({ uitkomst }) => uitkomst,
  example: { config: { uitkomst: 'getal', eenheid: 'overgangen' }, value: 3 },
})
