import { beginVanDagMs, toDatum, toInstant, type Dag } from '../kernel/index.ts'
import { normdag } from '../termijn/index.ts'
import type { Aanleiding, Punt, Stapdefinitie } from './definitie.ts'
import type { Feit } from './feiten.ts'
import type { Context, Uitgewerkt } from './termijnstand.ts'
import type { StapStand, StapToestand } from './voortgang.types.ts'

interface Loop {
  readonly toestand: StapToestand
  readonly afgerondOp: string | null
  /** Moment after `nu` at which it starts by itself, ms. */
  readonly moment?: number
}

export interface StapUitkomst {
  readonly stand: StapStand
  readonly momenten: readonly number[]
}

/** Where a step stands and where it is drawn. `termijnen` is what `werkTermijnenUit` gave. */
export function werkStapUit(context: Context, stap: Stapdefinitie, termijnen: readonly Uitgewerkt[]): StapUitkomst {
  const loop = loopVan(context, stap, termijnen)
  const { van, tot } = tekening(context, stap, termijnen)
  return {
    stand: {
      stap: stap.stap,
      titel: stap.titel,
      rol: stap.rol,
      laan: stap.laan,
      toestand: loop.toestand,
      formulier: stap.formulier,
      termijn: stap.verloop.soort === 'termijn' ? stap.verloop.termijn : null,
      mijlpaal: stap.mijlpaal,
      van: van === null ? null : toDatum(van),
      tot: tot === null ? null : toDatum(tot),
      afgerondOp: loop.afgerondOp,
    },
    momenten: loop.moment === undefined ? [] : [loop.moment],
  }
}

const laatste = (termijnen: readonly Uitgewerkt[], sleutel: string): Uitgewerkt | undefined => termijnen.findLast(({ stand }) => stand.termijn === sleutel)
const eerste = (termijnen: readonly Uitgewerkt[], sleutel: string): Uitgewerkt | undefined => termijnen.find(({ stand }) => stand.termijn === sleutel)

/** The first of these to have happened, in time. */
function vroegste({ feiten }: Context, aanleidingen: readonly Aanleiding[]): Feit | undefined {
  return aanleidingen.flatMap((a) => feiten.geldt(a) ?? []).sort((x, y) => x.nr - y.nr)[0]
}

function loopVan(context: Context, stap: Stapdefinitie, termijnen: readonly Uitgewerkt[]): Loop {
  const loop = stap.verloop.soort === 'termijn' ? metTermijn(context, stap, termijnen) : metDuur(context, stap, termijnen)
  if (loop.toestand === 'afgerond') return loop
  const overbodig = stap.vervalt !== undefined && vroegste(context, stap.vervalt) !== undefined
  return overbodig || !context.feiten.open ? { toestand: 'vervallen', afgerondOp: null } : loop
}

function metTermijn(context: Context, { verloop, formulier }: Stapdefinitie, termijnen: readonly Uitgewerkt[]): Loop {
  if (verloop.soort !== 'termijn') return { toestand: 'nog-niet', afgerondOp: null }
  const termijn = laatste(termijnen, verloop.termijn)
  if (termijn) {
    const { toestand, afgerondOp } = termijn.stand
    return { toestand: verloop.vanaf === 'nadert' && toestand === 'loopt' ? 'nog-niet' : toestand, afgerondOp }
  }
  const klaar = formulier === null ? undefined : context.feiten.feit({ soort: 'formulier-vastgesteld', formulier })
  return klaar ? { toestand: 'afgerond', afgerondOp: toInstant(klaar.op) } : { toestand: 'nog-niet', afgerondOp: null }
}

function metDuur(context: Context, { verloop }: Stapdefinitie, termijnen: readonly Uitgewerkt[]): Loop {
  if (verloop.soort !== 'duur') return { toestand: 'nog-niet', afgerondOp: null }
  const klaar = vroegste(context, verloop.tot)
  if (klaar) return { toestand: 'afgerond', afgerondOp: toInstant(klaar.op) }
  if (vroegste(context, verloop.van)) return { toestand: 'loopt', afgerondOp: null }
  const termijn = verloop.ofVanafNormdatum === undefined ? undefined : eerste(termijnen, verloop.ofVanafNormdatum)
  if (!termijn) return { toestand: 'nog-niet', afgerondOp: null }
  const begin = beginVanDagMs(termijn.normdag)
  return context.nu >= begin ? { toestand: 'loopt', afgerondOp: null } : { toestand: 'nog-niet', afgerondOp: null, moment: begin }
}

/** First known point. A step that was done before it was planned to begin is drawn on the day it was done. */
function tekening(context: Context, { teken }: Stapdefinitie, termijnen: readonly Uitgewerkt[]): { van: Dag | null; tot: Dag | null } {
  const van = eersteDag(context, teken.van, termijnen)
  const tot = eersteDag(context, teken.tot, termijnen)
  if (van === null || tot === null) return { van: null, tot: null }
  if (tot.dag >= van.dag) return { van: van.dag, tot: tot.dag }
  return tot.echt ? { van: tot.dag, tot: tot.dag } : { van: van.dag, tot: van.dag }
}

function eersteDag(context: Context, punten: readonly Punt[], termijnen: readonly Uitgewerkt[]): { dag: Dag; echt: boolean } | null {
  for (const punt of punten) {
    if ('bij' in punt) {
      const feit = context.feiten.geldt(punt.bij)
      if (feit) return { dag: feit.dag, echt: true }
    } else if ('termijn' in punt) {
      const termijn = laatste(termijnen, punt.termijn)
      if (termijn) return { dag: punt.punt === 'anker' ? termijn.ankerdag : punt.punt === 'normdatum' ? termijn.normdag : termijn.deadlinedag, echt: false }
    } else {
      const feit = punt.anker.flatMap((a) => context.feiten.feit(a) ?? [])[0]
      if (feit) return { dag: normdag(context.kalender, feit.dag, punt.tel), echt: false }
    }
  }
  return null
}
