import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { toInstant, toMs, type Tijdstip } from '../kernel/index.ts'
import type { Kaderdefinitie } from './definitie.ts'
import { Feiten } from './feiten.ts'
import { werkPoortUit } from './poortstand.ts'
import { werkStapUit } from './stapstand.ts'
import { werkTermijnenUit, type Context } from './termijnstand.ts'
import type { Voortgang } from './voortgang.types.ts'

/**
 * Where a casus stands in a kader at `nu` (ms since 1970, ISO text with zone, or Date), and why each date is what it is.
 * Pure: the same gebeurtenissen, kalender and `nu` give the same answer. `gebeurtenissen` may come in any order of `op`;
 * those recorded after `nu` have not happened. Throws a RangeError only for a `nu` or `op` that is no instant.
 */
export function voortgang(kader: Kaderdefinitie, gebeurtenissen: readonly Gebeurtenis[], kalender: Kalender, nu: Tijdstip): Voortgang {
  const moment = toMs(nu)
  const feiten = new Feiten(gebeurtenissen, moment)
  const context: Context = { kader, feiten, kalender, nu: moment }
  const termijnen = werkTermijnenUit(context)
  const stappen = kader.stappen.map((stap) => werkStapUit(context, stap, termijnen))
  let volgend = Infinity
  for (const { momenten } of [...termijnen, ...stappen]) for (const m of momenten) if (m < volgend) volgend = m
  return {
    kader: kader.sleutel,
    versie: kader.versie,
    open: feiten.open,
    stappen: stappen.map(({ stand }) => stand),
    poorten: kader.poorten.map((poort) => werkPoortUit(context, poort)),
    termijnen: termijnen.map(({ stand }) => stand),
    escalaties: termijnen.flatMap(({ escalaties }) => escalaties),
    volgendMoment: volgend === Infinity ? null : toInstant(volgend),
  }
}
