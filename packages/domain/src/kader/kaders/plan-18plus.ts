import type { Kaderdefinitie, Termijndefinitie } from '../definitie.ts'
import { standaardLadders } from './ladder.ts'

type Tel = Termijndefinitie['tel']

const mijlpaal = (sleutel: string, titel: string, tel: Tel, bron: string): Termijndefinitie => ({
  termijn: sleutel, titel, stap: null, verantwoordelijk: 'casusregisseur', mijlpaal: true,
  // Born on 29 February counts as 28 February in other years: early enough.
  anker: [{ soort: 'geboren' }], tel, verschuiving: 'geen', wettelijk: false, nietMetTerugwerking: true, opschortbaar: false,
  sluit: { soort: 'formulier-vastgesteld', formulier: sleutel }, ladder: 'standaard', bron,
})

const jaren = (aantal: number) => ({ aantal, eenheid: 'jaren' as const })
const maanden = (aantal: number) => ({ aantal, eenheid: 'maanden' as const })

/** From sixteen on the way to eighteen is planned; before eighteen it is decided whether help goes on. Nothing waits for a birthday. */
export const plan18plus: Kaderdefinitie = {
  formaat: 1,
  sleutel: 'plan-18plus',
  versie: 1,
  titel: 'Plan voor de overgang naar 18 jaar',
  bron: 'Regie geldt ook voor de overgang naar 18+ (S 004:1525); verlengde jeugdhulp Jeugdwet art. 1.1 (W); leeftijden O',
  lanen: [{ laan: 'Casusregisseur', rol: 'casusregisseur' }],
  formulieren: [
    { formulier: 'plan-18plus-start', titel: 'Toekomstplan begonnen' },
    { formulier: 'plan-18plus', titel: 'Toekomstplan' },
    { formulier: 'plan-18plus-besluit', titel: 'Besluit over voortzetting na 18' },
    { formulier: 'plan-18plus-overdracht', titel: 'Overdracht naar 18+ geregeld' },
    { formulier: 'plan-18plus-gereed', titel: 'Laatste controle voor 18' },
  ],
  uitgangen: [],
  stappen: [],
  poorten: [],
  termijnen: [
    mijlpaal('plan-18plus-start', 'Toekomstplan beginnen, 16 jaar', [jaren(16)], 'S 004:1525, 1591; zestien jaar O'),
    mijlpaal('plan-18plus', 'Toekomstplan vastgesteld, 17 jaar', [jaren(17)], 'S 004:948, 1525; zeventien jaar O'),
    mijlpaal('plan-18plus-besluit', 'Besluit over voortzetting na 18, 17½ jaar', [jaren(17), maanden(6)], 'W: Jeugdwet art. 1.1, besluit voor 18; 17½ jaar O'),
    mijlpaal('plan-18plus-overdracht', 'Overdracht naar 18+ geregeld, 17¾ jaar', [jaren(17), maanden(9)], 'S 004:948; 17¾ jaar O'),
    mijlpaal('plan-18plus-gereed', 'Laatste controle, laatste werkdag voor 18', [jaren(18), { aantal: -1, eenheid: 'werkdagen' }], 'W: Jeugdwet art. 1.1; laatste werkdag ervoor O'),
  ],
  ladders: standaardLadders,
}
