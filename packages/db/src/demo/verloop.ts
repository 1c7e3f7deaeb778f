import type { NieuweGebeurtenis } from '../repositories/gebeurtenis.repository.ts'
import { addDagen, type Datum } from '@regietafel/domain/kernel'

/** A day counted from today: 0 is today, -3 three days ago. Never in the future: a gebeurtenis has happened. */
export type Dagen = number
export interface DemoStap {
  readonly dag: Dagen
  readonly maak: (datum: Datum) => NieuweGebeurtenis
}

const stap = (dag: Dagen, maak: DemoStap['maak']): DemoStap => ({ dag, maak })
export const aanvraag = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'aanvraag', datum }))
export const plaatsing = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'plaatsing', datum }))
export const overplaatsing = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'overplaatsing', datum }))
export const start = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'een-op-een-gestart', datum }))
export const einde = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'een-op-een-beeindigd', datum }))
export const vast = (formulier: string, dag: Dagen) => stap(dag, (datum) => ({ soort: 'formulier-vastgesteld', formulier, datum }))
export const sluit = (dag: Dagen, reden: string) => stap(dag, (datum) => ({ soort: 'casus-afgesloten', datum, reden }))
export const afgezien = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'familiegroepsplan-afgezien', datum }))
/** The clock stands still from day `van`, at most four weeks. */
export const opgeschort = (van: Dagen, grond: string) => stap(van, (datum) => ({ soort: 'opgeschort', grond, datum, uiterlijk: addDagen(datum, 28) }))
export const hervat = (dag: Dagen) => stap(dag, (datum) => ({ soort: 'hervat', datum }))
export const besluit = (poort: 'D1' | 'D2', uitkomst: 'ja' | 'nee', dag: Dagen) =>
  stap(dag, (datum) => ({ soort: 'poort-beslist', poort, uitkomst, datum, motivering: redenen[`${poort} ${uitkomst}`] }))

const redenen = {
  'D1 ja': 'De uren gaan omlaag zoals afgesproken en de dagbesteding is begonnen.',
  'D1 nee': 'De uren zijn de afgelopen week niet gedaald. We vragen een onafhankelijk advies.',
  'D2 ja': 'De afbouw loopt volgens plan. De begeleiding gaat verder in het gewone aanbod.',
  'D2 nee': 'De afbouw loopt niet volgens plan. De experttafel wordt gevraagd om advies.',
} as const

/** Up to and including the placement on day `p`: request, advice of the RER, placement, start of the 1-op-1. */
export const geplaatst = (p: Dagen) => [aanvraag(p - 6), vast('rer-advies', p - 2), plaatsing(p), start(p)]
/** As far as the verklarende analyse, on day 5. */
export const totAnalyse = (p: Dagen) => [...geplaatst(p), vast('verklarende-analyse', p + 5)]
/** As far as the hulpverleningsplan, on day 12. */
export const totPlan = (p: Dagen) => [...totAnalyse(p), vast('hulpverleningsplan', p + 12)]
/** As far as the evaluatie of day 21, made on day `dag`. */
export const totEvaluatie21 = (p: Dagen, dag = p + 20) => [...totPlan(p), vast('evaluatie-dag-21', dag)]
/** As far as the evaluatie of day 28, on schedule. */
export const totEvaluatie28 = (p: Dagen, dag = p + 27) => [...totEvaluatie21(p), besluit('D1', 'ja', p + 21), vast('evaluatie-dag-28', dag)]

/** Through the whole kader and closed on day `slot`. A form that is named was made on that day after the placement; the others in time. */
export const doorlopen = (p: Dagen, slot: Dagen, { analyse = 5, plan = 12, dag21 = 20, dag28 = 27 } = {}) => [
  ...geplaatst(p), vast('verklarende-analyse', p + analyse), vast('hulpverleningsplan', p + plan), vast('evaluatie-dag-21', p + dag21), besluit('D1', 'ja', p + dag21 + 1),
  vast('evaluatie-dag-28', p + dag28), besluit('D2', 'ja', p + dag28 + 1), einde(p + dag28 + 1), sluit(slot, 'De begeleiding gaat verder in het gewone aanbod.'),
]

export const datumVan = (vandaag: Datum, dag: Dagen): Datum => addDagen(vandaag, dag)
