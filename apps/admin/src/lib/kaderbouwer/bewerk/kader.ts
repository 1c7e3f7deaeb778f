import { rijnmond1op1, vergelijkKaders } from '@regietafel/domain/kader'
import { schoon, type Kaderdefinitie } from './lees.ts'

/** To begin with nothing: one lane, the usual ladder. Can be saved, not yet published. */
export const leegKader = (sleutel: string, titel: string): Kaderdefinitie => ({
  formaat: 1, sleutel, versie: 1, titel: schoon(titel) ?? 'Nieuw kader', bron: 'keuze van de gemeente',
  lanen: [{ laan: 'Casusregisseur', rol: 'casusregisseur' }], formulieren: [], uitgangen: [], stappen: [], poorten: [], termijnen: [],
  ladders: structuredClone(rijnmond1op1.ladders),
})

export function hernoemKader(kader: Kaderdefinitie, titel: string): Kaderdefinitie {
  const naam = schoon(titel)
  return naam === null || naam === kader.titel ? kader : { ...kader, titel: naam }
}
export function zetBron(kader: Kaderdefinitie, bron: string): Kaderdefinitie {
  const naam = schoon(bron)
  return naam === null || naam === kader.bron ? kader : { ...kader, bron: naam }
}

/** What an act changes besides what it is about, in words: for the announcement after a deletion. */
export function gevolgen(voor: Kaderdefinitie, na: Kaderdefinitie): readonly string[] {
  return vergelijkKaders(voor, na).filter(({ pad }) => pad !== 'stappen' && pad !== 'termijnen' && pad !== 'poorten').map(({ zin }) => zin)
}
