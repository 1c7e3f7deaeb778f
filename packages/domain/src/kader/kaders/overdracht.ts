import type { Aanleiding, Kaderdefinitie } from '../definitie.ts'
import { standaardLadders } from './ladder.ts'

const overplaatsing: Aanleiding = { soort: 'overplaatsing' }
const perOverplaatsing = { bij: overplaatsing, open: 'loopt-door' as const, reden: 'overplaatsing' }

/** What the two aanbieders owe each other at an overplaatsing; each overplaatsing starts its own clocks. */
export const overdracht: Kaderdefinitie = {
  formaat: 1,
  sleutel: 'overdracht',
  versie: 1,
  titel: 'Overdracht bij overplaatsing',
  bron: 'Ontwerpvoorstel (O); meereizen van de verklarende analyse S 004',
  lanen: [{ laan: 'Zorgaanbieder', rol: 'zorgaanbieder' }],
  formulieren: [
    { formulier: 'overdracht-ontvangst', titel: 'Ontvangst van de overdracht' },
    { formulier: 'overdracht', titel: 'Overdracht' },
  ],
  uitgangen: [],
  stappen: [],
  poorten: [],
  termijnen: [
    {
      termijn: 'overdracht-ontvangst', titel: 'Ontvangst van de overdracht bevestigd', stap: null, verantwoordelijk: 'zorgaanbieder', mijlpaal: false,
      anker: [overplaatsing], tel: [{ aantal: 2, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, herstart: perOverplaatsing,
      sluit: { soort: 'formulier-vastgesteld', formulier: 'overdracht-ontvangst' }, ladder: 'standaard', bron: 'O: twee werkdagen',
    },
    {
      termijn: 'overdracht', titel: 'Overdracht compleet', stap: null, verantwoordelijk: 'zorgaanbieder', mijlpaal: false,
      anker: [overplaatsing], tel: [{ aantal: 3, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, herstart: perOverplaatsing,
      sluit: { soort: 'formulier-vastgesteld', formulier: 'overdracht' }, ladder: 'standaard', bron: 'O: bij spoed mag een deel later, binnen drie werkdagen',
    },
  ],
  ladders: standaardLadders,
}
