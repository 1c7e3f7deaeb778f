import type { Kaderdefinitie } from '../definitie.ts'
import { standaardLadders } from './ladder.ts'

/** The two terms of the Jeugdwet for the hulpverleningsplan. They run beside the poster and are counted apart. */
export const wettelijkHvp: Kaderdefinitie = {
  formaat: 1,
  sleutel: 'wettelijk-hvp',
  versie: 1,
  titel: 'Hulpverleningsplan: wettelijke termijnen',
  bron: 'Jeugdwet art. 4.1.3 lid 4 en 5 (tekst 2021; lid 5 in 2024 gelijk volgens secundaire bron)',
  lanen: [{ laan: 'Zorgaanbieder', rol: 'zorgaanbieder' }],
  formulieren: [{ formulier: 'hulpverleningsplan', titel: 'Hulpverleningsplan' }],
  uitgangen: [],
  stappen: [],
  poorten: [],
  termijnen: [
    {
      termijn: 'hulpverleningsplan', titel: 'Hulpverleningsplan, zes weken na afzien van een familiegroepsplan', stap: null, verantwoordelijk: 'zorgaanbieder', mijlpaal: false,
      anker: [{ soort: 'familiegroepsplan-afgezien' }], tel: [{ aantal: 42, eenheid: 'dagen' }], verschuiving: 'atw', wettelijk: true,
      sluit: { soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' }, ladder: 'standaard',
      bron: 'W: Jeugdwet art. 4.1.3 lid 5; verschuiving Algemene termijnenwet art. 1',
    },
    {
      termijn: 'schriftelijk-plan', titel: 'Hulpverleningsplan op schrift, veertien dagen na het verzoek', stap: null, verantwoordelijk: 'zorgaanbieder', mijlpaal: false,
      anker: [{ soort: 'schriftelijk-plan-gevraagd' }], tel: [{ aantal: 14, eenheid: 'dagen' }], verschuiving: 'atw', wettelijk: true,
      sluit: { soort: 'formulier-vastgesteld', formulier: 'hulpverleningsplan' }, ladder: 'standaard',
      bron: 'W: Jeugdwet art. 4.1.3 lid 4; verschuiving Algemene termijnenwet art. 1',
    },
  ],
  ladders: standaardLadders,
}
