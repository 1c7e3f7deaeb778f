/** Arithmetic on days of the proleptic Gregorian calendar, as texts `YYYY-MM-DD`. No clock, no zone: a day is a day. */

const STREEP = 45
/** The number that stands there; below nought when something else does. */
function cijfers(tekst: string, van: number, tot: number): number {
  let n = 0
  for (let i = van; i < tot; i++) {
    const cijfer = tekst.charCodeAt(i) - 48
    if (cijfer < 0 || cijfer > 9) return -1
    n = 10 * n + cijfer
  }
  return n
}

/** Days since 1970-01-01; undefined when the text is no existing day. */
export function dagnummer(datum: unknown): number | undefined {
  if (typeof datum !== 'string' || datum.length !== 10 || datum.charCodeAt(4) !== STREEP || datum.charCodeAt(7) !== STREEP) return undefined
  const jaar = cijfers(datum, 0, 4)
  const maand = cijfers(datum, 5, 7)
  const dag = cijfers(datum, 8, 10)
  if (jaar < 0) return undefined
  if (maand < 1 || maand > 12 || dag < 1 || dag > dagenInMaand(jaar, maand)) return undefined
  // days from civil: years that start in March put the leap day last
  const j = maand <= 2 ? jaar - 1 : jaar
  const tijdvak = Math.floor(j / 400)
  const jaarInTijdvak = j - tijdvak * 400
  const dagInJaar = Math.floor((153 * (maand + (maand > 2 ? -3 : 9)) + 2) / 5) + dag - 1
  return tijdvak * 146_097 + jaarInTijdvak * 365 + Math.floor(jaarInTijdvak / 4) - Math.floor(jaarInTijdvak / 100) + dagInJaar - 719_468
}

/** Undefined outside the years 0001–9999. */
export function datumVan(nummer: number): string | undefined {
  if (!Number.isInteger(nummer) || nummer < -719_162 || nummer > 2_932_896) return undefined
  const z = nummer + 719_468
  const tijdvak = Math.floor(z / 146_097)
  const dagInTijdvak = z - tijdvak * 146_097
  const jaarInTijdvak = Math.floor((dagInTijdvak - Math.floor(dagInTijdvak / 1_460) + Math.floor(dagInTijdvak / 36_524) - Math.floor(dagInTijdvak / 146_096)) / 365)
  const dagInJaar = dagInTijdvak - (365 * jaarInTijdvak + Math.floor(jaarInTijdvak / 4) - Math.floor(jaarInTijdvak / 100))
  const m = Math.floor((5 * dagInJaar + 2) / 153)
  const maand = m < 10 ? m + 3 : m - 9
  return tekst(jaarInTijdvak + tijdvak * 400 + (maand <= 2 ? 1 : 0), maand, dagInJaar - Math.floor((153 * m + 2) / 5) + 1)
}

/** 0 = Sunday … 6 = Saturday. */
export const weekdag = (nummer: number): number => (((nummer + 4) % 7) + 7) % 7

/** Calendar months; clamped to the last day of the month (31 January + 1 = 28 or 29 February). */
export function plusMaanden(datum: string, maanden: number): string | undefined {
  if (dagnummer(datum) === undefined || !Number.isInteger(maanden)) return undefined
  const teller = Number(datum.slice(0, 4)) * 12 + Number(datum.slice(5, 7)) - 1 + maanden
  const jaar = Math.floor(teller / 12)
  const maand = teller - jaar * 12 + 1
  if (jaar < 1 || jaar > 9999) return undefined
  return tekst(jaar, maand, Math.min(Number(datum.slice(8, 10)), dagenInMaand(jaar, maand)))
}

/** Whole years; somebody born on 29 February is a year older on 1 March of other years. Undefined before birth. */
export function leeftijdOp(geboren: string, op: string): number | undefined {
  if (dagnummer(geboren) === undefined || dagnummer(op) === undefined || op < geboren) return undefined
  return Number(op.slice(0, 4)) - Number(geboren.slice(0, 4)) - (op.slice(5) < geboren.slice(5) ? 1 : 0)
}

function dagenInMaand(jaar: number, maand: number): number {
  if (maand === 2) return (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0 ? 29 : 28
  return maand === 4 || maand === 6 || maand === 9 || maand === 11 ? 30 : 31
}
const tekst = (jaar: number, maand: number, dag: number) => `${String(jaar).padStart(4, '0')}-${String(maand).padStart(2, '0')}-${String(dag).padStart(2, '0')}`
