import { err, type Fout, type Result } from '../kernel/index.ts'
import { parseKader } from './controle.ts'
import type { Kaderdefinitie } from './definitie.ts'

/** One text per content: JSON with sorted keys and no spaces, absent and `undefined` alike. Hash this (SHA-256, UTF-8) to name the content. */
export function canoniekKader(kader: Kaderdefinitie): string {
  return schrijf(kader)
}

function schrijf(waarde: unknown): string {
  if (typeof waarde !== 'object' || waarde === null) return JSON.stringify(waarde) ?? 'null'
  if (Array.isArray(waarde)) return `[${waarde.map(schrijf).join(',')}]`
  const record = waarde as Record<string, unknown>
  const delen = Object.keys(record).filter((sleutel) => record[sleutel] !== undefined).sort()
  return `{${delen.map((sleutel) => `${JSON.stringify(sleutel)}:${schrijf(record[sleutel])}`).join(',')}}`
}

/** A file to keep, to read and to edit; ends with a line end. */
export const exporteerKader = (kader: Kaderdefinitie): string => `${JSON.stringify(kader, null, 2)}\n`

/** Reads what `exporteerKader` (or a person) wrote. Unknown keys and everything that cannot work are refused with their path. */
export function importeerKader(tekst: string): Result<Kaderdefinitie, readonly Fout[]> {
  try {
    return parseKader(JSON.parse(tekst.replace(/^\uFEFF/, '')))
  } catch {
    return err([{ pad: '$', melding: 'Dit is geen geldige JSON.' }])
  }
}
