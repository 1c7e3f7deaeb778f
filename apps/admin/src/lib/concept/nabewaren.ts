import type { Uitkomst } from './publicatie.ts'

interface Rond {
  /** True when everything is saved. */
  readonly flush: () => Promise<boolean>
  readonly opGepubliceerd: (versie: number) => void
  readonly herlees: () => Promise<void>
}

/** An act on a concept: first everything is saved; after it the concept is read again, or left when it was published. */
export async function naBewaren<T>({ flush, opGepubliceerd, herlees }: Rond, act: () => Promise<Uitkomst<T>>): Promise<Uitkomst<T>> {
  if (!(await flush())) return { ok: false, soort: 'geen-verbinding', code: null, melding: 'Nog niet alles is bewaard. Wacht tot dat gelukt is en probeer het dan opnieuw.', fouten: [] }
  const uitkomst = await act()
  if (!uitkomst.ok) return uitkomst
  const { waarde } = uitkomst
  if (typeof waarde === 'object' && waarde !== null && 'status' in waarde && waarde.status === 'gepubliceerd' && 'versie' in waarde && typeof waarde.versie === 'number') opGepubliceerd(waarde.versie)
  else await herlees()
  return uitkomst
}
