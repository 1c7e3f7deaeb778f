import { evalueer, operatoren, type Expressie } from '@regietafel/domain/formulier'

/**
 * A rule as the controls show it: the same tree as the expression, with a name for every part, and with parts that are not filled in yet.
 * What stands in the rule language but not here (twice "niet" in a row, a tree that is refused) is kept whole as `eigen`.
 */
export type Voeg = 'en' | 'of'
export type Vergelijking = '=' | '≠' | '<' | '≤' | '>' | '≥' | 'is-een-van' | 'bevat' | 'leeg' | 'gevuld' | 'stijgt'
export type Kwantor = 'enige' | 'alle'
/** Operators that yield a value, with their arguments in order. */
export type Bewerking = '+' | '-' | '×' | '÷' | 'aantal' | 'som' | 'leeftijd-op' | 'dagen-tussen' | 'plus-dagen' | 'plus-maanden' | 'woorden'

/** A condition. */
export type Zin =
  | { readonly soort: 'groep'; readonly niet: boolean; readonly voeg: Voeg; readonly delen: readonly Zin[] }
  | { readonly soort: 'vergelijk'; readonly niet: boolean; readonly op: Vergelijking; readonly links: Term; readonly rechts: readonly Term[] }
  | { readonly soort: 'rijen'; readonly niet: boolean; readonly keer: Kwantor; readonly lijst: Term; readonly per: Zin }
  /** A value that is a condition by itself: a question with ja or nee, a fact. */
  | { readonly soort: 'stelling'; readonly niet: boolean; readonly term: Term }
  | { readonly soort: 'eigen'; readonly niet: boolean; readonly expressie: Expressie }
  /** Not filled in yet: no part of the rule. */
  | { readonly soort: 'nieuw'; readonly niet: boolean }

/** A value. */
export type Term =
  | { readonly soort: 'waarde'; readonly waarde: string | number | boolean }
  | { readonly soort: 'vraag'; readonly waar: 'veld' | 'rij' | 'ouder'; readonly id: string }
  | { readonly soort: 'feit'; readonly feit: string }
  | { readonly soort: 'bewerking'; readonly op: Bewerking; readonly delen: readonly Term[] }
  | { readonly soort: 'telling'; readonly lijst: Term; readonly per: Zin }
  | { readonly soort: 'keus'; readonly als: Zin; readonly dan: Term; readonly anders: Term }
  | { readonly soort: 'zin'; readonly zin: Zin }
  | { readonly soort: 'nieuw' }

export const NIEUWE_ZIN: Zin = { soort: 'nieuw', niet: false }
export const NIEUWE_TERM: Term = { soort: 'nieuw' }

const ZINNEN = new Set(['en', 'of', 'niet', 'enige', 'alle', '=', '≠', '<', '≤', '>', '≥', 'is-een-van', 'bevat', 'leeg', 'gevuld', 'stijgt'])
const isKnoop = (w: unknown): w is [string, ...unknown[]] => Array.isArray(w) && typeof w[0] === 'string'

/** A rule that the engine takes, as a condition; one that it refuses is `eigen` as a whole. */
export const naarZin = (regel: Expressie): Zin => (heeftVorm(regel) ? leesZin(regel) : { soort: 'eigen', niet: false, expressie: regel })
/** The same for a rule that yields a value. Null: it is refused, and can only be shown as a whole. */
export const naarTerm = (regel: Expressie): Term | null => (heeftVorm(regel) ? leesTerm(regel) : null)

/** Does the engine take it: closed list of operators, number of arguments, depth and size. */
export const heeftVorm = (regel: Expressie): boolean => evalueer(regel, {}).ok

function leesZin(knoop: unknown): Zin {
  if (!isKnoop(knoop) || !ZINNEN.has(knoop[0])) return { soort: 'stelling', niet: false, term: leesTerm(knoop) }
  const [op, ...args] = knoop
  if (op === 'niet') {
    const zin = leesZin(args[0])
    return zin.niet || zin.soort === 'eigen' ? { soort: 'eigen', niet: false, expressie: knoop } : { ...zin, niet: true }
  }
  if (op === 'en' || op === 'of') return { soort: 'groep', niet: false, voeg: op, delen: args.map(leesZin) }
  if (op === 'enige' || op === 'alle') return { soort: 'rijen', niet: false, keer: op, lijst: leesTerm(args[0]), per: leesZin(args[1]) }
  const [links, ...rechts] = args.map(leesTerm)
  return { soort: 'vergelijk', niet: false, op: op as Vergelijking, links: links!, rechts }
}

function leesTerm(knoop: unknown): Term {
  if (!isKnoop(knoop)) return { soort: 'waarde', waarde: knoop as string | number | boolean }
  const [op, ...args] = knoop
  if (ZINNEN.has(op)) return { soort: 'zin', zin: leesZin(knoop) }
  if (op === 'veld' || op === 'rij' || op === 'ouder') return { soort: 'vraag', waar: op, id: args[0] as string }
  if (op === 'feit') return { soort: 'feit', feit: args[0] as string }
  if (op === 'aantal-waar') return { soort: 'telling', lijst: leesTerm(args[0]), per: leesZin(args[1]) }
  if (op === 'als-dan-anders') return { soort: 'keus', als: leesZin(args[0]), dan: leesTerm(args[1]), anders: leesTerm(args[2]) }
  return { soort: 'bewerking', op: op as Bewerking, delen: args.map(leesTerm) }
}

/** The rule; only of a condition that is `isAf`. */
export function uitZin(zin: Zin): Expressie {
  const uit = kern(zin)
  return zin.niet ? ['niet', uit] : uit
}
function kern(zin: Zin): Expressie {
  switch (zin.soort) {
    case 'groep': return [zin.voeg, ...zin.delen.map(uitZin)]
    case 'vergelijk': return [zin.op, uitTerm(zin.links), ...zin.rechts.map(uitTerm)]
    case 'rijen': return [zin.keer, uitTerm(zin.lijst), uitZin(zin.per)]
    case 'stelling': return uitTerm(zin.term)
    case 'eigen': return zin.expressie
    case 'nieuw': throw new Error('A part that is not filled in has no rule')
  }
}
/** The rule of a value; only of one that is `isTermAf`. */
export function uitTerm(term: Term): Expressie {
  switch (term.soort) {
    case 'waarde': return term.waarde
    case 'vraag': return [term.waar, term.id]
    case 'feit': return ['feit', term.feit]
    case 'bewerking': return [term.op, ...term.delen.map(uitTerm)]
    case 'telling': return ['aantal-waar', uitTerm(term.lijst), uitZin(term.per)]
    case 'keus': return ['als-dan-anders', uitZin(term.als), uitTerm(term.dan), uitTerm(term.anders)]
    case 'zin': return uitZin(term.zin)
    case 'nieuw': throw new Error('A part that is not filled in has no rule')
  }
}

export function isAf(zin: Zin): boolean {
  switch (zin.soort) {
    case 'groep': return zin.delen.length > 0 && zin.delen.every(isAf)
    case 'vergelijk': return isTermAf(zin.links) && zin.rechts.length >= operatoren[zin.op]!.min - 1 && zin.rechts.every(isTermAf)
    case 'rijen': return isTermAf(zin.lijst) && isAf(zin.per)
    case 'stelling': return isTermAf(zin.term)
    case 'eigen': return true
    case 'nieuw': return false
  }
}
export function isTermAf(term: Term): boolean {
  switch (term.soort) {
    case 'bewerking': return term.delen.every(isTermAf)
    case 'telling': return isTermAf(term.lijst) && isAf(term.per)
    case 'keus': return isAf(term.als) && isTermAf(term.dan) && isTermAf(term.anders)
    case 'zin': return isAf(term.zin)
    default: return term.soort !== 'nieuw'
  }
}

/** Without the parts nobody has touched yet; null when nothing is left. A group that keeps one part becomes that part. */
export function zonderNieuw(zin: Zin): Zin | null {
  if (zin.soort === 'nieuw') return null
  if (zin.soort !== 'groep') return zin
  const delen = zin.delen.map(zonderNieuw).filter((deel) => deel !== null)
  if (delen.length === zin.delen.length) return { ...zin, delen }
  if (delen.length === 1 && !(zin.niet && (delen[0]!.niet || delen[0]!.soort === 'eigen'))) return { ...delen[0]!, niet: zin.niet || delen[0]!.niet }
  return delen.length === 0 ? null : { ...zin, delen }
}
