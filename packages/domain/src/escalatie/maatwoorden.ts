import type { Eenheid, Maatsoort } from './maat.ts'

const MINUUT = 60_000
const UUR = 60 * MINUUT
const DAG = 24 * UUR
const getal = (n: number): string => String(Math.round(n * 10) / 10).replace('.', ',')

function duur(ms: number): string {
  if (ms < 1_000) return ms < 100 ? '0 s' : `${getal(ms / 1_000)} s`
  if (ms < 2 * MINUUT) return `${Math.round(ms / 1_000)} s`
  if (ms < 2 * UUR) return `${Math.round(ms / MINUUT)} min`
  return ms < 3 * DAG ? `${Math.round(ms / UUR)} uur` : `${Math.round(ms / DAG)} dagen`
}

/** A number as people read it: "4 min", "61%", "43". Null: "onbekend". */
export function waardeInWoorden(waarde: number | null, eenheid: Eenheid): string {
  if (waarde === null) return 'onbekend'
  if (eenheid === 'ms') return duur(Math.max(0, waarde))
  return eenheid === 'deel' ? `${getal(Math.floor(waarde * 1_000) / 10)}%` : getal(waarde)
}

/** "vanaf 15 min", "onder 98%": when it is over its grens. */
export const grensInWoorden = (grens: number, { eenheid, richting }: Pick<Maatsoort, 'eenheid' | 'richting'>): string =>
  `${richting === 'hoger-is-erger' ? 'vanaf' : 'onder'} ${waardeInWoorden(grens, eenheid)}`
