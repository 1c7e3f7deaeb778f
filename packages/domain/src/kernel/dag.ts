import type { Datum } from './datum.ts'

/**
 * A calendar day as a whole number: days since 1970-01-01 on the Amsterdam calendar. The core counts with these;
 * `Datum` is how a day is written. No time and no zone, so a day of 23 or 25 hours counts as one.
 */
export type Dag = number

/** First and last day for which calendars and the zone rule hold a table: 1900-01-01 and 2199-12-31. */
export const EERSTE_DAG: Dag = dagUit(1900, 1, 1)
export const LAATSTE_DAG: Dag = dagUit(2199, 12, 31)

/** Proleptic Gregorian; `maand` 1–12. */
export function dagUit(jaar: number, maand: number, dag: number): Dag {
  const y = maand <= 2 ? jaar - 1 : jaar
  const era = Math.floor(y / 400)
  const jaarInEra = y - era * 400
  const dagInJaar = Math.floor((153 * (maand > 2 ? maand - 3 : maand + 9) + 2) / 5) + dag - 1
  return era * 146_097 + jaarInEra * 365 + Math.floor(jaarInEra / 4) - Math.floor(jaarInEra / 100) + dagInJaar - 719_468
}

export interface Delen {
  readonly jaar: number
  /** 1–12 */
  readonly maand: number
  /** 1–31 */
  readonly dag: number
}

export function delenVan(dag: Dag): Delen {
  const z = dag + 719_468
  const era = Math.floor(z / 146_097)
  const inEra = z - era * 146_097
  const jaarInEra = Math.floor((inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const inJaar = inEra - (365 * jaarInEra + Math.floor(jaarInEra / 4) - Math.floor(jaarInEra / 100))
  const mp = Math.floor((5 * inJaar + 2) / 153)
  const maand = mp < 10 ? mp + 3 : mp - 9
  return { jaar: jaarInEra + era * 400 + (maand <= 2 ? 1 : 0), maand, dag: inJaar - Math.floor((153 * mp + 2) / 5) + 1 }
}

export const toDag = (datum: Datum): Dag => dagUit(+datum.slice(0, 4), +datum.slice(5, 7), +datum.slice(8, 10))

const twee = (n: number) => (n < 10 ? `0${n}` : `${n}`)

/** Written once per day: the same few hundred days are asked for all the time. */
const geschreven = new Map<Dag, Datum>()
const MAX_GESCHREVEN = 50_000

export function toDatum(dag: Dag): Datum {
  const eerder = geschreven.get(dag)
  if (eerder !== undefined) return eerder
  const { jaar, maand, dag: d } = delenVan(dag)
  const datum = `${jaar}-${twee(maand)}-${twee(d)}` as Datum
  if (geschreven.size >= MAX_GESCHREVEN) geschreven.clear()
  geschreven.set(dag, datum)
  return datum
}

/** 1 is Monday, 7 is Sunday. */
export const weekdagVan = (dag: Dag): number => ((((dag + 3) % 7) + 7) % 7) + 1
export const isWeekend = (dag: Dag): boolean => weekdagVan(dag) > 5

export const lengteVanMaand = (jaar: number, maand: number): number =>
  maand === 2 ? (isSchrikkeljaar(jaar) ? 29 : 28) : maand === 4 || maand === 6 || maand === 9 || maand === 11 ? 30 : 31

export const isSchrikkeljaar = (jaar: number): boolean => (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0

/** Same day of the month, clamped to its last day: 31 January + 1 month is 28 (or 29) February. */
export function maandenNa(dag: Dag, aantal: number): Dag {
  const d = delenVan(dag)
  const maanden = d.jaar * 12 + d.maand - 1 + aantal
  const jaar = Math.floor(maanden / 12)
  const maand = maanden - jaar * 12 + 1
  return dagUit(jaar, maand, Math.min(d.dag, lengteVanMaand(jaar, maand)))
}

export const addDagen = (datum: Datum, aantal: number): Datum => toDatum(toDag(datum) + aantal)
export const addWeken = (datum: Datum, aantal: number): Datum => toDatum(toDag(datum) + aantal * 7)
/** Clamped to the end of the month. */
export const addMaanden = (datum: Datum, aantal: number): Datum => toDatum(maandenNa(toDag(datum), aantal))
/** 29 February becomes 28 February in a common year. */
export const addJaren = (datum: Datum, aantal: number): Datum => toDatum(maandenNa(toDag(datum), aantal * 12))
/** 1 is Monday, 7 is Sunday. */
export const weekdag = (datum: Datum): number => weekdagVan(toDag(datum))
/** Whole days from `van` to `tot`; negative when `tot` is earlier. */
export const dagenTussen = (van: Datum, tot: Datum): number => toDag(tot) - toDag(van)
const VER_DAGEN = 90
/** So far ahead that nobody plans it yet: it is kept, but does not ask for attention. */
export const isVer = (datum: Datum, vandaag: Datum): boolean => dagenTussen(vandaag, datum) > VER_DAGEN

/**
 * The birthday on which somebody turns `leeftijd`. Born on 29 February: 28 February where the date protects
 * (a task must be early enough), 1 March where it gives a right. Bron: ontwerpvoorstel until a lawyer decides.
 */
export function verjaardag(geboren: Datum, leeftijd: number, voor: 'bescherming' | 'recht' = 'recht'): Datum {
  const { jaar, maand, dag } = delenVan(toDag(geboren))
  const bestaat = dag <= lengteVanMaand(jaar + leeftijd, maand)
  return bestaat || voor === 'bescherming' ? addJaren(geboren, leeftijd) : toDatum(dagUit(jaar + leeftijd, 3, 1))
}
