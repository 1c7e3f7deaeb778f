import type { Voortgang } from '@regietafel/api/client'
import type { Ruit as HeleRuit, Vlak } from './zwembaan-indeling.ts'

type Ruit = Pick<HeleRuit, 'id' | 'cx' | 'cy'>
type Blok = Vlak & { readonly id: string }
/** What a way out of a poort is drawn from; the drawing board has no voortgang. */
type Poort = Pick<Voortgang['poorten'][number], 'poort' | 'uitkomst' | 'uitkomsten'>

export interface Pijl { readonly d: string; readonly label: string; readonly labelX: number; readonly labelY: number; readonly gekozen: boolean; readonly vervallen: boolean }

/** Half the height and width of a poort, px. */
export const RUIT = 21

type Punt = readonly [x: number, y: number]

/** From every poort to where its outcomes lead: together the ways that cross the fewest blocks and leave from different corners. */
export function maakPijlen(voortgang: { readonly poorten: readonly Poort[] }, blokken: readonly Blok[], poorten: readonly Ruit[]): Pijl[] {
  return voortgang.poorten.flatMap((stand) => {
    const ruit = poorten.find(({ id }) => id === `poort-${stand.poort}`)
    if (!ruit) return []
    const doelen = stand.uitkomsten.flatMap(({ uitkomst, label, naar }) => naar.flatMap((doel) => {
      const blok = blokken.find(({ id }) => id === `stap-${doel}` || id === `uitgang-${doel}`)
      return blok ? [{ uitkomst, label, blok }] : []
    }))
    const wegen = doelen.map(({ blok }, i) => wegenNaar(ruit, blok, { i, anderen: blokken.filter((b) => b !== blok) }))
    return besteSamen(wegen).map((punten, i): Pijl => {
      const { uitkomst, label } = doelen[i]!
      const gekozen = stand.uitkomst === uitkomst
      return { d: pad(punten), label, ...bijWoord(punten, ruit), gekozen, vervallen: stand.uitkomst !== null && !gekozen }
    })
  })
}

interface Weg { readonly punten: readonly Punt[]; readonly gewicht: number }

function wegenNaar(ruit: Ruit, doel: Vlak, { i, anderen }: { i: number; anderen: readonly Vlak[] }): Weg[] {
  return [langsRechts(ruit, doel, i), recht(ruit, doel), langsLinks(ruit, doel, i)]
    .filter((punten) => punten !== null)
    .map((punten) => ({ punten, gewicht: anderen.filter((vlak) => raakt(punten, vlak)).length * 10 + punten.length }))
}

/** One way per outcome; leaving from the same corner counts as much as crossing three blocks. */
function besteSamen(wegen: readonly (readonly Weg[])[]): (readonly Punt[])[] {
  let keuzes: readonly { readonly gekozen: readonly Weg[]; readonly som: number }[] = [{ gekozen: [], som: 0 }]
  const hoek = ({ punten }: Weg) => String(punten[0])
  for (const uitWegen of wegen) {
    keuzes = keuzes.flatMap(({ gekozen, som }) => uitWegen.map((weg) => ({ gekozen: [...gekozen, weg], som: som + weg.gewicht + (gekozen.some((ander) => hoek(ander) === hoek(weg)) ? 30 : 0) })))
  }
  return (keuzes.toSorted((a, b) => a.som - b.som)[0]?.gekozen ?? []).map(({ punten }) => punten)
}

/** Out of the right corner and into the left side of the block. */
function langsRechts({ cx, cy }: Ruit, doel: Vlak, i: number): readonly Punt[] | null {
  const rechts = cx + RUIT
  if (doel.x <= rechts + 18) return null
  const midden = doel.y + doel.hoogte / 2
  const knik = rechts + 8 + i * 6
  return midden === cy ? [[rechts, cy], [doel.x - 2, cy]] : [[rechts, cy], [knik, cy], [knik, midden], [doel.x - 2, midden]]
}

/** Straight up or down, with a jog when the block does not lie right above or below. */
function recht({ cx, cy }: Ruit, doel: Vlak): readonly Punt[] | null {
  const omlaag = doel.y > cy
  if (!omlaag && doel.y + doel.hoogte > cy - RUIT) return null
  const doelX = Math.min(Math.max(cx, doel.x + 10), doel.x + doel.breedte - 10)
  const start = omlaag ? cy + RUIT : cy - RUIT
  const eind = omlaag ? doel.y - 2 : doel.y + doel.hoogte + 2
  const knik = omlaag ? eind - 7 : eind + 7
  return doelX === cx ? [[cx, start], [cx, eind]] : [[cx, start], [cx, knik], [doelX, knik], [doelX, eind]]
}

/** Out of the left corner, down or up beside the block, and into its left side. */
function langsLinks({ cx, cy }: Ruit, doel: Vlak, i: number): readonly Punt[] | null {
  const links = cx - RUIT
  const knik = Math.min(links - 8 - i * 6, doel.x - 10 - i * 4)
  const midden = doel.y + doel.hoogte / 2
  return knik < 10 ? null : [[links, cy], [knik, cy], [knik, midden], [doel.x - 2, midden]]
}

const pad = (punten: readonly Punt[]): string => punten.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')

function raakt(punten: readonly Punt[], { x, y, breedte, hoogte }: Vlak): boolean {
  return punten.slice(1).some(([x2, y2], i) => {
    const [x1, y1] = punten[i] ?? [x2, y2]
    return Math.max(x1, x2) > x && Math.min(x1, x2) < x + breedte && Math.max(y1, y2) > y && Math.min(y1, y2) < y + hoogte
  })
}

/** Beside the first stretch, where it leaves the poort. */
function bijWoord(punten: readonly Punt[], { cx, cy }: Ruit): { readonly labelX: number; readonly labelY: number } {
  const [x, y] = punten[0] ?? [cx, cy]
  if (y !== cy) return { labelX: x + 5, labelY: y > cy ? y + 11 : y - 4 }
  return { labelX: x > cx ? x + 2 : x - 16, labelY: cy - 6 }
}
