import { z } from 'zod'
import type { Veld } from '../definitie.types.ts'
import { grenzen } from '../grenzen.ts'
import { defineVeldType } from '../veldtype.ts'
import { Opties, type Optie } from './basis.ts'
import { Rijen, rijaantal } from './lijst.ts'

const AFSTANDEN: Optie[] = [{ waarde: 'dichtbij', label: 'Heel dichtbij' }, { waarde: 'midden', label: 'Ertussenin' }, { waarde: 'ver', label: 'Ver weg' }]
const CONTACT: Optie[] = [{ waarde: 'dagelijks', label: 'Elke dag' }, { waarde: 'wekelijks', label: 'Elke week' }, { waarde: 'maandelijks', label: 'Elke maand' }, { waarde: 'zelden', label: 'Minder vaak' }]

/** Who matters to the jongere, in circles around them. Rows `{ _id, naam, relatie, steun?, contact?, afstand }`. */
export const netwerkkaart = defineVeldType({
  label: 'Netwerkkaart',
  uitleg: 'Voor de mensen om de jongere heen, getekend in kringen: hoe dichter bij, hoe belangrijker.',
  groep: 'beeld',
  instellingen: {
    afstanden: { label: 'Kringen, van dichtbij naar ver', soort: 'opties', min: 2, max: 5 },
    contact: { label: 'Antwoorden bij hoe vaak er contact is', soort: 'opties', min: 2, max: 8 },
    min: { label: 'Ten minste zoveel mensen', soort: 'geheel', min: 1, max: grenzen.rijen },
    max: { label: 'Hoogstens zoveel mensen', soort: 'geheel', min: 1, max: grenzen.rijen },
  },
  config: z.strictObject({ afstanden: Opties.max(5).default(AFSTANDEN), contact: Opties.max(8).default(CONTACT), ...rijaantal }).prefault({}),
  opslag: () => Rijen,
  answer: ({ min, max }) => {
    const schema = min === undefined ? Rijen : Rijen.min(min, `Voeg mensen toe tot er ten minste ${min} zijn.`)
    return max === undefined ? schema : schema.max(max, `Er zijn hoogstens ${max} mensen nodig.`)
  },
  empty: [],
  summarize: (rijen) => (rijen.length === 1 ? '1 persoon' : `${rijen.length} mensen`),
  soort: () => 'rijen',
  rijen: { enkelvoud: 'persoon', titel: 'naam', velden: (config) => netwerkVelden(config) },
  example: {
    config: { afstanden: AFSTANDEN, contact: CONTACT },
    value: [
      { _id: 'n1', naam: 'Oma Riet', relatie: 'oma', steun: 'Belt elke zondag', contact: 'wekelijks', afstand: 'dichtbij' },
      { _id: 'n2', naam: 'Meester Joost', relatie: 'mentor', steun: 'Luistert', contact: 'dagelijks', afstand: 'midden' },
      { _id: 'n3', naam: 'Vader', relatie: 'vader', contact: 'zelden', afstand: 'ver' },
    ],
  },
})

const netwerkVelden = ({ afstanden, contact }: { readonly afstanden: readonly Optie[]; readonly contact: readonly Optie[] }): readonly Veld[] => [
  { id: 'naam', sleutel: 'naam', label: 'Naam', type: 'tekst', verplicht: true },
  { id: 'relatie', sleutel: 'relatie', label: 'Wie is dat voor de jongere?', type: 'tekst', verplicht: true },
  { id: 'afstand', sleutel: 'afstand', label: 'Hoe dichtbij voelt het?', type: 'keuze', config: { opties: afstanden }, verplicht: true },
  { id: 'contact', sleutel: 'contact', label: 'Hoe vaak is er contact?', type: 'keuze', config: { opties: contact } },
  { id: 'steun', sleutel: 'steun', label: 'Wat doet deze persoon?', type: 'tekst', config: { maxTekens: 500 } },
]
