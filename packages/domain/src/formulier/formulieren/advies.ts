import type { Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, ASSEN, datum, eis, enige, is, J, janee, keuze, klaargelegd, lang, lijst, meer, ref, reeks, rijIs, sectie, tekst, uitForm } from './bouw.ts'
import { deelnemer, deelnemers, VANDAAG } from './delen.ts'

const wel = ['is-een-van', ['veld', 'besluit_1op1'], 'wel', 'verlengen']
const regie = (soort: 'proces' | 'behandel' | 'casus', label: string) => janee(`regie_check_${soort}`, `Is de ${label} geregeld?`, { ...J, standaard: { regel: ['feit', `regie-${soort}`] }, bron: 'S 004' })

/** c.5: the same skeleton serves the RER (step 1, before plaatsing) and the experttafel (step 8). */
function tafeladvies(sleutel: 'rer-advies' | 'experttafel-advies', titel: string, inleiding: string): Formulierdefinitie {
  const isExpert = sleutel === 'experttafel-advies'
  return {
    formaat: 1, sleutel, titel, inleiding, schrijft: ['ret'],
    secties: [
      sectie('basis', 'Basis', [
        keuze('aanleiding', 'Aanleiding', { 'afbouw-niet-volgens-plan': 'De afbouw gaat niet volgens plan', 'inzet-verblijf': 'Vraag om verblijf', 'buiten-regio': 'Hulp buiten de regio', maandtoets: 'Maandtoets', anders: 'Anders' }, { ...J, vast: true, standaard: isExpert ? 'afbouw-niet-volgens-plan' : 'inzet-verblijf', bron: 'S 004:728' }),
        tekst('tafel', 'Welke tafel?', { ...J, standaard: isExpert ? 'Experttafel' : 'Regionaal expertiseteam', bron: 'S' }),
        datum('datum', 'Datum van de bespreking', { ...J, standaard: { regel: VANDAAG }, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['veld', 'datum'], VANDAAG], 'Deze datum ligt in de toekomst.')], bron: 'S' }),
        tekst('voorzitter', 'Voorzitter', { ...J, bron: 'S' }),
        ...deelnemers('Wie waren erbij?', [eis('DEELNEMER_TAFEL', deelnemer('ret'), 'Zet ten minste een lid van de tafel erbij.')], { bron: 'S; P' }),
        janee('uitgenodigd', 'Zijn de jongere en de ouders uitgenodigd?', { ...J, bron: 'P' }),
        janee('ervaringsdeskundige', 'Was er een ervaringsdeskundige bij?', { ...J, bron: 'S 004; P' }),
        meer('stukken', 'Welke stukken lagen op tafel?', { 'verklarende-analyse': 'Verklarende analyse', hulpverleningsplan: 'Hulpverleningsplan', 'evaluatie-dag-21': 'Evaluatie dag 21', 'evaluatie-dag-28': 'Evaluatie dag 28', 'onafhankelijk-advies': 'Onafhankelijk advies', aanvraag: 'De aanvraag', anders: 'Andere stukken' }, {
          ...J, bron: 'S', controles: isExpert ? [eis('ZONDER_ANALYSE', ['bevat', ['veld', 'stukken'], 'verklarende-analyse'], 'Zonder verklarende analyse kan de tafel geen advies geven.')] : [],
        }),
      ]),
      sectie('analyse', 'Analyse', [lang('analyse_kort', isExpert ? 'Waarom loopt het vast?' : 'Wat heeft de jongere nodig?', { ...J, hulp: 'Eerst wat nodig is, dan pas de plek.', bron: 'S; P' })]),
      sectie('advies', 'Advies', [
        keuze('besluit_1op1', 'Inzet van 1-op-1 begeleiding', isExpert ? { niet: 'Niet', wel: 'Wel, onder voorwaarden', stoppen: 'Stoppen', verlengen: 'Verlengen' } : { niet: 'Niet', wel: 'Wel, onder voorwaarden', verlengen: 'Verlengen', stoppen: 'Stoppen' }, { ...J, vast: true, bron: 'S 004:720' }),
        lang('besluit_motivering', 'Waarom dit advies?', { ...J, bron: 'O' }),
        lijst('voorwaarden', 'Afspraken met de zorgaanbieder', [tekst('wat', 'Wat is de afspraak?', { ...J, config: { maxTekens: 500 } }), datum('termijn', 'Wanneer klaar?', J)], { ...alsDan(wel), vast: true, config: { enkelvoud: 'afspraak', rijtitel: 'voorwaarden_wat' }, hulp: '1-op-1 begeleiding gebeurt op basis van afspraken: uren, duur, doel en evaluatie.', bron: 'S 004:712' }),
        lijst('advies_vervolg', 'Welk vervolg heeft de voorkeur?', [keuze('soort', 'Welke hulp?', { ambulant: 'Intensief ambulant', netwerk: 'Netwerk of pleeggezin', gezinshuis: 'Gezinshuis (plus)', kleinschalig: 'Kleine open groep', ggz: 'GGZ', gesloten: 'Gesloten jeugdhulp', '18-plus': 'Hulp voor 18 jaar en ouder' }, J), tekst('toelichting', 'Waarom?', J)], { ...J, vast: true, config: { enkelvoud: 'voorkeur', rijtitel: 'advies_vervolg_soort' }, hulp: 'Zet de beste keuze bovenaan.', bron: 'S 002' }),
        lang('motivering_gesloten', 'Waarom kan het niet open?', { ...alsDan(enige('advies_vervolg', rijIs('advies_vervolg_soort', 'gesloten'))), bron: 'S 002' }),
        keuze('doorzettingsmacht', 'Moet iemand de knoop doorhakken?', { nee: 'Nee', gemeente: 'Ja, de gemeente', regio: 'Ja, de regio', gi: 'Ja, de gecertificeerde instelling' }, { ...J, standaard: 'nee', bron: 'S 004; O' }),
        tekst('doorzettingsmacht_wie', 'Wie precies?', { ...alsDan(['≠', ['veld', 'doorzettingsmacht'], 'nee']), bron: 'S 004' }),
      ]),
      sectie('afronding', 'Afronding', [
        regie('proces', 'procesregie'), regie('behandel', 'behandelregie'), regie('casus', 'casusregie'),
        tekst('regie_actie', 'Wie zorgt dat de regie wordt geregeld?', { ...alsDan(['of', is('regie_check_proces', false), is('regie_check_behandel', false), is('regie_check_casus', false)]), bron: 'S 004' }),
        lang('leerpunt', 'Wat kunnen we hiervan leren?', { config: { regels: 3 }, hulp: 'Een signaal voor de regio of het stelsel. Noem geen namen.', bron: 'P' }),
        datum('monitor_tot', 'Tot wanneer volgt de tafel deze casus?', { ...J, standaard: { regel: ['plus-maanden', VANDAAG, 3] }, controles: [eis('MONITOR_VOORBIJ', ['>', ['veld', 'monitor_tot'], VANDAAG], 'Kies een datum in de toekomst.')], bron: 'P' }),
      ]),
    ],
  }
}

/** Step 1 (bron: 004:717–721). */
export const rerAdvies = tafeladvies('rer-advies', 'RER-advies', 'Elke vraag om verblijf wordt besproken met het regionaal expertiseteam. Het team adviseert ook of 1-op-1 begeleiding nodig is.')
/** Step 8 (bron: 004:728–733). */
export const experttafelAdvies = tafeladvies('experttafel-advies', 'Advies van de experttafel', 'Gaat de afbouw niet volgens plan? Dan geeft de experttafel advies over het vervolg.')

const nodig = ['≠', ['veld', 'noodzaak'], 'nee']
/** Step 4, c.4: somebody who is not involved looks again (bron: 004:759–760). */
export const onafhankelijkAdvies: Formulierdefinitie = {
  formaat: 1, sleutel: 'onafhankelijk-advies', titel: 'Onafhankelijk advies', schrijft: ['ret'],
  inleiding: 'Iemand die niet bij deze casus hoort, kijkt opnieuw: is 1-op-1 begeleiding nog nodig, en wat moet anders?',
  secties: [
    sectie('adviseur', 'Adviseur', [
      ref('adviseur', 'Wie geeft advies?', { ...J, vast: true, config: { soort: 'persoon' }, bron: 'S; O' }),
      janee('adviseur_in_dienst', 'Werkt de adviseur bij de aanbieder die het plan uitvoert?', { ...J, controles: [eis('ADVISEUR_IN_DIENST', is('adviseur_in_dienst', false), 'Kies iemand die niet bij deze aanbieder werkt.')], bron: 'O' }),
      janee('adviseur_betrokken', 'Heeft de adviseur een rol in deze casus?', { ...J, controles: [eis('ADVISEUR_BETROKKEN', is('adviseur_betrokken', false), 'Kies iemand die geen rol heeft in deze casus.')], bron: 'O' }),
      akkoord('onafhankelijkheidsverklaring', 'Verklaring van de adviseur', { ...J, config: { rol: ['ret'], tekst: 'Ik ben niet betrokken bij deze casus.' }, bron: 'O' }),
    ]),
    sectie('onderzoek', 'Onderzoek', [
      lang('vraag', 'Wat is de vraag?', { ...J, ...uitForm('evaluatie-dag-21', 'motivering'), hulp: 'Meestal: waarom ligt de afbouw niet op schema, en wat moet anders?', bron: 'O' }),
      lijst('gelezen', 'Gelezen stukken', [tekst('stuk', 'Stuk', J), datum('datum', 'Datum van het stuk')], { ...J, config: { enkelvoud: 'stuk', rijtitel: 'gelezen_stuk' }, bron: 'S; O' }),
      lijst('gesproken_met', 'Gesproken met', [tekst('naam', 'Naam', J), keuze('rol', 'Wie is dat?', { jongere: 'Jongere', ouder: 'Ouder of verzorger', team: 'Team van de aanbieder', gedragswetenschapper: 'Gedragswetenschapper', casusregisseur: 'Casusregisseur', anders: 'Anders' }, J), datum('datum', 'Datum', J)], { ...J, config: { enkelvoud: 'gesprek', rijtitel: 'gesproken_met_naam' }, bron: 'S; O' }),
      lang('jongere_niet_gesproken', 'Waarom is de jongere niet gesproken?', { ...alsDan(['en', ['gevuld', ['veld', 'gesproken_met']], ['niet', enige('gesproken_met', rijIs('gesproken_met_rol', 'jongere'))]]), bron: 'O' }),
      lijst('assen', 'Oordeel op vijf kanten', [keuze('as', 'Kant', ASSEN, { alleenLezen: true }), lang('oordeel', 'Oordeel', { ...J, config: { regels: 3 } })], { ...J, config: { enkelvoud: 'kant', vasteRijen: true, rijtitel: 'assen_as' }, standaard: klaargelegd('assen_as', ASSEN), bron: 'S 004:1500' }),
    ]),
    sectie('advies', 'Advies', [
      keuze('noodzaak', 'Is 1-op-1 begeleiding nog nodig?', { nee: 'Nee', minder: 'Ja, minder', gelijk: 'Ja, evenveel', anders: 'Ja, maar anders' }, { ...J, vast: true, bron: 'S 004' }),
      lijst('advies_hvp', 'Wat moet in het hulpverleningsplan anders?', [tekst('onderdeel', 'Welk deel van het plan?', J), tekst('wijziging', 'Wat moet anders?', { ...J, config: { maxTekens: 1000 } }), datum('termijn', 'Wanneer klaar?', J)], { ...J, vast: true, config: { enkelvoud: 'wijziging', rijtitel: 'advies_hvp_onderdeel' }, bron: 'S (stap 5)' }),
      reeks('advies_uren', 'Voorstel: uren per week', { ...alsDan(nodig), config: { eenheid: 'uur', max: 504 }, bron: 'O' }),
      datum('advies_datum', 'Datum van het advies', { ...J, standaard: { regel: VANDAAG }, bron: 'O' }),
    ]),
    sectie('reactie', 'Reactie van de aanbieder', [
      keuze('reactie_aanbieder', 'Neemt de aanbieder het advies over?', { ja: 'Ja', deels: 'Voor een deel', nee: 'Nee' }, { hulp: 'Is de reactie er al? Vul haar hier in. Anders komt zij in het bijgestelde plan.', bron: 'O' }),
      lang('reactie_motivering', 'Waarom niet of niet helemaal?', { ...alsDan(['≠', ['veld', 'reactie_aanbieder'], 'ja']), bron: 'O' }),
    ]),
  ],
}
