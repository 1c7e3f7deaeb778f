import { delenVan, toDag, weekdagVan, type Dag } from './dag.ts'
import type { Datum } from './datum.ts'

const DAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']
const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const KORT = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

/** "vr 24 apr", and "vr 1 jan 2027" when the year is not `jaar`. Without `jaar` the year is always there. */
export function kortDag(dag: Dag, jaar?: number): string {
  const d = delenVan(dag)
  const tekst = `${DAGEN[weekdagVan(dag) - 1]!.slice(0, 2)} ${d.dag} ${KORT[d.maand - 1]}`
  return d.jaar === jaar ? tekst : `${tekst} ${d.jaar}`
}

/** "vr 24 apr"; the year is added when it is another than `jaar`. */
export const kortDatum = (datum: Datum, jaar?: number): string => kortDag(toDag(datum), jaar)

/** "vrijdag 24 april 2026"; without the year when it is `jaar`. */
export function langDatum(datum: Datum, jaar?: number): string {
  const dag = toDag(datum)
  const d = delenVan(dag)
  const tekst = `${DAGEN[weekdagVan(dag) - 1]} ${d.dag} ${MAANDEN[d.maand - 1]}`
  return d.jaar === jaar ? tekst : `${tekst} ${d.jaar}`
}

/** "a", "a en b", "a, b en c"; empty for none. */
export const opsomming = (delen: readonly string[], woord: 'en' | 'of' = 'en'): string =>
  delen.length < 2 ? (delen[0] ?? '') : `${delen.slice(0, -1).join(', ')} ${woord} ${delen.at(-1)!}`
