import type { Datum } from '@regietafel/domain/kernel'

const zone = { timeZone: 'Europe/Amsterdam' } as const
const dag = new Intl.DateTimeFormat('sv-SE', zone)
const uur = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' })
const seconde = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const delen = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })

/** The day on the Amsterdam calendar of an instant (ISO text). */
export const amsterdamseDag = (moment: string): Datum => dag.format(new Date(moment)) as Datum

/** `10:42` in Amsterdam. */
export const toonTijd = (moment: string | number): string => uur.format(new Date(moment))
export const toonTijdMetSeconden = (moment: string | number): string => seconde.format(new Date(moment))

/** `wo 7 okt`, with the year only when it is not this one. */
export function toonDag(datum: string, vandaag: string): string {
  const stuk = new Map(delen.formatToParts(new Date(`${datum}T00:00:00Z`)).map((d) => [d.type, d.value.replace('.', '')]))
  const kort = `${stuk.get('weekday')} ${stuk.get('day')} ${stuk.get('month')}`
  return datum.slice(0, 4) === vandaag.slice(0, 4) ? kort : `${kort} ${stuk.get('year')}`
}

/** `om 10:38`, or `do 1 okt om 10:38` when it was not today. */
export function toonMoment(moment: string, vandaag: string): string {
  const datum = amsterdamseDag(moment)
  return datum === vandaag ? `om ${toonTijd(moment)}` : `${toonDag(datum, vandaag)} om ${toonTijd(moment)}`
}
