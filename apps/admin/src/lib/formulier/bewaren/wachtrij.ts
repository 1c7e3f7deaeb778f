import type { Pad } from '@regietafel/domain/formulier'
import type { KladWijziging } from './klad.ts'

/** True when writing `boven` also writes `pad`: the same place, or a row or field inside it. */
export const omvat = (boven: Pad, pad: Pad): boolean => pad === boven || pad.startsWith(`${boven}/`)

/** Changes in the order they must be applied. Pure: every function returns a new row. */
export type Wachtrij = readonly KladWijziging[]

/** The newest value of a place wins; a whole group replaces what was waiting inside it. The first `basis` stays. */
export function zetInWachtrij(rij: Wachtrij, wijziging: KladWijziging): Wachtrij {
  const eerder = rij.find((w) => w.pad === wijziging.pad)
  const rest = rij.filter((w) => !omvat(wijziging.pad, w.pad))
  return [...rest, eerder ? { ...wijziging, basis: Math.min(eerder.basis, wijziging.basis) } : wijziging]
}

/** Puts what could not be sent back in front, without undoing what was typed since. */
export function zetTerug(onderweg: Wachtrij, rij: Wachtrij): Wachtrij {
  const nogGeldig = onderweg.filter((w) => !rij.some((nieuwer) => omvat(nieuwer.pad, w.pad)))
  const basisVan = new Map(onderweg.map((w) => [w.pad, w.basis]))
  return [...nogGeldig, ...rij.map((w) => ({ ...w, basis: Math.min(w.basis, basisVan.get(w.pad) ?? w.basis) }))]
}

/**
 * The part that can go in one request: a request carries one revision and one version of the questions, so only changes begun on the oldest one.
 * Places inside each other stay in order because a later change never has an older basis than what it lies in.
 */
export function volgendeLading(rij: Wachtrij): { lading: Wachtrij; rest: Wachtrij } {
  const basis = Math.min(...rij.map((w) => w.basis))
  const versie = rij.find((w) => w.basis === basis)?.versie
  const mee = (w: KladWijziging) => w.basis === basis && w.versie === versie
  return { lading: rij.filter(mee), rest: rij.filter((w) => !mee(w)) }
}
