import type { Formulierdefinitie } from '../definitie.types.ts'
import { akkoord, alsDan, bedrag, bijlage, datum, eis, enige, getal, informatie, is, J, janee, keuze, lang, letOp, lijst, ref, rijIs, schaal, sectie, tekst, uitForm, volgorde } from './bouw.ts'
import { afbouw, afspraken, analyseRef, ANKER, DOMEINEN, ja, planB, reactie, VANDAAG } from './delen.ts'
import { proevenPlan } from './proeven.ts'

const een = ja('inzet_1op1')
const overleg = (sleutel: string, label: string) =>
  lijst(sleutel, label, [datum('datum', 'Datum', J), keuze('wijze', 'Hoe?', { gesprek: 'In een gesprek', telefoon: 'Telefonisch of met beeldbellen', schriftelijk: 'Schriftelijk' }, J), tekst('uitkomst', 'Wat kwam eruit?', { ...J, config: { maxTekens: 1000 } })], { config: { enkelvoud: 'overleg', rijtitel: `${sleutel}_datum` }, bron: 'W 4.1.3 lid 2–3' })
const doel = (domein: string) => enige('doelen', rijIs('doelen_domein', domein))
/** Not asked under a machtiging or kinderbeschermingsmaatregel (bron: W 7.3.4, 7.3.5). */
const vrijwillig = is('kader_hulp', 'vrijwillig')

const basis = sectie('basis', 'Basis', [
  analyseRef({ hulp: 'Het plan bouwt op de analyse.' }),
  lang('uitzondering_va', 'Er is nog geen vastgestelde verklarende analyse. Waarom kan het plan niet wachten?', { ...alsDan(['=', ['feit', 'va-vastgesteld'], false]), hulp: 'Alleen bij hoge uitzondering. Maak de analyse zo snel mogelijk af.', bron: 'O' }),
  keuze('familiegroepsplan', 'Is een familiegroepsplan aangeboden?', { gemaakt: 'Ja, en er is een plan gemaakt', 'zien-af': 'Ja, maar de ouders zien ervan af', ontwikkelingsbedreiging: 'Nee, de ontwikkeling van het kind wordt bedreigd', 'belang-kind': 'Nee, het is niet in het belang van het kind' }, { ...J, vast: true, hulp: 'Ouders mogen eerst zelf een plan maken met hun netwerk.', bron: 'W 4.1.2, 4.1.3' }),
  datum('afgezien_op', 'Sinds wanneer is duidelijk dat er geen familiegroepsplan komt?', { ...alsDan(['≠', ['veld', 'familiegroepsplan'], 'gemaakt']), hulp: 'Vanaf deze datum telt de termijn van 6 weken.', bron: 'W 4.1.3 lid 5' }),
  { ...overleg('overleg_jongere', 'Overleg met de jongere over dit plan'), verplicht: true },
  { ...overleg('overleg_ouders', 'Overleg met de ouders over dit plan'), verplicht: true },
  janee('pleegzorg', 'Woont de jongere in een pleeggezin?', { ...J, standaard: false, bron: 'W 4.1.3' }),
  { ...overleg('overleg_pleegouder', 'Overleg met de pleegouders over dit plan'), ...alsDan(ja('pleegzorg')) },
  datum('schriftelijk_gevraagd_op', 'Is schriftelijk om het plan gevraagd? Wanneer?', { hulp: 'Dan moet het plan er binnen 14 dagen zijn.', bron: 'W 4.1.3 lid 4' }),
  keuze('kader_hulp', 'Is de hulp vrijwillig?', { vrijwillig: 'Ja', maatregel: 'Nee, er is een maatregel van de kinderrechter', jeugdreclassering: 'Nee, er is jeugdreclassering' }, { ...J, bron: 'W 7.3.4' }),
  lijst(
    'toestemming',
    'Wie geeft toestemming voor de hulp?',
    [tekst('persoon', 'Naam', J), keuze('rol', 'Wie is dat?', { jongere: 'Jongere', ouder: 'Ouder met gezag', voogd: 'Voogd' }, J), datum('datum', 'Datum', J), keuze('besluit', 'Toestemming', { gegeven: 'Gegeven', geweigerd: 'Geweigerd' }, J), tekst('omvang', 'Waarvoor?', J)],
    {
      ...alsDan(vrijwillig), vast: true, config: { enkelvoud: 'toestemming', rijtitel: 'toestemming_persoon' }, hulp: 'Tot 12 jaar: de ouders. Van 12 tot 16: de jongere en de ouders. Vanaf 16: de jongere.', bron: 'W 7.3.4, 7.3.5, 7.3.15',
      controles: [
        eis('TOESTEMMING_JONGERE', ['of', ['<', ['feit', 'leeftijd'], 12], ['leeg', ['feit', 'leeftijd']], enige('toestemming', rijIs('toestemming_rol', 'jongere'))], 'Vanaf 12 jaar is ook toestemming van de jongere nodig.'),
        eis('TOESTEMMING_OUDER', ['of', ['≥', ['feit', 'leeftijd'], 16], ['leeg', ['feit', 'leeftijd']], enige('toestemming', ['is-een-van', ['rij', 'toestemming_rol'], 'ouder', 'voogd'])], 'Tot 16 jaar is toestemming van een ouder met gezag of de voogd nodig.'),
      ],
    },
  ),
  ref('regie_proces', 'Wie heeft procesregie?', { ...J, vast: true, config: { soort: 'persoon' }, bron: 'S 004' }),
  ref('regie_behandel', 'Wie heeft behandelregie?', { ...J, vast: true, config: { soort: 'persoon' }, hulp: 'De regiebehandelaar. Ook de contactpersoon voor de gemeente.', bron: 'S 004' }),
  ref('regie_casus', 'Wie heeft casusregie?', { ...J, vast: true, config: { soort: 'persoon' }, bron: 'S 004' }),
])

const doelen = sectie('doelen', 'Doelen', [
  lijst(
    'doelen',
    'Doelen',
    [
      keuze('domein', 'Waar gaat het over?', DOMEINEN, J),
      tekst('doel', 'Wat is het doel?', { ...J, config: { maxTekens: 500 } }),
      tekst('nulmeting', 'Hoe is het nu?', J), tekst('streefwaarde', 'Hoe moet het worden?', J), tekst('meetwijze', 'Hoe meten we dat?', J),
      datum('einddatum', 'Wanneer klaar?', { ...J, controles: [eis('DOEL_TE_VER', ['≤', ['rij', 'doelen_einddatum'], ['plus-maanden', VANDAAG, 6]], 'Kies een datum binnen 6 maanden.')] }),
      tekst('wie', 'Wie werkt eraan?', J), tekst('eigen_woorden', 'In woorden van de jongere'), ref('factor', 'Bij welke factor uit de analyse hoort dit?', { config: { soort: 'formulierrij', formulier: 'verklarende-analyse', vanLijst: 'factoren' }, hulp: 'Kies een factor, of schrijf op wat de jongere nodig heeft.' }),
    ],
    {
      ...J, vast: true, config: { enkelvoud: 'doel', rijtitel: 'doelen_doel' }, hulp: 'Specifiek, meetbaar, haalbaar, relevant en op tijd.', bron: 'S 004',
      controles: [
        eis('DOEL_SCHOLING', doel('scholing'), 'Voeg een doel toe over school of dagbesteding.'),
        eis('DOEL_ZELFREDZAAMHEID', doel('zelfredzaamheid'), 'Voeg een doel toe over zelfredzaamheid.'),
        eis('DOEL_MOTIVATIE', doel('motivatie'), 'Voeg een doel toe over motivatie.'),
      ],
    },
  ),
])

const behandeling = sectie('behandeling', 'Behandeling', [
  lijst('interventies', 'Wat gaan we doen?', [tekst('interventie', 'Welke hulp?', J), tekst('aanbieder', 'Van welke aanbieder?', J), keuze('rol_aanbieder', 'Hoofdaannemer of onderaannemer?', { hoofd: 'Hoofdaannemer', onder: 'Onderaannemer' }, J), tekst('frequentie', 'Hoe vaak?', J), datum('start', 'Vanaf wanneer?', J)], { ...J, config: { enkelvoud: 'hulp', rijtitel: 'interventies_interventie' }, hulp: 'Begin direct. Geen wachtstand.', bron: 'S 004' }),
  ref('regiebehandelaar', 'Regiebehandelaar (BIG of SKJ)', { ...J, config: { soort: 'persoon' }, bron: 'S 004:1543' }),
  janee('buiten_regio', 'Is de plek buiten de regio?', { ...J, standaard: false, bron: 'S 004:1547' }),
  ref('buiten_regio_besluit', 'Advies van het expertiseteam over buiten de regio', { ...alsDan(ja('buiten_regio')), config: { soort: 'formulierversie', formulier: 'rer-advies' }, bron: 'S 004:1547' }),
])

const onderwijs = sectie('onderwijs', 'School en dagbesteding', [
  lijst('onderwijs_plan', 'Programma per week', [keuze('dag', 'Dag', { ma: 'Maandag', di: 'Dinsdag', wo: 'Woensdag', do: 'Donderdag', vr: 'Vrijdag', za: 'Zaterdag', zo: 'Zondag' }, J), tekst('tijd', 'Van – tot', { ...J, config: { maxTekens: 40, voorbeeld: '9.00 – 12.00' } }), tekst('plek', 'Waar?', J)], { vast: true, verplicht: ['leeg', ['veld', 'geen_onderwijs_reden']], config: { enkelvoud: 'dagdeel', rijtitel: 'onderwijs_plan_plek' }, hulp: 'Ook bij 1-op-1 hoort school of dagbesteding.', bron: 'S 004; S 003' }),
  lang('geen_onderwijs_reden', 'Is er nu nog geen programma? Leg uit waarom.', { zichtbaar: ['leeg', ['veld', 'onderwijs_plan']], config: { regels: 3 }, bron: 'S 004' }),
  datum('geen_onderwijs_tot', 'Wanneer begint het wel?', { ...alsDan(['gevuld', ['veld', 'geen_onderwijs_reden']]), bron: 'S 004' }),
])

const inzet = sectie('inzet', 'Inzet 1-op-1', [
  janee('inzet_1op1', 'Is er 1-op-1 begeleiding?', { ...J, bron: 'S' }),
  keuze('doelcategorie', 'Waarvoor?', { therapeutisch: 'Om te helpen en te leren', preventief: 'Om iets te voorkomen', beveiliging: 'Om te beveiligen' }, { ...alsDan(een), controles: [letOp('BEVEILIGING', ['≠', ['veld', 'doelcategorie'], 'beveiliging'], 'Jeugdzorg is geen beveiliging. Bespreek dit eerst met het regionaal expertiseteam.')], bron: 'S 004' }),
  datum('start_1op1', 'Startdatum van de 1-op-1 begeleiding', { ...alsDan(een), vast: true, standaard: { regel: ['feit', 'start1op1'] }, bron: 'S; O' }),
  getal('ratio', 'Hoeveel begeleiders tegelijk?', { ...alsDan(een), config: { min: 1, max: 3 }, standaard: 1, bron: 'S 004' }),
  getal('uren_per_week', 'Uren per week bij de start', { ...alsDan(een), vast: true, config: { min: 0, max: 504, decimalen: 1, eenheid: 'uur' }, controles: [eis('TE_VEEL_UREN', ['≤', ['veld', 'uren_per_week'], ['×', 168, ['veld', 'ratio']]], 'Een week heeft 168 uur per begeleider. Kijk het aantal uren na.')], bron: 'S' }),
  lijst('tijdvakken', 'Wanneer op de dag?', [tekst('dag', 'Welke dagen?', J), tekst('van', 'Van', J), tekst('tot', 'Tot', J)], { ...alsDan(een), config: { enkelvoud: 'tijdvak', rijtitel: 'tijdvakken_dag' }, bron: 'S 004' }),
  lijst('vast_team', 'Vaste begeleiders', [tekst('naam', 'Naam', J)], { ...alsDan(een), config: { enkelvoud: 'begeleider', rijtitel: 'vast_team_naam' }, hulp: 'Vaste gezichten geven rust.', bron: 'S 000' }),
  getal('max_wisselingen', 'Hoeveel verschillende begeleiders mogen er per week zijn?', { ...alsDan(een), config: { min: 1, max: 40 }, bron: 'S 000' }),
  lang('privacy_afspraken', 'Privacy: kamer, douche, toilet, nacht en telefoon', { ...alsDan(een), vast: true, hulp: 'De jongere beslist mee.', bron: 'S 001; S 004' }),
  janee('beperkt_vrijheid', 'Beperkt de begeleiding de vrijheid van de jongere?', { ...alsDan(een), hulp: 'Meelopen tot op het toilet is een beperking van vrijheid.', controles: [eis('VBM_IN_OPEN_SETTING', ['of', is('beperkt_vrijheid', false), ['=', ['feit', 'setting'], 'gesloten']], 'In een open setting mag je de vrijheid niet beperken. Pas het plan aan, of bespreek het met de gedragswetenschapper.')], bron: 'S 001; W 6.3.1.2' }),
  keuze('juridische_basis', 'Op welke juridische basis?', { toestemming: 'Toestemming van jongere en ouders', machtiging: 'Machtiging van de kinderrechter', maatregel: 'Kinderbeschermingsmaatregel' }, { ...alsDan(een), vast: true, bron: 'S 001; S 004; W 6.3.1.2' }),
  lang('juridische_toelichting', 'Leg de juridische basis uit', { ...alsDan(een), config: { regels: 3 }, bron: 'W 6.3.1.2' }),
  bedrag('kosten_week', 'Kosten van de extra zorg', { ...alsDan(een), config: { per: 'week' }, bron: 'S 004' }),
  bedrag('kosten_regulier', 'Kosten van de gewone hulp', { ...alsDan(een), config: { per: 'week' }, bron: 'S 004' }),
])

const vbmMag = ['en', ['=', ['feit', 'setting'], 'gesloten'], ja('machtiging_geldig')]
const veiligheid = sectie('veiligheid', 'Veiligheid', [
  lijst('veiligheidsafspraken', 'Afspraken over veiligheid', [tekst('afspraak', 'Wat is afgesproken?', J), keuze('herkomst', 'Van wie komt de afspraak?', { aanbieder: 'Aanbieder', jeugdbescherming: 'Jeugdbescherming', rechter: 'Rechter', ouder: 'Ouder' }, J), datum('tot', 'Geldig tot', J)], { ...J, config: { enkelvoud: 'afspraak', rijtitel: 'veiligheidsafspraken_afspraak' }, bron: 'S 001' }),
  janee('machtiging_geldig', 'Is er een geldige machtiging gesloten jeugdhulp?', { ...alsDan(['=', ['feit', 'setting'], 'gesloten']), bron: 'W 6.3.1.2' }),
  informatie('vbm_uitleg', 'Vrijheid beperken: nee, tenzij', 'Je kunt hier geen vrijheidsbeperkende maatregelen plannen. Dat mag alleen in een gesloten setting en met een geldige machtiging.', { zichtbaar: ['niet', ['en', ['gevuld', ['feit', 'setting']], ['=', ['feit', 'setting'], 'gesloten'], ['gevuld', ['veld', 'machtiging_geldig']], ja('machtiging_geldig')]], bron: 'W 6.3.1.2; S 001' }),
  lijst('vbm_in_plan', 'Vrijheidsbeperkende maatregelen in dit plan', [tekst('maatregel', 'Welke maatregel?', J), tekst('doel', 'Waarvoor?', J), tekst('gevallen', 'In welke gevallen?', J), tekst('max_duur', 'Hoe lang hoogstens?', J), tekst('waarom', 'Waarom kan het niet lichter?', J), janee('evenredig', 'Past het bij het gevaar?', J), janee('effectief', 'Helpt het naar verwachting?', J)], { zichtbaar: vbmMag, config: { enkelvoud: 'maatregel', rijtitel: 'vbm_in_plan_maatregel' }, hulp: 'Nee, tenzij.', bron: 'W 6.3.1.2; S 001' }),
  akkoord('akkoord_vbm', 'Akkoord van de gedragswetenschapper met deze maatregelen', { ...alsDan(['en', vbmMag, ['gevuld', ['veld', 'vbm_in_plan']]]), config: { rol: ['gedragswetenschapper'], registratie: true }, bron: 'W 6.3.6 lid 2 (stand 2021)' }),
])

const netwerk = sectie('netwerk', 'Netwerk', [
  lang('netwerk_acties', 'Wat doen we met het netwerk?', { ...J, bron: 'S 001; S 002; S 004' }),
  lang('jim_rol', 'Wat doet de JIM?', { ...J, config: { regels: 3 }, hulp: 'Is er geen JIM? Schrijf dan wat je doet om er een te vinden.', bron: 'S 001' }),
  lang('ouderhulp', 'Welke hulp krijgen de ouders?', { ...J, gevoelig: 'vertrouwelijk', bron: 'S 004' }),
  lang('brusjes', 'Wat hebben broers en zussen nodig?', { ...J, gevoelig: 'vertrouwelijk', config: { regels: 3 }, bron: 'S 004' }),
])

const plannen = sectie('plan-b', 'Plan B', [
  planB(),
  lijst('terugkeergarantie', 'Kan de jongere terug naar een eerdere plek?', [tekst('aanbieder', 'Aanbieder', J), datum('tot', 'Tot wanneer?', J), tekst('voorwaarden', 'Onder welke voorwaarden?')], { config: { enkelvoud: 'garantie', rijtitel: 'terugkeergarantie_aanbieder' }, bron: 'S 004' }),
  bijlage('terugkeer_bijlage', 'Bewijs van de garantie', { zichtbaar: ['gevuld', ['veld', 'terugkeergarantie']], bron: 'S 004' }),
])

const vervolg = sectie('vervolg', 'Vervolg', [
  lang('vervolg', 'Welke hulp komt hierna?', { ...J, ...uitForm('verklarende-analyse', 'perspectief_wonen'), bron: 'S 004' }),
  lang('nazorg', 'Wie houdt daarna contact, en tot wanneer?', { ...J, config: { regels: 3 }, bron: 'S 004' }),
  lang('overgang_18', 'Wat regelen we voor 18 jaar en ouder?', { ...alsDan(['≥', ['feit', 'leeftijd'], 16]), ...uitForm('verklarende-analyse', 'perspectief_18'), bron: 'S 004' }),
])

const moment = (soort: string, dagen: number) => ({ _id: soort, evaluatiemomenten_soort: soort, evaluatiemomenten_datum: { regel: ['plus-dagen', ANKER, dagen] } })
const evaluatie = sectie('evaluatie', 'Evaluatie en afspraken', [
  lijst('evaluatiemomenten', 'Wanneer kijken we hoe het gaat?', [datum('datum', 'Datum', J), keuze('soort', 'Welke evaluatie?', { 'dag-21': 'Dag 21', 'dag-28': 'Dag 28', periodiek: 'Elke 28 dagen', extra: 'Extra' }, J)], { ...J, vast: true, config: { enkelvoud: 'evaluatie', rijtitel: 'evaluatiemomenten_soort' }, standaard: [moment('dag-21', 21), moment('dag-28', 28)], hulp: 'Dag 21 en dag 28 staan klaar. Daarna elke 28 dagen.', bron: 'S 004; O' }),
  afspraken(),
])

const vaststelling = sectie('vaststelling', 'Mening en vaststelling', [
  lang('stem_jongere', 'Wat wil de jongere zelf?', { ...J, ...uitForm('verklarende-analyse', 'wens_jongere'), hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S; W 4.1.3' }),
  schaal('stem_jongere_schaal', 'Welk cijfer geeft de jongere dit plan?', { hulp: 'De jongere mag dit overslaan.', bron: 'O' }),
  ...reactie('mening_jongere', 'Wat vindt de jongere van dit plan?'),
  ...reactie('mening_ouders', 'Wat vinden de ouders van dit plan?'),
  datum('actueel_tot', 'Opnieuw bekijken voor', { ...J, standaard: { regel: ['plus-maanden', VANDAAG, 3] }, controles: [volgorde('ACTUEEL_TOT_VOORBIJ', VANDAAG, ['veld', 'actueel_tot'], 'Kies een datum in de toekomst.')], bron: 'O' }),
  akkoord('akkoord_gw', 'Akkoord van de gedragswetenschapper', { ...J, config: { rol: ['gedragswetenschapper'], registratie: true, tekst: 'Ik ben akkoord met de doelen en de behandeling in dit plan.' }, bron: 'W Besluit Jw 5.1.1' }),
])

/** HVP, c.2. Written by the zorgaanbieder, due on day 14. */
export const hulpverleningsplan: Formulierdefinitie = {
  formaat: 1,
  sleutel: 'hulpverleningsplan',
  titel: 'Hulpverleningsplan',
  inleiding: 'Hier staat wat we gaan doen, wie het doet en hoe we de 1-op-1 begeleiding weer afbouwen.',
  schrijft: ['zorgaanbieder'],
  secties: [basis, doelen, behandeling, onderwijs, inzet, sectie('afbouw', 'Afbouwplan', afbouw(een)), veiligheid, netwerk, plannen, vervolg, evaluatie, vaststelling],
  proeven: proevenPlan,
}
