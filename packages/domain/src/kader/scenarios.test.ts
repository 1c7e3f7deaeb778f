import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { plusWerkdagen, standaardKalender as kalender, verschuif } from '../kalender/index.ts'
import { dagVan, toDatum, toDag, type Datum } from '../kernel/index.ts'
import { rijnmond1op1, voortgang } from './index.ts'
import { gebeurtenissen, trapDag, vind } from './testdata/hulp.ts'

interface Rij { termijn: string; normdatum: Datum; alsAtw: Datum; deadline: Datum; eindeUtc: string; trappen: Record<string, Datum>; e1Utc: string }
interface Casus { casus: string; kenmerk: string; anker: Datum; maandtoets: Datum; zorgadviesteam: Datum; termijnen: Rij[] }
const casussen = JSON.parse(readFileSync(new URL('testdata/casussen.json', import.meta.url), 'utf8')) as Casus[]

const bekijk = (lijst: Gebeurtenis[], nu: string) => voortgang(rijnmond1op1, lijst, kalender, nu)

/** Dates worked out by hand by somebody else than the program. */
describe.each(casussen)('$casus, $kenmerk, plaatsing $anker', ({ anker, maandtoets, zorgadviesteam, termijnen }) => {
  const start = gebeurtenissen(`${anker}T10:00:00+01:00`, `plaatsing ${anker}`, `een-op-een-gestart ${anker}`)
  const stand = bekijk(start, `${anker}T12:00:00+01:00`)

  test.each(termijnen)('$termijn op $deadline', (rij) => {
    const t = vind(stand, rij.termijn)
    expect(t).toMatchObject({ cyclus: 1, ankerdatum: anker, normdatum: rij.normdatum, deadline: rij.deadline, eindeUtc: rij.eindeUtc, toestand: 'loopt' })
    expect(verschuif(kalender, t.normdatum, 'atw')).toBe(rij.alsAtw)
    for (const [trap, dag] of Object.entries(rij.trappen)) expect(trapDag(stand, rij.termijn, trap), trap).toBe(dag)
    expect(stand.escalaties.find((e) => e.termijn === rij.termijn && e.trap === 'E1')?.op).toBe(rij.e1Utc)

    const einde = Date.parse(rij.eindeUtc)
    expect(dagVan(einde - 1)).toBe(rij.deadline)
    expect(vind(voortgang(rijnmond1op1, start, kalender, einde - 1), rij.termijn).toestand).toBe('nadert')
    expect(vind(voortgang(rijnmond1op1, start, kalender, einde), rij.termijn).toestand).toBe('verstreken')
  })

  test('maandtoets en zorgadviesteam', () => {
    expect(vind(stand, 'maandtoets')).toMatchObject({ normdatum: maandtoets, deadline: maandtoets })
    expect(vind(stand, 'zorgadviesteam')).toMatchObject({ normdatum: zorgadviesteam, deadline: zorgadviesteam })
  })
  test('every trap is at nine in the morning in Amsterdam', () => {
    for (const { op } of stand.escalaties) expect(new Date(op).toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam' })).toBe('09:00:00')
  })
})

test('SC01: everything in time, so reminders but no escalation', () => {
  const stand = bekijk(
    gebeurtenissen('2026-04-13T10:00:00+02:00',
      'plaatsing 2026-04-13', 'een-op-een-gestart 2026-04-13', 'rer-advies!', '2026-04-17T15:00:00+02:00 verklarende-analyse!', '2026-04-24T15:00:00+02:00 hulpverleningsplan!',
      '2026-05-04T11:00:00+02:00 evaluatie-dag-21!', 'D1=ja', '2026-05-11T11:00:00+02:00 evaluatie-dag-28!', 'D2=ja'),
    '2026-05-13T09:00:00+02:00')
  const gegaan = stand.escalaties.filter((e) => e.status === 'afgegaan').map((e) => `${e.termijn} ${e.trap} ${e.op}`)
  expect(gegaan).toEqual([
    'verklarende-analyse H1 2026-04-16T07:00:00Z', 'hulpverleningsplan H1 2026-04-23T07:00:00Z', 'evaluatie-dag-21 H1 2026-04-30T07:00:00Z',
    'evaluatie-dag-28 H1 2026-05-07T07:00:00Z', 'maandtoets H1 2026-05-11T07:00:00Z',
  ])
  expect(stand.stappen.map((s) => `${s.stap} ${s.toestand}`)).toEqual([
    '0 afgerond', '1 afgerond', '2 afgerond', '3 afgerond', '4 vervallen', '5 vervallen', '6 afgerond', '7 afgerond', '8 vervallen'])
  expect(vind(stand, 'maandtoets').toestand).toBe('nadert')
  expect(vind(stand, 'hulpverleningsplan').uitleg).toBe('start 1-op-1 ma 13 apr + 14 dagen = ma 27 apr (Koningsdag); verschuift naar di 28 apr')
  expect(vind(stand, 'zorgadviesteam').uitleg).toBe('start 1-op-1 ma 13 apr + 1 maand = wo 13 mei + 10 werkdagen = ma 1 jun')
})

test('SC03: a placement half past midnight counts from the local day', () => {
  expect(dagVan('2026-03-15T23:30:00Z')).toBe('2026-03-16')
  const stand = bekijk(gebeurtenissen('2026-03-16T09:00:00+01:00', 'plaatsing 2026-03-16'), '2026-03-16T09:00:00+01:00')
  expect(['verklarende-analyse', 'hulpverleningsplan', 'evaluatie-dag-21', 'evaluatie-dag-28'].map((t) => vind(stand, t).deadline)).toEqual(
    ['2026-03-23', '2026-03-30', '2026-04-07', '2026-04-13'])
  expect(vind(stand, 'evaluatie-dag-21').normdatum).toBe('2026-04-06')
})

describe('SC04: not on schedule', () => {
  const tot21 = ['plaatsing 2026-12-11', 'een-op-een-gestart 2026-12-11', '2027-01-04T12:00:00+01:00 evaluatie-dag-21!', 'D1=nee']
  const deadline = (nu: string, termijn: string, ...verder: string[]) => vind(bekijk(gebeurtenissen('2026-12-11T10:00:00+01:00', ...tot21, ...verder), nu), termijn)

  test('advice within three werkdagen, then two for the plan, never later than day 28', () => {
    expect(deadline('2027-01-04T13:00:00+01:00', 'onafhankelijk-advies').deadline).toBe('2027-01-07')
    expect(deadline('2027-01-06T13:00:00+01:00', 'bijgesteld-hvp', '2027-01-06T12:00:00+01:00 onafhankelijk-advies!').deadline).toBe('2027-01-08')
    const begrensd = deadline('2027-01-07T13:00:00+01:00', 'bijgesteld-hvp', '2027-01-07T12:00:00+01:00 onafhankelijk-advies!')
    expect(begrensd).toMatchObject({ normdatum: '2027-01-11', deadline: '2027-01-08' })
    expect(begrensd.uitleg).toBe('onafhankelijk advies vastgesteld do 7 jan + 2 werkdagen = ma 11 jan; niet later dan dag 28: vr 8 jan')
  })
  test('the experttafel within five werkdagen of D2, and the maandtoets fires besides', () => {
    const verder = ['2027-01-06T12:00:00+01:00 onafhankelijk-advies!', '2027-01-08T09:00:00+01:00 bijgesteld-hvp!', '2027-01-08T12:00:00+01:00 evaluatie-dag-28!', 'D2=nee']
    expect(deadline('2027-01-08T13:00:00+01:00', 'experttafel-advies', ...verder)).toMatchObject({ deadline: '2027-01-15', verantwoordelijk: 'ret' })
    expect(deadline('2027-01-11T13:00:00+01:00', 'maandtoets', ...verder).toestand).toBe('nadert')
    expect(deadline('2027-01-11T13:00:00+01:00', 'zorgadviesteam', ...verder).deadline).toBe('2027-01-25')
  })
  test('year end in the uitleg', () => {
    expect(deadline('2027-01-04T13:00:00+01:00', 'evaluatie-dag-21').uitleg).toBe(
      'start 1-op-1 vr 11 dec + 21 dagen = vr 1 jan 2027 (Nieuwjaarsdag, weekend); verschuift naar ma 4 jan 2027')
  })
})

describe('SC11: overplaatsing in the middle', () => {
  const lijst = (...verder: string[]) => gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07', 'een-op-een-gestart 2026-09-07', '2026-09-11T12:00:00+02:00 verklarende-analyse!',
    '2026-09-18T12:00:00+02:00 plaatsing 2026-09-18', ...verder)
  const stand = bekijk(lijst(), '2026-09-18T13:00:00+02:00')

  test('actualisatie and the plan of the new aanbieder get their own time, the evaluations keep theirs', () => {
    expect(vind(stand, 'verklarende-analyse')).toMatchObject({ toestand: 'afgerond', deadline: '2026-09-14' })
    expect(vind(stand, 'verklarende-analyse', 2)).toMatchObject({ anker: 'overplaatsing', deadline: '2026-09-25', toestand: 'loopt' })
    expect(vind(stand, 'hulpverleningsplan', 2)).toMatchObject({ deadline: '2026-10-02', toestand: 'loopt' })
    expect(vind(stand, 'evaluatie-dag-21').deadline).toBe('2026-09-28')
    expect(vind(stand, 'evaluatie-dag-28').deadline).toBe('2026-10-05')
    expect(vind(stand, 'maandtoets').deadline).toBe('2026-10-07')
    expect(vind(stand, 'zorgadviesteam').deadline).toBe('2026-10-21')
  })
  test('the first plan was not met but ended by the overplaatsing, and never escalates after it', () => {
    expect(vind(stand, 'hulpverleningsplan')).toMatchObject({ toestand: 'vervallen', vervallenReden: 'overplaatsing', deadline: '2026-09-21', afgerondOp: null })
    expect(stand.escalaties.filter((e) => e.termijn === 'hulpverleningsplan' && e.cyclus === 1).map((e) => e.status)).toEqual(['afgegaan', 'vervallen', 'vervallen', 'vervallen', 'vervallen'])
  })
  test('a plan set vast after the overplaatsing closes the second run only', () => {
    const later = bekijk(lijst('2026-09-30T12:00:00+02:00 hulpverleningsplan!'), '2026-10-01T12:00:00+02:00')
    expect(vind(later, 'hulpverleningsplan').toestand).toBe('vervallen')
    expect(vind(later, 'hulpverleningsplan', 2)).toMatchObject({ toestand: 'afgerond', teLaat: false, afgerondOp: '2026-09-30T10:00:00Z' })
  })
  test('overplaatsing as its own kind of gebeurtenis gives the same', () => {
    const eigen = lijst().map((g) => (g.soort === 'plaatsing' && g.datum === '2026-09-18' ? { ...g, soort: 'overplaatsing' as const } : g))
    expect(bekijk(eigen, '2026-09-18T13:00:00+02:00')).toEqual(stand)
  })
})

describe('SC12: hours stay high and the evaluation is not delivered', () => {
  const lijst = (...verder: string[]) => gebeurtenissen('2026-05-19T10:00:00+02:00', 'plaatsing 2026-05-19', 'een-op-een-gestart 2026-05-19', '2026-05-22T12:00:00+02:00 verklarende-analyse!',
    '2026-05-29T12:00:00+02:00 hulpverleningsplan!', '2026-06-09T12:00:00+02:00 evaluatie-dag-21!', 'D1=nee', ...verder)

  test('stap 4 by 12 June, stap 5 by 16 June, which is day 28', () => {
    expect(vind(bekijk(lijst(), '2026-06-09T13:00:00+02:00'), 'onafhankelijk-advies').deadline).toBe('2026-06-12')
    const stand = bekijk(lijst('2026-06-12T12:00:00+02:00 onafhankelijk-advies!'), '2026-06-12T13:00:00+02:00')
    expect(vind(stand, 'bijgesteld-hvp').deadline).toBe('2026-06-16')
  })
  test('E1 to E4 go off, the last to the gemeente with the betaalvlag', () => {
    const stand = bekijk(lijst(), '2026-06-30T09:00:00+02:00')
    expect(vind(stand, 'evaluatie-dag-28').toestand).toBe('verstreken')
    expect(stand.escalaties.filter((e) => e.termijn === 'evaluatie-dag-28').map((e) => [e.trap, e.op.slice(0, 10), e.naar, e.status, e.betaalvlag])).toEqual([
      ['H1', '2026-06-12', ['casusregisseur'], 'afgegaan', false],
      ['E1', '2026-06-17', ['casusregisseur', 'leidinggevende'], 'afgegaan', false],
      ['E2', '2026-06-19', ['procesregisseur'], 'afgegaan', false],
      ['E3', '2026-06-23', ['procesregisseur'], 'afgegaan', false],
      ['E4', '2026-06-30', ['gemeente'], 'afgegaan', true],
    ])
    expect(vind(stand, 'maandtoets').toestand).toBe('verstreken')
    expect(vind(stand, 'zorgadviesteam').deadline).toBe('2026-07-03')
  })
  test('delivered on 1 July: afgerond but te laat, what went out stays, and the experttafel has until 8 July', () => {
    const stand = bekijk(lijst('2026-07-01T12:00:00+02:00 evaluatie-dag-28!', 'D2=nee'), '2026-07-01T13:00:00+02:00')
    expect(vind(stand, 'evaluatie-dag-28')).toMatchObject({ toestand: 'afgerond', teLaat: true })
    expect(stand.escalaties.filter((e) => e.termijn === 'evaluatie-dag-28').every((e) => e.status === 'afgegaan')).toBe(true)
    expect(vind(stand, 'experttafel-advies').deadline).toBe('2026-07-08')
  })
})

describe('edge cases', () => {
  test('a plaatsing whose first week ends on Boxing Day', () => {
    const stand = bekijk(gebeurtenissen('2026-12-19T10:00:00+01:00', 'plaatsing 2026-12-19'), '2026-12-19T11:00:00+01:00')
    expect(vind(stand, 'verklarende-analyse').deadline).toBe('2026-12-26')
    expect(['H1', 'E1', 'E2', 'E3', 'E4'].map((trap) => trapDag(stand, 'verklarende-analyse', trap))).toEqual(['2026-12-23', '2026-12-28', '2026-12-30', '2027-01-04', '2027-01-11'])
    expect(vind(stand, 'verklarende-analyse').uitleg).toBe('plaatsing za 19 dec + 7 dagen = za 26 dec; verschuift niet')
  })
  test('23:59 on the last day is in time, 00:00 is late', () => {
    const lijst = gebeurtenissen('2026-04-24T10:00:00+02:00', 'plaatsing 2026-04-24')
    expect(vind(bekijk(lijst, '2026-05-01T23:59:59+02:00'), 'verklarende-analyse').toestand).toBe('nadert')
    expect(vind(bekijk(lijst, '2026-05-02T00:00:00+02:00'), 'verklarende-analyse').toestand).toBe('verstreken')
    const opTijd = bekijk([...lijst, ...gebeurtenissen('2026-05-01T23:59:59+02:00', 'verklarende-analyse!')], '2026-05-03T10:00:00+02:00')
    expect(vind(opTijd, 'verklarende-analyse')).toMatchObject({ toestand: 'afgerond', teLaat: false, uitleg: 'plaatsing vr 24 apr + 7 dagen = vr 1 mei; verschuift niet' })
    const telaat = bekijk([...lijst, ...gebeurtenissen('2026-05-02T00:00:00+02:00', 'verklarende-analyse!')], '2026-05-03T10:00:00+02:00')
    expect(vind(telaat, 'verklarende-analyse')).toMatchObject({ toestand: 'afgerond', teLaat: true })
  })
  test('a running termijn keeps the rule of its own version', () => {
    const tien = { ...rijnmond1op1, versie: 2, termijnen: rijnmond1op1.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, tel: [{ aantal: 10, eenheid: 'dagen' as const }] } : t)) }
    const lijst = gebeurtenissen('2026-06-29T10:00:00+02:00', 'plaatsing 2026-06-29')
    expect(vind(bekijk(lijst, '2026-07-02T10:00:00+02:00'), 'hulpverleningsplan').deadline).toBe('2026-07-13')
    expect(vind(voortgang(tien, lijst, kalender, '2026-07-02T10:00:00+02:00'), 'hulpverleningsplan').deadline).toBe('2026-07-09')
  })
  test('werkdagen, forward and back', () => {
    expect(plusWerkdagen(kalender, '2026-04-01' as Datum, 5)).toBe('2026-04-10')
    expect(plusWerkdagen(kalender, '2026-12-23' as Datum, 5)).toBe('2026-12-31')
    expect(plusWerkdagen(kalender, '2026-05-26' as Datum, -2)).toBe('2026-05-21')
    expect(toDatum(toDag('2026-05-26' as Datum))).toBe('2026-05-26')
  })
})
