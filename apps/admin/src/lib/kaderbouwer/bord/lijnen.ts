import { RUIT } from '#lib/zwembaan/pijlen.ts'
import type { Vlak } from '#lib/zwembaan/zwembaan-indeling.ts'
import { beginVan, losseTermijnen, sluitVan, zelfde, type Aanleiding, type Kaderdefinitie } from '../bewerk/lees.ts'

/** From what is done to what begins then. Ids of the board. */
export interface Lijn { readonly van: string; readonly naar: string }

/** Lines of steps, loose termijnen and poorten that wait for one another; those out of a poort are drawn by their outcomes. */
export function lijnen(kader: Kaderdefinitie): readonly Lijn[] {
  const los = losseTermijnen(kader)
  const klaar: readonly (readonly [string, readonly Aanleiding[]])[] = [
    ...los.map((t) => [`termijn-${t.termijn}`, [t.sluit]] as const),
    ...kader.stappen.filter((s) => s.verloop.soort === 'termijn').map((s) => [`stap-${s.stap}`, sluitVan(kader, s)] as const),
  ]
  const door = (a: Aanleiding) => (a.soort === 'poort-beslist' ? [] : klaar.filter(([, sluit]) => sluit.some((b) => zelfde(a, b))).map(([id]) => id).slice(0, 1))
  const naar = (id: string, begin: readonly Aanleiding[]) => begin.flatMap(door).filter((van) => van !== id).map((van) => ({ van, naar: id }))
  return [
    ...kader.stappen.flatMap((s) => naar(`stap-${s.stap}`, beginVan(kader, s))),
    ...los.flatMap((t) => naar(`termijn-${t.termijn}`, t.anker)),
    ...kader.poorten.flatMap((p) => naar(`poort-${p.poort}`, [p.opent])),
  ]
}

const binnen = (n: number, van: number, tot: number) => Math.max(van, Math.min(n, tot))

/** The way of a line between two blocks: to the right with one bend, else straight down or up. */
export function weg(a: Vlak, b: Vlak): string {
  const rechts = a.x + a.breedte
  const ay = a.y + a.hoogte / 2
  const by = b.y + b.hoogte / 2
  if (b.x >= rechts + 14) {
    const knik = b.x - 8
    return ay === by ? `M${rechts} ${ay}H${b.x - 2}` : `M${rechts} ${ay}H${knik}V${by}H${b.x - 2}`
  }
  const omlaag = b.y >= a.y + a.hoogte
  if (!omlaag && b.y + b.hoogte > a.y) return ''
  const start = binnen(b.x + 10, a.x + 8, rechts - 8)
  const eind = binnen(start, b.x + 8, b.x + b.breedte - 8)
  const y1 = omlaag ? a.y + a.hoogte : a.y
  const y2 = omlaag ? b.y - 2 : b.y + b.hoogte + 2
  return start === eind ? `M${start} ${y1}V${y2}` : `M${start} ${y1}V${omlaag ? y2 - 7 : y2 + 7}H${eind}V${y2}`
}

/** The way to a poort: into its left corner, or its top or bottom when it stands above or below. */
export function wegNaarPoort(a: Vlak, { cx, cy }: { readonly cx: number; readonly cy: number }): string {
  const rechts = a.x + a.breedte
  const ay = a.y + a.hoogte / 2
  const links = cx - RUIT
  if (rechts + 12 <= links) return ay === cy ? `M${rechts} ${ay}H${links - 2}` : `M${rechts} ${ay}H${links - 10}V${cy}H${links - 2}`
  const boven = cy < a.y
  if (!boven && cy < a.y + a.hoogte) return ''
  const start = binnen(cx, a.x + 8, rechts - 8)
  const y1 = boven ? a.y : a.y + a.hoogte
  const y2 = boven ? cy + RUIT + 2 : cy - RUIT - 2
  return start === cx ? `M${cx} ${y1}V${y2}` : `M${start} ${y1}V${boven ? y2 + 7 : y2 - 7}H${cx}V${y2}`
}
