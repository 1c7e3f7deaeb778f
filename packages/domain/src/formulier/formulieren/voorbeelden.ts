import type { Antwoorden, Context } from '../definitie.types.ts'
import { dagnummer, datumVan } from '../regel/index.ts'
import { compileer } from '../compileer.ts'
import { werkUit } from '../werking.ts'
import { beginAntwoorden } from '../begin.ts'
import { ASSEN, LEEFGEBIEDEN } from './bouw.ts'
import { formulieren, type FormulierSleutel } from './index.ts'
import { losseVoorbeelden } from './voorbeelden-los.ts'

/** The day and the casus the examples are about when nothing else is given: Noa, 16, placed a week ago. Invented, every word of it. */
export const voorbeeldContext: Context = {
  vandaag: '2026-05-01' as Context['vandaag'],
  feiten: { leeftijd: 16, geboortedatum: '2010-03-12', setting: 'open', plaatsingsdatum: '2026-04-24', start1op1: '2026-04-24', 'va-vastgesteld': true, 'regie-proces': true, 'regie-behandel': true, 'regie-casus': true },
}

type Dag = (dagen: number) => string
/** Rows get the id of their place: `r1`, `r2`. Keys lose the name of the list. */
const rijen = (lijst: string, ...inhoud: Record<string, unknown>[]) => ({ [lijst]: inhoud.map((rij, i) => ({ _id: `r${i + 1}`, ...Object.fromEntries(Object.entries(rij).map(([sleutel, waarde]) => [`${lijst}_${sleutel}`, waarde])) })) })
const perOptie = (lijst: string, kolom: string, opties: Readonly<Record<string, string>>, cel: (waarde: string) => Record<string, unknown>) => ({
  [lijst]: Object.keys(opties).map((waarde) => ({ _id: waarde, [`${lijst}_${kolom}`]: waarde, ...Object.fromEntries(Object.entries(cel(waarde)).map(([sleutel, w]) => [`${lijst}_${sleutel}`, w])) })),
})
const mensen = (dag: Dag, ...rollen: [naam: string, rol: string][]) => rijen('deelnemers', ...rollen.map(([naam, rol]) => ({ naam, rol, wijze: 'gesprek', datum: dag(-2) })))
const reactie = (sleutel: string, wie: string) => ({ [sleutel]: 'eens', [`${sleutel}_tekst`]: `${wie}: “Dit klopt wel.”` })

const va = (dag: Dag): Antwoorden => ({
  aanleiding: 'overweging-1-op-1', va_soort: 'volledig', plaatsingsdatum: dag(-7),
  ...mensen(dag, ['Marjan Vos', 'casusregisseur'], ['Aylin Demir', 'gedragswetenschapper'], ['Noa', 'jongere'], ['Moeder van Noa', 'ouder']),
  ...rijen('bronnen', { document: 'Dossier van de gezinsvoogd', datum: dag(-200), organisatie: 'GI Delta', volledig: true }, { document: 'Verslag van school', datum: dag(-90), organisatie: 'De Brug', volledig: false }),
  ...rijen('ontbrekende_bronnen', { organisatie: 'Vorige zorgaanbieder', gevraagd_op: dag(-5) }),
  wens_jongere: 'Ik wil gewoon dat iemand blijft. En ik wil bij de paarden zijn.',
  wens_ouders: 'Wij willen dat Noa weer naar huis kan en dat er rust komt.',
  vraag_verwijzer: 'Hoe krijgt Noa weer vertrouwen in mensen, en wat is daarvoor nodig?',
  ...perOptie('leefgebieden', 'domein', LEEFGEBIEDEN, (domein) => ({ tekst: domein === 'onderwijs' ? 'Noa gaat nu niet naar school. Zij helpt twee ochtenden bij de paarden.' : 'Het wisselt. Noa kan er goed over vertellen als er tijd voor is.', schaal_jongere: 5, schaal_professional: 4 })),
  ...rijen('tijdlijn', { van: dag(-700), tot: dag(-400), soort: 'thuis', plek: 'Bij moeder' }, { van: dag(-400), tot: dag(-7), soort: 'plaatsing', plek: 'Woongroep de Linde', reden_einde: 'Te veel wisselingen in het team' }, { van: dag(-7), soort: 'overplaatsing', plek: 'De Lindehof' }),
  ...rijen('eerdere_hulp', { interventie: 'Gezinstherapie', aanbieder: 'Oeverzorg', periode: 'Een half jaar, vorig jaar', werkte: 'deels', waarom: 'Het hielp thuis, maar stopte bij de verhuizing.' }),
  patroon_hulpverlening: 'Na elk incident kwam er meer toezicht. Niemand vroeg wat Noa zelf wilde. Dat deden wij ook.',
  schade_door_hulp: true, schade_toelichting: 'Zes keer verhuizen. Elke keer verloor Noa iemand die zij vertrouwde.',
  ...rijen('afwijzingen', { aanbieder: 'Woonvorm Zuid', datum: dag(-20), reden: 'Geen plek voor 1-op-1.' }),
  diagnoses_aanwezig: true,
  ...rijen('diagnoses', { omschrijving: 'Posttraumatische stressstoornis', status: 'vastgesteld', door_wie: 'Dr. K. Bos (BIG)', datum: dag(-300), brondocument: 'Onderzoeksverslag' }),
  lvb_screening: 'ja', lvb_uitslag: 'Geen aanwijzingen voor een beperking.',
  ...rijen('factoren',
    { omschrijving: 'Zes keer verhuisd in twee jaar', soort: 'ontstaan', niveau: 'jongere', onderbouwing: 'Staat in het dossier en in de tijdlijn.', bron: 'Dossier van de gezinsvoogd' },
    { omschrijving: 'Vertrouwt geen nieuwe begeleider', soort: 'in-stand-houden', niveau: 'jongere', bron: 'Gesprek met Noa' },
    { omschrijving: 'Steeds meer toezicht na elk incident', soort: 'versterken', niveau: 'hulpverlening', bron: 'Dossier De Lindehof' },
    { omschrijving: 'Vaste klik met de paardencoach', soort: 'verminderen', niveau: 'netwerk', bron: 'Moeder' }),
  verbanden: [
    { _id: 'v1', van: 'r1', soort: 'maakt', naar: 'r2', uitleg: 'Wie steeds weggaat, durft niet meer te vertrouwen.' },
    { _id: 'v2', van: 'r3', soort: 'bevestigt', naar: 'r2', uitleg: 'Meer toezicht voelt als minder vertrouwen.' },
    { _id: 'v3', van: 'r4', soort: 'remt', naar: 'r2', uitleg: 'Bij de paarden lukt vertrouwen wel.' },
  ],
  verklaring: 'Noa is vaak verhuisd. Zij verwacht dat iedereen weer weggaat en test elke nieuwe begeleider. Het team reageert met meer toezicht. Dat bevestigt haar idee. Bij de paardencoach lukt het wel: die blijft en vraagt wat zij zelf wil.',
  verklaring_jongere_wil: 'gezegd', verklaring_jongere: 'Iedereen gaat toch weer weg. Dus waarom zou ik moeite doen?',
  krachten: 'Noa is goed met dieren, eerlijk en grappig. Rust en vaste gezichten helpen.',
  geen_netwerk: false,
  ...rijen('netwerkkaart', { naam: 'Oma', relatie: 'Grootmoeder', steun: 'Belt elke dag', contact: 'dagelijks', afstand: 'dichtbij' }),
  jim: 'in-gesprek',
  ...rijen('onderwijs', { plek: 'De Brug', uren: 6, sinds: dag(-30), belemmering: 'Grote klas', wens_jongere: 'Leren met dieren' }),
  perspectief_plek: 'netwerk', perspectief_wonen: 'Wonen bij oma, met hulp aan huis.', perspectief_18: 'Sparen, een mentor, en op tijd een eigen plek zoeken.',
  gezinsbelasting: 'Moeder slaapt slecht. De broer van Noa mist haar.', gezinsbelasting_schaal: 7,
  ...rijen('risicos', { risico: 'Weglopen na een conflict', voor_wie: 'zelf', ernst: 'midden', signalen: 'Noa wordt stil', wat_helpt: 'Samen naar buiten, niet praten' }),
  juridische_status: 'ots', juridisch_begin: dag(-200), juridisch_eind: dag(165),
  noodzaak_1op1: 'ja-tijdelijk',
  ...perOptie('afweging_assen', 'as', ASSEN, () => ({ voor: 'Het geeft rust in de eerste weken.', tegen: 'Noa raakt eraan gewend en leert minder zelf.' })),
  ...rijen('alternatieven', { alternatief: 'Intensief ambulant bij oma', waarom_niet: 'Oma kan het nu nog niet alleen.' }, { alternatief: 'Gezinshuis-plus', waarom_niet: 'Er is pas over twee maanden plek.' }),
  doel_duur: 'Noa laten wennen met twee vaste begeleiders.', duur_weken: 4,
  wat_nodig: 'Een klein vast team, elke dag iets met dieren, en oma erbij. Daarna pas de vraag welke plek past.',
  advies_plan_a: 'Vier weken 1-op-1 met afbouw, daarna wonen bij oma met hulp.', advies_plan_b: 'Lukt het bij oma niet: gezinshuis-plus met dezelfde begeleiders.',
  ...rijen('afspraken_smart', { wat: 'Noa gaat drie ochtenden naar de paarden', wie: 'Zorgaanbieder', wanneer: dag(21), meetbaar: 'Aanwezig op 9 van de 10 ochtenden' }),
  buiten_regio: false,
  ...reactie('akkoord_jongere', 'Noa'), ...reactie('akkoord_ouders', 'Moeder'), actueel_tot: dag(90),
})

const afbouw = (dag: Dag): Antwoorden => ({
  afbouw_start: dag(7), afbouw_eind: dag(63),
  uren_doel: [60, 50, 40, 30, 20, 12, 6, 0].map((waarde, i) => ({ week: i + 1, waarde })), tolerantie: 10,
  ...rijen('stapcriteria', { week: 3, criterium: 'Vijf dagen zonder weglopen', wie: 'Noa en de gedragswetenschapper' }),
  terugvalplan: 'Een week op hetzelfde aantal uren blijven en samen kijken wat hielp.',
})
const planB = (dag: Dag) => rijen('plan_b', { als: 'Wonen bij oma lukt niet', dan: 'Noa gaat naar het gezinshuis-plus', wie: 'Casusregisseur', plek: 'Gezinshuis De Hoeve', bevestigd_op: dag(-3) })
const afspraken = (dag: Dag) => rijen('afspraken', { partij: 'School De Brug', wat: 'Twee dagdelen les in een kleine groep', termijn: dag(14), status: 'open' })
const doelen = (dag: Dag) => ['scholing', 'zelfredzaamheid', 'motivatie'].map((domein) => ({ domein, doel: { scholing: 'Noa gaat vier dagdelen naar school', zelfredzaamheid: 'Noa reist zelf naar oma', motivatie: 'Noa kiest zelf twee activiteiten per week' }[domein], nulmeting: 'Nu lukt dit nog niet', streefwaarde: 'Elke week gelukt', meetwijze: 'Bijhouden in het weekverslag', einddatum: dag(80), wie: 'Ruben en Noa' }))

const hvp = (dag: Dag): Antwoorden => ({
  va_ref: { naam: 'Verklarende analyse van Noa' }, uitzondering_va: 'De analyse is deze week klaar; de begeleiding is al begonnen.',
  familiegroepsplan: 'zien-af', afgezien_op: dag(-10),
  ...rijen('overleg_jongere', { datum: dag(-2), wijze: 'gesprek', uitkomst: 'Noa wil elke dag naar buiten.' }),
  ...rijen('overleg_ouders', { datum: dag(-2), wijze: 'telefoon', uitkomst: 'Moeder is het eens met het plan.' }),
  pleegzorg: false, kader_hulp: 'vrijwillig',
  ...rijen('toestemming', { persoon: 'Noa', rol: 'jongere', datum: dag(-2), besluit: 'gegeven', omvang: 'Hele plan' }, { persoon: 'Moeder van Noa', rol: 'ouder', datum: dag(-2), besluit: 'gegeven', omvang: 'Hele plan' }),
  regie_proces: { naam: 'Joost Mulder' }, regie_behandel: { naam: 'Ruben Smit' }, regie_casus: { naam: 'Marjan Vos' },
  ...rijen('doelen', ...doelen(dag).map((doel) => ({ ...doel, eigen_woorden: 'Ik wil dat het lukt.', factor: { id: 'r2', soort: 'formulierrij', naam: 'Vertrouwt geen nieuwe begeleider' } }))),
  ...rijen('interventies', { interventie: 'Traumabehandeling', aanbieder: 'De Lindehof', rol_aanbieder: 'hoofd', frequentie: 'Elke week', start: dag(1) }),
  regiebehandelaar: { naam: 'Ruben Smit', toelichting: 'SKJ' }, buiten_regio: false,
  ...rijen('onderwijs_plan', { dag: 'ma', tijd: '9.00 – 12.00', plek: 'De Brug' }, { dag: 'do', tijd: '9.00 – 12.00', plek: 'Bij de paarden' }),
  inzet_1op1: true, doelcategorie: 'therapeutisch', start_1op1: dag(-7), ratio: 1, uren_per_week: 60,
  ...rijen('tijdvakken', { dag: 'Elke dag', van: '14.00', tot: '22.00' }), ...rijen('vast_team', { naam: 'Sem' }, { naam: 'Iris' }), max_wisselingen: 3,
  privacy_afspraken: 'Op haar kamer en in de badkamer is Noa alleen. De begeleider klopt.', beperkt_vrijheid: false,
  juridische_basis: 'toestemming', juridische_toelichting: 'Noa en haar moeder hebben ja gezegd.', kosten_week: 3900, kosten_regulier: 1450.5,
  ...afbouw(dag),
  ...rijen('veiligheidsafspraken', { afspraak: 'Bij weglopen bellen we eerst oma', herkomst: 'ouder', tot: dag(90) }), machtiging_geldig: false,
  netwerk_acties: 'Oma komt elke zondag.', jim_rol: 'We vragen Noa wie haar JIM kan zijn.', ouderhulp: 'Moeder praat elke week met een ouderbegeleider.', brusjes: 'De broer komt mee op zondag.',
  ...planB(dag), vervolg: 'Hulp aan huis bij oma.', nazorg: 'Ruben belt nog drie maanden elke week.', overgang_18: 'Samen een plan maken voor wonen en werk.',
  evaluatiemomenten: [{ _id: 'dag-21', evaluatiemomenten_soort: 'dag-21', evaluatiemomenten_datum: dag(14) }, { _id: 'dag-28', evaluatiemomenten_soort: 'dag-28', evaluatiemomenten_datum: dag(21) }],
  ...afspraken(dag), stem_jongere: 'Ik wil bij oma wonen.', stem_jongere_schaal: 7,
  ...reactie('mening_jongere', 'Noa'), ...reactie('mening_ouders', 'Moeder'), actueel_tot: dag(90),
})

const evaluatie = (dag: Dag, vervolg: string): Antwoorden => ({
  datum_evaluatie: dag(0),
  ...mensen(dag, ['Ruben Smit', 'zorgaanbieder'], ['Marjan Vos', 'casusregisseur'], ['Noa', 'jongere'], ['Moeder van Noa', 'ouder']),
  inzet_1op1: true, uren_toegekend: 60, uren_doel_week: 40, uren_gerealiseerd: 38,
  ...rijen('doelen_voortgang', { doel: 'Vier dagdelen naar school', nu: 'Drie dagdelen', streef: 'Vier dagdelen', oordeel: 'oranje', wat_nodig: 'Vervoer op vrijdag' }, { doel: 'Zelf naar oma reizen', nu: 'Lukt', streef: 'Lukt', oordeel: 'groen' }),
  onderwijs_ok: true, veiligheid_ok: true, perspectief_ok: true, vbm_incidenten: 'Een keer weggelopen. Oma gebeld, na een uur terug.',
  stem_jongere: 'Het gaat beter. Ik wil meer zelf doen.', stem_jongere_schaal: 7, stem_ouders: 'Er is meer rust.', stem_ouders_belasting: 5, werkrelatie: 8,
  op_schema: 'ja', motivering: 'De uren gaan omlaag en Noa doet meer zelf.', besluit_vervolg: vervolg,
})

const tafel = (dag: Dag): Antwoorden => ({
  datum: dag(0), voorzitter: 'Hanna de Wit',
  ...mensen(dag, ['Hanna de Wit', 'ret'], ['Marjan Vos', 'casusregisseur'], ['Noa', 'jongere'], ['Moeder van Noa', 'ouder']),
  uitgenodigd: true, ervaringsdeskundige: true, stukken: ['verklarende-analyse', 'hulpverleningsplan'],
  analyse_kort: 'Noa heeft vaste mensen nodig. Elke wissel zet haar terug.', besluit_1op1: 'wel', besluit_motivering: 'Kort en met afbouw, zodat Noa kan wennen.',
  ...rijen('voorwaarden', { wat: 'Twee vaste begeleiders, hoogstens 60 uur per week, na vier weken minder', termijn: dag(28) }),
  ...rijen('advies_vervolg', { soort: 'netwerk', toelichting: 'Bij oma, met hulp aan huis' }, { soort: 'gezinshuis', toelichting: 'Als het bij oma niet lukt' }),
  doorzettingsmacht: 'nee', regie_check_proces: true, regie_check_behandel: true, regie_check_casus: true,
  leerpunt: 'Een vast gezicht bij verhuizing ontbreekt vaak.', monitor_tot: dag(90),
})

const toestemming = (dag: Dag, ...ouders: Record<string, unknown>[]): Antwoorden => ({
  kader_hulp: 'vrijwillig', ...rijen('gezag', { naam: 'Moeder van Noa', rol: 'ouder', gesproken: true }),
  uitgelegd_op: dag(-1), uitgelegd_door: 'Marjan Vos', uitgelegd_wat: ['doel', 'gevolgen', 'andere', 'weigeren', 'delen', 'klacht', 'vertrouwenspersoon'], uitgelegd_hoe: 'In een gesprek, met een tekening op papier. Oma was erbij.', begrip: 'ja',
  ...rijen('toestemming', { persoon: 'Noa', rol: 'jongere', datum: dag(-1), besluit: 'gegeven', omvang: 'Alle hulp in het plan', hoe: 'schriftelijk' }, ...ouders),
  ...reactie('mening_jongere', 'Noa'), plan_verandert: true, ...rijen('acties', { wat: 'In het plan zetten wat Noa zelf wil', wie: 'Ruben Smit', wanneer: dag(14) }),
})
const punt = (dag: Dag, lijst: string, nodig: string) => rijen(lijst, { nu: 'Er is een begin gemaakt', nodig, geregeld: false, wie: 'Marjan Vos', uiterlijk: dag(200) })
const VIJF = { wonen: '', school_werk: '', inkomen: '', support: '', welzijn: '' }
const PRAKTISCH = { zorgverzekering: '', digid: '', bankrekening: '', duo_aanvraag: '', gemeente_inkomen: '' }
const REGIES: Readonly<Record<string, string>> = { proces: 'Joost Mulder', behandel: 'Ruben Smit', casus: 'Marjan Vos' }
const STUKKEN = { analyse: '', plan: '', risicos: '', medicatie: '', diagnoses: '', vrijheidsbeperking: '', incidenten: '', onderwijs: '', netwerk: '', toestemmingen: '', machtiging: '', afspraken: '' }

const alle: Record<FormulierSleutel, (dag: Dag) => Antwoorden> = {
  'verklarende-analyse': va,
  'rer-advies': (dag) => ({ ...tafel(dag), aanleiding: 'inzet-verblijf', tafel: 'RET Delta' }),
  hulpverleningsplan: hvp,
  'evaluatie-dag-21': (dag) => evaluatie(dag, 'doorgaan'),
  'evaluatie-dag-28': (dag) => evaluatie(dag, 'vervolgtraject'),
  'onafhankelijk-advies': (dag) => ({
    adviseur: { naam: 'Dr. Els Kramer', toelichting: 'orthopedagoog, niet betrokken' }, adviseur_in_dienst: false, adviseur_betrokken: false,
    vraag: 'Waarom ligt de afbouw niet op schema, en wat moet anders?',
    ...rijen('gelezen', { stuk: 'Verklarende analyse' }, { stuk: 'Hulpverleningsplan' }, { stuk: 'Evaluatie dag 21' }),
    ...rijen('gesproken_met', { naam: 'Noa', rol: 'jongere', datum: dag(-1) }, { naam: 'Ruben Smit', rol: 'team', datum: dag(-1) }),
    ...perOptie('assen', 'as', ASSEN, () => ({ oordeel: 'Voldoende, als de uren sneller omlaag gaan.' })),
    noodzaak: 'minder', ...rijen('advies_hvp', { onderdeel: 'Afbouwplan', wijziging: 'Elke week 10 uur minder in plaats van 5', termijn: dag(2) }),
    advies_uren: [40, 30, 20, 10].map((waarde, i) => ({ week: i + 1, waarde })), advies_datum: dag(0), reactie_aanbieder: 'ja',
  }),
  'bijgesteld-hvp': (dag) => ({
    reactie_aanbieder: 'ja', ...rijen('wijzigingen', { onderdeel: 'Afbouwplan', was: 'Elke week 5 uur minder', wordt: 'Elke week 10 uur minder', waarom: 'Noa kan meer zelf dan we dachten.' }),
    doelen_anders: true, ...rijen('doelen', doelen(dag)[1]!), inzet_1op1: true, ...afbouw(dag), ...planB(dag), ...afspraken(dag),
    ...rijen('besproken_met', { naam: 'Noa', rol: 'jongere', datum: dag(-1) }, { naam: 'Moeder van Noa', rol: 'ouder', datum: dag(-1) }),
    ...reactie('mening_jongere', 'Noa'), ...reactie('mening_ouders', 'Moeder'),
  }),
  'experttafel-advies': (dag) => ({ ...tafel(dag), aanleiding: 'afbouw-niet-volgens-plan', tafel: 'Experttafel Delta', besluit_1op1: 'stoppen' }),
  maandtoets: (dag) => ({
    ...evaluatie(dag, 'doorgaan'), onderzoek_waarom: 'Noa kon pas na drie weken naar school. De afbouw begon daarom later.', plan_toekomst: 'Over vier weken is er geen 1-op-1 meer. Noa woont dan bij oma.',
    ...rijen('zorgadviesteam', { naam: 'Joost Mulder', partij: 'gemeente' }, { naam: 'Meester Tim', partij: 'school' }, { naam: 'Ruben Smit', partij: 'aanbieder' }, { naam: 'Noa', partij: 'jongere' }), zorgadviesteam_datum: dag(10),
  }),
  zorgadviesteam: (dag) => ({
    datum: dag(0), ...rijen('leden', { naam: 'Joost Mulder', partij: 'gemeente' }, { naam: 'Meester Tim', partij: 'school' }, { naam: 'Ruben Smit', partij: 'aanbieder' }, { naam: 'Noa', partij: 'jongere' }, { naam: 'Moeder van Noa', partij: 'ouders' }),
    wat_nodig: 'Vaste mensen en elke dag iets te doen.', hoe_afbouwen: 'Elke week 10 uur minder. Oma neemt de avonden over.', stem_jongere: 'Ik wil het wel proberen.',
    ...rijen('besluiten', { besluit: 'De afbouw gaat door volgens het plan', motivering: 'Het gaat goed met Noa.' }), ...rijen('acties', { wat: 'Vervoer op vrijdag regelen', wie: 'Gemeente', wanneer: dag(7) }), afwijkende_meningen: 'School had liever een langzamer tempo.',
  }),
  overdracht: (dag) => ({
    van: { naam: 'Woongroep de Linde' }, naar: { naam: 'De Lindehof' }, datum_overdracht: dag(-1), reden: 'passender', reden_toelichting: 'De groep was te groot voor Noa.', spoed: false,
    ...perOptie('pakket', 'stuk', STUKKEN, (stuk) => (stuk === 'vrijheidsbeperking' ? { stand: 'nvt', toelichting: 'Er is geen vrijheid beperkt.' } : stuk === 'onderwijs' ? { stand: 'later', komt_op: dag(3), toelichting: 'School stuurt het verslag nog.' } : { stand: 'mee' })),
    grondslag_delen: 'betrokken', warm: true, warm_datum: dag(-1), ...rijen('warm_deelnemers', { naam: 'Noa', rol: 'jongere' }, { naam: 'Moeder van Noa', rol: 'ouder' }, { naam: 'Ruben Smit', rol: 'nieuw' }),
    stem_jongere: 'Ze moeten niet steeds hetzelfde vragen.', afscheid: 'Sem komt nog twee keer langs. Daarna bellen ze.',
    ...perOptie('regie_overgang', 'regie', REGIES, (regie) => (regie === 'behandel' ? { nu: 'Karin Blom', wissel: true, straks: 'Ruben Smit', vanaf: dag(-1) } : { nu: REGIES[regie], wissel: false })),
    ...rijen('terugkeergarantie', { plek: 'Woongroep de Linde', tot: dag(60), voorwaarden: 'Als het team dan vast is' }), nazorg: { naam: 'Karin Blom' }, nazorg_tot: dag(90),
  }),
  'overdracht-ontvangst': (dag) => ({
    van: { naam: 'Woongroep de Linde' }, ontvangen_op: dag(-1), pakket_volledig: 'deels', gelezen: ['analyse', 'plan', 'risicos'], ...rijen('gaten', { stuk: 'onderwijs', wat: 'Het verslag van school', wie: 'Karin Blom', uiterlijk: dag(3) }),
    veilig_beginnen: true, regie_behandel: { naam: 'Ruben Smit' }, regie_vanaf: dag(-1), vaste_begeleider: 'Iris', casusregisseur_weet: true,
    eerste_contact: true, contact_op: dag(-1), contact_met: 'Iris', stem_jongere: 'Ik wil mijn eigen kamer en elke dag naar buiten.', ouders_gesproken: true, vragen: 'Welke medicatie krijgt Noa ’s avonds?',
  }),
  'toestemming-12': (dag) => ({ ...toestemming(dag, { persoon: 'Moeder van Noa', rol: 'ouder', datum: dag(-1), besluit: 'gegeven', omvang: 'Alle hulp in het plan', hoe: 'schriftelijk' }), delen_met_ouders: 'Moeder hoort hoe het gaat. Wat Noa bij therapie zegt, blijft daar.' }),
  'toestemming-16': (dag) => ({ ...toestemming(dag), delen_met_ouders: 'deels', delen_wat: 'Hoe het op school gaat wel. Gesprekken met de therapeut niet.', ouders_verteld: 'Marjan heeft het moeder uitgelegd, met Noa erbij.' }),
  'plan-18plus-start': (dag) => ({
    regiehouder_18: { naam: 'Marjan Vos' }, na_18_bekend: false, regie_zoekt: 'Marjan Vos', gesproken: true, gesproken_op: dag(-2), gesproken_met: 'Noa, oma en Marjan', wens_jongere: 'Ik wil een eigen plek met een hond.',
    ...perOptie('wensen', 'gebied', VIJF, () => ({ wens: 'Zelf kiezen', zorg: 'Noa weet nog niet wat er kan' })), belangrijk_persoon: 'Oma',
    ...rijen('meemakers', { naam: 'Noa', wat: 'Haar eigen plan' }, { naam: 'Marjan Vos', wat: 'Regie' }), volgend_gesprek: dag(30),
  }),
  'plan-18plus': (dag) => ({
    regiehouder_18: { naam: 'Marjan Vos', toelichting: 'na 18: het wijkteam' }, ...mensen(dag, ['Noa', 'jongere'], ['Moeder van Noa', 'ouder'], ['Marjan Vos', 'casusregisseur']), wens_jongere: 'Een eigen plek, en werken met dieren.',
    ...punt(dag, 'wonen', 'Een kamer met hulp in de buurt van oma'), ...punt(dag, 'school_werk', 'Een leerplek bij de manege'), ...punt(dag, 'inkomen', 'Loon van de leerplek en studiefinanciering'), ...punt(dag, 'support', 'Oma en een mentor'), ...punt(dag, 'welzijn', 'Een huisarts die Noa kent'),
    ...perOptie('ankers', 'anker', { onderwijs: '', werk: '', 'vrije-tijd': '', relaties: '' }, () => ({ nu: 'Elke week bij de paarden', wens: 'Dat dit blijft' })),
    hulp_na_18: true, ...rijen('zorg_na_18', { hulp: 'Traumabehandeling', soort: 'behandeling', wet: 'zvw', aanbieder: 'Oeverzorg', aangevraagd_op: dag(-5), besluit_op: dag(120) }, { hulp: 'Wonen met hulp', soort: 'verblijf', wet: 'jeugdwet', aanbieder: 'De Lindehof', besluit_op: dag(150) }), verlengde_jeugdhulp: 'voortzetting',
    pleeg_gezinshuis: false, maatregel: true, machtiging_ots_einde: dag(165), ggz: true, ggz_overdracht: 'Eerst drie gesprekken samen.', ggz_regiebehandelaar: { naam: 'Dr. K. Bos' }, ggz_datum: dag(200),
    ...perOptie('praktisch', 'wat', PRAKTISCH, (wat) => (wat === 'gemeente_inkomen' ? { stand: 'nvt' } : { stand: 'nee', datum: dag(180) })),
    ...rijen('plan_b_18', { als: 'Er is nog geen kamer', dan: 'Noa blijft op De Lindehof', wie: 'Marjan Vos' }), ...perOptie('nazorg_tot', 'moment', { 'maand-1': '', 'maand-3': '', 'maand-6': '' }, () => ({ wie: 'Ruben Smit' })),
    vertrek_risico_ja: true, vertrek_risico: 'Noa liep eerder weg na ruzie.', vertrek_veiligheidsplan: 'Oma en Iris houden elke dag contact. Is Noa weg, dan bellen we eerst oma.', ...reactie('mening_jongere', 'Noa'),
  }),
  'plan-18plus-besluit': (dag) => ({
    hulp_na_18: true, ...rijen('besluiten', { hulp: 'Wonen met hulp', soort: 'verblijf', wet: 'jeugdwet', aanbieder: 'De Lindehof', aangevraagd_op: dag(-40), uitkomst: 'toegekend', besluit_op: dag(-3), door: 'Gemeente Rivierenstad' }, { hulp: 'Traumabehandeling', soort: 'behandeling', wet: 'zvw', aanbieder: 'Oeverzorg', aangevraagd_op: dag(-10), uitkomst: 'nog-niet', besluit_op: dag(30), door: 'Zorgverzekeraar', vervolg: 'Marjan belt over twee weken.' }),
    verlengde_jeugdhulp: 'voortzetting', grond_toelichting: 'Noa begon voor 18 met deze hulp en kan nog niet alleen wonen.', verlengd_tot: dag(900), verteld_op: dag(-1), bezwaar_uitgelegd: true, ...reactie('mening_jongere', 'Noa'),
  }),
  'plan-18plus-overdracht': (dag) => ({
    regiehouder_na_18: { naam: 'Farida Aziz', toelichting: 'wijkteam' }, regie_contact: '010 123 45 67', kennisgemaakt: true, kennismaking_op: dag(-5),
    ...perOptie('vijf', 'gebied', VIJF, (gebied) => (gebied === 'inkomen' ? { stand: 'loopt', wat: 'De aanvraag ligt bij DUO', met_wie: 'DUO', uiterlijk: dag(40) } : { stand: 'geregeld', wat: 'De afspraak staat op papier', met_wie: 'De Lindehof', bevestigd_op: dag(-4) })),
    ...rijen('overdrachten', { hulp: 'Traumabehandeling', van: 'De Lindehof', naar: 'Oeverzorg', gesprek: dag(10), jongere_erbij: true }), delen: 'deels', delen_wat: 'Alles behalve het oude dossier van thuis.', ...reactie('mening_jongere', 'Noa'),
  }),
  'plan-18plus-gereed': (dag) => ({
    ...perOptie('rond', 'wat', { ...VIJF, ...PRAKTISCH, hulp: '', regie: '' }, (wat) => (wat === 'duo_aanvraag' ? { stand: 'nee', plan_b: 'De gemeente schiet de eerste maand voor', wie: 'Farida Aziz', uiterlijk: dag(20) } : wat === 'gemeente_inkomen' ? { stand: 'nvt' } : { stand: 'ja' })),
    opgeschaald_naar: 'Joost Mulder', slaapt: 'In haar eigen kamer op De Lindehof', belt: 'Farida Aziz', nummers: true, uit_beeld: 'Farida belt oma en gaat langs. Na een dag bellen we de politie.', wens_jongere: 'Ik heb er zin in. En ik vind het spannend.',
  }),
  ...losseVoorbeelden,
}

/**
 * A complete, invented answer set that passes `magVaststellen` apart from the akkoorden, on the day and for the facts of `context`.
 * Only what is in view for that casus and filled in by people is in it, so it can be saved as it is. For the demo, browser journeys and tests.
 */
export function voorbeeldAntwoorden(sleutel: FormulierSleutel, context: Context = voorbeeldContext): Antwoorden {
  const form = compileer(formulieren[sleutel])
  const vandaag = dagnummer(context.vandaag)!
  const volledig = { ...beginAntwoorden(form, context), ...alle[sleutel]((dagen) => datumVan(vandaag + dagen)!) }
  const inBeeld = werkUit(form, volledig, context).antwoorden
  return Object.fromEntries(Object.entries(inBeeld).filter(([id]) => !form.velden.get(id)?.berekening))
}
