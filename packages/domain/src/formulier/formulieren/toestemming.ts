import type { Controle, Expressie, Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, berekend, datum, eis, enige, informatie, is, J, janee, keuze, lang, letOp, lijst, meer, rijIs, sectie, tekst, uitleg } from './bouw.ts'
import { ja, nietInToekomst, reactie, VERJAARDAG } from './delen.ts'

const vrijwillig = is('kader_hulp', 'vrijwillig')
const gaf = (...rollen: string[]): Expressie => enige('toestemming', ['en', ['is-een-van', ['rij', 'toestemming_rol'], ...rollen], rijIs('toestemming_besluit', 'gegeven')])
const weigerde = (...rollen: string[]): Expressie => enige('toestemming', ['en', ['is-een-van', ['rij', 'toestemming_rol'], ...rollen], rijIs('toestemming_besluit', 'geweigerd')])
const kanNiet = is('begrip', 'kan-niet')
const OUDERS = ['ouder', 'voogd'] as const

const wet = {
  12: 'Tot de 12e verjaardag geven de ouders met gezag of de voogd toestemming. Vanaf 12 jaar geeft de jongere zelf toestemming. De toestemming van de ouders met gezag of de voogd is dan ook nog nodig.',
  16: 'Vanaf 16 jaar geeft de jongere zelf toestemming. De toestemming van de ouders of de voogd is dan niet meer nodig. De jongere beslist ook welke informatie de ouders krijgen.',
} as const

/**
 * Who must consent changes on two birthdays; the help that runs is asked about again before that day.
 * A jongere who cannot weigh the choice is represented; under a machtiging or measure consent is not asked, what was explained is (bron: W 7.3.4, 7.3.5, 7.3.15).
 */
function toestemmingBij(leeftijd: 12 | 16): Formulierdefinitie {
  const isTwaalf = leeftijd === 12
  const lid = isTwaalf ? 'W 7.3.4 lid 2' : 'W 7.3.5'
  const wie: Controle[] = [
    eis('TOESTEMMING_JONGERE', ['of', kanNiet, enige('toestemming', rijIs('toestemming_rol', 'jongere'))], 'Zet het besluit van de jongere erbij.'),
    eis('TOESTEMMING_NAMENS', ['of', ['≠', ['veld', 'begrip'], 'kan-niet'], enige('toestemming', ['is-een-van', ['rij', 'toestemming_rol'], ...OUDERS, 'vertegenwoordiger'])], 'Zet het besluit van de ouder, de voogd of de vertegenwoordiger erbij.'),
    ...(isTwaalf ? [eis('TOESTEMMING_OUDER', ['of', ['gevuld', ['veld', 'uitzondering_ouders']], enige('toestemming', ['is-een-van', ['rij', 'toestemming_rol'], ...OUDERS])], 'Zet het besluit van een ouder met gezag of de voogd erbij.')] : []),
  ]
  return {
    formaat: 1, sleutel: `toestemming-${leeftijd}`, titel: `Toestemming herbeoordeeld (${leeftijd} jaar)`, schrijft: ['casusregisseur'],
    inleiding: `De jongere wordt ${leeftijd}. Kijk samen opnieuw wie toestemming geeft voor de hulp.`,
    secties: [
      sectie('wet', 'Wie beslist?', [
        uitleg('wet', `Wat verandert er bij ${leeftijd} jaar?`, wet[leeftijd], { bron: `${lid}; W 7.3.15` }),
        berekend('verjaardag', `${leeftijd} jaar op`, { config: { uitkomst: 'datum' }, berekening: VERJAARDAG(leeftijd), bron: lid }),
        keuze('kader_hulp', 'Is de hulp vrijwillig?', { vrijwillig: 'Ja', 'machtiging-gesloten': 'Nee, er is een machtiging gesloten jeugdhulp', spoedmachtiging: 'Nee, er is een spoedmachtiging', maatregel: 'Nee, er is een kinderbeschermingsmaatregel', jeugdreclassering: 'Nee, er is jeugdreclassering' }, { ...J, vast: true, bron: 'W 7.3.4 lid 1' }),
        informatie('geen_toestemming_nodig', 'Toestemming is nu niet nodig', 'Toestemming is hier niet nodig. Leg de hulp wel uit. Schrijf ook op wat de jongere vindt.', { zichtbaar: ['≠', ['veld', 'kader_hulp'], 'vrijwillig'], bron: 'W 7.3.4 lid 1' }),
        tekst('besluit_stuk', 'In welke beschikking staat dat?', { ...alsDan(['≠', ['veld', 'kader_hulp'], 'vrijwillig']), bron: 'W 7.3.4 lid 1' }),
        datum('besluit_tot', 'Tot wanneer geldt dat?', { ...alsDan(['≠', ['veld', 'kader_hulp'], 'vrijwillig']), hulp: 'Kijk op die dag opnieuw of toestemming nodig is.', bron: 'W 7.3.4 lid 1; O' }),
        lijst('gezag', isTwaalf ? 'Wie heeft het gezag?' : 'Wie heeft het gezag tot 18 jaar?', [tekst('naam', 'Naam', J), keuze('rol', 'Wie is dat?', { ouder: 'Ouder met gezag', voogd: 'Voogd' }, J), janee('gesproken', 'Is deze persoon gesproken?', J), tekst('waarom_niet', 'Waarom niet?', alsDan(rijIs('gezag_gesproken', false)))], { ...J, config: { enkelvoud: 'persoon', rijtitel: 'gezag_naam' }, hulp: 'Kijk dit na in het gezagsregister.', bron: 'W 7.3.4 lid 2, 7.3.15; O' }),
      ]),
      sectie('uitleg', 'Uitleg aan de jongere', [
        datum('uitgelegd_op', 'Wanneer is het uitgelegd?', { ...J, controles: [nietInToekomst('uitgelegd_op')], bron: 'W 7.3.2' }),
        tekst('uitgelegd_door', 'Wie heeft het uitgelegd?', { ...J, bron: 'W 7.3.2' }),
        meer('uitgelegd_wat', 'Wat is uitgelegd?', { doel: 'Welke hulp het is en waarvoor', gevolgen: 'Wat er gebeurt bij ja en bij nee', andere: 'Welke andere hulp er kan', weigeren: 'Dat nee zeggen en later stoppen mag', delen: 'Wie het dossier leest en wie wat hoort', klacht: 'Waar je een klacht kunt vertellen', vertrouwenspersoon: 'Wie de vertrouwenspersoon is' }, {
          ...J, vast: true, bron: 'W 7.3.2, 7.3.8–7.3.11, 4.1.9',
          controles: [
            eis('UITLEG_DOEL', ['bevat', ['veld', 'uitgelegd_wat'], 'doel'], 'Leg eerst uit welke hulp het is en waarvoor.'),
            eis('UITLEG_GEVOLGEN', ['bevat', ['veld', 'uitgelegd_wat'], 'gevolgen'], 'Leg ook uit wat er gebeurt bij ja en bij nee.'),
            letOp('UITLEG_VERTROUWENSPERSOON', ['bevat', ['veld', 'uitgelegd_wat'], 'vertrouwenspersoon'], 'Vertel de jongere ook wie de vertrouwenspersoon is.'),
          ],
        }),
        lang('uitgelegd_hoe', 'Hoe is het uitgelegd?', { ...J, config: { regels: 3 }, hulp: 'Denk aan eigen woorden, een tekening, een tolk of iemand die erbij was.', bron: 'W 7.3.2; O' }),
        keuze('begrip', 'Begrijpt de jongere wat er gevraagd wordt?', { ja: 'Ja', twijfel: 'Daar is twijfel over', 'kan-niet': 'Nee, de jongere kan dit nu niet zelf afwegen' }, { ...J, vast: true, controles: [letOp('BEGRIP_TWIJFEL', ['≠', ['veld', 'begrip'], 'twijfel'], 'Leg het nog een keer uit. Bespreek de twijfel met de gedragswetenschapper.')], bron: 'W 7.3.15' }),
        lang('begrip_toelichting', 'Waaraan zie je dat? Wat is er gedaan om het duidelijk te maken?', { ...alsDan(['is-een-van', ['veld', 'begrip'], 'twijfel', 'kan-niet']), bron: 'W 7.3.15' }),
        tekst('begrip_beoordeeld_door', 'Wie heeft dit beoordeeld?', { ...alsDan(kanNiet), hulp: 'Naam en registratie (SKJ of BIG).', bron: 'W 7.3.15; O' }),
        datum('begrip_opnieuw', 'Wanneer kijken jullie opnieuw?', { ...alsDan(['is-een-van', ['veld', 'begrip'], 'twijfel', 'kan-niet']), bron: 'O' }),
        akkoord('akkoord_gw', 'Akkoord van de gedragswetenschapper', { ...alsDan(kanNiet), config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'De jongere kan deze beslissing nu niet zelf afwegen.' }, bron: 'W 7.3.15; W Besluit Jw 5.1.1; O' }),
      ]),
      sectie('besluit', 'Besluit en informatie delen', [
        lijst(
          'toestemming', 'Wie geeft toestemming, en waarvoor?',
          [
            tekst('persoon', 'Naam', J),
            keuze('rol', 'Wie is dat?', { jongere: 'Jongere', ouder: 'Ouder met gezag', voogd: 'Voogd', vertegenwoordiger: 'Andere vertegenwoordiger' }, J),
            datum('datum', 'Datum', { ...J, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['rij', 'toestemming_datum'], ['feit', 'vandaag']], 'Deze datum ligt in de toekomst.')] }),
            keuze('besluit', 'Toestemming', { gegeven: 'Gegeven', geweigerd: 'Geweigerd' }, J),
            tekst('omvang', 'Waarvoor wel en waarvoor niet?', { ...J, config: { maxTekens: 1000 } }),
            keuze('hoe', 'Hoe is het vastgelegd?', { schriftelijk: 'Op papier of digitaal', mondeling: 'In een gesprek' }, J),
          ],
          { ...alsDan(vrijwillig), vast: true, config: { enkelvoud: 'besluit', rijtitel: 'toestemming_persoon' }, hulp: isTwaalf ? 'Vul de jongere in, en de ouders met gezag of de voogd.' : 'Vul de jongere in. Ouders hoeven niet te beslissen.', bron: `${lid}; W 7.3.15`, controles: wie },
        ),
        ...(isTwaalf
          ? [
              keuze('uitzondering_ouders', 'Kan de hulp ook zonder de ouders?', { 'ernstig-nadeel': 'Ja, anders is er ernstig nadeel voor de jongere', 'weloverwogen-wens': 'Ja, de jongere blijft dit na goed nadenken willen', nee: 'Nee' }, { zichtbaar: ['en', vrijwillig, ['niet', gaf(...OUDERS)]], verplicht: weigerde(...OUDERS), hulp: 'Alleen als een ouder weigert of niet kan beslissen.', bron: 'W 7.3.4 lid 2' }),
              lang('uitzondering_motivering', 'Waarom kan het niet anders?', { ...alsDan(['is-een-van', ['veld', 'uitzondering_ouders'], 'ernstig-nadeel', 'weloverwogen-wens']), bron: 'W 7.3.4 lid 2' }),
            ]
          : []),
        lang('gevolg_weigering', 'Er is geweigerd. Wat betekent dat voor de hulp?', { ...alsDan(['en', vrijwillig, weigerde('jongere', ...OUDERS, 'vertegenwoordiger')]), hulp: 'Zonder toestemming mag vrijwillige hulp niet doorgaan. Schrijf op wat stopt en wat wel kan.', bron: 'W 7.3.4 lid 1' }),
        ...(isTwaalf
          ? [lang('delen_met_ouders', 'Wat horen de ouders, en wat vindt de jongere daarvan?', { ...J, config: { regels: 3 }, hulp: 'Bespreek eerst met de jongere wat je deelt en hoe.', bron: 'W 7.3.11; P NJi' })]
          : [
              keuze('delen_met_ouders', 'Wat mogen de ouders weten van de jongere?', { alles: 'Alles', deels: 'Een deel', niets: 'Niets' }, { ...J, vast: true, hulp: 'De jongere beslist dit zelf. Alleen bij gevaar kan het anders.', bron: 'W 7.3.11; P NJi' }),
              lang('delen_wat', 'Wat wel en wat niet?', { ...alsDan(is('delen_met_ouders', 'deels')), config: { regels: 3 }, bron: 'W 7.3.11' }),
              lang('ouders_verteld', 'Hoe is dit aan de ouders verteld?', { ...J, config: { regels: 3 }, bron: 'O' }),
            ]),
      ]),
      sectie('vervolg', 'Vervolg', [
        ...reactie('mening_jongere', 'Wat vindt de jongere van de hulp?'),
        janee('plan_verandert', 'Verandert er iets in het hulpverleningsplan?', { ...J, bron: 'W 4.1.3; O' }),
        lijst('acties', 'Wat moet er gebeuren?', [tekst('wat', 'Wat?', J), tekst('wie', 'Wie?', J), datum('wanneer', 'Wanneer klaar?', J)], { ...alsDan(ja('plan_verandert')), config: { enkelvoud: 'actie', rijtitel: 'acties_wat' }, bron: 'O' }),
      ]),
    ],
  }
}

export const toestemming12 = toestemmingBij(12)
export const toestemming16 = toestemmingBij(16)
