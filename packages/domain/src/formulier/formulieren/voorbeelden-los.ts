import type { Antwoorden } from '../definitie.types.ts'

type Dag = (dagen: number) => string
const rij = (lijst: string, ...inhoud: Record<string, unknown>[]) => ({ [lijst]: inhoud.map((cel, i) => ({ _id: `r${i + 1}`, ...Object.fromEntries(Object.entries(cel).map(([sleutel, waarde]) => [`${lijst}_${sleutel}`, waarde])) })) })

/** Examples of the forms outside every kader; invented, every word. `dag(-1)` is yesterday. */
export const losseVoorbeelden = {
  'vbm-registratie': (dag: Dag): Antwoorden => ({
    setting: 'gesloten', soort_maatregel: 'vasthouden', machtiging: 'machtiging', machtiging_van: dag(-60), machtiging_tot: dag(120), in_hvp: false, noodsituatie: true, noodsituatie_uitleg: 'Noa rende de weg op.',
    start: `${dag(-2)}T16:10`, einde: `${dag(-2)}T16:15`, langer_12_uur: false, langer_3_dagen: false,
    toets_alternatief: true, toets_alternatief_uitleg: 'Roepen hielp niet, er kwam een auto aan.', toets_evenredig: true, toets_evenredig_uitleg: 'Vijf minuten, tot ze van de weg was.', toets_effectief: true, toets_effectief_uitleg: 'Ze was meteen veilig.',
    geprobeerd: ['gesprek'], geprobeerd_uitleg: 'Eerst geroepen en meegelopen.', besluit_door: 'Karin Blom, jeugdhulpverantwoordelijke', verzoek_derde: 'nee',
    ...rij('aanwezigen', { naam: 'Iris', soort: 'vast' }), bezetting: 3, letsel: false, melding_ouders_gi: `${dag(-2)}T18:00`,
    beleving_wil: true, beleving_jongere: 'Ik schrok. Maar ik snap het wel.', nabespreking: dag(-1), info_klacht_vertrouwenspersoon: true, evaluatie_team: dag(3),
  }),
  incidentreflectie: (dag: Dag): Antwoorden => ({
    incident_ref: 'Ruzie bij het eten', datum_incident: `${dag(-3)}T18:20`, feiten: 'Een bord viel. Er werd geschreeuwd. Na tien minuten was het rustig.',
    ...rij('perspectieven', { wie: 'jongere', beleving: 'Niemand luisterde.' }, { wie: 'begeleider', beleving: 'Ik stond er alleen voor.' }),
    begrijpen: 'Noa was bang dat het bezoek weer niet doorging.', factor: 'Verwacht dat iedereen weggaat', onze_reactie: 'We gingen harder praten. Dat hielp niet.', omstandigheden: ['wisseling'], bezetting: 1,
    hoofdvraag: 'Voor het eten vertellen hoe de avond loopt.', professionals_nodig: 'Even kunnen bellen met een collega.', draagkracht: 6, veiligheid_team: 6, stond_alleen: true,
    ...rij('alternatief', { wat: 'Samen de dag doornemen om vijf uur', wie: 'Iris' }), aanpassing: true, aanpassing_wat: 'Het plan noemt nu het gesprek om vijf uur.', calamiteit_toets: 'nee', delen_als_voorbeeld: false,
  }),
  'stem-jongere': (): Antwoorden => ({
    hoe: 'jim', wil_iets_zeggen: true, wat_wil_jij: 'Bij de paarden zijn, en dat Iris blijft.', wat_helpt: 'Buiten zijn.', wat_helpt_niet: 'Steeds iemand anders.', waar_veilig: 'Bij oma.',
    gehoord: 7, oneens: 'Ik heb geen mentor nodig.', begeleiding_1op1_cijfer: 3, begeleiding_1op1: 'Kloppen voor je binnenkomt.', ...rij('belangrijk', { naam: 'Oma', wie: 'Grootmoeder', jim: true }),
    school_werk: 'Leren met dieren.', vrije_tijd: 'Paardrijden.', later: 'Een eigen plek met een hond.', wie_mag_lezen: ['casusregisseur', 'jim'], vertrouwenspersoon: false,
  }),
  aanvraag: (dag: Dag): Antwoorden => ({
    aanvrager: 'Wijkteam Rivierenstad, jeugdprofessional', soort: 'beide', behoefte: 'Een plek met vaste mensen en elke dag iets te doen.', urgentie: 'week', urgentie_waarom: `De plek nu houdt op ${dag(6)} op.`, juridische_status: 'vrijwillig',
    wens_jongere: 'Ik wil niet ver van oma.', wie_gaat_mee: 'Iris gaat de eerste dag mee.', va_aanwezig: true,
  }),
  'mdo-verslag': (dag: Dag): Antwoorden => ({
    datum: dag(-1), ...rij('aanwezigen', { naam: 'Marjan Vos', rol: 'casusregisseur' }, { naam: 'Noa', rol: 'jongere' }), wat_nodig: 'Rust en vaste mensen.', hoe_afbouwen: 'Elke week tien uur minder.', ...rij('besluiten', { besluit: 'De afbouw begint maandag' }), ...rij('acties', { wat: 'School bellen', wie: 'Marjan Vos', klaar: dag(4) }), afwijkend: 'School wil langzamer.',
  }),
  dossieropvraag: (dag: Dag): Antwoorden => ({ organisatie: 'Woongroep de Linde', grondslag: 'toestemming', gevraagd_op: dag(-10), ontvangen: true, ontvangen_op: dag(-2), volledig: false, gaten: 'Het verslag van school.' }),
  urenregistratie: (dag: Dag): Antwoorden => ({ week_van: dag(-6), ...rij('uren', { datum: dag(-6), aantal: 8, begeleider: 'Iris', soort: 'vast' }, { datum: dag(-5), aantal: 7.5, begeleider: 'Sem', soort: 'tijdelijk', bijzonderheden: 'Inval' }) }),
  dialoogsessie: (dag: Dag): Antwoorden => ({ datum: dag(-4), gespreksleider: 'Els Kramer', aantal: 10, ...rij('uitgangspunten', { punt: 'thuis', goed: 'Er wordt eerder aan familie gedacht.', zorgen: 'Te weinig hulp aan huis.' }), kennis: 'Onderzoek naar netwerkpleegzorg.', tips: 'Nodig school uit.', ...rij('acties', { wat: 'Lijst van hulp aan huis maken', wie: 'RET', klaar: dag(20) }), evaluatie: 'Open en eerlijk.' }),
}
