import { z } from 'zod'
import { toonDatum } from '../tekst.ts'
import { defineVeldType } from '../veldtype.ts'
import { bestaandeDatum } from './datum.ts'

const Tijdvak = z.strictObject({ van: bestaandeDatum.optional(), tot: bestaandeDatum.optional() }, 'Vul een begindatum en een einddatum in.')

/** From a day up to and including a day. A concept may have only one of the two. */
export const tijdvak = defineVeldType({
  label: 'Tijdvak',
  uitleg: 'Voor een begin en een einde, zoals van wanneer tot wanneer een maatregel geldt.',
  groep: 'tijd',
  instellingen: {
    openEinde: { label: 'De einddatum mag leeg blijven', soort: 'janee', uitleg: 'Voor iets dat nog loopt.' },
  },
  config: z.strictObject({ openEinde: z.boolean().default(false) }).prefault({}),
  opslag: () => Tijdvak,
  answer: ({ openEinde }) =>
    Tijdvak.refine(({ van }) => van !== undefined, 'Vul een begindatum in.')
      .refine(({ tot }) => openEinde || tot !== undefined, 'Vul een einddatum in.')
      .refine(({ van, tot }) => van === undefined || tot === undefined || tot >= van, 'De einddatum ligt voor de begindatum.'),
  empty: null,
  isEmpty: ({ van, tot }) => van === undefined && tot === undefined,
  summarize: ({ van, tot }) => (van === undefined ? `tot en met ${toonDatum(tot ?? '')}` : tot === undefined ? `vanaf ${toonDatum(van)}` : `${toonDatum(van)} tot en met ${toonDatum(tot)}`),
  soort: () => 'geen',
  example: { config: { openEinde: true }, value: { van: '2026-04-24', tot: '2026-06-19' } },
})
