import type { Antwoorden, Context, Rij } from './definitie.types.ts'
import type { CompileVeld, Formulier } from './compileer.ts'
import { eigen, isRecord } from './grenzen.ts'
import { rijenVan } from './pad.ts'
import { isLeeg, type Omgeving } from './regel/index.ts'

/** The answers as they count: without what is hidden, with what is computed. */
export interface Werking {
  readonly antwoorden: Record<string, unknown>
  /** Hidden fields, cells and sections' fields, by place. */
  readonly verborgen: ReadonlySet<string>
  /** Computed values by place; a value that is unknown is absent. */
  readonly berekend: Record<string, unknown>
  /** To evaluate a rule at the top, or in a row. */
  omgeving(rij?: unknown, ouder?: unknown): Omgeving
}

export const isLeegAntwoord = (veld: CompileVeld, waarde: unknown): boolean => isLeeg(waarde) || (isRecord(waarde) && (veld.type.isEmpty?.(waarde) ?? false))

/**
 * One pass in the order of dependence. A hidden field reads as unanswered, so what hangs on it follows in the same pass;
 * the outcome does not change when it is worked out again from its own answers.
 */
export function werkUit(formulier: Formulier, antwoorden: Antwoorden, context: Context): Werking {
  const uit: Record<string, unknown> = {}
  const verborgen = new Set<string>()
  const berekend: Record<string, unknown> = {}
  const sectieZichtbaar = new Map<string, boolean>()
  const veld = (id: string): unknown => {
    const waarde = eigen(uit, id)
    return waarde === undefined && formulier.velden.get(id)?.soort === 'rijen' ? [] : waarde
  }
  const feit = (naam: string): unknown => {
    const waarde = naam === 'vandaag' ? context.vandaag : eigen(context.feiten, naam)
    return isLeeg(waarde) ? undefined : waarde
  }
  const omgeving = (rij?: unknown, ouder?: unknown): Omgeving => ({ veld, feit, rij, ouder })
  const wortel = omgeving()

  const toont = (b: CompileVeld): boolean => {
    let sectie = sectieZichtbaar.get(b.sectieId)
    if (sectie === undefined) {
      const regel = formulier.sectieVan.get(b.sectieId)?.zichtbaar
      sectie = regel ? regel(wortel) === true : true
      sectieZichtbaar.set(b.sectieId, sectie)
    }
    return sectie && (b.zichtbaar === null || b.zichtbaar(wortel) === true)
  }
  const bouwRij = (b: CompileVeld, rij: Rij, ouder: unknown, plaats: string): Rij => {
    const nieuw: Record<string, unknown> & { _id: string } = { _id: rij._id }
    const hier = omgeving(nieuw, ouder)
    for (const kind of b.werkvolgorde) {
      const pad = `${plaats}/${rij._id}/${kind.id}`
      if (kind.zichtbaar && kind.zichtbaar(hier) !== true) verborgen.add(pad)
      else zet(kind, nieuw, eigen(rij, kind.id), pad, hier)
    }
    return nieuw
  }
  const zet = (b: CompileVeld, doel: Record<string, unknown>, ruw: unknown, pad: string, hier: Omgeving): void => {
    if (b.berekening) {
      const waarde = b.berekening(hier)
      if (waarde !== undefined) berekend[pad] = doel[b.id] = waarde
    } else if (b.soort === 'rijen') {
      const rijen = rijenVan(ruw)
      if (rijen.length) doel[b.id] = rijen.map((rij) => bouwRij(b, rij, hier.rij, pad))
    } else if (!b.type.zonderAntwoord && !isLeegAntwoord(b, ruw)) doel[b.id] = ruw
  }
  for (const b of formulier.werkvolgorde) {
    if (toont(b)) zet(b, uit, eigen(antwoorden, b.id), b.id, wortel)
    else verborgen.add(b.id)
  }
  return { antwoorden: uit, verborgen, berekend, omgeving }
}
