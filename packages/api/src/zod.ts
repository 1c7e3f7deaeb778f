import { z } from 'zod'

/** What zod says when a schema names no sentence of its own. For every zod in this process: all of it speaks to Dutch users. */
export function nederlands(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined || issue.input === null ? 'Vul dit in.' : 'Dit is niet het soort gegeven dat hier hoort.'
    case 'too_small': return issue.origin === 'string' ? 'Vul dit in.' : `Dit is te weinig: minstens ${String(issue.minimum)}.`
    case 'too_big': return issue.origin === 'string' ? `Dit is te lang: hoogstens ${String(issue.maximum)} tekens.` : `Dit is te veel: hoogstens ${String(issue.maximum)}.`
    case 'invalid_value': return 'Kies een van de mogelijkheden.'
    case 'unrecognized_keys': return 'Dit veld bestaat hier niet.'
    default: return 'Dit klopt niet.'
  }
}

z.config({ customError: nederlands })

/** Faults by path ("datum", "wijzigingen.0.pad"); the first one per place. An unknown key stands at the key itself. */
export function toVelden(error: z.ZodError): Record<string, string> {
  const velden: Record<string, string> = {}
  for (const issue of error.issues) {
    const plekken = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const plek of plekken) velden[plek.map(String).join('.')] ??= issue.message
  }
  return velden
}
