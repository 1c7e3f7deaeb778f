import type { Maat } from '@regietafel/api/client'
import { maatsoort } from '@regietafel/domain/escalatie'

/** How people write a number of this kind; `keer` makes it what the server keeps (ms, a count, a share). */
export interface Invoereenheid { readonly woord: string; readonly keer: number }

const IN_SECONDEN: ReadonlySet<Maat> = new Set(['sweep-achterstand', 'klokverschil'])
const IN_UREN: ReadonlySet<Maat> = new Set(['niet-bevestigd-oudste', 'nachtbewijs-oudste'])

export function invoereenheid(maat: Maat): Invoereenheid {
  const { eenheid } = maatsoort(maat)
  if (eenheid === 'aantal') return { woord: 'aantal', keer: 1 }
  if (eenheid === 'deel') return { woord: 'procent', keer: 0.01 }
  if (IN_SECONDEN.has(maat)) return { woord: 'seconden', keer: 1_000 }
  return IN_UREN.has(maat) ? { woord: 'uren', keer: 3_600_000 } : { woord: 'minuten', keer: 60_000 }
}

const rond = (getal: number): number => Math.round(getal * 1e6) / 1e6

/** What stands in the field for a value of the server. */
export const naarVeld = (waarde: number | null, maat: Maat): string => (waarde === null ? '' : String(rond(waarde / invoereenheid(maat).keer)).replace('.', ','))

/** A number as people write it (`1,5`), in the unit of the server; null for an empty field, NaN for what is no number. */
export function vanVeld(tekst: string, maat: Maat): number | null {
  const kaal = tekst.trim().replace('%', '').trim().replace(',', '.')
  if (kaal === '') return null
  return /^\d+(\.\d+)?$/.test(kaal) ? rond(Number(kaal) * invoereenheid(maat).keer) : Number.NaN
}

/** `5, 30` as minutes; null for what is no list of whole minutes. */
export function leesStappen(tekst: string): number[] | null {
  const delen = tekst.split(/[,;\s]+/).filter((deel) => deel !== '')
  return delen.length > 0 && delen.every((deel) => /^\d{1,5}$/.test(deel)) ? delen.map(Number) : null
}
