import type { Datum } from '../kernel/index.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

/** What is so now, as far as the acts on a casus need to know; the fold of its gebeurtenissen in order of recording. */
export interface CasusFeiten {
  readonly open: boolean
  /** Day of the plaatsing that holds now: the last one, corrected where it was. */
  readonly plaatsing: Datum | null
  /** Day on which the running 1-op-1 began; null when none runs. */
  readonly eenOpEen: Datum | null
  /** Forms of which a vaststelling stands. */
  readonly vastgesteld: ReadonlySet<string>
}

export function casusFeiten(gebeurtenissen: readonly Gebeurtenis[]): CasusFeiten {
  let open = true
  let plaatsing: Datum | null = null
  let eenOpEen: Datum | null = null
  const vastgesteld = new Map<string, number>()
  for (const gebeurtenis of gebeurtenissen) {
    switch (gebeurtenis.soort) {
      case 'casus-afgesloten': open = false; break
      case 'casus-heropend': open = true; break
      case 'plaatsing':
      case 'overplaatsing':
        plaatsing = gebeurtenis.datum
        break
      case 'een-op-een-gestart': eenOpEen = gebeurtenis.datum; break
      case 'een-op-een-beeindigd': eenOpEen = null; break
      case 'plaatsing-gecorrigeerd':
        if (gebeurtenis.was === undefined || gebeurtenis.was === plaatsing) plaatsing = gebeurtenis.datum
        break
      case 'start-gecorrigeerd':
        if (eenOpEen !== null && (gebeurtenis.was === undefined || gebeurtenis.was === eenOpEen)) eenOpEen = gebeurtenis.datum
        break
      case 'formulier-vastgesteld': vastgesteld.set(gebeurtenis.formulier, (vastgesteld.get(gebeurtenis.formulier) ?? 0) + 1); break
      case 'formulier-ingetrokken': vastgesteld.set(gebeurtenis.formulier, Math.max(0, (vastgesteld.get(gebeurtenis.formulier) ?? 0) - 1)); break
    }
  }
  return { open, plaatsing, eenOpEen, vastgesteld: new Set([...vastgesteld].filter(([, aantal]) => aantal > 0).map(([formulier]) => formulier)) }
}

/** Whole years on `datum`. Somebody born on 29 February turns a year older on 1 March in other years (bron: art. 1:2 BW geeft geen andere dag). */
export function leeftijdOp(geboortedatum: Datum, datum: Datum): number {
  const jaren = Number(datum.slice(0, 4)) - Number(geboortedatum.slice(0, 4))
  return datum.slice(5) < geboortedatum.slice(5) ? jaren - 1 : jaren
}
