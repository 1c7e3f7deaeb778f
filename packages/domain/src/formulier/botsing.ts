import type { Antwoorden, Pad, Wijziging } from './definitie.types.ts'
import { leesPad, overlapt, zelfde } from './pad.ts'

/** Who changed a place last, and in which revision. */
export interface Veldrevisie { readonly rev: number; readonly door: string; readonly op: string }
export type Veldrevisies = Readonly<Record<Pad, Veldrevisie>>

/** `bewaard: null` with a place in a row: somebody deleted that row. */
export interface Botsing { readonly pad: Pad; readonly mijn: unknown; readonly bewaard: unknown; readonly door: string; readonly op: string }

/**
 * Revision check, place by place. A change collides when somebody changed an overlapping place after the revision it was made on,
 * and what is stored there now differs from what is sent. The rest goes through: no last-write-wins, and nothing else waits.
 */
export function detecteerBotsingen({ veldrevisies, basisRevisie, wijzigingen, bewaard }: {
  readonly veldrevisies: Veldrevisies
  readonly basisRevisie: number
  readonly wijzigingen: readonly Wijziging[]
  readonly bewaard: Antwoorden
}): { readonly aangenomen: readonly Wijziging[]; readonly botsingen: readonly Botsing[] } {
  const nieuwer = Object.entries(veldrevisies).filter(([, revisie]) => revisie.rev > basisRevisie)
  const aangenomen: Wijziging[] = []
  const botsingen: Botsing[] = []
  for (const wijziging of wijzigingen) {
    const raakt = nieuwer.filter(([pad]) => overlapt(pad, wijziging.pad)).sort((a, b) => b[1].rev - a[1].rev)[0]
    const nu = leesPad(bewaard, wijziging.pad)
    if (!raakt || zelfde(nu, wijziging.waarde)) aangenomen.push(wijziging)
    else botsingen.push({ pad: wijziging.pad, mijn: wijziging.waarde, bewaard: nu ?? null, door: raakt[1].door, op: raakt[1].op })
  }
  return { aangenomen, botsingen }
}

/** The revisions after a save: every place that changed gets this one; places inside it need no note of their own any more. */
export function noteerRevisies(veldrevisies: Veldrevisies, paden: readonly Pad[], revisie: Veldrevisie): Veldrevisies {
  const over = Object.entries(veldrevisies).filter(([oud]) => !paden.some((pad) => oud !== pad && (oud.startsWith(`${pad}/`) || oud === `${pad}#volgorde`)))
  return Object.fromEntries([...over, ...paden.map((pad) => [pad, revisie] as const)])
}
