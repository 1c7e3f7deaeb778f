import type { Rij } from './definitie.types.ts'
import type { CompileVeld } from './compileer.ts'
import { eigen, elkEenKeer, isRecord } from './grenzen.ts'
import { rijenVan } from './pad.ts'
import { isLeeg, type Omgeving } from './regel/index.ts'

/** One row worked out. Never changed once its list is done, so a next reading may take it over. */
export interface Rijwerk {
  /** As it was answered; null when what came out hangs on other rows too, so that it may not be taken over. */
  ruw: Rij | null
  /** As it counts. */
  readonly rij: Rij
  /** Hidden cells by number of the field; null when there are none. */
  verborgen: boolean[] | null
  /** Lists in this row, by number of the field. */
  genest: (readonly Rijwerk[] | undefined)[] | null
}

/** What the rules see around the rows. */
export type Buiten = Pick<Omgeving, 'veld' | 'feit'>

export const isLeegAntwoord = (veld: CompileVeld, waarde: unknown): boolean => isLeeg(waarde) || (veld.leegBaar && isRecord(waarde) && veld.type.isEmpty!(waarde))

/** The own value by the id of a field. Ids that every object has by birth are rare, so most need no second look. */
export const antwoordVan = (bron: Readonly<Record<string, unknown>>, b: CompileVeld): unknown => (b.erfelijk ? eigen(bron, b.id) : bron[b.id])

/**
 * The rows of one list. With `eerder`, a row that is the same as it was keeps its outcome; when all are, `eerder` itself comes back.
 * Give `eerder` only when nothing outside the row that its rules read has changed.
 */
export function werkRijenUit(b: CompileVeld, ruw: unknown, buiten: Buiten, eerder: readonly Rijwerk[] | undefined): readonly Rijwerk[] | undefined {
  const ruwe = rijenVan(ruw)
  if (ruwe.length === 0) return undefined
  const bekend = eerder && maakZoeker(eerder)
  let anders = eerder?.length !== ruwe.length
  const uit = ruwe.map((rij, i) => {
    const zelfde = bekend?.(rij, i)
    if (zelfde === undefined || zelfde !== eerder![i]) anders = true
    return zelfde ?? werkRijUit(b, rij, undefined, buiten)
  })
  if (!anders) return eerder
  if (kanVerbergen(b) && heeftDubbele(uit)) {
    // rows with one number share their places, so what hides a place in one hides it in all
    const vers = bekend ? ruwe.map((rij) => werkRijUit(b, rij, undefined, buiten)) : uit
    for (const werk of vers) werk.ruw = null
    const weg = new Set<string>()
    loopCellen(b, vers, b.id, (pad, kind, werk) => void (werk.verborgen?.[kind.nr] && weg.add(pad)))
    loopCellen(b, vers, b.id, (pad, kind, werk) => void (weg.has(pad) && ((werk.verborgen ??= [])[kind.nr] = true)))
    return vers
  }
  return uit
}

function maakZoeker(eerder: readonly Rijwerk[]): (rij: Rij, i: number) => Rijwerk | undefined {
  let alle: Map<Rij | null, Rijwerk> | null = null
  return (rij, i) => {
    if (eerder[i]?.ruw === rij) return eerder[i]
    alle ??= new Map(eerder.map((werk) => [werk.ruw, werk]))
    return alle.get(rij)
  }
}

function werkRijUit(b: CompileVeld, ruw: Rij, ouder: unknown, buiten: Buiten): Rijwerk {
  const rij: Record<string, unknown> & { _id: string } = { _id: ruw._id }
  const hier: Omgeving = { veld: buiten.veld, feit: buiten.feit, rij, ouder }
  const werk: Rijwerk = { ruw, rij, verborgen: null, genest: null }
  for (const kind of b.werkvolgorde) {
    if (kind.zichtbaar !== null && kind.zichtbaar(hier) !== true) {
      werk.verborgen ??= []
      werk.verborgen[kind.nr] = true
    } else if (kind.berekening !== null) {
      const waarde = kind.berekening(hier)
      if (waarde !== undefined) rij[kind.id] = waarde
    } else {
      const waarde = antwoordVan(ruw, kind)
      if (kind.soort === 'rijen') {
        const ruwe = rijenVan(waarde)
        if (ruwe.length === 0) continue
        const genest = ruwe.map((inRij) => werkRijUit(kind, inRij, rij, buiten))
        werk.genest ??= []
        werk.genest[kind.nr] = genest
        rij[kind.id] = genest.map((inRij) => inRij.rij)
      } else if (!kind.zonderAntwoord && !isLeegAntwoord(kind, waarde)) rij[kind.id] = waarde
    }
  }
  return werk
}

const verbergt = new WeakMap<CompileVeld, boolean>()
function kanVerbergen(b: CompileVeld): boolean {
  let kan = verbergt.get(b)
  if (kan === undefined) verbergt.set(b, (kan = b.kinderen.some((kind) => kind.zichtbaar !== null || kanVerbergen(kind))))
  return kan
}

function heeftDubbele(rijen: readonly Rijwerk[]): boolean {
  if (!elkEenKeer(rijen.map((werk) => werk.rij._id))) return true
  return rijen.some((werk) => werk.genest?.some((genest) => genest !== undefined && heeftDubbele(genest)) ?? false)
}

/** Every cell with its place, in the order in which they were worked out. */
export function loopCellen(b: CompileVeld, rijen: readonly Rijwerk[], plaats: string, bezoek: (pad: string, kind: CompileVeld, werk: Rijwerk) => void): void {
  for (const werk of rijen)
    for (const kind of b.werkvolgorde) {
      const pad = `${plaats}/${werk.rij._id}/${kind.id}`
      bezoek(pad, kind, werk)
      const genest = werk.genest?.[kind.nr]
      if (genest) loopCellen(kind, genest, pad, bezoek)
    }
}
