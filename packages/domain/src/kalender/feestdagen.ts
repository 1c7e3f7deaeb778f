import { gregorianEaster } from 'date-easter'
import { dagUit, weekdagVan, type Dag } from '../kernel/index.ts'

/** Easter Sunday in the Gregorian calendar. */
export function pasen(jaar: number): Dag {
  const { month, day } = gregorianEaster(jaar)
  return dagUit(jaar, month, day)
}

/** 27 April, or 26 April when that is a Sunday. Holds from 2014. */
export function koningsdag(jaar: number): Dag {
  const dag = dagUit(jaar, 4, 27)
  return weekdagVan(dag) === 7 ? dag - 1 : dag
}

export interface Feestdag {
  readonly dag: Dag
  readonly naam: string
  readonly bron: string
}

/**
 * The algemeen erkende feestdagen of the Algemene termijnenwet that can fall on a werkdag, in order, and Goede Vrijdag which art. 3 lid 2 equates.
 * Bron: ATW art. 3 lid 1 and 2 (BWBR0002448, 2010-10-10); 5 mei every year. First Easter Day and Whit Sunday are Sundays and need no line.
 * Holds from 2014, when Koningsdag replaced Koninginnedag.
 */
export function feestdagen(jaar: number): readonly Feestdag[] {
  const p = pasen(jaar)
  const lid1 = 'ATW art. 3 lid 1'
  return [
    { dag: dagUit(jaar, 1, 1), naam: 'Nieuwjaarsdag', bron: lid1 },
    { dag: p - 2, naam: 'Goede Vrijdag', bron: 'ATW art. 3 lid 2' },
    { dag: p + 1, naam: 'Tweede Paasdag', bron: lid1 },
    { dag: koningsdag(jaar), naam: 'Koningsdag', bron: lid1 },
    { dag: dagUit(jaar, 5, 5), naam: 'Bevrijdingsdag', bron: lid1 },
    { dag: p + 39, naam: 'Hemelvaartsdag', bron: lid1 },
    { dag: p + 50, naam: 'Tweede Pinksterdag', bron: lid1 },
    { dag: dagUit(jaar, 12, 25), naam: 'Eerste Kerstdag', bron: lid1 },
    { dag: dagUit(jaar, 12, 26), naam: 'Tweede Kerstdag', bron: lid1 },
  ].sort((x, y) => x.dag - y.dag)
}
