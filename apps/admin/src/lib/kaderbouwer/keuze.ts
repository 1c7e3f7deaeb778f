import type { Kaderdefinitie } from '@regietafel/api/client'
import type { Keuze } from './bouw.ts'

/** What a place in the kader is about: `termijnen[2].tel` is that termijn, `lanen[0]` the kader as a whole. */
export function keuzeBij(kader: Kaderdefinitie, pad: string): Keuze {
  const [, lijst, i] = /^(stappen|poorten|termijnen)\[(\d+)\]/.exec(pad) ?? []
  const nr = Number(i)
  if (lijst === 'stappen') { const s = kader.stappen[nr]; return s ? { soort: 'stap', stap: s.stap } : null }
  if (lijst === 'poorten') { const p = kader.poorten[nr]; return p ? { soort: 'poort', poort: p.poort } : null }
  if (lijst === 'termijnen') { const t = kader.termijnen[nr]; return t ? { soort: 'termijn', termijn: t.termijn } : null }
  return null
}
