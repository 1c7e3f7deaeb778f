import type { Regelproef } from '../definitie.types.ts'

/** The day the examples play; no one of them hangs on the day it is run. */
const OP = { vandaag: '2026-05-01' } as const

/** Examples of the verklarende analyse: what it asks of whom. */
export const proevenAnalyse: readonly Regelproef[] = [
  { naam: 'Is 16 jaar en er is nog geen perspectief 18+', ...OP, feiten: { leeftijd: 16 }, antwoorden: {}, verwacht: [{ pad: 'perspectief_18', zichtbaar: true, verplicht: true, problemen: ['VERPLICHT'] }] },
  { naam: 'Is 15 jaar: nog niet over 18+', ...OP, feiten: { leeftijd: 15 }, antwoorden: {}, verwacht: [{ pad: 'perspectief_18', zichtbaar: false, verplicht: false }] },
  { naam: 'Geen 1-op-1: geen afweging nodig', ...OP, antwoorden: { noodzaak_1op1: 'nee' }, verwacht: [{ pad: 'afweging_assen', zichtbaar: false }, { pad: 'alternatieven', zichtbaar: false, verplicht: false }] },
  { naam: 'Wel 1-op-1: afweging en twee alternatieven', ...OP, antwoorden: { noodzaak_1op1: 'ja-tijdelijk', alternatieven: [{ _id: 'a1', alternatieven_alternatief: 'Ambulant', alternatieven_waarom_niet: 'Te licht' }] }, verwacht: [{ pad: 'afweging_assen', zichtbaar: true, verplicht: true }, { pad: 'alternatieven', problemen: ['TE_WEINIG'] }, { pad: 'duur_weken', verplicht: true }] },
  { naam: 'De jongere wil nu niets zeggen: dan waarom', ...OP, antwoorden: { verklaring_jongere_wil: 'wil-niet' }, verwacht: [{ pad: 'verklaring_jongere', zichtbaar: false }, { pad: 'verklaring_jongere_reden', zichtbaar: true, verplicht: true }] },
  { naam: 'Een JIM die nog niet gevraagd is', ...OP, antwoorden: { jim: 'nog-niet-gevraagd' }, verwacht: [{ pad: 'jim', problemen: ['JIM_NIET_GEVRAAGD'] }, { pad: 'jim_naam', zichtbaar: false }] },
  { naam: 'Onder voogdij: wel een begin, geen einde', ...OP, antwoorden: { juridische_status: 'voogdij' }, verwacht: [{ pad: 'juridisch_begin', verplicht: true }, { pad: 'juridisch_eind', zichtbaar: false }] },
]

const goal = (_id: string, domein: string) => ({ _id, doelen_domein: domein, doelen_doel: 'Doel', doelen_nulmeting: 'Nu', doelen_streefwaarde: 'Straks', doelen_meetwijze: 'Zo', doelen_einddatum: '2026-07-01', doelen_wie: 'Wij' })
const drie = ['scholing', 'zelfredzaamheid', 'motivatie'].map((domein, i) => goal(`d${i + 1}`, domein))
const geeft = (rol: string) => [{ _id: 't1', toestemming_persoon: 'Naam', toestemming_rol: rol, toestemming_datum: '2026-04-30', toestemming_besluit: 'gegeven', toestemming_omvang: 'Het hele plan' }]

/** Examples of the hulpverleningsplan. */
export const proevenPlan: readonly Regelproef[] = [
  { naam: 'Er is een doel voor school, zelfredzaamheid en motivatie', ...OP, antwoorden: { doelen: drie }, verwacht: [{ pad: 'doelen', problemen: [] }] },
  { naam: 'Zonder doel voor school kan het plan niet', ...OP, antwoorden: { doelen: drie.slice(1) }, verwacht: [{ pad: 'doelen', problemen: ['DOEL_SCHOLING'] }] },
  { naam: 'Is 13 jaar: alleen de ouder geeft toestemming', ...OP, feiten: { leeftijd: 13 }, antwoorden: { kader_hulp: 'vrijwillig', toestemming: geeft('ouder') }, verwacht: [{ pad: 'toestemming', verplicht: true, problemen: ['TOESTEMMING_JONGERE'] }] },
  { naam: 'Is 16 jaar: de jongere beslist zelf', ...OP, feiten: { leeftijd: 16 }, antwoorden: { kader_hulp: 'vrijwillig', toestemming: geeft('jongere') }, verwacht: [{ pad: 'toestemming', problemen: [] }, { pad: 'overgang_18', verplicht: true }] },
  { naam: 'Met een maatregel wordt geen toestemming gevraagd', ...OP, antwoorden: { kader_hulp: 'maatregel' }, verwacht: [{ pad: 'toestemming', zichtbaar: false, verplicht: false }] },
  { naam: 'Open plek: de vrijheid mag niet worden beperkt', ...OP, feiten: { setting: 'open' }, antwoorden: { inzet_1op1: true, beperkt_vrijheid: true }, verwacht: [{ pad: 'beperkt_vrijheid', problemen: ['VBM_IN_OPEN_SETTING'] }, { pad: 'vbm_in_plan', zichtbaar: false }] },
  { naam: 'De afbouw duurt langer dan 26 weken: leg uit waarom', ...OP, antwoorden: { inzet_1op1: true, afbouw_start: '2026-05-08', afbouw_eind: '2026-12-31' }, verwacht: [{ pad: 'afbouw_motivering', zichtbaar: true, verplicht: true }] },
]

const schema = { inzet_1op1: true, uren_doel_week: 40, doelen_voortgang: [{ _id: 'v1', doelen_voortgang_doel: 'Doel', doelen_voortgang_nu: 'Nu', doelen_voortgang_streef: 'Straks', doelen_voortgang_oordeel: 'groen' }], onderwijs_ok: true, veiligheid_ok: true }
/** Examples of an evaluatie; `door` is what may follow on ja, `anders` what only follows on nee. */
export const proevenEvaluatie = (door: string, anders: string): readonly Regelproef[] => [
  { naam: 'De uren gaan zoals gepland: op schema', ...OP, antwoorden: { ...schema, uren_gerealiseerd: 44 }, verwacht: [{ pad: 'op_schema_berekend', waarde: true }, { pad: 'uren_toelichting', zichtbaar: false }] },
  { naam: 'Meer dan 10 procent te veel uren: niet op schema', ...OP, antwoorden: { ...schema, uren_gerealiseerd: 45 }, verwacht: [{ pad: 'op_schema_berekend', waarde: false }, { pad: 'uren_toelichting', verplicht: true }] },
  { naam: 'Geen school, maar wel een datum: telt als plan', ...OP, antwoorden: { ...schema, uren_gerealiseerd: 40, onderwijs_ok: false, onderwijs_plan_datum: '2026-05-20' }, verwacht: [{ pad: 'op_schema_berekend', waarde: true }, { pad: 'onderwijs_toelichting', verplicht: true }] },
  { naam: 'De veiligheid is niet geregeld: niet op schema', ...OP, antwoorden: { ...schema, uren_gerealiseerd: 40, veiligheid_ok: false }, verwacht: [{ pad: 'op_schema_berekend', waarde: false }, { pad: 'veiligheid_toelichting', verplicht: true }] },
  { naam: 'Anders besluiten dan de berekening: leg uit waarom', ...OP, antwoorden: { ...schema, uren_gerealiseerd: 60, op_schema: 'ja' }, verwacht: [{ pad: 'motivering', zichtbaar: true, verplicht: true }] },
  { naam: 'Een besluit dat niet bij ‘op schema’ past', ...OP, antwoorden: { op_schema: 'ja', besluit_vervolg: anders }, verwacht: [{ pad: 'besluit_vervolg', problemen: ['VERVOLG_BIJ_JA'] }] },
  { naam: 'Een besluit dat bij ‘op schema’ past', ...OP, antwoorden: { op_schema: 'ja', besluit_vervolg: door }, verwacht: [{ pad: 'besluit_vervolg', problemen: [] }] },
]
