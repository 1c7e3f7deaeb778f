import type { Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, ASSEN, berekend, bijlage, datum, eis, enige, getal, informatie, is, J, janee, keuze, klaargelegd, lang, LEEFGEBIEDEN, letOp, lijst, rijIs, schaal, sectie, tekst, uitFeit, verbanden, volgorde } from './bouw.ts'
import { deelnemer, deelnemers, reactie, VANDAAG } from './delen.ts'
import { proevenAnalyse } from './proeven.ts'

const factor = (soort: string) => enige('factoren', rijIs('factoren_soort', soort))
const een = is('noodzaak_1op1', 'ja-tijdelijk')

const basis = sectie('basis', 'Basis', [
  keuze('aanleiding', 'Aanleiding voor deze analyse', { 'overweging-1-op-1': 'Overweging 1-op-1 begeleiding', stagnatie: 'De hulp loopt vast', overplaatsing: 'Overplaatsing', spoed: 'Spoed', actualisatie: 'De vorige analyse is verouderd' }, { ...J, vast: true, hulp: 'Waarom maken we deze analyse nu?', bron: 'S 004:771; S 002' }),
  keuze('va_soort', 'Volledige versie of spoedversie', { volledig: 'Volledige versie', spoed: 'Spoedversie' }, { ...J, hulp: 'Een spoedversie mag bij een acute plaatsing, bijvoorbeeld uit een politiecel.', bron: 'S 004; O' }),
  informatie('spoed_uitleg', 'Let op', 'Maak een spoedversie volledig, uiterlijk 7 dagen na de plaatsing.', { zichtbaar: is('va_soort', 'spoed'), bron: 'O' }),
  datum('plaatsingsdatum', 'Datum van de plaatsing', { vast: true, verplicht: ['gevuld', ['feit', 'plaatsingsdatum']], ...uitFeit('plaatsingsdatum'), controles: [letOp('PLAATSING_WIJKT_AF', ['of', ['leeg', ['feit', 'plaatsingsdatum']], ['=', ['veld', 'plaatsingsdatum'], ['feit', 'plaatsingsdatum']]], 'In de casus staat een andere datum van plaatsing. Daar telt de termijn vanaf. Kijk welke klopt.')], hulp: 'De termijn van 7 dagen telt vanaf deze datum.', bron: 'S 004:757+774' }),
  ...deelnemers('Wie hebben meegedacht?', [
    eis('DEELNEMER_CASUSREGISSEUR', deelnemer('casusregisseur'), 'Zet de casusregisseur erbij.'),
    eis('DEELNEMER_GEDRAGSWETENSCHAPPER', deelnemer('gedragswetenschapper'), 'Zet de gedragswetenschapper erbij. Zonder gedragswetenschapper is het geen verklarende analyse.'),
  ], { vast: true, hulp: 'Een verklarende analyse maak je samen.', bron: 'S 002; S 004' }),
  lijst('bronnen', 'Welke stukken zijn gelezen?', [tekst('document', 'Stuk', J), datum('datum', 'Datum van het stuk'), tekst('organisatie', 'Van welke organisatie?', J), janee('volledig', 'Is het stuk volledig?', J)], { ...J, config: { enkelvoud: 'stuk', rijtitel: 'bronnen_document' }, hulp: 'Welke dossiers zijn gevraagd en ontvangen?', bron: 'S 004:583–587' }),
  lijst('ontbrekende_bronnen', 'Gevraagd, maar niet gekregen', [tekst('organisatie', 'Organisatie', J), datum('gevraagd_op', 'Gevraagd op', J)], { config: { enkelvoud: 'ontbrekend stuk', rijtitel: 'ontbrekende_bronnen_organisatie' }, bron: 'S 004' }),
])

const hulpvraag = sectie('hulpvraag', 'Hulpvraag', [
  lang('wens_jongere', 'Wat wil de jongere zelf?', { ...J, vast: true, vers: true, hulp: 'Schrijf het op zoals de jongere het zegt. Neem het niet over uit een oude versie.', bron: 'S 004' }),
  lang('wens_ouders', 'Wat willen de ouders of verzorgers?', { ...J, bron: 'S 004' }),
  lang('vraag_verwijzer', 'Wat is de vraag van de verwijzer of aanvrager?', { ...J, hulp: 'Beschrijf wat nodig is, nog niet de plek.', bron: 'S 004' }),
])

const nu = sectie('nu', 'Hoe gaat het nu?', [
  lijst(
    'leefgebieden',
    'Hoe gaat het nu op elk gebied?',
    [
      keuze('domein', 'Gebied', LEEFGEBIEDEN, { alleenLezen: true }),
      lang('tekst', 'Hoe gaat het?', { ...J, config: { regels: 3 } }),
      schaal('schaal_jongere', 'Cijfer van de jongere', { hulp: 'De jongere mag dit overslaan.' }),
      schaal('schaal_professional', 'Cijfer van de professional', J),
    ],
    { ...J, config: { enkelvoud: 'gebied', vasteRijen: true, rijtitel: 'leefgebieden_domein' }, standaard: klaargelegd('leefgebieden_domein', LEEFGEBIEDEN), bron: 'S 002; O' },
  ),
])

const levensloop = sectie('levensloop', 'Levensloop', [
  lijst(
    'tijdlijn',
    'Tijdlijn',
    [
      datum('van', 'Van', J),
      datum('tot', 'Tot', { controles: [volgorde('TOT_VOOR_VAN', ['rij', 'tijdlijn_van'], ['rij', 'tijdlijn_tot'], 'De einddatum ligt voor de begindatum.')] }),
      keuze('soort', 'Wat was het?', { gebeurtenis: 'Gebeurtenis', thuis: 'Thuis of bij familie', plaatsing: 'Plaatsing', overplaatsing: 'Overplaatsing', opname: 'Opname of crisisplek', school: 'School of dagbesteding' }, J),
      tekst('plek', 'Wat of waar?', J),
      tekst('reden_einde', 'Waarom hield het op?'),
    ],
    { ...J, config: { enkelvoud: 'gebeurtenis', rijtitel: 'tijdlijn_plek' }, hulp: 'Gebeurtenissen, plaatsingen en verhuizingen, op volgorde van tijd.', bron: 'S 004' },
  ),
  berekend('overgangen_6mnd', 'Verhuizingen in de laatste 6 maanden', {
    config: { uitkomst: 'getal' },
    berekening: ['aantal-waar', ['veld', 'tijdlijn'], ['en', ['is-een-van', ['rij', 'tijdlijn_soort'], 'plaatsing', 'overplaatsing', 'opname'], ['≥', ['rij', 'tijdlijn_van'], ['plus-maanden', VANDAAG, -6]]]],
    controles: [letOp('VEEL_OVERGANGEN', ['<', ['veld', 'overgangen_6mnd'], 3], 'Dit kind verhuisde in een half jaar 3 keer of vaker. Bespreek wat dat doet.')], bron: 'S 004; drempel O',
  }),
])

const hulpgeschiedenis = sectie('hulpgeschiedenis', 'Eerdere hulp', [
  lijst('eerdere_hulp', 'Welke hulp is geprobeerd?', [tekst('interventie', 'Welke hulp?', J), tekst('aanbieder', 'Van wie?', J), tekst('periode', 'Wanneer?', J), keuze('werkte', 'Werkte het?', { wel: 'Ja', deels: 'Een beetje', niet: 'Nee' }, J), tekst('waarom', 'Waarom wel of niet?', { ...J, config: { maxTekens: 1000 } })], { ...J, vast: true, config: { enkelvoud: 'hulp', rijtitel: 'eerdere_hulp_interventie' }, hulp: 'Wat werkte wel en wat werkte niet?', bron: 'S 002' }),
  lang('patroon_hulpverlening', 'Zien we een patroon in wat professionals doen?', { ...J, hulp: 'Ook ons eigen handelen telt mee.', bron: 'S 002; S 004' }),
  janee('schade_door_hulp', 'Heeft hulp ook geschaad?', { ...J, hulp: 'Denk aan verplaatsing, dwang of afwijzing.', bron: 'S 004' }),
  lang('schade_toelichting', 'Wat was de schade?', { ...alsDan(is('schade_door_hulp', true)), bron: 'S 004' }),
  lijst('afwijzingen', 'Aanbieders die nee zeiden', [tekst('aanbieder', 'Aanbieder', J), datum('datum', 'Datum', J), tekst('reden', 'Reden', J)], { config: { enkelvoud: 'afwijzing', rijtitel: 'afwijzingen_aanbieder' }, bron: 'S 004' }),
])

const vastgesteld = rijIs('diagnoses_status', 'vastgesteld')
const diagnostiek = sectie('diagnostiek', 'Diagnostiek', [
  janee('diagnoses_aanwezig', 'Zijn er diagnoses of vermoedens?', { ...J, gevoelig: 'gezondheid', config: { ja: 'Ja', nee: 'Nee, geen' }, bron: 'S 004' }),
  lijst(
    'diagnoses',
    'Diagnoses',
    [
      tekst('omschrijving', 'Welke diagnose?', J),
      keuze('status', 'Hoe zeker is het?', { vastgesteld: 'Vastgesteld', vermoed: 'Vermoed', overgenomen: 'Overgenomen uit een ander stuk', verworpen: 'Onderzocht en verworpen' }, { ...J, controles: [letOp('DIAGNOSE_OVERGENOMEN', ['≠', ['rij', 'diagnoses_status'], 'overgenomen'], 'Deze diagnose is overgenomen. Opnieuw laten toetsen?')] }),
      tekst('door_wie', 'Door wie vastgesteld?', { verplicht: vastgesteld, hulp: 'Naam en registratie (BIG of SKJ).' }),
      datum('datum', 'Wanneer?', { verplicht: vastgesteld, controles: [letOp('DIAGNOSE_OUD', ['of', ['leeg', ['rij', 'diagnoses_datum']], ['≥', ['rij', 'diagnoses_datum'], ['plus-maanden', VANDAAG, -24]]], 'Deze diagnose is ouder dan 2 jaar. Opnieuw laten toetsen?')] }),
      tekst('brondocument', 'In welk stuk staat dit?', { verplicht: vastgesteld }),
    ],
    { ...alsDan(is('diagnoses_aanwezig', true)), vast: true, gevoelig: 'gezondheid', config: { enkelvoud: 'diagnose', rijtitel: 'diagnoses_omschrijving' }, hulp: '“Bekend met …” is geen diagnose.', bron: 'S 004' },
  ),
  keuze('lvb_screening', 'Is onderzocht of er een licht verstandelijke beperking is?', { ja: 'Ja', nee: 'Nee', onbekend: 'Dat weten we niet' }, { ...J, gevoelig: 'gezondheid', bron: 'S 004' }),
  tekst('lvb_uitslag', 'Wat was de uitslag?', { ...alsDan(is('lvb_screening', 'ja')), gevoelig: 'gezondheid', bron: 'S 004' }),
])

const verklaring = sectie('verklaring', 'Verklaring', [
  lijst(
    'factoren',
    'Factoren',
    [
      tekst('omschrijving', 'Wat is de factor?', J),
      keuze('soort', 'Wat doet deze factor?', { ontstaan: 'Ontstaan', 'in-stand-houden': 'Houdt in stand', versterken: 'Versterkt (risico)', verminderen: 'Beschermt' }, J),
      keuze('niveau', 'Op welk niveau?', { jongere: 'Jongere', gezin: 'Gezin', netwerk: 'Netwerk en school', hulpverlening: 'Hulpverlening en systeem' }, J),
      tekst('onderbouwing', 'Waarom denken we dit?', { config: { maxTekens: 1000 } }),
      tekst('bron', 'Waar weet je dit van?', J),
    ],
    {
      ...J, vast: true, config: { enkelvoud: 'factor', rijtitel: 'factoren_omschrijving' }, hulp: 'Wat deed het ontstaan, wat houdt het gaande, wat maakt het erger, wat maakt het beter?', bron: 'S 004:592–602',
      controles: [
        eis('FACTOR_ONTSTAAN', factor('ontstaan'), 'Voeg een factor toe die zegt hoe het ontstond.'),
        eis('FACTOR_IN_STAND', factor('in-stand-houden'), 'Voeg een factor toe die het in stand houdt.'),
        eis('FACTOR_VERSTERKT', factor('versterken'), 'Voeg een factor toe die het erger maakt.'),
        eis('FACTOR_BESCHERMT', factor('verminderen'), 'Voeg een factor toe die beschermt.'),
      ],
    },
  ),
  verbanden('verbanden', 'Hoe hangt het samen?', { ...J, config: { lijst: 'factoren', naam: 'factoren_omschrijving', vorm: 'factoren_soort', soorten: [{ waarde: 'maakt', label: 'maakt' }, { waarde: 'lokt-uit', label: 'lokt uit' }, { waarde: 'bevestigt', label: 'bevestigt' }, { waarde: 'voedt', label: 'voedt' }, { waarde: 'remt', label: 'remt' }] }, hulp: 'Teken hoe het een met het ander samenhangt.', bron: 'S 004:595–597' }),
  bijlage('theorie_tekening', 'Eigen tekening of schema', { hulp: 'Hoeft niet. Voor wie zo werkt.', bron: 'O' }),
  lang('verklaring', 'Verklaring in het kort', { ...J, vast: true, config: { maxWoorden: 250, regels: 8 }, hulp: 'Waarom is dit ontstaan en gaat het niet vanzelf over? Hoogstens 250 woorden.', bron: 'S 004:592' }),
  keuze('verklaring_jongere_wil', 'Wat zegt de jongere er zelf over?', { gezegd: 'De jongere zei het zo', 'wil-niet': 'De jongere wil dit nu niet zeggen' }, { ...J, bron: 'S 002; O' }),
  lang('verklaring_jongere', 'In woorden van de jongere', { ...alsDan(is('verklaring_jongere_wil', 'gezegd')), gevoelig: 'vertrouwelijk', bron: 'S 002; O' }),
  lang('verklaring_jongere_reden', 'Wat heb je geprobeerd?', { ...alsDan(is('verklaring_jongere_wil', 'wil-niet')), gevoelig: 'vertrouwelijk', hulp: 'Schrijf het op voor wie dit later leest. Ook voor de jongere.', bron: 'O' }),
], { uitleg: 'Wat deed het ontstaan, wat houdt het gaande, wat maakt het erger en wat maakt het beter?' })

const krachten = sectie('krachten', 'Krachten en netwerk', [
  lang('krachten', 'Wat gaat goed? Wat helpt?', { ...J, hulp: 'Dieren, sport, muziek, een persoon …', bron: 'S 004' }),
  janee('geen_netwerk', 'Ontbreekt een netwerk?', { config: { ja: 'Ja, er is nu niemand', nee: 'Nee, er is iemand' }, standaard: false, bron: 'S 001 h4' }),
  lijst(
    'netwerkkaart',
    'Wie zijn er belangrijk?',
    [
      tekst('naam', 'Naam', J), tekst('relatie', 'Wie is dat voor de jongere?', J), tekst('steun', 'Wat doet deze persoon?'),
      keuze('contact', 'Hoe vaak is er contact?', { dagelijks: 'Elke dag', wekelijks: 'Elke week', maandelijks: 'Elke maand', zelden: 'Minder vaak' }, J),
      keuze('afstand', 'Hoe dichtbij voelt het?', { dichtbij: 'Heel dichtbij', midden: 'Ertussenin', ver: 'Ver weg' }),
    ],
    { ...alsDan(['niet', ['en', ['gevuld', ['veld', 'geen_netwerk']], is('geen_netwerk', true)]]), config: { enkelvoud: 'persoon', rijtitel: 'netwerkkaart_naam' }, hulp: 'Kijk breder dan de ouders: familie, buren, leraar, vrienden.', bron: 'S 001 h4' },
  ),
  lang('zoekacties', 'Wat doen we om een netwerk te vinden?', { ...alsDan(is('geen_netwerk', true)), bron: 'S 001 h4' }),
  keuze('jim', 'Is er een JIM?', { ja: 'Ja', 'in-gesprek': 'We zijn erover in gesprek', 'wil-niet': 'De jongere wil geen JIM', 'nog-niet-gevraagd': 'Nog niet gevraagd' }, { ...J, controles: [eis('JIM_NIET_GEVRAAGD', ['≠', ['veld', 'jim'], 'nog-niet-gevraagd'], 'Vraag de jongere eerst wie een JIM kan zijn.')], hulp: 'Een JIM is iemand uit het eigen netwerk die de jongere zelf kiest.', bron: 'S 001:1174–1178; S 004' }),
  tekst('jim_naam', 'Wie is de JIM?', { ...alsDan(is('jim', 'ja')), bron: 'S 001' }),
  lang('cultuur_taal', 'Cultuur, geloof, taal en tolk', { config: { regels: 3 }, bron: 'S 001' }),
])

const onderwijs = sectie('onderwijs', 'Onderwijs', [
  lijst(
    'onderwijs',
    'School of dagbesteding: nu en nodig',
    [
      tekst('plek', 'School of plek', { ...J, hulp: 'Is er geen school of dagbesteding? Schrijf dan “geen”.' }),
      getal('uren', 'Uren per week', { ...J, config: { min: 0, max: 60, decimalen: 1, eenheid: 'uur' }, controles: [letOp('GEEN_ONDERWIJS', ['>', ['rij', 'onderwijs_uren'], 0], 'Geen school of dagbesteding: zet hierover een doel in het hulpverleningsplan.')] }),
      datum('sinds', 'Sinds'), tekst('belemmering', 'Wat maakt het moeilijk?'), tekst('wens_jongere', 'Wat wil de jongere?', J),
    ],
    { ...J, vast: true, config: { enkelvoud: 'school of plek', rijtitel: 'onderwijs_plek' }, bron: 'S 004; S 003' },
  ),
])

const perspectief = sectie('perspectief', 'Perspectief', [
  keuze('perspectief_plek', 'Waar wil en kan de jongere straks wonen?', { thuis: 'Thuis', netwerk: 'Bij familie of netwerk', pleeg: 'In een pleeggezin', gezinshuis: 'In een gezinshuis', kleinschalig: 'In een kleine woongroep', zelfstandig: 'Zelfstandig' }, { ...J, hulp: 'Zo thuis mogelijk.', bron: 'S 002; S 004' }),
  lang('perspectief_wonen', 'Wat is daarvoor nodig?', { ...J, bron: 'S 002; S 004' }),
  lang('perspectief_18', 'Wat is nodig richting 18 jaar en ouder?', { ...alsDan(['≥', ['feit', 'leeftijd'], 16]), hulp: 'Vanaf 16 jaar kijken we vooruit: wonen, werk, geld, hulp en mensen.', bron: 'S 004; drempel O' }),
  lang('gezinsbelasting', 'Hoe zwaar is het voor ouders, broers en zussen?', { ...J, gevoelig: 'vertrouwelijk', bron: 'S 004' }),
  schaal('gezinsbelasting_schaal', 'Hoe zwaar is het voor het gezin?', { ...J, gevoelig: 'vertrouwelijk', config: { laag: 'niet zwaar', hoog: 'niet vol te houden' }, bron: 'S 004' }),
])

const veiligheid = sectie('veiligheid', 'Veiligheid', [
  lijst('risicos', 'Risico’s en wat beschermt', [tekst('risico', 'Wat is het risico?', J), keuze('voor_wie', 'Voor wie?', { zelf: 'De jongere zelf', anderen: 'Anderen', beide: 'Allebei' }, J), keuze('ernst', 'Hoe ernstig?', { laag: 'Laag', midden: 'Midden', hoog: 'Hoog' }, J), tekst('signalen', 'Waaraan zie je het aankomen?', J), tekst('wat_helpt', 'Wat helpt dan?', J)], { ...J, config: { enkelvoud: 'risico', rijtitel: 'risicos_risico' }, bron: 'S 004; O' }),
  keuze('juridische_status', 'Juridische status', { vrijwillig: 'Vrijwillig', ots: 'Ondertoezichtstelling (OTS)', voogdij: 'Voogdij', 'machtiging-uhp': 'Machtiging uithuisplaatsing', 'machtiging-gesloten': 'Machtiging gesloten jeugdhulp', jeugdreclassering: 'Jeugdreclassering' }, { ...J, vast: true, bron: 'W Jw h.6; O' }),
  datum('juridisch_begin', 'Begin van de maatregel', { ...alsDan(['≠', ['veld', 'juridische_status'], 'vrijwillig']), bron: 'W Jw h.6' }),
  datum('juridisch_eind', 'Einde van de maatregel', { ...alsDan(['niet', ['is-een-van', ['veld', 'juridische_status'], 'vrijwillig', 'voogdij']]), controles: [volgorde('EIND_VOOR_BEGIN', ['veld', 'juridisch_begin'], ['veld', 'juridisch_eind'], 'De einddatum ligt voor de begindatum.')], bron: 'W Jw h.6' }),
])

const eenOpEen = sectie('een-op-een', '1-op-1', [
  keuze('noodzaak_1op1', 'Is 1-op-1 begeleiding nodig?', { nee: 'Nee', 'ja-tijdelijk': 'Ja, tijdelijk' }, { ...J, vast: true, standaard: 'nee', hulp: 'Alleen bij hoge uitzondering.', bron: 'S 004' }),
  lijst('afweging_assen', 'Afweging', [keuze('as', 'Kant', ASSEN, { alleenLezen: true }), lang('voor', 'Wat pleit ervoor?', { ...J, config: { regels: 3 } }), lang('tegen', 'Wat pleit ertegen?', { ...J, config: { regels: 3 } })], { ...alsDan(een), config: { enkelvoud: 'kant', vasteRijen: true, rijtitel: 'afweging_assen_as' }, standaard: klaargelegd('afweging_assen_as', ASSEN), hulp: 'Weeg alle vijf kanten.', bron: 'S 004:1500–1504' }),
  lijst('alternatieven', 'Welke andere hulp is overwogen, en waarom niet?', [tekst('alternatief', 'Wat is overwogen?', J), tekst('waarom_niet', 'Waarom niet?', { ...J, config: { maxTekens: 1000 } })], { ...alsDan(een), config: { enkelvoud: 'alternatief', min: 2, rijtitel: 'alternatieven_alternatief' }, hulp: 'Bijvoorbeeld intensief ambulant, kleinschalig, gezinshuis-plus, dagprogramma. Noem er ten minste twee.', bron: 'S 002; O' }),
  lang('doel_duur', 'Wat is het doel van de 1-op-1 begeleiding?', { ...alsDan(een), bron: 'S 004' }),
  getal('duur_weken', 'Hoeveel weken is het nodig?', { ...alsDan(een), config: { min: 1, max: 52, eenheid: 'weken' }, controles: [letOp('LANGER_DAN_MAAND', ['≤', ['veld', 'duur_weken'], 4], 'Langer dan 4 weken: dan volgt een maandtoets.')], bron: 'S 004' }),
])

const conclusie = sectie('conclusie', 'Conclusie', [
  lang('wat_nodig', 'Wat heeft deze jongere nodig?', { ...J, vast: true, config: { regels: 6 }, hulp: 'Eerst wat nodig is, dan pas de plek.', bron: 'S 004' }),
  lang('advies_plan_a', 'Plan A in het kort', { ...J, bron: 'S 004:604–608' }),
  lang('advies_plan_b', 'Plan B in het kort', { ...J, hulp: 'Wat doen we als plan A niet lukt?', bron: 'S 004:604–608' }),
  lijst('afspraken_smart', 'Afspraken die meereizen', [tekst('wat', 'Wat spreken we af?', J), tekst('wie', 'Wie doet het?', J), datum('wanneer', 'Wanneer klaar?', J), tekst('meetbaar', 'Waaraan zien we dat?', J)], { ...J, vast: true, config: { enkelvoud: 'afspraak', rijtitel: 'afspraken_smart_wat' }, hulp: 'Deze afspraken gaan mee naar een volgende plek.', bron: 'S 004' }),
  janee('buiten_regio', 'Is hulp buiten de regio nodig?', { ...J, bron: 'S 004:1547' }),
  lang('buiten_regio_onderbouwing', 'Waarom buiten de regio?', { ...alsDan(is('buiten_regio', true)), bron: 'S 004:1547' }),
  informatie('buiten_regio_uitleg', 'Let op', 'Eerst geeft het regionaal expertiseteam advies, dan pas volgt een plaatsing.', { zichtbaar: is('buiten_regio', true), bron: 'S 004:1547' }),
])

const vaststelling = sectie('vaststelling', 'Vaststelling', [
  akkoord('akkoord_gw', 'Akkoord van de gedragswetenschapper', { ...J, vast: true, config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik heb meegedacht over deze analyse en ben akkoord met de verklaring en de conclusie.' }, bron: 'S 004:755; W Besluit Jw 5.1.1' }),
  ...reactie('akkoord_jongere', 'Wat vindt de jongere van deze analyse?'),
  ...reactie('akkoord_ouders', 'Wat vinden de ouders van deze analyse?'),
  datum('actueel_tot', 'Opnieuw bekijken voor', { ...J, vers: true, standaard: { regel: ['plus-maanden', VANDAAG, 3] }, controles: [eis('ACTUEEL_TOT_VOORBIJ', ['>', ['veld', 'actueel_tot'], VANDAAG], 'Kies een datum in de toekomst.')], hulp: 'Meestal na 3 maanden. Bij een overplaatsing meteen.', bron: 'S 004; O' }),
])

/** VA, c.1. Due on day 7 after plaatsing; the basis of everything that follows (bron: 004:752+768). */
export const verklarendeAnalyse: Formulierdefinitie = {
  formaat: 1,
  sleutel: 'verklarende-analyse',
  titel: 'Verklarende analyse',
  inleiding: 'Hier leggen we samen uit waarom het zo gaat en wat deze jongere nodig heeft. Je kunt op elk moment stoppen. Alles wordt bewaard.',
  schrijft: ['casusregisseur', 'gedragswetenschapper'],
  secties: [basis, hulpvraag, nu, levensloop, hulpgeschiedenis, diagnostiek, verklaring, krachten, onderwijs, perspectief, veiligheid, eenOpEen, conclusie, vaststelling],
  proeven: proevenAnalyse,
}
