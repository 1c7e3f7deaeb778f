import type { Rol } from '../../regie/index.ts'
import type { Controle, Expressie, Formulierdefinitie, Sectie } from '../definitie.types.ts'
import { alsDan, berekend, datum, eis, getal, is, J, janee, keuze, lang, lijst, opties, rijIs, schaal, sectie, tekst, uitForm } from './bouw.ts'
import { analyseRef, deelnemer, deelnemers, ja, planRef, VANDAAG } from './delen.ts'
import { proevenEvaluatie } from './proeven.ts'

type Moment = 'dag-21' | 'dag-28' | 'maandtoets'
const VERVOLG = { doorgaan: 'Doorgaan met het plan', 'onafhankelijk-advies': 'Onafhankelijk advies vragen', vervolgtraject: 'Naar het vervolgtraject', experttafel: 'Naar de experttafel' }

/** What may follow on ja and on nee (bron: 004:716–733; afwegingskader b.3). */
const past: Record<Moment, { ja: readonly string[]; nee: readonly string[] }> = {
  'dag-21': { ja: ['doorgaan'], nee: ['onafhankelijk-advies'] },
  'dag-28': { ja: ['vervolgtraject'], nee: ['experttafel'] },
  maandtoets: { ja: ['doorgaan', 'vervolgtraject'], nee: ['onafhankelijk-advies', 'experttafel'] },
}
const hoort = (besluit: 'ja' | 'nee', vervolg: readonly string[]): Controle => {
  const namen = vervolg.map((v) => `“${VERVOLG[v as keyof typeof VERVOLG]}”`).join(' of ')
  return eis(`VERVOLG_BIJ_${besluit.toUpperCase()}`, ['of', ['leeg', ['veld', 'op_schema']], ['≠', ['veld', 'op_schema'], besluit], ['is-een-van', ['veld', 'besluit_vervolg'], ...vervolg]], `Bij ‘op schema: ${besluit}’ hoort ${namen}.`)
}

/** Realised over goal by more than the tolerance of 10 % (bron: b.4). */
const urenOver: Expressie = ['>', ['veld', 'uren_gerealiseerd'], ['×', ['veld', 'uren_doel_week'], 1.1]]
const urenOnder: Expressie = ['<', ['veld', 'uren_gerealiseerd'], ['×', ['veld', 'uren_doel_week'], 0.9]]

/** c.3, one form for each moment; what may be decided and who writes it differs. */
export function evaluatie(moment: Moment, titel: string, schrijft: readonly Rol[], extra: readonly Sectie[] = []): Formulierdefinitie {
  const mogelijk = [...past[moment].ja, ...past[moment].nee]
  const basis = sectie('basis', 'Basis', [
    keuze('moment', 'Welke evaluatie?', { 'dag-21': 'Dag 21 (na 3 weken)', 'dag-28': 'Dag 28', maandtoets: 'Maandtoets', periodiek: 'Tussentijds' }, { ...J, vast: true, alleenLezen: true, standaard: moment, bron: 'S 004:712, 726' }),
    datum('datum_evaluatie', 'Datum van de evaluatie', { ...J, standaard: { regel: VANDAAG }, controles: [eis('DATUM_IN_TOEKOMST', ['≤', ['veld', 'datum_evaluatie'], VANDAAG], 'Deze datum ligt in de toekomst.')], bron: 'O' }),
    planRef(),
    analyseRef(),
    ...deelnemers('Wie waren erbij?', [eis('DEELNEMER_ZORGAANBIEDER', deelnemer('zorgaanbieder'), 'Zet de zorgaanbieder erbij.')], { bron: 'S' }),
  ])
  const uren = sectie('uren', 'Uren', [
    janee('inzet_1op1', 'Was er 1-op-1 begeleiding?', { ...J, standaard: true, bron: 'O' }),
    getal('uren_toegekend', 'Toegekende uren per week', { ...alsDan(ja('inzet_1op1')), ...uitForm('hulpverleningsplan', 'uren_per_week'), config: { min: 0, max: 504, decimalen: 1, eenheid: 'uur' }, bron: 'S 004' }),
    getal('uren_doel_week', 'Doel in de laatste hele week', { ...alsDan(ja('inzet_1op1')), config: { min: 0, max: 504, decimalen: 1, eenheid: 'uur' }, hulp: 'Het aantal uren uit het afbouwplan voor die week.', bron: 'S 004' }),
    getal('uren_gerealiseerd', 'Echt gewerkte uren in die week', { ...alsDan(ja('inzet_1op1')), config: { min: 0, max: 504, decimalen: 1, eenheid: 'uur' }, bron: 'S 004' }),
    lang('uren_toelichting', 'Waardoor komt het verschil?', { ...alsDan(['en', ja('inzet_1op1'), ['of', urenOver, urenOnder]]), config: { regels: 3 }, hulp: 'Meld het ook als de begeleiding later begon of er niet was.', bron: 'S 004' }),
  ])
  const voortgang = sectie('voortgang', 'Voortgang', [
    lijst('doelen_voortgang', 'Hoe staat het met elk doel?', [tekst('doel', 'Doel', J), tekst('nu', 'Hoe is het nu?', J), tekst('streef', 'Hoe moet het worden?', J), keuze('oordeel', 'Oordeel', { groen: 'Groen: gaat goed', oranje: 'Oranje: let op', rood: 'Rood: gaat niet goed' }, J), tekst('wat_nodig', 'Wat is nodig?', { verplicht: ['is-een-van', ['rij', 'doelen_voortgang_oordeel'], 'oranje', 'rood'] })], { ...J, vast: true, config: { enkelvoud: 'doel', rijtitel: 'doelen_voortgang_doel' }, bron: 'S' }),
    janee('onderwijs_ok', 'Zijn school of dagbesteding geregeld?', { ...J, vast: true, bron: 'S 004' }),
    tekst('onderwijs_toelichting', 'Wat is er nog nodig voor school of dagbesteding?', { ...alsDan(is('onderwijs_ok', false)), bron: 'S 004' }),
    datum('onderwijs_plan_datum', 'Wanneer is het wel geregeld?', { zichtbaar: is('onderwijs_ok', false), hulp: 'Met een datum telt het als plan.', bron: 'b.4' }),
    janee('veiligheid_ok', 'Is de veiligheid geregeld?', { ...J, vast: true, bron: 'S 004' }),
    tekst('veiligheid_toelichting', 'Wat is er nog nodig voor de veiligheid?', { ...alsDan(is('veiligheid_ok', false)), bron: 'S 004' }),
    janee('perspectief_ok', 'Is het perspectief duidelijk?', { ...J, vast: true, hulp: 'Weet de jongere waar die straks woont en wat er komt?', bron: 'S 004' }),
    tekst('perspectief_toelichting', 'Wat is er nog nodig voor het perspectief?', { ...alsDan(is('perspectief_ok', false)), bron: 'S 004' }),
    lang('vbm_incidenten', 'Waren er incidenten of beperkingen van vrijheid?', { config: { regels: 3 }, hulp: 'Schrijf kort op wat er was en wat ermee is gedaan.', bron: 'S' }),
  ])
  const stem = sectie('stem', 'Stem', [
    lang('stem_jongere', 'Wat vindt de jongere?', { ...J, vast: true, hulp: 'Schrijf het op zoals de jongere het zegt.', bron: 'S' }),
    schaal('stem_jongere_schaal', 'Welk cijfer geeft de jongere?', { hulp: 'De jongere mag dit overslaan.', bron: 'S' }),
    lang('stem_ouders', 'Wat vinden de ouders?', { ...J, gevoelig: 'vertrouwelijk', bron: 'S' }),
    schaal('stem_ouders_belasting', 'Hoe zwaar is het voor de ouders?', { gewenst: true, gevoelig: 'vertrouwelijk', config: { laag: 'niet zwaar', hoog: 'niet vol te houden' }, bron: 'S' }),
    schaal('werkrelatie', 'Hoe is de klik met de begeleiders?', { config: { laag: 'geen klik', hoog: 'heel goede klik' }, bron: 'S 004' }),
  ])
  const besluit = sectie('besluit', 'Besluit', [
    berekend('op_schema_berekend', 'Berekening: op schema?', {
      config: { uitkomst: 'janee' },
      berekening: ['en',
        ['of', is('inzet_1op1', false), ['niet', urenOver]],
        ['niet', ['enige', ['veld', 'doelen_voortgang'], ['en', rijIs('doelen_voortgang_oordeel', 'rood'), ['leeg', ['rij', 'doelen_voortgang_wat_nodig']]]]],
        ['of', is('onderwijs_ok', true), ['gevuld', ['veld', 'onderwijs_plan_datum']]],
        is('veiligheid_ok', true)],
      hulp: 'De berekening geeft advies. Jij beslist.', bron: 'b.4',
    }),
    keuze('op_schema', 'Besluit: op schema?', { ja: 'Ja', nee: 'Nee' }, { ...J, vast: true, bron: 'S 004:719' }),
    lang('motivering', 'Waarom?', { ...alsDan(['of', is('op_schema', 'nee'), ['en', is('op_schema', 'ja'), is('op_schema_berekend', false)]]), hulp: 'Nodig bij nee, en als je anders beslist dan de berekening.', bron: 'O' }),
    { ...keuze('besluit_vervolg', 'Hoe gaan we verder?', {}, { ...J, vast: true, controles: [hoort('ja', past[moment].ja), hoort('nee', past[moment].nee)], bron: 'S; I' }), config: opties(Object.fromEntries(mogelijk.map((v) => [v, VERVOLG[v as keyof typeof VERVOLG]]))) },
  ])
  return { formaat: 1, sleutel: moment === 'maandtoets' ? 'maandtoets' : `evaluatie-${moment}`, titel, schrijft, secties: [basis, ...extra, uren, voortgang, stem, besluit], proeven: proevenEvaluatie(past[moment].ja[0]!, past[moment].nee[0]!) }
}

export const evaluatieDag21 = evaluatie('dag-21', 'Evaluatie dag 21', ['zorgaanbieder', 'casusregisseur'])
export const evaluatieDag28 = evaluatie('dag-28', 'Evaluatie dag 28', ['casusregisseur', 'zorgaanbieder'])
/** Asked when 1-op-1 lasts longer than a month (bron: 004:691–694). */
export const maandtoets = evaluatie('maandtoets', 'Maandtoets', ['procesregisseur'], [
  sectie('onderzoek', 'Onderzoek', [
    lang('onderzoek_waarom', 'Waarom is 1-op-1 langer dan een maand nodig?', { ...J, bron: 'S 004' }),
    lang('plan_toekomst', 'Hoe komt er een einde aan?', { ...J, hulp: 'Beschrijf het plan voor de toekomst.', bron: 'S 004:691–694' }),
    lijst('zorgadviesteam', 'Wie zitten in het zorgadviesteam?', [tekst('naam', 'Naam', J), keuze('partij', 'Van', { gemeente: 'Gemeente', school: 'School', aanbieder: 'Zorgaanbieder', cce: 'CCE', jongere: 'Jongere', ouders: 'Ouders', anders: 'Anders' }, J)], {
      ...J, config: { enkelvoud: 'lid', rijtitel: 'zorgadviesteam_naam' }, bron: 'S 004:691–694',
      controles: (['gemeente', 'school', 'aanbieder'] as const).map((partij) => eis(`TEAM_${partij.toUpperCase()}`, ['enige', ['veld', 'zorgadviesteam'], rijIs('zorgadviesteam_partij', partij)], `Zet iemand van de ${partij === 'aanbieder' ? 'zorgaanbieder' : partij} erbij.`)),
    }),
    datum('zorgadviesteam_datum', 'Wanneer komt het team bij elkaar?', { ...J, hulp: 'Binnen 10 werkdagen.', bron: 'O' }),
  ]),
])
