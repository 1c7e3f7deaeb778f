import type { Pad, Rij } from './definitie.types.ts'

const DEEL = /^[A-Za-z0-9_-]{1,63}$/

export interface OntleedPad {
  /** `[veld]`, `[veld, rij]`, `[veld, rij, veld]`, and so once more for a list in a row. */
  readonly delen: readonly string[]
  readonly volgorde: boolean
}

/** Null for a text that is no place at all; whether the place exists the form must say. */
export function ontleedPad(pad: unknown): OntleedPad | null {
  if (typeof pad !== 'string' || pad.length > 330) return null
  const volgorde = pad.endsWith('#volgorde')
  const delen = (volgorde ? pad.slice(0, -9) : pad).split('/')
  if (delen.length > 5 || !delen.every((deel) => DEEL.test(deel)) || (volgorde && delen.length % 2 === 0)) return null
  return { delen, volgorde }
}

/** Do two places overlap: the same, or one inside the other? The order of rows overlaps only with itself and with the whole list. */
export function overlapt(a: Pad, b: Pad): boolean {
  if (a === b) return true
  const [kort, lang] = a.length < b.length ? [a, b] : [b, a]
  return lang.startsWith(`${kort}/`) || lang === `${kort}#volgorde`
}

export const isRij = (w: unknown): w is Rij => typeof w === 'object' && w !== null && !Array.isArray(w) && typeof (w as Rij)._id === 'string'
export const rijenVan = (w: unknown): readonly Rij[] => (Array.isArray(w) ? w.filter(isRij) : [])

/** Value at a place; undefined when there is none. The order of rows reads as their ids. */
export function leesPad(antwoorden: unknown, pad: Pad): unknown {
  const ontleed = ontleedPad(pad)
  if (!ontleed) return undefined
  let hier: unknown = antwoorden
  for (const [i, deel] of ontleed.delen.entries()) {
    if (i % 2 === 1) hier = rijenVan(hier).find((rij) => rij._id === deel)
    else hier = typeof hier === 'object' && hier !== null && Object.hasOwn(hier, deel) ? (hier as Record<string, unknown>)[deel] : undefined
  }
  return ontleed.volgorde ? rijenVan(hier).map((rij) => rij._id) : hier
}

/** Same JSON value; `undefined` and `null` are the same emptiness. Answers only: their depth is bounded. */
export function zelfde(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const sleutels = new Set([...Object.keys(x), ...Object.keys(y)])
  return [...sleutels].every((sleutel) => zelfde(x[sleutel], y[sleutel]))
}
