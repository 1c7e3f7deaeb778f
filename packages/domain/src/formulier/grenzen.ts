/** Limits of definitions and answers (bron: security checks 41–43). At the limit passes, one above is refused. */
export const grenzen = {
  velden: 500,
  /** Expressions in one definition: visibility, required, read-only, calculation and controles together. */
  voorwaarden: 200,
  /** Nesting of one expression. */
  diepte: 20,
  /** Nodes of one expression. */
  knopen: 500,
  /** Steps one expression may cost in the worst case; an aggregate counts its body once per possible row. */
  kosten: 250_000,
  rijen: 200,
  /** UTF-16 units of one text. */
  tekens: 10_000,
  opties: 200,
  /** Changes in one save. */
  wijzigingen: 500,
} as const

export interface Omvang { readonly diepte: number; readonly knopen: number }
const VERBODEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Walks any JSON-like value without recursion, so 100.000 nested arrays are a refusal and not a stack overflow.
 * Answers a Dutch sentence when the value is too deep, too big, or carries a key that belongs to the language; else null.
 */
export function controleerOmvang(waarde: unknown, max: Omvang): string | null {
  const stapel: { waarde: unknown; diepte: number }[] = [{ waarde, diepte: 0 }]
  let knopen = 0
  for (let top = stapel.pop(); top; top = stapel.pop()) {
    if (++knopen > max.knopen) return `Dit is te groot: meer dan ${max.knopen} onderdelen.`
    const w = top.waarde
    if (typeof w !== 'object' || w === null) {
      if (typeof w === 'function' || typeof w === 'symbol' || typeof w === 'bigint') return 'Dit bevat iets dat geen gegeven is.'
      continue
    }
    if (top.diepte >= max.diepte) return `Dit is te diep genest: meer dan ${max.diepte} lagen.`
    const sleutels = Array.isArray(w) ? null : Object.keys(w)
    const aantal = sleutels ? sleutels.length : (w as unknown[]).length
    if (knopen + stapel.length + aantal > max.knopen) return `Dit is te groot: meer dan ${max.knopen} onderdelen.`
    if (!sleutels) for (const kind of w as unknown[]) stapel.push({ waarde: kind, diepte: top.diepte + 1 })
    else
      for (const sleutel of sleutels) {
        if (VERBODEN.has(sleutel)) return `De naam '${sleutel}' mag niet.`
        stapel.push({ waarde: (w as Record<string, unknown>)[sleutel], diepte: top.diepte + 1 })
      }
  }
  return null
}

/** Reads an own property; inherited names (`constructor`, `toString`) resolve to nothing. */
export function eigen(bron: unknown, sleutel: string): unknown {
  return typeof bron === 'object' && bron !== null && Object.hasOwn(bron, sleutel) ? (bron as Record<string, unknown>)[sleutel] : undefined
}

export const isRecord = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)

/** Does each text occur once? Few are compared by hand, which costs less than a set. */
export function elkEenKeer(teksten: readonly string[]): boolean {
  if (teksten.length > 16) return new Set(teksten).size === teksten.length
  for (let i = 1; i < teksten.length; i++) for (let j = 0; j < i; j++) if (teksten[i] === teksten[j]) return false
  return true
}
