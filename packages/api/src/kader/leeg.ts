import { rijnmond1op1, type Kaderdefinitie } from '@regietafel/domain/kader'

/** What a kader begun from nothing has: two lanes to put steps in, and the ladder that comes with the product. */
export const leegKader = (sleutel: string, titel: string): Kaderdefinitie => ({
  formaat: 1,
  sleutel,
  versie: 1,
  titel,
  bron: 'Eigen kader van de gemeente',
  lanen: [
    { laan: 'Casusregisseur', rol: 'casusregisseur' },
    { laan: 'Zorgaanbieder', rol: 'zorgaanbieder' },
  ],
  formulieren: [],
  uitgangen: [],
  stappen: [],
  poorten: [],
  termijnen: [],
  ladders: rijnmond1op1.ladders,
})
