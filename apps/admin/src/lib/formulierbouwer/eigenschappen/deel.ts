import type { Deelinhoud } from '@regietafel/api/client'
import { nieuwId, type Formulierdefinitie, type Sectie, type Veld } from '@regietafel/domain/formulier'
import { alleIds } from '../bewerk/boom.ts'
import { wijzigVelden } from './wijzig.ts'

const kaal = ({ deel: _deel, deelId: _deelId, ...veld }: Veld): Veld => ({ ...veld, ...(veld.velden ? { velden: veld.velden.map(kaal) } : {}) })

/** The section or field that came from a part is this form's own from now on. Ids stay, so answers and rules do too. */
export function losVan(definitie: Formulierdefinitie, id: string): Formulierdefinitie {
  const sectie = definitie.secties.find((s) => s.id === id)
  if (!sectie) return wijzigVelden(definitie, [id], kaal)
  const { deel: _deel, ...rest } = sectie
  return { ...definitie, secties: definitie.secties.map((s) => (s.id === id ? { ...rest, velden: rest.velden.map(kaal) } : s)) }
}

/** The form with the newest content of the part in the place of what came from it; fields that stay keep their id in this form. Null when this piece is no longer in the part. */
export function nieuwUit(definitie: Formulierdefinitie, id: string, { sleutel, versie, inhoud }: Deelinhoud): Formulierdefinitie | null {
  const bezet = alleIds(definitie)
  const ids = new Map<string, string>()
  const bron = definitie.secties.find((s) => s.id === id)
  const veld = vind(definitie, id)
  onthoud(bron ? bron.velden : veld ? [veld] : [], ids)
  const vers = (deelId: string): string => {
    let nieuw = ids.get(deelId)
    while (nieuw === undefined) {
      const kan = nieuwId('veld', Math.random)
      if (!bezet.has(kan)) nieuw = kan
    }
    bezet.add(nieuw)
    ids.set(deelId, nieuw)
    return nieuw
  }
  const alsEigen = (v: Veld): Veld => ({ ...v, id: vers(v.id), deelId: v.id, ...(v.velden ? { velden: v.velden.map(alsEigen) } : {}) })
  if (bron && inhoud.sectie) {
    const velden = inhoud.sectie.velden.map(alsEigen)
    const nieuw: Sectie = { ...inhoud.sectie, id, sleutel: bron.sleutel, deel: { sleutel, versie }, velden }
    return { ...definitie, secties: definitie.secties.map((s) => (s.id === id ? wijs(nieuw, ids) : s)) }
  }
  const ander = veld && inhoud.velden?.find((v) => v.id === veld.deelId)
  return ander ? wijzigVelden(definitie, [id], () => wijs({ ...alsEigen(ander), deel: { sleutel, versie } }, ids)) : null
}

function vind(definitie: Formulierdefinitie, id: string): Veld | undefined {
  const loop = (velden: readonly Veld[]): Veld | undefined => velden.find((v) => v.id === id) ?? velden.map((v) => loop(v.velden ?? [])).find((v) => v !== undefined)
  return loop(definitie.secties.flatMap((s) => s.velden))
}
function onthoud(velden: readonly Veld[], ids: Map<string, string>): void {
  for (const veld of velden) {
    if (veld.deelId !== undefined) ids.set(veld.deelId, veld.id)
    onthoud(veld.velden ?? [], ids)
  }
}

/** Rules and settings inside the part point at its fields as they are called here. */
function wijs<T>(stuk: T, ids: ReadonlyMap<string, string>): T {
  const VERWIJST = new Set(['lijst', 'rijtitel', 'naam', 'vorm'])
  const loop = (waarde: unknown, sleutel: string): unknown => {
    if (Array.isArray(waarde)) return ['veld', 'rij', 'ouder'].includes(waarde[0] as string) && typeof waarde[1] === 'string' ? [waarde[0], ids.get(waarde[1]) ?? waarde[1]] : waarde.map((w) => loop(w, ''))
    if (typeof waarde === 'string') return VERWIJST.has(sleutel) ? (ids.get(waarde) ?? waarde) : waarde
    return typeof waarde === 'object' && waarde !== null ? Object.fromEntries(Object.entries(waarde).map(([naam, w]) => [naam, loop(w, naam)])) : waarde
  }
  return loop(stuk, '') as T
}
