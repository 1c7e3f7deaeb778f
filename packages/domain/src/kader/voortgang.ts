import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { toInstant, toMs, type Tijdstip } from '../kernel/index.ts'
import type { Kaderdefinitie } from './definitie.ts'
import { gebeurd } from './feiten.ts'
import { werkPoortUit } from './poortstand.ts'
import { werkStapUit } from './stapstand.ts'
import { metWatUitging, vouw } from './verleden.ts'
import type { Voortgang } from './voortgang.types.ts'

/**
 * Where a casus stands in a kader at `nu` (ms since 1970, ISO text with zone, or Date), and why each date is what it is.
 * Pure: the same gebeurtenissen, kalender and `nu` give the same answer. `gebeurtenissen` may come in any order of `op`;
 * those recorded after `nu` have not happened. `sinds` is when this kader was added to a casus that ran already: a termijn that began
 * before it and had ended by then, and that nobody closed, does not exist, because nobody could have known of it; no trap goes off before it. Throws a RangeError only for a `nu` or `op` that is no instant.
 */
export function voortgang(kader: Kaderdefinitie, gebeurtenissen: readonly Gebeurtenis[], kalender: Kalender, nu: Tijdstip, sinds?: Tijdstip): Voortgang {
  const moment = toMs(nu)
  const werk = { kader, kalender, sinds: sinds === undefined ? -Infinity : toMs(sinds) }
  const regels = gebeurd(gebeurtenissen, moment)
  const { context, termijnen, escalaties } = vouw(werk, regels, moment)
  const stappen = kader.stappen.map((stap) => werkStapUit(context, stap, termijnen))
  let volgend = Infinity
  for (const { momenten } of [...termijnen, ...stappen]) for (const m of momenten) if (m < volgend) volgend = m
  return {
    kader: kader.sleutel,
    versie: kader.versie,
    open: context.feiten.open,
    stappen: stappen.map(({ stand }) => stand),
    poorten: kader.poorten.map((poort) => werkPoortUit(context, poort)),
    termijnen: termijnen.map(({ stand }) => stand),
    escalaties: metWatUitging(werk, regels, escalaties),
    volgendMoment: volgend === Infinity ? null : toInstant(volgend),
  }
}
