import { toDag, toDatum, type Dag, type Datum } from '../kernel/index.ts'
import { isAtwVrij, isWerkdagOp, type Kalender } from './kalender.ts'

/**
 * What happens to a normdatum that is no werkdag.
 * - `geen`: it stays.
 * - `volgende-werkdag` / `vorige-werkdag`: the nearest werkdag of the gemeente after or before it.
 * - `atw`: as art. 1 of the Algemene termijnenwet: the next day that is no Saturday, Sunday, feestdag or equated day.
 *   A closing day of the gemeente itself does not move it.
 */
export const verschuivingen = ['geen', 'volgende-werkdag', 'vorige-werkdag', 'atw'] as const
export type Verschuiving = (typeof verschuivingen)[number]

export function verschuifDag(kalender: Kalender, dag: Dag, verschuiving: Verschuiving): Dag {
  let d = dag
  switch (verschuiving) {
    case 'geen':
      return d
    case 'volgende-werkdag':
      while (!isWerkdagOp(kalender, d)) d += 1
      return d
    case 'vorige-werkdag':
      while (!isWerkdagOp(kalender, d)) d -= 1
      return d
    case 'atw':
      while (isAtwVrij(kalender, d)) d += 1
      return d
  }
}

export const verschuif = (kalender: Kalender, datum: Datum, verschuiving: Verschuiving): Datum =>
  toDatum(verschuifDag(kalender, toDag(datum), verschuiving))
