import { addDagen, dagenTussen, dagVan, isVer, kortDatum, tijdVan, toDag, weekdag, type Datum } from '@regietafel/domain/kernel'

const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const DAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']
const jaar = (datum: string) => Number(datum.slice(0, 4))
const meervoud = (aantal: number, een: string, meer: string) => `${aantal} ${aantal === 1 ? een : meer}`

/** `wo 7 okt`, with the year only when it is another than that of `vandaag`. */
export const toonDatum = (datum: string, vandaag: string): string => kortDatum(datum as Datum, jaar(vandaag))

/** `wo 7 okt om 09:00` on an Amsterdam clock. */
export const toonMoment = (moment: string, vandaag: string): string => `${toonDatum(dagVan(moment), vandaag)} om ${tijdVan(moment)}`

/** `09:00` on an Amsterdam clock. */
export const toonTijd = (moment: string): string => tijdVan(moment)

/** `Vrijdag 2 oktober`, to begin a sentence with. */
export function toonLang(datum: string): string {
  const dag = DAGEN[weekdag(datum as Datum) - 1] ?? ''
  return `${dag.charAt(0).toUpperCase()}${dag.slice(1)} ${Number(datum.slice(8, 10))} ${MAANDEN[Number(datum.slice(5, 7)) - 1]}`
}

/** How far away a deadline is, in words: never a bare number, never a minus sign. */
export function afstand(deadline: string, vandaag: string): string {
  const dagen = dagenTussen(vandaag as Datum, deadline as Datum)
  if (dagen < 0) return `${meervoud(-dagen, 'dag', 'dagen')} te laat`
  if (dagen === 0) return 'vandaag, tot 24:00 uur'
  if (dagen === 1) return 'morgen'
  return `over ${dagen} dagen`
}

/** A stretch of time in ms in its largest unit, rounded down: `12 s`, `4 min`, `3 uur`, `2 dagen`. */
export function toonDuur(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  if (s < 60) return `${s} s`
  if (s < 3600) return `${Math.floor(s / 60)} min`
  if (s < 48 * 3600) return `${Math.floor(s / 3600)} uur`
  return meervoud(Math.floor(s / 86_400), 'dag', 'dagen')
}

export type Vak = 'te-laat' | 'vandaag' | 'deze-week' | 'volgende-week' | 'later' | 'ver' | 'zonder-datum'

/** Under which head a deadline stands in *Mijn werk*. A week begins on Monday. */
export function vak(deadline: string | null, vandaag: string): Vak {
  if (deadline === null) return 'zonder-datum'
  if (deadline < vandaag) return 'te-laat'
  if (deadline === vandaag) return 'vandaag'
  const maandag = addDagen(vandaag as Datum, 8 - weekdag(vandaag as Datum))
  if (deadline < maandag) return 'deze-week'
  return toDag(deadline as Datum) < toDag(maandag) + 7 ? 'volgende-week' : isVer(deadline as Datum, vandaag as Datum) ? 'ver' : 'later'
}

/** Words for "1 dag" and "2 dagen" and the like. */
export { meervoud }
