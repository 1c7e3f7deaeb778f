import type { Aanleiding, Termijndefinitie } from './definitie.ts'
import type { Feit, Feiten } from './feiten.ts'

/** One run of the clock of a termijn. */
export interface Cyclus {
  readonly nr: number
  readonly anker: Feit
  readonly titel: string
  /** From when the system could know of it, ms: the day it counts from may lie before it was recorded. */
  readonly bekendOp: number
  /** What closed it, at any time up to `nu`. */
  readonly sluiting: Feit | undefined
  /** The next cyclus began. */
  readonly opgevolgd: { readonly feit: Feit; readonly reden: string } | undefined
}

/** The first of these that happened, in order of preference; of those recorded before `voor`. */
function ankerFeit(feiten: Feiten, ankers: readonly Aanleiding[], voor: number): { feit: Feit; bekendOp: number } | undefined {
  let gekozen: Feit | undefined
  let bekendOp = Infinity
  for (const aanleiding of ankers) {
    const feit = feiten.feit(aanleiding)
    if (!feit || feit.nr >= voor) continue
    gekozen ??= feit
    bekendOp = Math.min(bekendOp, feit.op)
  }
  return gekozen && { feit: gekozen, bekendOp }
}

/** The runs of a termijn, oldest first; none while nothing it counts from has happened. */
export function cycliVan(termijn: Termijndefinitie, feiten: Feiten): readonly Cyclus[] {
  const voorwaarde = termijn.als && feiten.feit(termijn.als)
  if (termijn.als && !voorwaarde) return []
  const herstart = termijn.herstart
  const herstarts = herstart ? feiten.alle(herstart.bij) : []
  const eerste = ankerFeit(feiten, termijn.anker, herstarts[0]?.nr ?? Infinity)
  const begin: readonly { feit: Feit; bekendOp: number }[] = [...(eerste ? [eerste] : []), ...herstarts.map((feit) => ({ feit, bekendOp: feit.op }))]
  const sluitingen = feiten.alle(termijn.sluit)

  return begin.map(({ feit, bekendOp }, i) => {
    const volgende = begin[i + 1]?.feit
    // The first run is closed by anything ever recorded; a later one only by what was recorded after it began.
    const vanaf = i === 0 ? -1 : feit.nr
    const tot = volgende && herstart?.open === 'vervalt' ? volgende.nr : Infinity
    return {
      nr: i + 1,
      anker: feit,
      titel: i === 0 ? termijn.titel : (herstart?.titel ?? termijn.titel),
      bekendOp: Math.max(bekendOp, voorwaarde?.op ?? -Infinity),
      sluiting: sluitingen.find(({ nr }) => nr > vanaf && nr < tot),
      opgevolgd: volgende && herstart?.open === 'vervalt' ? { feit: volgende, reden: herstart.reden } : undefined,
    }
  })
}
