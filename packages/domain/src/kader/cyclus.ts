import type { Kalender } from '../kalender/index.ts'
import type { Dag } from '../kernel/index.ts'
import { normdag } from '../termijn/index.ts'
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
  /** A repetition counts from here instead of from the day of `anker`. */
  readonly vanaf?: Dag
  /** Places in the fold between which something recorded is about this run. */
  readonly eersteNr: number
  readonly laatsteNr: number
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

export interface CyclusContext {
  readonly kalender: Kalender
  readonly feiten: Feiten
}

/** The runs of a termijn, oldest first; none while nothing it counts from has happened. */
export function cycliVan(context: CyclusContext, termijn: Termijndefinitie): readonly Cyclus[] {
  const { feiten } = context
  const voorwaarde = termijn.als && feiten.feit(termijn.als)
  if (termijn.als && !voorwaarde) return []
  const herstart = termijn.herstart
  const herstarts = herstart ? feiten.alle(herstart.bij) : []
  const eerste = ankerFeit(feiten, termijn.anker, herstarts[0]?.nr ?? Infinity)
  const begin: readonly { feit: Feit; bekendOp: number }[] = [...(eerste ? [eerste] : []), ...herstarts.map((feit) => ({ feit, bekendOp: feit.op }))]
  const sluitingen = feiten.alle(termijn.sluit)
  const cycli = begin.map(({ feit, bekendOp }, i): Cyclus => {
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
      eersteNr: vanaf,
      laatsteNr: volgende?.nr ?? Infinity,
    }
  })
  return termijn.herhaling && cycli.length > 0 ? herhaal(context, termijn, cycli[0]!, sluitingen) : cycli
}

/** Each closing begins the next cyclus, until what it guards has ended. */
function herhaal({ kalender, feiten }: CyclusContext, termijn: Termijndefinitie, eerste: Cyclus, sluitingen: readonly Feit[]): readonly Cyclus[] {
  const { elke, vanaf, tot, tenzij, titel } = termijn.herhaling!
  const cycli: Cyclus[] = []
  let cyclus: Cyclus | undefined = eerste
  let start = eerste.anker.dag
  while (cyclus) {
    const sluiting: Feit | undefined = cyclus.sluiting
    cycli.push({ ...cyclus, laatsteNr: sluiting?.nr ?? Infinity })
    if (!sluiting) break
    const einde = feiten.alle(tot).findLast(({ nr }) => nr < sluiting.nr)
    const weer = einde && tenzij && feiten.alle(tenzij).some(({ nr }) => nr > einde.nr && nr < sluiting.nr)
    if (einde && !weer) break
    let volgende = vanaf === 'sluiting' ? sluiting.dag : normdag(kalender, start, elke)
    while (vanaf === 'anker' && volgende > start && normdag(kalender, volgende, termijn.tel) <= sluiting.dag) volgende = normdag(kalender, (start = volgende), elke)
    if (normdag(kalender, volgende, elke) <= volgende) break
    start = volgende
    cyclus = {
      nr: cyclus.nr + 1, anker: cyclus.anker, titel: titel ?? termijn.titel, bekendOp: sluiting.op, vanaf: start,
      sluiting: sluitingen.find(({ nr }) => nr > sluiting.nr), opgevolgd: undefined, eersteNr: sluiting.nr, laatsteNr: Infinity,
    }
  }
  return cycli
}
