import type { Kaderdefinitie, Termijndefinitie } from '../definitie.ts'
import { standaardLadders } from './ladder.ts'

const herbeoordeling = (leeftijd: 12 | 16, bron: string): Termijndefinitie => ({
  termijn: `toestemming-${leeftijd}`, titel: `Toestemming herbeoordelen voor de ${leeftijd}e verjaardag`, stap: null, verantwoordelijk: 'casusregisseur', mijlpaal: false,
  anker: [{ soort: 'geboren' }], tel: [{ aantal: leeftijd, eenheid: 'jaren' }, { aantal: -1, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, nietMetTerugwerking: true, opschortbaar: false,
  sluit: { soort: 'formulier-vastgesteld', formulier: `toestemming-${leeftijd}` }, ladder: 'standaard', bron,
})

/** Who must consent changes on two birthdays; on the last werkdag before it is looked at again. 29 February counts as 28 February: early enough. */
export const toestemming: Kaderdefinitie = {
  formaat: 1,
  sleutel: 'toestemming',
  versie: 1,
  titel: 'Toestemming bij 12 en 16 jaar',
  bron: 'Jeugdwet art. 7.3.4 lid 2 en 7.3.5; laatste werkdag ervoor O',
  lanen: [{ laan: 'Casusregisseur', rol: 'casusregisseur' }],
  formulieren: [
    { formulier: 'toestemming-12', titel: 'Toestemming herbeoordeeld (12 jaar)' },
    { formulier: 'toestemming-16', titel: 'Toestemming herbeoordeeld (16 jaar)' },
  ],
  uitgangen: [],
  stappen: [],
  poorten: [],
  termijnen: [herbeoordeling(12, 'W: Jeugdwet art. 7.3.4 lid 2; laatste werkdag ervoor O'), herbeoordeling(16, 'W: Jeugdwet art. 7.3.5; laatste werkdag ervoor O')],
  ladders: standaardLadders,
}
