import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { dagOp, toDag, toMs } from '../kernel/index.ts'
import type { Kaderdefinitie } from './definitie.ts'
import { Feiten, type Regel } from './feiten.ts'
import { leesOpschortingen } from './opschorting.ts'
import { werkTermijnenUit, type Context, type Uitgewerkt } from './termijnstand.ts'
import type { EscalatieStand } from './voortgang.types.ts'

interface Regelwerk {
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  /** Ms; see `voortgang`. */
  readonly sinds: number
}

/** The fold as far as termijnen and escalaties; knows nothing of what went out under an earlier history. */
export function vouw({ kader, kalender, sinds }: Regelwerk, regels: readonly Regel[], nu: number, nietVoor = regels.findLast(herziet)?.op ?? -Infinity): { context: Context; termijnen: readonly Uitgewerkt[]; escalaties: readonly EscalatieStand[] } {
  const feiten = new Feiten(regels)
  const opschortingen = feiten.pauzes.length === 0 ? [] : leesOpschortingen(kader, feiten.pauzes)
  const context: Context = { kader, feiten, kalender, nu, opschortingen, nietVoor, sinds }
  const termijnen = werkTermijnenUit(context)
  return { context, termijnen, escalaties: termijnen.flatMap(({ escalaties }) => escalaties) }
}

/** What makes dates of before its own recording different. */
const herziet = ({ gebeurtenis: { soort } }: Regel): boolean =>
  soort === 'plaatsing-gecorrigeerd' || soort === 'start-gecorrigeerd' || soort === 'formulier-ingetrokken' || soort === 'opgeschort' || soort === 'hervat' || soort === 'verlengd'

const sleutel = ({ termijn, cyclus, trap }: EscalatieStand): string => `${termijn} ${cyclus} ${trap}`

/** A pause or an extension makes nothing wrong that went out before it began; any other revision does. */
function wasOnterecht(gebeurtenis: Gebeurtenis, { op }: EscalatieStand): boolean {
  if (gebeurtenis.soort === 'opgeschort') return dagOp(toMs(op)) >= toDag(gebeurtenis.datum)
  return gebeurtenis.soort === 'plaatsing-gecorrigeerd' || gebeurtenis.soort === 'start-gecorrigeerd' || gebeurtenis.soort === 'formulier-ingetrokken'
}

/**
 * `escalaties` (of `vouw`) with everything that went out before a correction, an opschorting or a verlenging was recorded. What would have
 * gone off under the corrected history as well stays one row, at the moment it really went; what would not is kept beside the new plan,
 * marked `achterafOnterecht` when a correction made it wrong. So a trap can stand twice: once as it went, once as it will go for the new date.
 */
export function metWatUitging(werk: Regelwerk, regels: readonly Regel[], escalaties: readonly EscalatieStand[]): readonly EscalatieStand[] {
  if (!regels.some(herziet)) return escalaties
  const { uitgegaan, plan } = splits(werk, regels, escalaties)
  return [...uitgegaan, ...plan]
}

interface Gesplitst {
  /** Went out for a date that no longer holds. */
  readonly uitgegaan: readonly EscalatieStand[]
  /** As the history known now has it. */
  readonly plan: readonly EscalatieStand[]
}

function splits(werk: Regelwerk, regels: readonly Regel[], escalaties: readonly EscalatieStand[]): Gesplitst {
  const i = regels.findLastIndex(herziet)
  if (i < 0) return { uitgegaan: [], plan: escalaties }
  const { gebeurtenis, op } = regels[i]!
  // A trap at the very moment of the correction had not gone off.
  const voor = regels.slice(0, i).filter((regel) => regel.op < op)
  const toen = splits(werk, voor, vouw(werk, voor, op - 1).escalaties)
  // Would it have gone off by now, had the right history been known all along?
  const bij = new Map(vouw(werk, regels.slice(0, i + 1), op, -Infinity).escalaties.map((e) => [sleutel(e), e]))
  const nu = new Map(escalaties.map((e) => [sleutel(e), e]))
  const uitgegaan = [...toen.uitgegaan]
  for (const oud of toen.plan) {
    if (oud.status !== 'afgegaan') continue
    const nieuw = nu.get(sleutel(oud))
    if (bij.get(sleutel(oud))?.status === 'afgegaan') {
      nu.set(sleutel(oud), nieuw ? { ...nieuw, op: oud.op, naar: oud.naar, status: 'afgegaan' } : oud)
      continue
    }
    uitgegaan.push({ ...oud, vervangenOp: gebeurtenis.op, ...(wasOnterecht(gebeurtenis, oud) && { achterafOnterecht: true as const }) })
    if (nieuw?.status === 'vervallen') nu.delete(sleutel(oud))
  }
  return { uitgegaan, plan: [...nu.values()] }
}
