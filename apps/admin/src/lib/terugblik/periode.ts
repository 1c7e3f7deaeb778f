import { addDagen, addJaren, addMaanden, type Datum } from '@regietafel/domain/kernel'

const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

/** First and last day, both included. */
export interface Periode { readonly van: string; readonly tot: string }
export type Periodekeuze = 'vorig-kwartaal' | 'dit-kwartaal' | 'jaar' | 'eigen'

/** The periods to choose from on this day; own dates begin with the last quarter. */
export function perioden(vandaag: string): { readonly keuze: Exclude<Periodekeuze, 'eigen'>; readonly label: string; readonly periode: Periode }[] {
  const begin = kwartaal(vandaag)
  const vorig = addMaanden(begin, -3)
  const jaar = { van: addDagen(addJaren(vandaag as Datum, -1), 1), tot: vandaag }
  return [
    { keuze: 'vorig-kwartaal', label: `Vorig kwartaal: ${maand(vorig)} tot en met ${maand(addMaanden(vorig, 2))} ${vorig.slice(0, 4)}`, periode: { van: vorig, tot: addDagen(begin, -1) } },
    { keuze: 'dit-kwartaal', label: `Dit kwartaal: vanaf ${maand(begin)} tot en met vandaag`, periode: { van: begin, tot: vandaag } },
    { keuze: 'jaar', label: 'De laatste 12 maanden', periode: jaar },
  ]
}

/** First day of the quarter in which this day lies. */
function kwartaal(datum: string): Datum {
  const eerste = Math.floor((Number(datum.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${datum.slice(0, 4)}-${String(eerste).padStart(2, '0')}-01` as Datum
}

const maand = (datum: string): string => MAANDEN[Number(datum.slice(5, 7)) - 1] ?? ''

/** "1 juli tot en met 30 september 2026" */
export function toonPeriode({ van, tot }: Periode): string {
  const dag = (datum: string) => `${Number(datum.slice(8, 10))} ${maand(datum)}`
  return `${dag(van)}${van.slice(0, 4) === tot.slice(0, 4) ? '' : ` ${van.slice(0, 4)}`} tot en met ${dag(tot)} ${tot.slice(0, 4)}`
}
