import { dagUit, weekdagVan, type Dag } from '../kernel/index.ts'

/** Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher). */
export function pasen(jaar: number): Dag {
  const a = jaar % 19
  const b = Math.floor(jaar / 100)
  const c = jaar % 100
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dagUit(jaar, Math.floor(n / 31), (n % 31) + 1)
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
