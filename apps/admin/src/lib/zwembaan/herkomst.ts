/** Where a rule comes from, as the kaders mark it in their bron. */
const letters = {
  S: 'uit het afwegingskader',
  W: 'uit de wet',
  I: 'afgeleid waar het kader een gat heeft',
  O: 'ontwerpvoorstel; de gemeente kan anders kiezen',
} as const

export interface Herkomst { readonly letter: string; readonly woorden: string }

/** The marks that stand on their own in a bron ("S 004:767; bij stap 2 I"), each once. "Jeugdwet art." without a mark is the law too. */
export function herkomstVan(bron: string): readonly Herkomst[] {
  const gevonden = (Object.keys(letters) as (keyof typeof letters)[]).filter((letter) => new RegExp(`(^|[\\s(;,:])${letter}($|[\\s);,.:])`).test(bron))
  if (gevonden.length === 0 && /(wet|BW|besluit)\b/i.test(bron)) gevonden.push('W')
  return gevonden.map((letter) => ({ letter, woorden: letters[letter] }))
}
