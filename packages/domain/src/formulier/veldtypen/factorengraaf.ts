import { z } from 'zod'
import type { Veld } from '../definitie.types.ts'
import { grenzen, isRecord } from '../grenzen.ts'
import { defineVeldType } from '../veldtype.ts'
import { Opties, type Optie } from './basis.ts'
import { Rijen, rijaantal } from './lijst.ts'

const SOORTEN: Optie[] = [{ waarde: 'ontstaan', label: 'Ontstaan' }, { waarde: 'in-stand-houden', label: 'Houdt in stand' }, { waarde: 'versterken', label: 'Versterkt (risico)' }, { waarde: 'verminderen', label: 'Beschermt' }]
const NIVEAUS: Optie[] = [{ waarde: 'jongere', label: 'Jongere' }, { waarde: 'gezin', label: 'Gezin' }, { waarde: 'netwerk', label: 'Netwerk en school' }, { waarde: 'hulpverlening', label: 'Hulpverlening en systeem' }]
const VERBANDEN: Optie[] = [{ waarde: 'maakt', label: 'maakt' }, { waarde: 'lokt-uit', label: 'lokt uit' }, { waarde: 'bevestigt', label: 'bevestigt' }, { waarde: 'voedt', label: 'voedt' }, { waarde: 'remt', label: 'remt' }]

const naarZichzelf = (rij: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(rij['verbanden']) && rij['verbanden'].some((verband: unknown) => isRecord(verband) && verband['naar'] === rij['_id'])

/**
 * Factors and how they hang together, in one question. Rows `{ _id, omschrijving, soort, niveau, onderbouwing?, verbanden? }`;
 * `verbanden` are rows `{ _id, naar, soort, uitleg }` of the factor they start from, `naar` the `_id` of another factor.
 */
export const factorengraaf = defineVeldType({
  label: 'Factorengraaf',
  uitleg: 'Voor factoren en hun verbanden in een vraag, getekend met pijlen.',
  groep: 'beeld',
  instellingen: {
    soorten: { label: 'Wat een factor doet', soort: 'opties', min: 2, max: 12, uitleg: 'Elke soort heeft in de tekening een eigen vorm.' },
    niveaus: { label: 'Niveaus', soort: 'opties', min: 2, max: 12 },
    verbanden: { label: 'Wat een verband kan zeggen', soort: 'opties', min: 2, max: 12 },
    min: { label: 'Ten minste zoveel factoren', soort: 'geheel', min: 1, max: grenzen.rijen },
    max: { label: 'Hoogstens zoveel factoren', soort: 'geheel', min: 1, max: grenzen.rijen },
  },
  config: z.strictObject({ soorten: Opties.max(12).default(SOORTEN), niveaus: Opties.max(12).default(NIVEAUS), verbanden: Opties.max(12).default(VERBANDEN), ...rijaantal }).prefault({}),
  opslag: () => Rijen,
  answer: ({ min, max }) => {
    const minst = min === undefined ? Rijen : Rijen.min(min, `Voeg factoren toe tot er ten minste ${min} zijn.`)
    const schema = max === undefined ? minst : minst.max(max, `Er zijn hoogstens ${max} factoren nodig.`)
    return schema.refine((rijen) => !rijen.some(naarZichzelf), 'Een factor hangt niet samen met zichzelf. Kies bij het verband een andere factor.')
  },
  empty: [],
  summarize: (rijen) => (rijen.length === 1 ? '1 factor' : `${rijen.length} factoren`),
  soort: () => 'rijen',
  rijen: { enkelvoud: 'factor', titel: 'omschrijving', alleenBoven: true, velden: (config, veldId) => factorVelden(config, veldId) },
  example: {
    config: { soorten: SOORTEN, niveaus: NIVEAUS, verbanden: VERBANDEN },
    value: [
      { _id: 'f1', omschrijving: 'Vaak verhuisd', soort: 'ontstaan', niveau: 'hulpverlening', verbanden: [{ _id: 'v1', naar: 'f2', soort: 'maakt', uitleg: 'Wie steeds weggaat, leert niemand te vertrouwen' }] },
      { _id: 'f2', omschrijving: 'Vertrouwt niemand', soort: 'in-stand-houden', niveau: 'jongere' },
      { _id: 'f3', omschrijving: 'Oma belt elke zondag', soort: 'verminderen', niveau: 'netwerk', verbanden: [{ _id: 'v2', naar: 'f2', soort: 'remt', uitleg: 'Oma blijft' }] },
    ],
  },
})

function factorVelden(config: { readonly soorten: readonly Optie[]; readonly niveaus: readonly Optie[]; readonly verbanden: readonly Optie[] }, veldId: string): readonly Veld[] {
  const verbanden: readonly Veld[] = [
    { id: 'soort', sleutel: 'soort', label: 'Wat doet het?', type: 'keuze', config: { opties: config.verbanden }, verplicht: true },
    { id: 'naar', sleutel: 'naar', label: 'Naar welke factor?', type: 'ref', config: { soort: 'factor', lijst: veldId }, verplicht: true },
    { id: 'uitleg', sleutel: 'uitleg', label: 'Leg uit hoe dit samenhangt', type: 'tekst', config: { maxTekens: 500 } },
  ]
  return [
    { id: 'omschrijving', sleutel: 'omschrijving', label: 'Wat is de factor?', type: 'tekst', verplicht: true },
    { id: 'soort', sleutel: 'soort', label: 'Wat doet deze factor?', type: 'keuze', config: { opties: config.soorten }, verplicht: true },
    { id: 'niveau', sleutel: 'niveau', label: 'Op welk niveau?', type: 'keuze', config: { opties: config.niveaus }, verplicht: true },
    { id: 'onderbouwing', sleutel: 'onderbouwing', label: 'Waarom denken we dit?', type: 'tekst', config: { maxTekens: 1_000 } },
    { id: 'verbanden', sleutel: 'verbanden', label: 'Hangt samen met', type: 'lijst', config: { enkelvoud: 'verband', rijtitel: 'naar', leegTekst: 'Nog geen verband vanaf deze factor.' }, velden: verbanden },
  ]
}
