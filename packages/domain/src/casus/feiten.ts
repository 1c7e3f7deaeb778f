import type { Datum } from '../kernel/index.ts'
import type { Gebeurtenis } from './gebeurtenis.ts'

/** What is so now, as far as the acts on a casus need to know; the fold of its gebeurtenissen in order of recording. */
export interface CasusFeiten {
  readonly open: boolean
  /** Day of the first plaatsing, and of the one that holds now (after an overplaatsing). */
  readonly eerstePlaatsing: Datum | null
  readonly plaatsing: Datum | null
  /** Day on which the running 1-op-1 began; null when none runs. */
  readonly eenOpEen: Datum | null
  readonly vastgesteld: ReadonlySet<string>
}

export function casusFeiten(gebeurtenissen: readonly Gebeurtenis[]): CasusFeiten {
  let open = true
  let eerstePlaatsing: Datum | null = null
  let plaatsing: Datum | null = null
  let eenOpEen: Datum | null = null
  const vastgesteld = new Set<string>()
  for (const gebeurtenis of gebeurtenissen) {
    switch (gebeurtenis.soort) {
      case 'casus-afgesloten': open = false; break
      case 'casus-heropend': open = true; break
      case 'plaatsing':
      case 'overplaatsing':
        eerstePlaatsing ??= gebeurtenis.datum
        plaatsing = gebeurtenis.datum
        break
      case 'een-op-een-gestart': eenOpEen = gebeurtenis.datum; break
      case 'een-op-een-beeindigd': eenOpEen = null; break
      case 'formulier-vastgesteld': vastgesteld.add(gebeurtenis.formulier); break
    }
  }
  return { open, eerstePlaatsing, plaatsing, eenOpEen, vastgesteld }
}

/** Whole years on `datum`. Somebody born on 29 February turns a year older on 1 March in other years (bron: art. 1:2 BW geeft geen andere dag). */
export function leeftijdOp(geboortedatum: Datum, datum: Datum): number {
  const jaren = Number(datum.slice(0, 4)) - Number(geboortedatum.slice(0, 4))
  return datum.slice(5) < geboortedatum.slice(5) ? jaren - 1 : jaren
}
