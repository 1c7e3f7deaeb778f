import { EERSTE_DAG, isWeekend, LAATSTE_DAG, toDag, toDatum, type Dag, type Datum } from '../kernel/index.ts'
import { feestdagen } from './feestdagen.ts'
import { gelijkgesteldeDagen, type Kalenderdag } from './gelijkgesteld.ts'

const WERKDAG = 0
const WEEKEND = 1
/** Feestdag of the ATW or a day equated with one. */
const FEESTDAG = 2
/** Closed by the gemeente itself: no werkdag, but it does not extend a statutory termijn. */
const EIGEN = 3

/** Which days are werkdagen, for one gemeente. A value: made once, never changed, and named by its `versie`. */
export interface Kalender {
  readonly versie: string
  /** Per day from 1900-01-01: what kind of day it is. */
  readonly soort: Uint8Array
  readonly namen: ReadonlyMap<Dag, string>
}

export interface Kalenderinvoer {
  readonly versie: string
  /** Closing days of the gemeente itself. */
  readonly eigenDagen?: readonly Kalenderdag[]
  /** Instead of the shipped list of days that a decree equates with a feestdag. */
  readonly gelijkgesteld?: readonly Kalenderdag[]
}

const weekends = new Uint8Array(LAATSTE_DAG - EERSTE_DAG + 1).map((_, i) => (isWeekend(EERSTE_DAG + i) ? WEEKEND : WERKDAG))
const wettelijk = Array.from({ length: 300 }, (_, i) => feestdagen(1900 + i)).flat()

export function createKalender({ versie, eigenDagen = [], gelijkgesteld = gelijkgesteldeDagen }: Kalenderinvoer): Kalender {
  const soort = weekends.slice()
  const namen = new Map<Dag, string>()
  const zet = (dag: Dag, naam: string, kind: number) => {
    namen.set(dag, naam)
    // A Saturday or Sunday stays one: both rules skip it already, and a closing day must not weaken it.
    if (soort[dag - EERSTE_DAG] !== WEEKEND) soort[dag - EERSTE_DAG] = kind
  }
  for (const { datum, naam } of eigenDagen) zet(toDag(datum), naam, EIGEN)
  for (const { datum, naam } of gelijkgesteld) zet(toDag(datum), naam, FEESTDAG)
  for (const { dag, naam } of wettelijk) zet(dag, naam, FEESTDAG)
  return { versie, soort, namen }
}

/** Feestdagen of the ATW and the shipped equated days; no gemeente's own days. */
export const standaardKalender: Kalender = createKalender({ versie: 'atw-2028' })

const soortVan = (kalender: Kalender, dag: Dag): number => kalender.soort[dag - EERSTE_DAG] ?? (isWeekend(dag) ? WEEKEND : WERKDAG)

export const isWerkdagOp = (kalender: Kalender, dag: Dag): boolean => soortVan(kalender, dag) === WERKDAG
/** Saturday, Sunday, feestdag or equated day in the sense of ATW art. 1 and 3. A gemeente's own closing day is not. */
export const isAtwVrij = (kalender: Kalender, dag: Dag): boolean => {
  const soort = soortVan(kalender, dag)
  return soort === WEEKEND || soort === FEESTDAG
}

/** The werkdag that lies `aantal` werkdagen after `dag`, or before it when negative. `dag` itself is not counted; 0 gives `dag`. */
export function werkdagenNa(kalender: Kalender, dag: Dag, aantal: number): Dag {
  const richting = aantal < 0 ? -1 : 1
  let over = aantal * richting
  let d = dag
  while (over > 0) {
    d += richting
    if (isWerkdagOp(kalender, d)) over -= 1
  }
  return d
}

/** Why a day is no werkdag: "Koningsdag", "weekend"; null for a werkdag. */
export const vrijeDag = (kalender: Kalender, dag: Dag): string | null =>
  isWerkdagOp(kalender, dag) ? null : (kalender.namen.get(dag) ?? 'weekend')

export const isWerkdag = (kalender: Kalender, datum: Datum): boolean => isWerkdagOp(kalender, toDag(datum))
/** See `werkdagenNa`. */
export const plusWerkdagen = (kalender: Kalender, datum: Datum, aantal: number): Datum => toDatum(werkdagenNa(kalender, toDag(datum), aantal))
