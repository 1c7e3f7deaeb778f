import { formulierstandaardRepository, type Standaardkop, type Tx } from '@regietafel/db'
import { vergelijkFormulieren } from '@regietafel/domain/formulier'
import type { Standaardnieuws } from '../formuliertypes.ts'

interface Volgt { readonly sleutel: string; readonly hash: string; readonly standaardHash: string | null }

/** The default that this version was last brought along with: named, or else itself when it is one. Null for a form of the gemeente itself. */
export const volgtStandaard = ({ sleutel, hash, standaardHash }: Volgt, standaarden: readonly Standaardkop[]): string | null =>
  standaardHash ?? standaarden.find((s) => s.sleutel === sleutel && s.hash === hash)?.hash ?? null

/** Is there a newer default than the one that is followed? Newest first per key. */
export function isAnders(sleutel: string, hash: string | null, standaarden: readonly Standaardkop[]): boolean {
  const eigen = standaarden.filter((s) => s.sleutel === sleutel)
  return hash !== null && eigen.some((s) => s.hash === hash) && eigen[0]?.hash !== hash
}

/** What became different in the default since; null when nothing did, or none is followed. */
export async function loadNieuws(tx: Tx, sleutel: string, hash: string | null): Promise<Standaardnieuws | null> {
  if (hash === null) return null
  const standaarden = formulierstandaardRepository(tx)
  const [oud, nieuw] = await Promise.all([standaarden.find(sleutel, hash), standaarden.find(sleutel)])
  if (!oud || !nieuw || oud.versie === nieuw.versie) return null
  return { van: oud.versie, naar: nieuw.versie, verschillen: vergelijkFormulieren(oud.definitie, nieuw.definitie) }
}
