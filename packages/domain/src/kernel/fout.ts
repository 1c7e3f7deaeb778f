import type { z } from 'zod'

/** One thing that is wrong with a document: where (JSON path from `$`) and what, in a Dutch sentence. */
export interface Fout {
  readonly pad: string
  readonly melding: string
}

const SOORTEN: Record<string, string> = {
  string: 'tekst', number: 'een getal', int: 'een heel getal', boolean: 'true of false', array: 'een lijst', object: 'een object', record: 'een object', null: 'null',
}

/** `$.gebeurtenissen[2].datum` */
export function toPad(delen: readonly PropertyKey[]): string {
  let pad = '$'
  for (const deel of delen) pad += typeof deel === 'number' ? `[${deel}]` : /^[\p{L}_][\p{L}\p{N}_]*$/u.test(String(deel)) ? `.${String(deel)}` : `[${JSON.stringify(String(deel))}]`
  return pad
}

const opPlek = (invoer: unknown, delen: readonly PropertyKey[]): unknown =>
  delen.reduce<unknown>((waarde, deel) => (typeof waarde === 'object' && waarde !== null ? (waarde as Record<PropertyKey, unknown>)[deel] : undefined), invoer)

const keuzes = (waarden: readonly unknown[]) => waarden.map(String).join(', ')

/** Zod's faults in Dutch, one per place, an unknown key at the key itself. `invoer` is what was parsed. */
export function toFouten(error: z.ZodError, invoer: unknown): Fout[] {
  return error.issues.flatMap((issue): Fout[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((sleutel) => ({ pad: toPad([...issue.path, sleutel]), melding: 'Dit veld bestaat hier niet.' }))
    const pad = toPad(issue.path)
    const waarde = opPlek(invoer, issue.path)
    if (waarde === undefined) return [{ pad, melding: 'Dit veld ontbreekt.' }]
    return [{ pad, melding: beschrijf(issue, waarde) }]
  })
}

function beschrijf(issue: z.core.$ZodIssue, waarde: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Hier hoort ${SOORTEN[issue.expected] ?? issue.expected} te staan.`
    case 'invalid_value':
      return `${JSON.stringify(waarde)} kan hier niet; kies uit: ${keuzes(issue.values)}.`
    case 'invalid_union': {
      const opties = 'options' in issue && Array.isArray(issue.options) ? ` kies uit: ${keuzes(issue.options)}.` : ' geen van de mogelijke vormen past.'
      return `${typeof waarde === 'object' ? 'Deze waarde' : JSON.stringify(waarde)} kan hier niet;${opties}`
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'Dit mag niet leeg of zo kort zijn.' : `Dit mag niet kleiner zijn dan ${String(issue.minimum)}.`
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? `Dit is te lang; ten hoogste ${String(issue.maximum)}.` : `Dit mag niet groter zijn dan ${String(issue.maximum)}.`
    default:
      return issue.message
  }
}
