import type { Antwoorden, Context } from '../definitie.types.ts'
import { dagnummer, datumVan } from '../regel/index.ts'
import { compileer } from '../compileer.ts'
import { werkUit } from '../werking.ts'
import { beginAntwoorden } from '../begin.ts'
import { ASSEN, LEEFGEBIEDEN } from './bouw.ts'
import { formulieren, type FormulierSleutel } from './index.ts'

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
  ...rijen('doelen', ...doelen(dag).map((doel) => ({ ...doel, eigen_woorden: 'Ik wil dat het lukt.', factor: 'Vertrouwt geen nieuwe begeleider' }))),
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
