import { isWeekend, toDag, type Datum } from '../kernel/index.ts'
import { feestdagen } from './feestdagen.ts'
import type { Kalenderdag } from './gelijkgesteld.ts'
import type { Kalenderinvoer } from './kalender.ts'

/** `feestdag`: a day of the wet that a gemeente wrote down; the kalender computes those anyway. */
export const kalenderdagsoorten = ['feestdag', 'gelijkgesteld', 'eigen'] as const
export type Kalenderdagsoort = (typeof kalenderdagsoorten)[number]

/** A day as a gemeente recorded it: when it came and when it went, as days on an Amsterdam calendar. */
export interface VastgelegdeDag extends Kalenderdag {
  readonly soort: Kalenderdagsoort
  readonly toegevoegd: Datum
  /** Counts although it came on or after the day itself. */
  readonly terugwerkend: boolean
  readonly verwijderd: Datum | null
  /** Does not count although it went on or after the day itself. */
  readonly wegTerugwerkend: boolean
}

const isGekomen = ({ datum, toegevoegd, terugwerkend }: VastgelegdeDag): boolean => terugwerkend || datum > toegevoegd
const isGegaan = ({ datum, verwijderd, wegTerugwerkend }: VastgelegdeDag): boolean => verwijderd !== null && (wegTerugwerkend || datum > verwijderd)

/**
 * Does this day count? A change of the kalender works on days that come after it, never on the day itself or on the past:
 * what was counted stays counted. Only what was told to work back (`terugwerkend`, `wegTerugwerkend`) does.
 */
export const telt = (dag: VastgelegdeDag): boolean => isGekomen(dag) && !isGegaan(dag)

/** What has no effect because it came too late, and would have when it works back; null when there is nothing to wait for. */
export function wachtOp(dag: VastgelegdeDag): 'erbij' | 'weg' | null {
  if (dag.verwijderd === null) return isGekomen(dag) ? null : 'erbij'
  return telt(dag) ? 'weg' : null
}

/** The same days as if everything that waits works back. */
export const metTerugwerking = <D extends VastgelegdeDag>(dagen: readonly D[]): D[] =>
  dagen.map((dag) => {
    const wat = wachtOp(dag)
    return wat === 'erbij' ? { ...dag, terugwerkend: true } : wat === 'weg' ? { ...dag, wegTerugwerkend: true } : dag
  })

export interface Kalenderwijziging {
  readonly erbij: readonly (Kalenderdag & { readonly soort: Kalenderdagsoort })[]
  readonly weg: (dag: VastgelegdeDag) => boolean
}

/** The same days after a change on `vandaag`. */
export const metWijziging = (dagen: readonly VastgelegdeDag[], { erbij, weg }: Kalenderwijziging, vandaag: Datum): VastgelegdeDag[] => [
  ...dagen.map((dag) => (dag.verwijderd === null && weg(dag) ? { ...dag, verwijderd: vandaag } : dag)),
  ...erbij.map((dag) => ({ ...dag, toegevoegd: vandaag, terugwerkend: false, verwijderd: null, wegTerugwerkend: false })),
]

/** The days that count, by date and one per date: what stands in the kalender now goes before what was taken out and still counts. */
export function geldendeDagen<D extends VastgelegdeDag>(dagen: readonly D[]): D[] {
  const perDatum = new Map<Datum, D>()
  for (const dag of dagen) if (telt(dag) && (dag.verwijderd === null || !perDatum.has(dag.datum))) perDatum.set(dag.datum, dag)
  return [...perDatum.values()].sort((a, b) => (a.datum < b.datum ? -1 : 1))
}

/** What `createKalender` needs for these days. A `feestdag` is left out: the wet is computed. */
export function kalenderinvoer(dagen: readonly VastgelegdeDag[]): Required<Omit<Kalenderinvoer, 'versie'>> {
  const geldend = geldendeDagen(dagen)
  const van = (soort: Kalenderdagsoort) => geldend.filter((dag) => dag.soort === soort).map(({ datum, naam, bron }) => ({ datum, naam, bron }))
  return { eigenDagen: van('eigen'), gelijkgesteld: van('gelijkgesteld') }
}

/** Why recording this day changes nothing: "weekend", or the name of the feestdag it is already. Null when it does. */
export function alVrij(datum: Datum): string | null {
  const dag = toDag(datum)
  return feestdagen(Number(datum.slice(0, 4))).find((feestdag) => feestdag.dag === dag)?.naam ?? (isWeekend(dag) ? 'weekend' : null)
}
