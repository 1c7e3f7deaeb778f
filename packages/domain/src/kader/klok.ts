import type { Gebeurtenis } from '../casus/index.ts'
import { dagOp, toDatum, toMs, type Datum, type Tijdstip } from '../kernel/index.ts'
import { gebeurd, verwerkCorrecties } from './feiten.ts'
import { leesOpschortingen, opschortingsregels, vrijeDagenVan } from './opschorting.ts'
import type { WeegContext } from './weigering.ts'

/** What stopping the clock can mean in a casus now: each ground with the calendar days that are left of it, and the pause that runs. */
export interface Klokstand {
  readonly gronden: readonly { readonly grond: string; readonly titel: string; readonly maxDagen: number; readonly vrij: number; readonly bron: string }[]
  readonly maxDagenTotaal: number
  /** `tot` is the first day on which the clock runs again by itself. */
  readonly loopt: { readonly grond: string; readonly titel: string; readonly van: Datum; readonly tot: Datum } | null
}

export function klokstand({ kader, eerder }: Pick<WeegContext, 'kader' | 'eerder'>, nu: Tijdstip): Klokstand {
  const { gronden, maxDagenTotaal } = opschortingsregels(kader)
  const moment = toMs(nu)
  const vandaag = dagOp(moment)
  const pauzes = leesOpschortingen(kader, gebeurd(eerder, moment).flatMap(({ gebeurtenis: g }) => (g.soort === 'opgeschort' || g.soort === 'hervat' ? [g] : [])))
  const lopend = pauzes.find((o) => o.loopt && o.van <= vandaag && vandaag < o.tot)
  return {
    gronden: gronden.map(({ grond, titel, maxDagen, bron }) => ({ grond, titel, maxDagen, bron, vrij: vrijeDagenVan(kader, pauzes, grond) })),
    maxDagenTotaal,
    loopt: lopend
      ? { grond: lopend.grond, titel: gronden.find(({ grond }) => grond === lopend.grond)?.titel ?? lopend.grond, van: toDatum(lopend.van), tot: toDatum(lopend.tot) }
      : null,
  }
}

/** The days of plaatsing and overplaatsing as they are known at `nu`, corrections taken in; in order of recording. */
export const plaatsingsdagen = (eerder: readonly Gebeurtenis[], nu: Tijdstip): readonly Datum[] =>
  verwerkCorrecties(gebeurd(eerder, toMs(nu))).flatMap(({ gebeurtenis: g }) => (g.soort === 'plaatsing' || g.soort === 'overplaatsing' ? [g.datum] : []))
