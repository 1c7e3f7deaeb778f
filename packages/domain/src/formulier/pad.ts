import type { Pad, Rij } from './definitie.types.ts'
import { eigen } from './grenzen.ts'

const DEEL = /^[A-Za-z0-9_-]{1,63}$/

export interface OntleedPad {
  /** `[veld]`, `[veld, rij]`, `[veld, rij, veld]`, and so once more for a list in a row. */
  readonly delen: readonly string[]
  readonly volgorde: boolean
  /** Why the answer of a field at the top is not there. */
  readonly reden: boolean
}

const REDEN = '#reden'
/** Where the reason stands that a wanted answer is not there. */
export const redenPad = (veldId: string): Pad => veldId + REDEN
/** The field a reason belongs to; null for any other place. */
export const veldVanReden = (pad: Pad): string | null => (pad.endsWith(REDEN) ? pad.slice(0, -REDEN.length) : null)

/** Null for a text that is no place at all; whether the place exists the form must say. */
export function ontleedPad(pad: unknown): OntleedPad | null {
  if (typeof pad !== 'string' || pad.length > 330) return null
  const volgorde = pad.endsWith('#volgorde')
  const reden = pad.endsWith(REDEN)
  const delen = (volgorde ? pad.slice(0, -9) : reden ? pad.slice(0, -REDEN.length) : pad).split('/')
  if (delen.length > 5 || !delen.every((deel) => DEEL.test(deel)) || (volgorde && delen.length % 2 === 0) || (reden && delen.length > 1)) return null
  return { delen, volgorde, reden }
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
  if (ontleed.reden) return eigen(antwoorden, pad)
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
