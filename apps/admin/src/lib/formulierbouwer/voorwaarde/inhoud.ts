import type { Expressie } from '@regietafel/domain/formulier'
import type { Formulierbouw } from '../bouw.ts'
import { isAf, isTermAf, naarTerm, naarZin, NIEUWE_TERM, NIEUWE_ZIN, uitTerm, uitZin, zonderNieuw, type Term, type Zin } from './model.ts'

/** What the controls of one rule show: a condition, a value, or a rule that can only be shown as a whole. */
export type Inhoud = { readonly soort: 'zin'; readonly zin: Zin } | { readonly soort: 'term'; readonly term: Term } | { readonly soort: 'eigen'; readonly expressie: Expressie }

export function vanRegel(regel: Expressie | undefined, soort: string): Inhoud {
  if (soort === 'janee') return { soort: 'zin', zin: regel === undefined ? NIEUWE_ZIN : naarZin(regel) }
  const term = regel === undefined ? NIEUWE_TERM : naarTerm(regel)
  return term ? { soort: 'term', term } : { soort: 'eigen', expressie: regel }
}

/** Can the rule be stored? Parts that nobody has touched yet do not count; nothing at all is no rule. */
export function isVolledig(inhoud: Inhoud): boolean {
  if (inhoud.soort === 'eigen') return true
  if (inhoud.soort === 'term') return inhoud.term.soort === 'nieuw' || isTermAf(inhoud.term)
  const zin = zonderNieuw(inhoud.zin)
  return zin === null || isAf(zin)
}
export function wordtRegel(inhoud: Inhoud): Expressie | undefined {
  if (inhoud.soort === 'eigen') return inhoud.expressie
  if (inhoud.soort === 'term') return inhoud.term.soort === 'nieuw' ? undefined : uitTerm(inhoud.term)
  const zin = zonderNieuw(inhoud.zin)
  return zin === null ? undefined : uitZin(zin)
}

interface Onaf { readonly merk: string; readonly inhoud: Inhoud }
const onaf = new WeakMap<Formulierbouw, Map<string, Onaf>>()
/** What is not finished stays while another field is looked at, as long as the rule under it is the same. */
export function bewaarOnaf(bouw: Formulierbouw, plek: string, stand: Onaf): void {
  const lijst = onaf.get(bouw) ?? new Map<string, Onaf>()
  onaf.set(bouw, lijst.set(plek, stand))
}
export function leesOnaf(bouw: Formulierbouw, plek: string, merk: string): Inhoud | null {
  const stand = onaf.get(bouw)?.get(plek)
  return stand?.merk === merk ? stand.inhoud : null
}
