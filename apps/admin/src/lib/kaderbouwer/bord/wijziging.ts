import type { Kaderdefinitie, Verschil } from '@regietafel/api/client'
import { toPad } from '@regietafel/domain/kernel'
import { klokkenVan } from '../bewerk/lees.ts'
import type { Planning } from './planning.ts'

/** What became of one part since the basis. `zinnen` as the differences tell it. */
export interface Wijziging {
  readonly soort: 'gelijk' | 'nieuw' | 'anders'
  readonly zinnen: readonly string[]
  /** Day it was on, when that is another now. */
  readonly wasDag: number | null
  readonly wasLaan: string | null
}
export interface Weg { readonly id: string; readonly titel: string }

const GELIJK: Wijziging = { soort: 'gelijk', zinnen: [], wasDag: null, wasLaan: null }

/** Per part of the board (`stap-2`, `poort-D1`, `termijn-maandtoets`) what changed; without a basis nothing is told apart. */
export function wijzigingen({ kader, basis, verschillen, nu, was }: { readonly kader: Kaderdefinitie; readonly basis: Kaderdefinitie | null; readonly verschillen: readonly Verschil[]; readonly nu: Planning; readonly was: Planning | null }): ReadonlyMap<string, Wijziging> {
  const uit = new Map<string, Wijziging>()
  if (!basis) return uit
  const bij = (pad: string) => verschillen.filter((v) => v.soort === 'anders' && (v.pad === pad || v.pad.startsWith(`${pad}.`) || v.pad.startsWith(`${pad}[`))).map((v) => v.zin)
  /** A ladder that several termijnen hang on is told once, in the list of differences; here only the one a termijn has for itself. */
  const ladderzinnen = (ladder: string | null) => (ladder === null || kader.termijnen.filter((t) => t.ladder === ladder).length > 1 ? [] : bij(toPad(['ladders', ladder]).replace('$.', '')))
  const termijnzinnen = (sleutels: readonly string[]) => sleutels.flatMap((sleutel) => {
    const i = kader.termijnen.findIndex((t) => t.termijn === sleutel)
    return i < 0 ? [] : [...bij(`termijnen[${i}]`), ...ladderzinnen(kader.termijnen[i]!.ladder)]
  })
  const dag = (a: number | undefined, b: number | undefined) => (a !== undefined && b !== undefined && a !== b ? b : null)
  const zet = (id: string, bestond: boolean, zinnen: readonly string[], wasDag: number | null, wasLaan: string | null) =>
    uit.set(id, !bestond ? { ...GELIJK, soort: 'nieuw' } : zinnen.length > 0 || wasDag !== null ? { soort: 'anders', zinnen, wasDag, wasLaan } : GELIJK)

  kader.stappen.forEach((s, i) => {
    const oud = basis.stappen.find((x) => x.stap === s.stap)
    const klokken = klokkenVan(kader, s).map((t) => t.termijn)
    const nieuweKlok = klokken.filter((t) => !basis.termijnen.some((x) => x.termijn === t)).map((t) => `Termijn ${kader.termijnen.find((x) => x.termijn === t)?.titel ?? t} komt erbij.`)
    zet(`stap-${s.stap}`, oud !== undefined, [...bij(`stappen[${i}]`), ...termijnzinnen(klokken), ...nieuweKlok], s.verloop.soort === 'termijn' ? dag(nu.stappen.get(s.stap)?.tot, was?.stappen.get(s.stap)?.tot) : null, oud && oud.laan !== s.laan ? oud.laan : null)
  })
  kader.poorten.forEach((p, i) => {
    const oud = basis.poorten.find((x) => x.poort === p.poort)
    zet(`poort-${p.poort}`, oud !== undefined, bij(`poorten[${i}]`), null, oud && oud.laan !== p.laan ? oud.laan : null)
  })
  for (const t of kader.termijnen) zet(`termijn-${t.termijn}`, basis.termijnen.some((x) => x.termijn === t.termijn), termijnzinnen([t.termijn]), dag(nu.termijnen.get(t.termijn)?.deadline, was?.termijnen.get(t.termijn)?.deadline), null)
  return uit
}

export const wijzigingBij = (lijst: ReadonlyMap<string, Wijziging>, id: string): Wijziging => lijst.get(id) ?? GELIJK

/** Steps and poorten that were in the basis and are no more. */
export const vervallen = (kader: Kaderdefinitie, basis: Kaderdefinitie | null): readonly Weg[] => [
  ...(basis?.stappen ?? []).filter((s) => !kader.stappen.some((x) => x.stap === s.stap)).map((s) => ({ id: `stap-${s.stap}`, titel: `${s.stap} ${s.titel}` })),
  ...(basis?.poorten ?? []).filter((p) => !kader.poorten.some((x) => x.poort === p.poort)).map((p) => ({ id: `poort-${p.poort}`, titel: `Poort ${p.poort}: ${p.vraag}` })),
]
