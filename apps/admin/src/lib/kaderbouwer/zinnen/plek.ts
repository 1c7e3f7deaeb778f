import type { Kaderfout } from '@regietafel/api/client'
import { toPad } from '@regietafel/domain/kernel'
import type { Kaderbouw } from '../bouw.ts'

/** A place in a kader as `problemenBij` takes it: `termijnen[2].tel`, `ladders["eigen-ladder"].trappen[0]`. */
export const plek = (...delen: readonly (string | number)[]): string => toPad(delen).replace(/^\$\.?/, '')

/** Problems at or below any of these places, each once. */
export function problemenVan(bouw: Kaderbouw, paden: readonly string[]): readonly Kaderfout[] {
  const gevonden = new Map<string, Kaderfout>()
  for (const pad of paden) for (const fout of bouw.problemenBij(pad)) gevonden.set(`${fout.pad} ${fout.melding}`, fout)
  return [...gevonden.values()]
}

/** Problems at a place that none of its sentences tells. */
export function overige(bouw: Kaderbouw, pad: string, verteld: readonly string[]): readonly Kaderfout[] {
  const al = new Set(problemenVan(bouw, verteld).map((f) => `${f.pad} ${f.melding}`))
  return bouw.problemenBij(pad).filter((f) => !al.has(`${f.pad} ${f.melding}`))
}
