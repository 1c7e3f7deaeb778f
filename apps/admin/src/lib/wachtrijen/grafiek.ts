import { dagVan } from '@regietafel/domain/kernel'
import type { Verloop } from '@regietafel/api/client'
import { toonDatum, toonTijd } from '#lib/ui/datum.ts'
import type { Periode } from './zoek.ts'

/** Room of the drawing, in units of its viewBox. */
export const VAK = { breed: 360, hoog: 120, links: 40, rechts: 354, boven: 8, onder: 98 } as const
const DUUR_MS: Record<Periode, number> = { '24u': 86_400_000, '7d': 7 * 86_400_000, '90d': 90 * 86_400_000 }
/** Longer than this many steps without a measurement is a gap: the line stops. */
const GAT_STAPPEN = 1.5
/** Steps of the history; `raster` of the server. */
const STAP_MS: Record<Periode, number> = { '24u': 15 * 60_000, '7d': 105 * 60_000, '90d': 1440 * 60_000 }

type Punten = Verloop['punten']
export interface Tekening {
  /** One stretch per run without a gap; a lone point is a dot. */
  readonly stukken: readonly string[]
  readonly vlakken: readonly string[]
  readonly grensY: number
  readonly laatste: { readonly x: number; readonly y: number } | null
  readonly losse: readonly { readonly x: number; readonly y: number }[]
  readonly top: number
}

/** Runs of points that lie close enough together to join. */
export function stukkenVan(punten: Punten, periode: Periode): Punten[] {
  const stukken: Punten[number][][] = []
  punten.forEach((punt, i) => {
    const vorige = punten[i - 1]
    if (vorige && Date.parse(punt.op) - Date.parse(vorige.op) <= STAP_MS[periode] * GAT_STAPPEN) stukken.at(-1)!.push(punt)
    else stukken.push([punt])
  })
  return stukken
}

/** The line of one measure over a period that ends at `nu`, with what it is now (null: not known) at its end. The limit always fits inside. */
export function teken({ punten: gemeten, grens }: Pick<Verloop, 'punten' | 'grens'>, periode: Periode, nu: string, waardeNu: number | null = null): Tekening {
  const punten = waardeNu === null ? gemeten : [...gemeten.filter(({ op }) => op < nu), { op: nu, waarde: waardeNu, laagst: waardeNu, hoogst: waardeNu }]
  const einde = Date.parse(nu)
  const begin = einde - DUUR_MS[periode]
  const top = Math.max(grens, ...punten.map(({ waarde }) => waarde), 0) * 1.15 || 1
  const rond = (n: number) => Math.round(n * 10) / 10
  const plek = ({ op, waarde }: Punten[number]) => ({
    x: rond(VAK.links + (Math.min(1, Math.max(0, (Date.parse(op) - begin) / (einde - begin)))) * (VAK.rechts - VAK.links)),
    y: rond(VAK.onder - (Math.max(0, waarde) / top) * (VAK.onder - VAK.boven)),
  })
  const stukken = stukkenVan(punten, periode).map((stuk) => stuk.map(plek))
  const lijnen = stukken.filter((stuk) => stuk.length > 1)
  const lijn = (stuk: readonly { x: number; y: number }[]) => stuk.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
  return {
    stukken: lijnen.map(lijn),
    vlakken: lijnen.map((stuk) => `${lijn(stuk)} L${stuk.at(-1)!.x} ${VAK.onder} L${stuk[0]!.x} ${VAK.onder}z`),
    losse: stukken.filter((stuk) => stuk.length === 1).map(([punt]) => punt!),
    grensY: rond(VAK.onder - (grens / top) * (VAK.onder - VAK.boven)),
    laatste: stukken.at(-1)?.at(-1) ?? null,
    top,
  }
}

export interface Tabelrij { readonly op: string; readonly laagst: number; readonly hoogst: number }

/** The same numbers to read: at most so many rows, each with the lowest and highest of its stretch, so that no peak is lost. */
export function tabelVan(punten: Punten, rijen = 12): Tabelrij[] {
  const per = Math.max(1, Math.ceil(punten.length / rijen))
  return Array.from({ length: Math.ceil(punten.length / per) }, (_, i) => {
    const groep = punten.slice(i * per, (i + 1) * per)
    return { op: groep[0]!.op, laagst: Math.min(...groep.map(({ laagst }) => laagst)), hoogst: Math.max(...groep.map(({ hoogst }) => hoogst)) }
  })
}

/** Where the axis begins, and the head of a row: a time within a day, a date beyond. */
export function tijdkop(op: string, periode: Periode, vandaag: string): string {
  const dag = dagVan(op)
  if (periode === '90d') return toonDatum(dag, vandaag)
  return dag === vandaag ? toonTijd(op) : periode === '24u' ? `gisteren ${toonTijd(op)}` : `${toonDatum(dag, vandaag)} ${toonTijd(op)}`
}
export const beginVan = (periode: Periode, nu: string): string => new Date(Date.parse(nu) - DUUR_MS[periode]).toISOString()
