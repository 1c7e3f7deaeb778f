import { controleerOmvang } from './grenzen.ts'
import type { Formulierdefinitie } from './definitie.types.ts'

/**
 * One text per content: JSON with sorted keys, no spaces, absent and `undefined` alike. Hash this (SHA-256, UTF-8) to name the content.
 * Throws when the value is nested deeper than any definition may be.
 */
export function canoniek(definitie: Formulierdefinitie): string {
  const fout = controleerOmvang(definitie, { diepte: 64, knopen: 500_000 })
  if (fout) throw new RangeError(fout)
  return schrijf(definitie)
}

function schrijf(waarde: unknown): string {
  if (typeof waarde !== 'object' || waarde === null) return JSON.stringify(waarde) ?? 'null'
  if (Array.isArray(waarde)) return `[${waarde.map(schrijf).join(',')}]`
  const record = waarde as Record<string, unknown>
  const delen = Object.keys(record).filter((sleutel) => record[sleutel] !== undefined).sort()
  return `{${delen.map((sleutel) => `${JSON.stringify(sleutel)}:${schrijf(record[sleutel])}`).join(',')}}`
}
