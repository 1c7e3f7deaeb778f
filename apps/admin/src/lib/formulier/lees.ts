import type { CompileVeld } from '@regietafel/domain/formulier'
import { factorenVan } from './factoren.ts'
import type { Formulierstand } from './formulierstand.svelte.ts'

/** An answer as it reads, or null when there is none. A factor reads as its number and name. */
export function leesWaarde(stand: Formulierstand, veld: CompileVeld, waarde: unknown): string | null {
  if (waarde === null || waarde === undefined || waarde === '') return null
  if (Array.isArray(waarde) && waarde.length === 0) return null
  if (veld.veld.type === 'ref' && typeof waarde === 'string') {
    const factor = factorenVan(stand, (veld.config as { lijst: string }).lijst).find((f) => f.id === waarde)
    return factor ? `${factor.nummer} ${factor.tekst}` : 'een factor die er niet meer is'
  }
  return veld.type.summarize(waarde, veld.config) || null
}
