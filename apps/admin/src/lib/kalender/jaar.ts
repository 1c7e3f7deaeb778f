import type { Kalenderblad } from '@regietafel/api/client'
import { dagUit, kortDatum, lengteVanMaand, toDatum, weekdagVan, type Datum } from '@regietafel/domain/kernel'

export type Dagsoort = 'werkdag' | 'weekend' | 'feestdag' | 'gelijkgesteld' | 'eigen'

export interface Jaardag {
  readonly datum: Datum
  readonly dag: number
  /** 0 is the first week that has a day of this month; 0 is Monday. */
  readonly week: number
  readonly weekdag: number
  readonly soort: Dagsoort
  readonly naam: string | null
  /** Recorded, but without effect yet. */
  readonly wacht: boolean
}

export interface Maand {
  readonly naam: string
  readonly dagen: readonly Jaardag[]
  /** The same in words, for who does not see the picture. */
  readonly tekst: string
}

const MAANDEN = ['Januari', 'Februari', 'Maart', 'April', 'Mei', 'Juni', 'Juli', 'Augustus', 'September', 'Oktober', 'November', 'December']

/** In words, at a day or in a list. */
export const soortLabel: Record<Exclude<Dagsoort, 'werkdag' | 'weekend'>, string> = {
  feestdag: 'Feestdag van de wet',
  gelijkgesteld: 'Gelijkgesteld met een feestdag',
  eigen: 'Eigen sluitingsdag',
}

interface Gesloten { readonly soort: Dagsoort; readonly naam: string; readonly wacht: boolean }

/** What counts, or will: also a day that was taken out too late and so goes on counting. */
function geslotenDagen({ wettelijk, dagen, verwijderd }: Kalenderblad): Map<string, Gesloten> {
  const gesloten = new Map<string, Gesloten>()
  for (const { datum, naam, soort, zonderWerking } of verwijderd) if (zonderWerking) gesloten.set(datum, { soort, naam, wacht: false })
  for (const { datum, naam, soort, zonderWerking } of dagen) if (!zonderWerking || !gesloten.has(datum)) gesloten.set(datum, { soort, naam, wacht: zonderWerking })
  for (const { datum, naam, soort } of wettelijk) gesloten.set(datum, { soort, naam, wacht: false })
  return gesloten
}

/** The twelve months of a year, with what every day is. */
export function toMaanden(blad: Kalenderblad): Maand[] {
  const gesloten = geslotenDagen(blad)
  return MAANDEN.map((naam, m) => {
    const eerste = weekdagVan(dagUit(blad.jaar, m + 1, 1)) - 1
    const dagen = Array.from({ length: lengteVanMaand(blad.jaar, m + 1) }, (_, i): Jaardag => {
      const plek = eerste + i
      const datum = toDatum(dagUit(blad.jaar, m + 1, i + 1))
      const dicht = gesloten.get(datum)
      return { datum, dag: i + 1, week: Math.floor(plek / 7), weekdag: plek % 7, soort: dicht?.soort ?? (plek % 7 > 4 ? 'weekend' : 'werkdag'), naam: dicht?.naam ?? null, wacht: dicht?.wacht ?? false }
    })
    const vrij = dagen.flatMap((dag) => (dag.naam === null ? [] : `${kortDatum(dag.datum, blad.jaar)} ${dag.naam}${dag.wacht ? ', telt nog niet mee' : ''}`))
    return { naam, dagen, tekst: `${naam} ${blad.jaar}: ${vrij.length > 0 ? vrij.join('; ') : 'geen gesloten dagen naast het weekend'}` }
  })
}
