import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { rijnmond1op1, voortgang, type Voortgang } from './index.ts'
import { gebeurtenissen, vind } from './testdata/hulp.ts'

const bekijk = (lijst: Gebeurtenis[], nu: string) => voortgang(rijnmond1op1, lijst, kalender, nu)
const statussen = (stand: Voortgang, termijn: string, cyclus = 1) => stand.escalaties.filter((e) => e.termijn === termijn && e.cyclus === cyclus).map((e) => `${e.trap} ${e.status}`).join(', ')
const stap = (stand: Voortgang, nr: string) => stand.stappen.find((s) => s.stap === nr)!
const poort = (stand: Voortgang, nr: string) => stand.poorten.find((p) => p.poort === nr)!
const VA = 'verklarende-analyse'
// plaatsing vr 24 apr: VA vr 1 mei, H1 wo 29 apr 09:00, E1 ma 4 mei, E2 wo 6 mei, E3 vr 8 mei, E4 wo 20 mei
const plaatsing = gebeurtenissen('2026-04-24T10:00:00+02:00', 'plaatsing 2026-04-24')
const met = (op: string, ...regels: string[]) => [...plaatsing, ...gebeurtenissen(op, ...regels)]

describe('before anything', () => {
  test('no termijn, no escalatie, every step waits', () => {
    const stand = bekijk([], '2026-04-24T10:00:00+02:00')
    expect(stand).toMatchObject({ kader: 'rijnmond-1-op-1', versie: 1, open: true, termijnen: [], escalaties: [], volgendMoment: null })
    expect(new Set(stand.stappen.map((s) => s.toestand))).toEqual(new Set(['nog-niet']))
    expect(stand.stappen.every((s) => s.van === null && s.tot === null)).toBe(true)
    expect(stand.poorten.map((p) => p.toestand)).toEqual(['nog-niet', 'nog-niet'])
  })
  test('what is recorded later has not happened yet', () => {
    expect(bekijk(plaatsing, '2026-04-24T09:59:59+02:00').termijnen).toEqual([])
    expect(bekijk(plaatsing, '2026-04-24T10:00:00+02:00').termijnen).not.toEqual([])
  })
  test('no anker, no termijn: without a 1-op-1 there is no maandtoets', () => {
    expect(bekijk(plaatsing, '2026-04-24T10:00:00+02:00').termijnen.map((t) => t.termijn)).toEqual([VA, 'rer-advies', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28'])
  })
})

describe('a termijn through time', () => {
  test.each([
    ['2026-04-29T08:59:59+02:00', 'loopt', 'H1 gepland, E1 gepland, E2 gepland, E3 gepland, E4 gepland'],
    ['2026-04-29T09:00:00+02:00', 'nadert', 'H1 afgegaan, E1 gepland, E2 gepland, E3 gepland, E4 gepland'],
    ['2026-05-01T23:59:59+02:00', 'nadert', 'H1 afgegaan, E1 gepland, E2 gepland, E3 gepland, E4 gepland'],
    ['2026-05-02T00:00:00+02:00', 'verstreken', 'H1 afgegaan, E1 gepland, E2 gepland, E3 gepland, E4 gepland'],
    ['2026-05-04T09:00:00+02:00', 'verstreken', 'H1 afgegaan, E1 afgegaan, E2 gepland, E3 gepland, E4 gepland'],
    ['2026-05-20T09:00:00+02:00', 'verstreken', 'H1 afgegaan, E1 afgegaan, E2 afgegaan, E3 afgegaan, E4 afgegaan'],
  ])('%s: %s', (nu, toestand, escalaties) => {
    const stand = bekijk(plaatsing, nu)
    expect(vind(stand, VA).toestand).toBe(toestand)
    expect(statussen(stand, VA)).toBe(escalaties)
    expect(stap(stand, '0').toestand).toBe(toestand)
  })
  test('closed after E1: E1 stays, the rest falls away', () => {
    const stand = bekijk(met('2026-05-05T10:00:00+02:00', `${VA}!`), '2026-06-01T10:00:00+02:00')
    expect(statussen(stand, VA)).toBe('H1 afgegaan, E1 afgegaan, E2 vervallen, E3 vervallen, E4 vervallen')
    expect(vind(stand, VA)).toMatchObject({ toestand: 'afgerond', teLaat: true, afgerondOp: '2026-05-05T08:00:00Z' })
  })
  test('closed at the very moment of a trap: the trap falls away', () => {
    expect(statussen(bekijk(met('2026-05-04T09:00:00+02:00', `${VA}!`), '2026-05-04T09:00:00+02:00'), VA)).toMatch(/^H1 afgegaan, E1 vervallen/)
    expect(statussen(bekijk(met('2026-05-04T09:00:01+02:00', `${VA}!`), '2026-05-04T09:00:01+02:00'), VA)).toMatch(/^H1 afgegaan, E1 afgegaan, E2 vervallen/)
  })
  test('the next moment at which something changes by itself', () => {
    expect(bekijk(plaatsing, '2026-04-24T10:00:00+02:00').volgendMoment).toBe('2026-04-29T07:00:00Z')
    expect(bekijk(plaatsing, '2026-05-01T12:00:00+02:00').volgendMoment).toBe('2026-05-01T22:00:00Z')
  })
})

describe('recorded late', () => {
  const laat = (op: string, ...regels: string[]) => gebeurtenissen(op, 'plaatsing 2026-04-24', ...regels)
  test('between H1 and the deadline: H1 is due at once, at its own moment', () => {
    const stand = bekijk(laat('2026-04-30T10:00:00+02:00'), '2026-04-30T10:00:00+02:00')
    expect(statussen(stand, VA)).toMatch(/^H1 afgegaan, E1 gepland/)
    expect(stand.escalaties[0]!.op).toBe('2026-04-29T07:00:00Z')
  })
  test('after E2: no reminder any more, E1 and E2 due at once', () => {
    expect(statussen(bekijk(laat('2026-05-07T10:00:00+02:00'), '2026-05-07T10:00:00+02:00'), VA)).toBe('H1 vervallen, E1 afgegaan, E2 afgegaan, E3 gepland, E4 gepland')
  })
  test('a form set vast before the plaatsing was known closes at once, and nothing goes off', () => {
    const stand = bekijk([...gebeurtenissen('2026-04-20T10:00:00+02:00', `${VA}!`), ...laat('2026-05-07T10:00:00+02:00')], '2026-05-07T11:00:00+02:00')
    expect(vind(stand, VA)).toMatchObject({ toestand: 'afgerond', teLaat: false, afgerondOp: '2026-04-20T08:00:00Z' })
    expect(statussen(stand, VA)).toBe('H1 vervallen, E1 vervallen, E2 vervallen, E3 vervallen, E4 vervallen')
  })
  test('a form without any anker makes its step afgerond', () => {
    expect(stap(bekijk(gebeurtenissen('2026-04-20T10:00:00+02:00', `${VA}!`), '2026-04-20T10:00:00+02:00'), '0').toestand).toBe('afgerond')
  })
})

describe('which day it counts from', () => {
  test('the 1-op-1 when it has begun, else the plaatsing; the verklarende analyse always from the plaatsing', () => {
    const stand = bekijk(met('2026-04-28T10:00:00+02:00', 'een-op-een-gestart 2026-04-28'), '2026-04-28T10:00:00+02:00')
    expect(vind(stand, VA)).toMatchObject({ anker: 'plaatsing', deadline: '2026-05-01' })
    expect(vind(stand, 'hulpverleningsplan')).toMatchObject({ anker: 'een-op-een-gestart', ankerdatum: '2026-04-28', deadline: '2026-05-12' })
    expect(vind(stand, 'evaluatie-dag-28')).toMatchObject({ normdatum: '2026-05-26', deadline: '2026-05-26' })
  })
  test('the RER-advies counts from the aanvraag when there is one', () => {
    expect(vind(bekijk(plaatsing, '2026-04-24T10:00:00+02:00'), 'rer-advies')).toMatchObject({ anker: 'plaatsing', deadline: '2026-05-01' })
    const stand = bekijk([...gebeurtenissen('2026-04-20T10:00:00+02:00', 'aanvraag 2026-04-18'), ...plaatsing], '2026-04-24T10:00:00+02:00')
    expect(vind(stand, 'rer-advies')).toMatchObject({ anker: 'aanvraag', deadline: '2026-04-25', verantwoordelijk: 'ret', stap: '1' })
  })
})

describe('poorten', () => {
  const tot21 = ['een-op-een-gestart 2026-04-24', '2026-05-15T10:00:00+02:00 evaluatie-dag-21!']
  test('D1 opens with the evaluation of day 21; one werkdag to decide; no escalatie hangs on it', () => {
    const stand = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21), '2026-05-15T10:00:00+02:00')
    expect(poort(stand, 'D1')).toMatchObject({ toestand: 'open', uiterlijk: '2026-05-18', uitkomst: null, na: '3' })
    expect(poort(stand, 'D2')).toMatchObject({ toestand: 'nog-niet', uiterlijk: null })
    expect(stand.escalaties.some((e) => e.termijn === 'D1')).toBe(false)
  })
  test('D1 nee opens stap 4; the advice opens stap 5; the new plan opens stap 6', () => {
    const nee = [...tot21, 'D1=nee']
    const na = (...verder: string[]) => bekijk(met('2026-04-24T10:00:00+02:00', ...nee, ...verder), '2026-05-20T12:00:00+02:00')
    expect([4, 5, 6].map((n) => stap(na(), String(n)).toestand)).toEqual(['nadert', 'nog-niet', 'nog-niet'])
    expect([4, 5, 6].map((n) => stap(na('2026-05-18T10:00:00+02:00 onafhankelijk-advies!'), String(n)).toestand)).toEqual(['afgerond', 'nadert', 'nog-niet'])
    expect([4, 5, 6].map((n) => stap(na('2026-05-18T10:00:00+02:00 onafhankelijk-advies!', 'bijgesteld-hvp!'), String(n)).toestand)).toEqual(['afgerond', 'afgerond', 'loopt'])
  })
  test('D1 ja: stap 4 and 5 are not needed, stap 6 runs until the evaluation of day 28', () => {
    const stand = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, 'D1=ja'), '2026-05-15T12:00:00+02:00')
    expect([3, 4, 5, 6].map((n) => stap(stand, String(n)).toestand)).toEqual(['afgerond', 'vervallen', 'vervallen', 'loopt'])
    expect(stand.termijnen.some((t) => t.termijn === 'onafhankelijk-advies')).toBe(false)
    expect(poort(stand, 'D1')).toMatchObject({ toestand: 'beslist', uitkomst: 'ja', beslistOp: '2026-05-15T08:00:00Z' })
  })
  test('a changed mind: nee becomes ja, and what nee had started falls away', () => {
    const stand = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, 'D1=nee', '2026-05-18T10:00:00+02:00 D1=ja'), '2026-05-19T12:00:00+02:00')
    expect(vind(stand, 'onafhankelijk-advies')).toMatchObject({ toestand: 'vervallen', vervallenReden: 'D1 is alsnog ja' })
    expect(statussen(stand, 'onafhankelijk-advies')).not.toMatch(/gepland/)
    expect(stap(stand, '4').toestand).toBe('vervallen')
  })
  test('nee again after ja: the time for the advice starts with the last nee', () => {
    const stand = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, 'D1=nee', '2026-05-18T10:00:00+02:00 D1=ja', '2026-05-19T10:00:00+02:00 D1=nee'), '2026-05-19T12:00:00+02:00')
    expect(vind(stand, 'onafhankelijk-advies')).toMatchObject({ ankerdatum: '2026-05-19', deadline: '2026-05-22', toestand: 'loopt' })
  })
  test('deciding the same twice moves nothing', () => {
    const een = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, 'D1=nee'), '2026-05-20T12:00:00+02:00')
    expect(bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, 'D1=nee', '2026-05-18T10:00:00+02:00 D1=nee'), '2026-05-20T12:00:00+02:00')).toEqual(een)
  })
  test('a cap that has passed already does not put the deadline before the question', () => {
    const stand = bekijk(met('2026-04-24T10:00:00+02:00', ...tot21, '2026-05-27T10:00:00+02:00 D1=nee'), '2026-05-27T12:00:00+02:00')
    expect(vind(stand, 'onafhankelijk-advies')).toMatchObject({ deadline: '2026-05-27', uitleg: 'besluit D1 (nee) wo 27 mei + 3 werkdagen = ma 1 jun; niet later dan deze dag, want dag 28 is al voorbij: wo 27 mei' })
  })
})

describe('maandtoets', () => {
  const gestart = (datum: string, ...verder: string[]) => gebeurtenissen(`${datum}T10:00:00+01:00`, `een-op-een-gestart ${datum}`, ...verder)
  test.each([
    ['2027-01-31', '2027-02-28', '2027-03-01'],
    ['2028-01-30', '2028-02-29', '2028-02-29'],
    ['2026-10-31', '2026-11-30', '2026-11-30'],
  ])('start %s: a month later is %s, deadline %s', (start, normdatum, deadline) => {
    expect(vind(bekijk(gestart(start), `${start}T10:00:00+01:00`), 'maandtoets')).toMatchObject({ normdatum, deadline })
  })
  test.each([
    ['2026-05-12', 'vervallen'],
    ['2026-05-13', 'vervallen'],
    ['2026-05-14', 'nadert'],
  ])('1-op-1 ended on %s: %s', (einde, toestand) => {
    const stand = bekijk([...gebeurtenissen('2026-04-13T10:00:00+02:00', 'een-op-een-gestart 2026-04-13'), ...gebeurtenissen('2026-05-12T10:00:00+02:00', `een-op-een-beeindigd ${einde}`)], '2026-05-12T12:00:00+02:00')
    expect(vind(stand, 'maandtoets').toestand).toBe(toestand)
    expect(vind(stand, 'zorgadviesteam').toestand).toBe(toestand === 'vervallen' ? 'vervallen' : 'loopt')
    if (toestand === 'vervallen') expect(statussen(stand, 'maandtoets')).toBe('H1 afgegaan, E1 vervallen, E2 vervallen, E3 vervallen, E4 vervallen')
  })
  test('a 1-op-1 that began again is not over', () => {
    const stand = bekijk(gestart('2026-11-02', '2026-11-10T10:00:00+01:00 een-op-een-beeindigd 2026-11-10', '2026-11-12T10:00:00+01:00 een-op-een-gestart 2026-11-12'), '2026-11-13T10:00:00+01:00')
    expect(vind(stand, 'maandtoets').toestand).toBe('loopt')
  })
})

describe('overplaatsing', () => {
  test('a verklarende analyse that was still owed stays owed, beside the actualisatie; one vaststelling closes both', () => {
    const overgeplaatst = met('2026-04-28T10:00:00+02:00', 'overplaatsing 2026-04-28')
    const stand = bekijk(overgeplaatst, '2026-04-28T11:00:00+02:00')
    expect([1, 2].map((c) => vind(stand, VA, c)).map((t) => [t.deadline, t.toestand])).toEqual([['2026-05-01', 'loopt'], ['2026-05-05', 'loopt']])
    const klaar = bekijk([...overgeplaatst, ...gebeurtenissen('2026-04-30T10:00:00+02:00', `${VA}!`)], '2026-05-20T11:00:00+02:00')
    expect([1, 2].map((c) => vind(klaar, VA, c).toestand)).toEqual(['afgerond', 'afgerond'])
  })
  test('a third place gives a third run', () => {
    const stand = bekijk(met('2026-04-28T10:00:00+02:00', 'overplaatsing 2026-04-28', '2026-05-06T10:00:00+02:00 overplaatsing 2026-05-06'), '2026-05-06T11:00:00+02:00')
    expect([1, 2, 3].map((c) => vind(stand, 'hulpverleningsplan', c)).map((t) => [t.toestand, t.deadline])).toEqual([['vervallen', '2026-05-08'], ['vervallen', '2026-05-12'], ['loopt', '2026-05-20']])
  })
  test('an overplaatsing that is the first we hear of is the plaatsing', () => {
    const stand = bekijk(gebeurtenissen('2026-04-28T10:00:00+02:00', 'overplaatsing 2026-04-28'), '2026-04-28T11:00:00+02:00')
    expect(stand.termijnen.map((t) => [t.termijn, t.cyclus, t.ankerdatum])).toEqual([
      [VA, 1, '2026-04-28'], ['rer-advies', 1, '2026-04-28'], ['hulpverleningsplan', 1, '2026-04-28'], ['evaluatie-dag-21', 1, '2026-04-28'], ['evaluatie-dag-28', 1, '2026-04-28']])
  })
})

describe('closing and reopening', () => {
  const dicht = met('2026-04-30T10:00:00+02:00', 'casus-afgesloten')
  test('after closing nothing runs and nothing goes off', () => {
    const stand = bekijk(dicht, '2026-06-30T10:00:00+02:00')
    expect(stand).toMatchObject({ open: false, volgendMoment: null })
    expect(new Set(stand.termijnen.map((t) => `${t.toestand} ${t.vervallenReden}`))).toEqual(new Set(['vervallen casus afgesloten']))
    expect(statussen(stand, VA)).toBe('H1 afgegaan, E1 vervallen, E2 vervallen, E3 vervallen, E4 vervallen')
    expect(new Set([...stand.stappen, ...stand.poorten].map((s) => s.toestand))).toEqual(new Set(['vervallen']))
  })
  test('reopened: what came due meanwhile goes off at the reopening, not before', () => {
    const open = [...dicht, ...gebeurtenissen('2026-05-05T10:00:00+02:00', 'casus-heropend')]
    expect(statussen(bekijk(open, '2026-05-05T09:59:59+02:00'), VA)).toMatch(/E1 vervallen, E2 vervallen/)
    const stand = bekijk(open, '2026-05-05T10:00:00+02:00')
    expect(vind(stand, VA).toestand).toBe('verstreken')
    expect(statussen(stand, VA)).toBe('H1 afgegaan, E1 afgegaan, E2 gepland, E3 gepland, E4 gepland')
  })
  test('what was afgerond stays afgerond', () => {
    const stand = bekijk([...plaatsing, ...gebeurtenissen('2026-04-25T10:00:00+02:00', `${VA}!`, 'casus-afgesloten')], '2026-06-30T10:00:00+02:00')
    expect(vind(stand, VA).toestand).toBe('afgerond')
    expect(stap(stand, '0').toestand).toBe('afgerond')
  })
})

describe('where the steps are drawn', () => {
  test('as planned while nothing is known', () => {
    const stand = bekijk(gebeurtenissen('2026-06-08T10:00:00+02:00', 'plaatsing 2026-06-08', 'een-op-een-gestart 2026-06-08'), '2026-06-08T10:00:00+02:00')
    expect(stand.stappen.map((s) => `${s.stap} ${s.van} ${s.tot}`)).toEqual([
      '0 2026-06-08 2026-06-15', '1 2026-06-08 2026-06-15', '2 2026-06-08 2026-06-22', '3 2026-06-22 2026-06-29', '4 2026-06-29 2026-07-03', '5 2026-07-03 2026-07-06',
      '6 2026-06-29 2026-07-06', '7 2026-07-06 2026-07-06', '8 2026-07-06 2026-07-13'])
  })
  test('as it went once it has gone', () => {
    const stand = bekijk(
      gebeurtenissen('2026-06-08T10:00:00+02:00', 'plaatsing 2026-06-08', 'een-op-een-gestart 2026-06-08', `2026-06-12T10:00:00+02:00 ${VA}!`, '2026-06-19T10:00:00+02:00 hulpverleningsplan!', '2026-06-29T10:00:00+02:00 evaluatie-dag-21!', 'D1=ja', '2026-07-03T10:00:00+02:00 evaluatie-dag-28!'),
      '2026-07-03T12:00:00+02:00')
    expect(stand.stappen.filter((s) => ['0', '2', '3', '6', '7'].includes(s.stap)).map((s) => `${s.stap} ${s.van} ${s.tot}`)).toEqual([
      '0 2026-06-08 2026-06-12', '2 2026-06-08 2026-06-19', '3 2026-06-19 2026-06-29', '6 2026-06-29 2026-07-03', '7 2026-07-03 2026-07-03'])
  })
  test('stap 3 runs from day 14 when the plan is late', () => {
    const stand = (nu: string) => stap(bekijk(met('2026-04-24T10:00:00+02:00', 'een-op-een-gestart 2026-04-24'), nu), '3').toestand
    expect([stand('2026-05-07T23:59:59+02:00'), stand('2026-05-08T00:00:00+02:00')]).toEqual(['nog-niet', 'loopt'])
  })
})
