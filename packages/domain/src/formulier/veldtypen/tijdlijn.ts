import { z } from 'zod'
import type { Rij, Veld } from '../definitie.types.ts'
import { grenzen } from '../grenzen.ts'
import { plusMaanden } from '../regel/dagen.ts'
import { defineVeldType } from '../veldtype.ts'
import { Opties, type Optie } from './basis.ts'
import { Rijen, rijaantal } from './lijst.ts'

const SOORTEN: Optie[] = [
  { waarde: 'gebeurtenis', label: 'Gebeurtenis' },
  { waarde: 'thuis', label: 'Thuis of bij familie' },
  { waarde: 'plaatsing', label: 'Plaatsing' },
  { waarde: 'overplaatsing', label: 'Overplaatsing' },
  { waarde: 'opname', label: 'Opname of crisisplek' },
  { waarde: 'school', label: 'School of dagbesteding' },
]
/** Months back in which overgangen are counted (bron: c.1, S 004 "zes overgangen in zes maanden"). */
export const OVERGANG_MAANDEN = 6

/** What happened, in order of time, drawn on a line. Rows `{ _id, van, tot?, soort, omschrijving, plek?, reden_einde? }`. */
export const tijdlijn = defineVeldType({
  label: 'Tijdlijn',
  uitleg: 'Voor gebeurtenissen en plekken waar iemand woonde, getekend op een lijn.',
  groep: 'beeld',
  instellingen: {
    soorten: { label: 'Soorten gebeurtenis', soort: 'opties', min: 2, max: 12 },
    overgangen: { label: 'Welke soorten tellen als overgang', soort: 'waarden', uit: 'soorten', max: 12, uitleg: `Bij de tijdlijn staat hoeveel dat er waren in de laatste ${OVERGANG_MAANDEN} maanden.` },
    momenten: { label: 'Welke soorten een moment zijn', soort: 'waarden', uit: 'soorten', max: 12, uitleg: 'Zonder einddatum is een moment een punt op de lijn. De andere soorten lopen dan door tot vandaag.' },
    signaal: { label: 'Waarschuw vanaf zoveel overgangen', soort: 'geheel', min: 1, max: 50 },
    min: { label: 'Ten minste zoveel regels', soort: 'geheel', min: 1, max: grenzen.rijen },
    max: { label: 'Hoogstens zoveel regels', soort: 'geheel', min: 1, max: grenzen.rijen },
  },
  config: z
    .strictObject({
      soorten: Opties.max(12).default(SOORTEN),
      /** Waarden of `soorten`. */
      overgangen: z.array(z.string().max(60)).max(12).default([]),
      /** Waarden of `soorten`: a point when there is no end; the others go on until today. */
      momenten: z.array(z.string().max(60)).max(12).default(['gebeurtenis']),
      signaal: z.number().int().min(1).max(50).optional(),
      ...rijaantal,
    })
    .prefault({}),
  opslag: () => Rijen,
  answer: ({ min, max }) => {
    const schema = min === undefined ? Rijen : Rijen.min(min, `Voeg toe tot er ten minste ${min} zijn.`)
    return max === undefined ? schema : schema.max(max, `Er zijn er hoogstens ${max} nodig.`)
  },
  empty: [],
  summarize: (rijen) => (rijen.length === 1 ? '1 gebeurtenis' : `${rijen.length} gebeurtenissen`),
  soort: () => 'rijen',
  rijen: { enkelvoud: 'gebeurtenis', titel: 'omschrijving', velden: ({ soorten }) => tijdlijnVelden(soorten) },
  example: {
    config: { soorten: SOORTEN, overgangen: ['plaatsing', 'overplaatsing', 'opname'], momenten: ['gebeurtenis'], signaal: 3 },
    value: [
      { _id: 't1', van: '2023-08-21', tot: '2025-11-02', soort: 'thuis', omschrijving: 'Bij moeder', plek: 'Rotterdam', reden_einde: 'Het ging thuis niet meer' },
      { _id: 't2', van: '2025-11-02', tot: '2026-02-14', soort: 'plaatsing', omschrijving: 'Gezinshuis', plek: 'Dordrecht', reden_einde: 'Te veel ruzie' },
      { _id: 't3', van: '2026-02-14', soort: 'overplaatsing', omschrijving: 'Behandelgroep', plek: 'Rotterdam' },
    ],
  },
})

const tijdlijnVelden = (soorten: readonly Optie[]): readonly Veld[] => [
  { id: 'omschrijving', sleutel: 'omschrijving', label: 'Wat gebeurde er?', type: 'tekst', verplicht: true },
  { id: 'soort', sleutel: 'soort', label: 'Wat was het?', type: 'keuze', config: { opties: soorten }, verplicht: true },
  { id: 'van', sleutel: 'van', label: 'Van', type: 'datum', verplicht: true },
  { id: 'tot', sleutel: 'tot', label: 'Tot en met', hulp: 'Leeg als het nog zo is.', type: 'datum', controles: [{ code: 'TOT_VOOR_VAN', als: ['of', ['leeg', ['rij', 'tot']], ['leeg', ['rij', 'van']], ['≥', ['rij', 'tot'], ['rij', 'van']]], melding: 'De einddatum ligt voor de begindatum.' }] },
  { id: 'plek', sleutel: 'plek', label: 'Waar?', type: 'tekst' },
  { id: 'reden_einde', sleutel: 'reden_einde', label: 'Waarom hield het op?', type: 'tekst', config: { maxTekens: 500 } },
]

/** Overgangen that began in the last six months up to and including `vandaag`; null when no soort counts as one. */
export function telOvergangen(rijen: readonly Rij[], { overgangen }: { readonly overgangen: readonly string[] }, vandaag: string): number | null {
  const vanaf = plusMaanden(vandaag, -OVERGANG_MAANDEN)
  if (overgangen.length === 0 || vanaf === undefined) return null
  return rijen.filter((rij) => {
    const { van, soort } = rij as { van?: unknown; soort?: unknown }
    return typeof van === 'string' && typeof soort === 'string' && overgangen.includes(soort) && van >= vanaf && van <= vandaag
  }).length
}
