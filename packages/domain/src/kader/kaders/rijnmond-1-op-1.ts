import type { Aanleiding, Kaderdefinitie, Poortdefinitie } from '../definitie.ts'
import { standaardLadders } from './ladder.ts'

const vastgesteld = (formulier: string): Aanleiding => ({ soort: 'formulier-vastgesteld', formulier })
const besluit = (poort: string, uitkomst?: 'ja' | 'nee'): Aanleiding => ({ soort: 'poort-beslist', poort, ...(uitkomst && { uitkomst }) })
const aanvraag: Aanleiding = { soort: 'aanvraag' }
const plaatsing: Aanleiding = { soort: 'plaatsing' }
const overplaatsing: Aanleiding = { soort: 'overplaatsing' }
const start: Aanleiding = { soort: 'een-op-een-gestart' }
const einde: Aanleiding = { soort: 'een-op-een-beeindigd' }

/** Bron: afwegingskader b.4 (O). The calculation of the evaluatie decides; what it most often hangs on is said by name. Who decides may decide otherwise. */
const opSchema = (formulier: string): NonNullable<Poortdefinitie['advies']> => [
  { formulier, als: ['=', ['veld', 'veiligheid_ok'], false], uitkomst: 'nee', uitleg: 'De veiligheid is nog niet geregeld.' },
  { formulier, als: ['en', ['=', ['veld', 'inzet_1op1'], true], ['>', ['veld', 'uren_gerealiseerd'], ['×', ['veld', 'uren_doel_week'], 1.1]]], uitkomst: 'nee', uitleg: 'Er is meer begeleid dan het doel voor die week.' },
  { formulier, als: ['=', ['veld', 'op_schema_berekend'], false], uitkomst: 'nee', uitleg: 'Volgens de antwoorden ligt het niet op schema: kijk naar de doelen en naar school of dagbesteding.' },
  { formulier, als: ['=', ['veld', 'op_schema_berekend'], true], uitkomst: 'ja', uitleg: 'Uren, doelen, school of dagbesteding en veiligheid liggen op schema.' },
]

/** The 1-op-1 clock: runs from the start of the 1-op-1, or from the plaatsing while that has not started, and across overplaatsingen. */
const klok = [start, plaatsing]
const dag28 = { termijn: 'evaluatie-dag-28', label: 'dag 28' }
const nietLangerDanEenMaand = [{ bij: einde, tenzij: start, totEnMet: [{ aantal: 1, eenheid: 'maanden' as const }], reden: '1-op-1 beëindigd voor de maand om was' }]

/**
 * Afwegingskader 1-op-1 begeleiding, Rotterdam Rijnmond: the poster as reconstructed from its scan.
 * Marks in each `bron`: S from the source, I inferred where the scan has a gap, O ontwerpvoorstel (the client may choose otherwise).
 */
export const rijnmond1op1: Kaderdefinitie = {
  formaat: 1,
  sleutel: 'rijnmond-1-op-1',
  versie: 1,
  titel: 'Afwegingskader 1-op-1 begeleiding (Rijnmond)',
  bron: 'Poster "Afwegingskader 1-op-1 begeleiding" (S 004:709–776); dagen zijn beleid, geen wettelijke termijnen',
  lanen: [
    { laan: 'Casusregisseur', rol: 'casusregisseur' },
    { laan: 'RER', rol: 'ret' },
    { laan: 'Zorgaanbieder', rol: 'zorgaanbieder' },
  ],
  formulieren: [
    { formulier: 'verklarende-analyse', titel: 'Verklarende analyse' },
    { formulier: 'rer-advies', titel: 'RER-advies' },
    { formulier: 'hulpverleningsplan', titel: 'Hulpverleningsplan' },
    { formulier: 'evaluatie-dag-21', titel: 'Evaluatie dag 21' },
    { formulier: 'evaluatie-dag-28', titel: 'Evaluatie dag 28' },
    { formulier: 'onafhankelijk-advies', titel: 'Onafhankelijk advies' },
    { formulier: 'bijgesteld-hvp', titel: 'Bijgesteld hulpverleningsplan' },
    { formulier: 'experttafel-advies', titel: 'Advies van de experttafel' },
    { formulier: 'maandtoets', titel: 'Maandtoets' },
    { formulier: 'zorgadviesteam', titel: 'Zorgadviesteam' },
  ],
  uitgangen: [{ uitgang: 'vervolgtraject', titel: 'Vervolgtraject' }],
  stappen: [
    {
      stap: '0', titel: 'Opstellen verklarende analyse', laan: 'Casusregisseur', rol: 'casusregisseur', formulier: 'verklarende-analyse', mijlpaal: false,
      verloop: { soort: 'termijn', termijn: 'verklarende-analyse', vanaf: 'anker' },
      teken: { van: [{ anker: [plaatsing], tel: [] }, { termijn: 'verklarende-analyse', punt: 'anker' }], tot: [{ bij: vastgesteld('verklarende-analyse') }, { termijn: 'verklarende-analyse', punt: 'deadline' }] },
      bron: 'S 004:754–770',
    },
    {
      stap: '1', titel: 'Adviseren inzet verblijf', laan: 'RER', rol: 'ret', formulier: 'rer-advies', mijlpaal: false,
      verloop: { soort: 'termijn', termijn: 'rer-advies', vanaf: 'anker' },
      teken: { van: [{ termijn: 'rer-advies', punt: 'anker' }], tot: [{ bij: vastgesteld('rer-advies') }, { termijn: 'rer-advies', punt: 'deadline' }] },
      bron: 'S 004:717–721, 766',
    },
    {
      stap: '2', titel: 'Opstellen HVP', laan: 'Zorgaanbieder', rol: 'zorgaanbieder', formulier: 'hulpverleningsplan', mijlpaal: true,
      verloop: { soort: 'termijn', termijn: 'hulpverleningsplan', vanaf: 'anker' },
      teken: { van: [{ anker: klok, tel: [] }, { termijn: 'hulpverleningsplan', punt: 'anker' }], tot: [{ bij: vastgesteld('hulpverleningsplan') }, { termijn: 'hulpverleningsplan', punt: 'deadline' }] },
      bron: 'S 004:765, 767; laan I',
    },
    {
      stap: '3', titel: 'Uitvoeren HVP', laan: 'Zorgaanbieder', rol: 'zorgaanbieder', formulier: null, mijlpaal: true,
      verloop: { soort: 'duur', van: [vastgesteld('hulpverleningsplan')], ofVanafNormdatum: 'hulpverleningsplan', tot: [besluit('D1')] },
      teken: { van: [{ bij: vastgesteld('hulpverleningsplan') }, { termijn: 'hulpverleningsplan', punt: 'deadline' }], tot: [{ bij: besluit('D1') }, { termijn: 'evaluatie-dag-21', punt: 'deadline' }] },
      bron: 'S 004:764; laan en duur I',
    },
    {
      stap: '4', titel: 'Onafhankelijk advies', laan: 'RER', rol: 'ret', formulier: 'onafhankelijk-advies', mijlpaal: false,
      verloop: { soort: 'termijn', termijn: 'onafhankelijk-advies', vanaf: 'anker' },
      vervalt: [besluit('D1', 'ja')],
      teken: {
        van: [{ bij: besluit('D1', 'nee') }, { termijn: 'evaluatie-dag-21', punt: 'deadline' }],
        tot: [{ bij: vastgesteld('onafhankelijk-advies') }, { termijn: 'onafhankelijk-advies', punt: 'deadline' }, { anker: klok, tel: [{ aantal: 25, eenheid: 'dagen' }] }],
      },
      bron: 'S 004:759–760; laan I',
    },
    {
      stap: '5', titel: 'Bijstellen HVP', laan: 'Zorgaanbieder', rol: 'zorgaanbieder', formulier: 'bijgesteld-hvp', mijlpaal: false,
      verloop: { soort: 'termijn', termijn: 'bijgesteld-hvp', vanaf: 'anker' },
      vervalt: [besluit('D1', 'ja')],
      teken: {
        van: [{ bij: vastgesteld('onafhankelijk-advies') }, { termijn: 'onafhankelijk-advies', punt: 'deadline' }, { anker: klok, tel: [{ aantal: 25, eenheid: 'dagen' }] }],
        tot: [{ bij: vastgesteld('bijgesteld-hvp') }, { termijn: 'bijgesteld-hvp', punt: 'deadline' }, { termijn: 'evaluatie-dag-28', punt: 'deadline' }],
      },
      bron: 'S 004:723–724; laan I',
    },
    {
      stap: '6', titel: 'Uitvoeren HVP', laan: 'Zorgaanbieder', rol: 'zorgaanbieder', formulier: null, mijlpaal: false,
      verloop: { soort: 'duur', van: [besluit('D1', 'ja'), vastgesteld('bijgesteld-hvp')], tot: [vastgesteld('evaluatie-dag-28')] },
      teken: {
        van: [{ bij: besluit('D1', 'ja') }, { bij: vastgesteld('bijgesteld-hvp') }, { termijn: 'bijgesteld-hvp', punt: 'deadline' }, { termijn: 'evaluatie-dag-21', punt: 'deadline' }],
        tot: [{ bij: vastgesteld('evaluatie-dag-28') }, { termijn: 'evaluatie-dag-28', punt: 'deadline' }],
      },
      bron: 'S 004:741; laan I',
    },
    {
      stap: '7', titel: 'Evalueren HVP', laan: 'Casusregisseur', rol: 'casusregisseur', formulier: 'evaluatie-dag-28', mijlpaal: true,
      verloop: { soort: 'termijn', termijn: 'evaluatie-dag-28', vanaf: 'nadert' },
      teken: { van: [{ termijn: 'evaluatie-dag-28', punt: 'deadline' }], tot: [{ bij: vastgesteld('evaluatie-dag-28') }, { termijn: 'evaluatie-dag-28', punt: 'deadline' }] },
      bron: 'S 004:721, 726; laan I',
    },
    {
      stap: '8', titel: 'Inschakelen expertteam', laan: 'RER', rol: 'ret', formulier: 'experttafel-advies', mijlpaal: false,
      verloop: { soort: 'termijn', termijn: 'experttafel-advies', vanaf: 'anker' },
      vervalt: [besluit('D2', 'ja')],
      teken: {
        van: [{ bij: besluit('D2', 'nee') }, { termijn: 'evaluatie-dag-28', punt: 'deadline' }],
        tot: [{ bij: vastgesteld('experttafel-advies') }, { termijn: 'experttafel-advies', punt: 'deadline' }, { anker: klok, tel: [{ aantal: 35, eenheid: 'dagen' }] }],
      },
      bron: 'S 004:728–739; laan I',
    },
  ],
  poorten: [
    {
      poort: 'D1', vraag: 'Op schema?', laan: 'Casusregisseur', rol: 'casusregisseur', na: '3',
      opent: vastgesteld('evaluatie-dag-21'), binnen: [{ aantal: 1, eenheid: 'werkdagen' }],
      uitkomsten: [
        { uitkomst: 'ja', label: 'Ja', naar: ['6'] },
        { uitkomst: 'nee', label: 'Nee', naar: ['4'] },
      ],
      advies: opSchema('evaluatie-dag-21'),
      bron: 'Ja/Nee S 004:759–761; vraag en plaats I; één werkdag O',
    },
    {
      poort: 'D2', vraag: 'Op schema?', laan: 'Casusregisseur', rol: 'casusregisseur', na: '7',
      opent: vastgesteld('evaluatie-dag-28'), binnen: [{ aantal: 1, eenheid: 'werkdagen' }],
      uitkomsten: [
        { uitkomst: 'ja', label: 'Ja', naar: ['vervolgtraject'] },
        { uitkomst: 'nee', label: 'Nee', naar: ['8'] },
      ],
      advies: opSchema('evaluatie-dag-28'),
      bron: 'S 004:716–719; plaats I; één werkdag O',
    },
  ],
  termijnen: [
    {
      termijn: 'verklarende-analyse', titel: 'Verklarende analyse', stap: '0', verantwoordelijk: 'casusregisseur', mijlpaal: false,
      anker: [plaatsing], tel: [{ aantal: 7, eenheid: 'dagen' }], verschuiving: 'geen', wettelijk: false,
      sluit: vastgesteld('verklarende-analyse'), ladder: 'standaard',
      // The analysis is owed whatever happens to the place, so an open first one keeps running beside the actualisatie.
      herstart: { bij: overplaatsing, titel: 'Verklarende analyse (actualisatie)', open: 'loopt-door', reden: 'overplaatsing' },
      bron: '"Altijd binnen de eerste week van plaatsing" (S 004:757, 774); dag 7 I; verschuift niet O',
    },
    {
      termijn: 'rer-advies', titel: 'RER-advies', stap: '1', verantwoordelijk: 'ret', mijlpaal: false,
      anker: [aanvraag, plaatsing], tel: [{ aantal: 7, eenheid: 'dagen' }], verschuiving: 'geen', wettelijk: false,
      sluit: vastgesteld('rer-advies'), ladder: 'standaard',
      bron: '"Iedere aanvraag voor verblijf wordt besproken met RER" (S 004:717–719); zeven dagen O',
    },
    {
      termijn: 'hulpverleningsplan', titel: 'Hulpverleningsplan', stap: '2', verantwoordelijk: 'zorgaanbieder', mijlpaal: true,
      anker: klok, tel: [{ aantal: 14, eenheid: 'dagen' }], verschuiving: 'atw', wettelijk: false,
      sluit: vastgesteld('hulpverleningsplan'), ladder: 'standaard',
      herstart: { bij: overplaatsing, titel: 'Hulpverleningsplan (nieuwe aanbieder)', open: 'vervalt', reden: 'overplaatsing' },
      bron: '"0-14" (S 004:767); bij stap 2 I; verschuiving O',
    },
    {
      termijn: 'evaluatie-dag-21', titel: 'Evaluatie dag 21', stap: '3', verantwoordelijk: 'zorgaanbieder', mijlpaal: true,
      anker: klok, tel: [{ aantal: 21, eenheid: 'dagen' }], verschuiving: 'atw', wettelijk: false,
      sluit: vastgesteld('evaluatie-dag-21'), ladder: 'standaard',
      bron: '"Na 3 weken wordt evaluatie opgehaald" (S 004:712); verschuiving O',
    },
    {
      termijn: 'evaluatie-dag-28', titel: 'Evaluatie dag 28', stap: '7', verantwoordelijk: 'casusregisseur', mijlpaal: true,
      anker: klok, tel: [{ aantal: 28, eenheid: 'dagen' }], verschuiving: 'atw', wettelijk: false,
      sluit: vastgesteld('evaluatie-dag-28'), ladder: 'standaard',
      bron: '"7. Evalueren 28" (S 004:726); verschuiving O',
    },
    {
      termijn: 'onafhankelijk-advies', titel: 'Onafhankelijk advies', stap: '4', verantwoordelijk: 'ret', mijlpaal: false,
      anker: [besluit('D1', 'nee')], tel: [{ aantal: 3, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, plafond: dag28,
      sluit: vastgesteld('onafhankelijk-advies'), ladder: 'standaard',
      bron: 'Stap 4 (S 004:759–760); drie werkdagen en plafond O',
    },
    {
      termijn: 'bijgesteld-hvp', titel: 'Bijgesteld hulpverleningsplan', stap: '5', verantwoordelijk: 'zorgaanbieder', mijlpaal: false,
      anker: [vastgesteld('onafhankelijk-advies')], als: besluit('D1', 'nee'), tel: [{ aantal: 2, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, plafond: dag28,
      sluit: vastgesteld('bijgesteld-hvp'), ladder: 'standaard',
      bron: 'Stap 5 (S 004:723–724); twee werkdagen en plafond O',
    },
    {
      termijn: 'experttafel-advies', titel: 'Advies van de experttafel', stap: '8', verantwoordelijk: 'ret', mijlpaal: false,
      anker: [besluit('D2', 'nee')], tel: [{ aantal: 5, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false,
      sluit: vastgesteld('experttafel-advies'), ladder: 'standaard',
      bron: '"Verloopt afbouw niet volgens plan? Experttafel wordt geraadpleegd" (S 004:728–733); vijf werkdagen O',
    },
    {
      termijn: 'maandtoets', titel: 'Maandtoets', stap: null, verantwoordelijk: 'procesregisseur', mijlpaal: false,
      anker: [start], tel: [{ aantal: 1, eenheid: 'maanden' }], verschuiving: 'atw', wettelijk: false, vervalt: nietLangerDanEenMaand,
      sluit: vastgesteld('maandtoets'), ladder: 'standaard',
      bron: '1-op-1 langer dan een maand (S 004:691–696); rekenwijze O',
    },
    {
      termijn: 'zorgadviesteam', titel: 'Zorgadviesteam', stap: null, verantwoordelijk: 'procesregisseur', mijlpaal: false,
      anker: [start], tel: [{ aantal: 1, eenheid: 'maanden' }, { aantal: 10, eenheid: 'werkdagen' }], verschuiving: 'geen', wettelijk: false, vervalt: nietLangerDanEenMaand,
      sluit: vastgesteld('zorgadviesteam'), ladder: 'standaard',
      bron: 'Zorgadviesteam (S 004:691–696); tien werkdagen na de maandtoetsdatum O',
    },
  ],
  ladders: standaardLadders,
}
