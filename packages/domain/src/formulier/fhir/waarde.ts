import { isRecord } from '../grenzen.ts'
import type { Coding, Waardevak } from './fhir.types.ts'

/** The value in a drawer of FHIR, as we store it; a coding gives its code. Undefined for what we have no kind for. */
export function waardeVanFhir(vak: Waardevak): unknown {
  const paar = Object.entries(vak).find(([naam]) => naam.startsWith('value'))
  if (!paar) return undefined
  const [naam, waarde] = paar
  switch (naam) {
    case 'valueCoding': return isRecord(waarde) ? (waarde['code'] ?? waarde['display']) : undefined
    case 'valueQuantity': return isRecord(waarde) ? waarde['value'] : undefined
    case 'valueDateTime': return typeof waarde === 'string' ? waarde.slice(0, 16) : undefined
    case 'valueBoolean': return typeof waarde === 'boolean' ? waarde : undefined
    case 'valueInteger':
    case 'valueDecimal': return typeof waarde === 'number' ? waarde : undefined
    default: return typeof waarde === 'string' ? waarde : undefined
  }
}

/** The codes a value set in the file itself lists. */
export function uitWaardenset(set: Record<string, unknown> | undefined): Coding[] {
  if (!set) return []
  const codes = (lijst: unknown): Coding[] => (Array.isArray(lijst) ? lijst.filter(isRecord) : [])
  const uitgevouwen = isRecord(set['expansion']) ? set['expansion']['contains'] : undefined
  if (Array.isArray(uitgevouwen)) return codes(uitgevouwen)
  const include = isRecord(set['compose']) ? set['compose']['include'] : undefined
  return codes(include).flatMap((deel) => codes((deel as { concept?: unknown }).concept))
}
