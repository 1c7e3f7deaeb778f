import { alVrij } from '@regietafel/domain/kalender'
import { langDatum, type Datum } from '@regietafel/domain/kernel'
import type { ApiFout } from '../errors.ts'

export interface TeWegen {
  readonly erbij: readonly { readonly datum: Datum }[]
  readonly weg: readonly string[]
  /** The days of `weg` that exist in this gemeente, taken out or not. */
  readonly gevraagd: readonly { readonly id: string; readonly datum: Datum; readonly verwijderd: Datum | null }[]
  /** What stands in the calendar on the dates of `erbij`. */
  readonly staand: readonly { readonly id: string; readonly datum: Datum; readonly naam: string }[]
}

const hoofdletter = (tekst: string) => tekst.charAt(0).toUpperCase() + tekst.slice(1)

/** Why this change of the calendar cannot be, or null. Says it at the day it is about. */
export function weegWijziging({ erbij, weg, gevraagd, staand }: TeWegen): ApiFout | null {
  const ongeldig = (melding: string, pad?: string): ApiFout => ({ code: 'INVOER_ONGELDIG', melding, ...(pad !== undefined && { pad }) })
  if (erbij.length + weg.length === 0) return ongeldig('Kies eerst een dag.')
  if (gevraagd.length < new Set(weg).size) return { code: 'NIET_GEVONDEN' }
  if (gevraagd.some(({ verwijderd }) => verwijderd !== null)) return { code: 'KALENDER_NET_GEWIJZIGD' }
  for (const [i, { datum }] of erbij.entries()) {
    const pad = `erbij.${i}.datum`
    const dag = hoofdletter(langDatum(datum))
    const vrij = alVrij(datum)
    if (vrij === 'weekend') return ongeldig(`${dag} is al geen werkdag. Er verandert dan niets.`, pad)
    if (vrij !== null) return ongeldig(`${dag} is al een feestdag: ${vrij}. Er verandert dan niets.`, pad)
    if (erbij.findIndex((ander) => ander.datum === datum) < i) return ongeldig(`${dag} staat er twee keer bij.`, pad)
    const bezet = staand.find((ander) => ander.datum === datum && !weg.includes(ander.id))
    if (bezet) return ongeldig(`${dag} staat al in de kalender: ${bezet.naam}.`, pad)
  }
  return null
}
