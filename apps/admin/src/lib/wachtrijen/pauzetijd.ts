import { dagVan, instantVan, tijdVan, toMs } from '@regietafel/domain/kernel'

/** A pause lasts four hours at most. */
export const MAX_PAUZE_MINUTEN = 240
/** Quick choices, in minutes. */
export const snelkeuzes = [[15, '15 min'], [30, '30 min'], [60, '1 uur'], [120, '2 uur'], [240, '4 uur']] as const

/** The clock time so many minutes from now, in Amsterdam; rounded down to a minute so that four hours fit. */
export const klokOver = (minuten: number, nu: string): string => tijdVan(new Date(toMs(nu) + minuten * 60_000))

export type Pauzetijd = { readonly ok: true; readonly tot: string } | { readonly ok: false; readonly melding: string }

/** `09:30` as the first such moment after now: today, or past midnight tomorrow. Refuses what is no time, and more than four hours. */
export function leesTot(tekst: string, nu: string): Pauzetijd {
  const gelezen = /^(\d{1,2})[:.](\d{2})$/.exec(tekst.trim())
  if (!gelezen || Number(gelezen[1]) > 23 || Number(gelezen[2]) > 59) return { ok: false, melding: 'Vul een tijd in, zoals 09:30.' }
  const tijd = `${gelezen[1]!.padStart(2, '0')}:${gelezen[2]}`
  const nuMs = toMs(nu)
  // Tomorrow by the calendar, not 24 hours on: a day may last 23 or 25. In the night that has an hour twice, both are tried.
  const dagen = [dagVan(nuMs), dagVan(toMs(instantVan(dagVan(nuMs), '12:00')) + 86_400_000)]
  const tot = dagen.flatMap((dag) => (['eerste', 'tweede'] as const).map((welke) => instantVan(dag, tijd, welke))).find((moment) => toMs(moment) > nuMs)
  if (!tot || toMs(tot) - nuMs > MAX_PAUZE_MINUTEN * 60_000) return { ok: false, melding: `Een pauze duurt hooguit 4 uur. Kies een tijd tot ${klokOver(MAX_PAUZE_MINUTEN, nu)}.` }
  return { ok: true, tot }
}
