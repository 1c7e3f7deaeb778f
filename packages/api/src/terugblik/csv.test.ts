import { expect, test } from 'vitest'
import type { Terugblikuitkomst } from '../types.ts'
import { csvCel, terugblikCsv } from './csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+31', "'+31"],
  ['-12', "'-12"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['=a;"b"', '"\'=a;""b"""'],
  ['Ouders; nee', '"Ouders; nee"'],
  ['één\ntwee', '"één\ntwee"'],
  ['HVP', 'HVP'],
])('a text %j is never a formula and stays one cell', (tekst, cel) => expect(csvCel(tekst)).toBe(cel))

test('a number below zero is a number', () => expect(csvCel(-12)).toBe('-12'))

test('one table holds termijnen, escalaties and every casus, with the difference', () => {
  const telling = (opTijd: number, teLaat: number) => ({ opTijd, teLaat, loopt: 0 })
  const u: Terugblikuitkomst = {
    van: '2026-07-01', tot: '2026-09-30', casussen: 1, duurMs: 3, problemen: 0,
    kader: { sleutel: 'k', titel: 'K', versie: null }, vergeleken: { sleutel: 'k', titel: 'K' },
    termijnen: [
      { termijn: 'hvp', titel: '=HVP', echt: telling(31, 4), concept: telling(19, 16), zonderGegevens: false },
      { termijn: 'ouderavond', titel: 'Ouderavond', echt: telling(0, 0), concept: telling(0, 41), zonderGegevens: true },
    ],
    escalaties: [{ trap: 'E1', rol: 'zorgaanbieder', herinnering: false, echt: 96, concept: 148, zonderGegevens: 41 }],
    totaal: { echt: { escalaties: 96, teLaat: 4 }, concept: { escalaties: 148, teLaat: 16 } },
    perCasus: [],
  }
  expect(terugblikCsv(u, [['2026-0001', 3, 5, 1, 2]]).split('\r\n')).toEqual([
    '\uFEFFSoort;Wat;Naar;Echt;Met concept;Verschil;Opmerking',
    "Termijn op tijd;'=HVP;;31;19;-12;",
    "Termijn te laat;'=HVP;;4;16;12;",
    "Termijn loopt nog;'=HVP;;0;0;0;",
    'Termijn op tijd;Ouderavond;;0;0;0;Toen nog niet vastgelegd: telt niet mee',
    'Termijn te laat;Ouderavond;;0;41;41;Toen nog niet vastgelegd: telt niet mee',
    'Termijn loopt nog;Ouderavond;;0;0;0;Toen nog niet vastgelegd: telt niet mee',
    'Escalatie;E1;Zorgaanbieder (regiebehandelaar);96;148;52;En 41 zonder gegevens: tellen niet mee',
    'Casus, escalaties;2026-0001;;3;5;2;',
    'Casus, te laat;2026-0001;;1;2;1;',
    '',
  ])
})
