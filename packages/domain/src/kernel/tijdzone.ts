import { dagUit, delenVan, EERSTE_DAG, LAATSTE_DAG, toDag, toDatum, weekdagVan, type Dag } from './dag.ts'
import type { Datum } from './datum.ts'

/**
 * Europe/Amsterdam by its own rule instead of a zone database, because the core counts millions of days:
 * summer time (UTC+2) from the last Sunday of March 01:00Z to the last Sunday of October 01:00Z, else UTC+1.
 * The rule holds from 1996; outside 1996–2100 instants follow the same rule, which history or a later law may not.
 * Bron: Richtlijn 2000/84/EG. A test compares it with a Temporal polyfill on every day of twenty years.
 */
export const TIJDZONE = 'Europe/Amsterdam'

export const MS_PER_DAG = 86_400_000
const MS_PER_UUR = 3_600_000

/** An instant as a caller has it: ms since 1970, an ISO text with zone, or a Date. */
export type Tijdstip = number | string | Date

/** Ms since 1970. Throws a RangeError on a text that is no instant: a caller that parsed its input never sees it. */
export function toMs(tijdstip: Tijdstip): number {
  const ms = typeof tijdstip === 'number' ? tijdstip : typeof tijdstip === 'string' ? Date.parse(tijdstip) : tijdstip.getTime()
  if (!Number.isFinite(ms)) throw new RangeError(`Geen tijdstip: ${String(tijdstip)}`)
  return ms
}

const laatsteZondag = (jaar: number, maand: number): Dag => {
  const laatste = dagUit(jaar, maand, 31)
  return laatste - (weekdagVan(laatste) % 7)
}

/** Per day: is it summer time at local midnight. On both Sundays of the change the flag of that day and the next differ. */
const zomer = new Uint8Array(LAATSTE_DAG - EERSTE_DAG + 3)
for (let jaar = 1900; jaar < 2200; jaar += 1) zomer.fill(1, laatsteZondag(jaar, 3) + 1 - EERSTE_DAG, laatsteZondag(jaar, 10) + 1 - EERSTE_DAG)

const isZomer = (dag: Dag): boolean => zomer[dag - EERSTE_DAG] === 1

/** First instant of the local day, ms. */
export const beginVanDagMs = (dag: Dag): number => dag * MS_PER_DAG - (isZomer(dag) ? 2 : 1) * MS_PER_UUR

/** First instant after the local day, ms: the first instant that is late. */
export const eindeVanDagMs = (dag: Dag): number => beginVanDagMs(dag + 1)

/**
 * Ms of a local clock time, in minutes after midnight. 02:00–02:59 comes twice in the autumn night: the first unless asked.
 * In the spring night it does not exist and the clock is read one hour later (02:30 is 03:30).
 */
export function klokMs(dag: Dag, minuten: number, welke: 'eerste' | 'tweede' = 'eerste'): number {
  const na = minuten >= 180 || (minuten >= 120 && welke === 'tweede' && isZomer(dag))
  return dag * MS_PER_DAG + minuten * 60_000 - (isZomer(na ? dag + 1 : dag) ? 2 : 1) * MS_PER_UUR
}

/** The local day at an instant. */
export function dagOp(ms: number): Dag {
  const dag = Math.floor(ms / MS_PER_DAG)
  const wisseltNu = ms - dag * MS_PER_DAG >= MS_PER_UUR
  return Math.floor((ms + (isZomer(wisseltNu ? dag + 1 : dag) ? 2 : 1) * MS_PER_UUR) / MS_PER_DAG)
}

const twee = (n: number) => (n < 10 ? `0${n}` : `${n}`)

/** `2026-04-20T22:00:00Z`: UTC, whole seconds (rounded down). */
export function toInstant(ms: number): string {
  const dag = Math.floor(ms / MS_PER_DAG)
  const s = Math.floor((ms - dag * MS_PER_DAG) / 1000)
  return `${toDatum(dag)}T${twee(Math.floor(s / 3600))}:${twee(Math.floor(s / 60) % 60)}:${twee(s % 60)}Z`
}

/** The Datum an Amsterdam clock shows at that moment. */
export const dagVan = (tijdstip: Tijdstip): Datum => toDatum(dagOp(toMs(tijdstip)))

/** Minutes after midnight of `HH:MM`. */
export const toMinuten = (tijd: string): number => +tijd.slice(0, 2) * 60 + +tijd.slice(3, 5)

/** The moment (`…Z`) at which an Amsterdam clock shows `tijd` (`HH:MM`) on that day; see `klokMs` for the two nights of the change. */
export const instantVan = (datum: Datum, tijd: string, welke: 'eerste' | 'tweede' = 'eerste'): string =>
  toInstant(klokMs(toDag(datum), toMinuten(tijd), welke))

/** Whether an Amsterdam clock shows `tijd` (`HH:MM`) once on that day, never (spring night, 02:00–02:59), or twice (autumn night). */
export function keerOpKlok(datum: Datum, tijd: string): 'een' | 'geen' | 'twee' {
  const [dag, minuten] = [toDag(datum), toMinuten(tijd)]
  const eerste = klokMs(dag, minuten)
  return tijdVan(eerste) !== tijd.slice(0, 5) ? 'geen' : klokMs(dag, minuten, 'tweede') === eerste ? 'een' : 'twee'
}

/** The first moment (`…Z`) that is no longer that day. */
export const eindeVanDag = (datum: Datum): string => toInstant(eindeVanDagMs(toDag(datum)))

/** Hours that really pass from the start of `van` to the start of `tot`: a week is 168, and 167 or 169 when the clock changes. */
export const urenTussen = (van: Datum, tot: Datum): number => (beginVanDagMs(toDag(tot)) - beginVanDagMs(toDag(van))) / MS_PER_UUR

/** Hours that really pass in the seven days from `maandag` on. */
export const urenInWeek = (maandag: Datum): number => (beginVanDagMs(toDag(maandag) + 7) - beginVanDagMs(toDag(maandag))) / MS_PER_UUR

/** `HH:MM` on an Amsterdam clock. */
export function tijdVan(tijdstip: Tijdstip): string {
  const ms = toMs(tijdstip)
  const dag = Math.floor(ms / MS_PER_DAG)
  const lokaal = ms + (isZomer(ms - dag * MS_PER_DAG >= MS_PER_UUR ? dag + 1 : dag) ? 2 : 1) * MS_PER_UUR
  const minuten = Math.floor((lokaal - Math.floor(lokaal / MS_PER_DAG) * MS_PER_DAG) / 60_000)
  return `${twee(Math.floor(minuten / 60))}:${twee(minuten % 60)}`
}

export const jaarVan = (dag: Dag): number => delenVan(dag).jaar
