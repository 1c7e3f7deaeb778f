import type { Formulierdefinitie, Sectie, Veld } from '@regietafel/domain/formulier'
import type { Bouwprobleem, Formulierbouw } from '../bouw.ts'

/** A field with what it stands in. `plaats` as problems name it: `secties/3/velden/2/velden/0`. */
export interface Gevonden {
  readonly veld: Veld
  readonly sectie: Sectie
  readonly plaats: string
  /** The lists around it, the outermost first. */
  readonly lijsten: readonly Veld[]
}

export function vindVeld(definitie: Formulierdefinitie, id: string): Gevonden | undefined {
  const loop = (velden: readonly Veld[], sectie: Sectie, plaats: string, lijsten: readonly Veld[]): Gevonden | undefined => {
    for (const [i, veld] of velden.entries()) {
      const hier = `${plaats}/velden/${i}`
      if (veld.id === id) return { veld, sectie, plaats: hier, lijsten }
      const dieper = loop(veld.velden ?? [], sectie, hier, [...lijsten, veld])
      if (dieper) return dieper
    }
    return undefined
  }
  for (const [i, sectie] of definitie.secties.entries()) {
    const gevonden = loop(sectie.velden, sectie, `secties/${i}`, [])
    if (gevonden) return gevonden
  }
  return undefined
}

export { alleVelden } from '../bewerk/boom.ts'

/** Problems of a field or section whose place, seen from it, begins with one of `delen`; with `'rest'` those that no part of the panel shows. */
export function problemenIn(bouw: Formulierbouw, id: string, plaats: string, delen: readonly string[] | 'rest'): readonly Bouwprobleem[] {
  return bouw.problemenBij(id).filter((probleem) => {
    const van = deelVan(probleem.plaats, plaats)
    return delen === 'rest' ? !GETOOND.some((deel) => begint(van, deel)) : delen.some((deel) => begint(van, deel))
  })
}

/** Parts of a field that show their own problems in the panel. */
const GETOOND = ['label', 'titel', 'uitleg', 'hulp', 'config', 'zichtbaar', 'verplicht', 'gewenst', 'alleenLezen', 'berekening', 'standaard', 'controles', 'voorvul', 'gevoelig', 'sleutel', 'bron', 'vertaling']
const begint = (plaats: string, deel: string) => plaats === deel || plaats.startsWith(`${deel}/`)
const deelVan = (heel: string, voor: string) => (heel.startsWith(`${voor}/`) ? heel.slice(voor.length + 1) : '')
