import { describe, expect, test } from 'vitest'
import { createKalender, standaardKalender as kalender } from '../kalender/index.ts'
import { toDag, toDatum, type Datum } from '../kernel/index.ts'
import { deadlinedag, legUit, normdag, type Telregel } from './index.ts'

const regel = (aantal: number, eenheid: Telregel['tel'][number]['eenheid'], over: Partial<Telregel> = {}): Telregel => ({ tel: [{ aantal, eenheid }], verschuiving: 'atw', wettelijk: true, ...over })
function reken(anker: string, r: Telregel) {
  const dag = toDag(anker as Datum)
  const norm = normdag(kalender, dag, r.tel)
  const deadline = deadlinedag(kalender, dag, norm, r)
  const { uitleg, uitlegDelen } = legUit(kalender, { regel: r, anker: 'verzoek', ankerdag: dag, normdag: norm, verschoven: deadline, deadline })
  return { norm: toDatum(norm), deadline: toDatum(deadline), uitleg, uitlegDelen }
}

describe('Algemene termijnenwet', () => {
  test('art. 1: to the next day that is none of these', () => {
    expect(reken('2027-03-12', regel(14, 'dagen'))).toMatchObject({ norm: '2027-03-26', deadline: '2027-03-30' })
    expect(reken('2026-05-01', regel(14, 'dagen'))).toMatchObject({ norm: '2026-05-15', deadline: '2026-05-18' })
    expect(reken('2026-04-13', regel(42, 'dagen'))).toMatchObject({ norm: '2026-05-25', deadline: '2026-05-26' })
  })
  test('art. 1 lid 2: a termijn that is counted back stays', () => {
    expect(reken('2026-05-20', regel(-4, 'dagen'))).toMatchObject({ norm: '2026-05-16', deadline: '2026-05-16' })
  })
  test('art. 2: three days or more contain at least two werkdagen', () => {
    expect(reken('2026-12-24', regel(3, 'dagen'))).toMatchObject({ norm: '2026-12-27', deadline: '2026-12-29' })
    expect(reken('2026-12-24', regel(2, 'dagen'))).toMatchObject({ norm: '2026-12-26', deadline: '2026-12-28' })
    expect(reken('2026-12-24', regel(3, 'dagen', { wettelijk: false }))).toMatchObject({ deadline: '2026-12-28' })
    expect(reken('2026-05-13', regel(5, 'dagen'))).toMatchObject({ norm: '2026-05-18', deadline: '2026-05-19', uitleg: 'verzoek wo 13 mei + 5 dagen = ma 18 mei; verlengd tot di 19 mei (ten minste twee werkdagen)' })
  })
  test('art. 4: not for more than 90 days, twelve weeks, three months, nor for years', () => {
    expect(reken('2026-02-15', regel(90, 'dagen'))).toMatchObject({ norm: '2026-05-16', deadline: '2026-05-18' })
    expect(reken('2026-02-14', regel(91, 'dagen'))).toMatchObject({ norm: '2026-05-16', deadline: '2026-05-16' })
    expect(reken('2026-02-21', regel(12, 'weken'))).toMatchObject({ norm: '2026-05-16', deadline: '2026-05-18' })
    expect(reken('2026-02-14', regel(13, 'weken'))).toMatchObject({ deadline: '2026-05-16' })
    expect(reken('2026-02-16', regel(3, 'maanden'))).toMatchObject({ norm: '2026-05-16', deadline: '2026-05-18' })
    expect(reken('2026-01-16', regel(4, 'maanden'))).toMatchObject({ deadline: '2026-05-16' })
    expect(reken('2025-05-16', regel(1, 'jaren'))).toMatchObject({ deadline: '2026-05-16' })
  })
})

describe('uitleg', () => {
  test('names every feestdag that stands in the way', () => {
    expect(reken('2027-04-21', regel(14, 'dagen')).uitleg).toBe('verzoek wo 21 apr + 14 dagen = wo 5 mei (Bevrijdingsdag, Hemelvaartsdag, Gelijkgestelde dag, weekend); verschuift naar ma 10 mei')
  })
  test('nothing is said when nothing moves', () => {
    expect(reken('2026-06-08', regel(14, 'dagen')).uitleg).toBe('verzoek ma 8 jun + 14 dagen = ma 22 jun')
    expect(reken('2026-06-08', regel(1, 'werkdagen', { verschuiving: 'geen' })).uitleg).toBe('verzoek ma 8 jun + 1 werkdag = di 9 jun')
    expect(reken('2026-06-08', regel(1, 'weken', { verschuiving: 'geen' })).uitleg).toBe('verzoek ma 8 jun + 1 week = ma 15 jun; verschuift niet')
  })
  test('the sum, line by line', () => {
    expect(reken('2026-04-13', regel(14, 'dagen')).uitlegDelen).toEqual([
      { tekst: 'verzoek ma 13 apr', datum: '2026-04-13' },
      { tekst: '+ 14 dagen = ma 27 apr', datum: '2026-04-27' },
      { tekst: 'verschuift naar di 28 apr (Koningsdag)', datum: '2026-04-28' },
    ])
  })
})

describe('uitleg with the calendar of a gemeente', () => {
  const d = (tekst: string) => tekst as Datum
  const gemeente = createKalender({
    versie: 'g',
    eigenDagen: [{ datum: d('2026-06-15'), naam: 'Stadhuis dicht', bron: 'besluit' }, { datum: d('2026-05-18'), naam: 'Brugdag', bron: 'besluit' }],
    gelijkgesteld: [{ datum: d('2026-05-15'), naam: 'Gelijkgestelde dag', bron: 'KB' }],
  })
  const leg = (anker: string, r: Telregel) => {
    const dag = toDag(d(anker))
    const norm = normdag(gemeente, dag, r.tel)
    const deadline = deadlinedag(gemeente, dag, norm, r)
    return legUit(gemeente, { regel: r, anker: 'start', ankerdag: dag, normdag: norm, verschoven: deadline, deadline })
  }
  test('names its closing day and its equated day where they move a date', () => {
    expect(leg('2026-06-01', regel(14, 'dagen', { verschuiving: 'volgende-werkdag', wettelijk: false })).uitleg).toBe('start ma 1 jun + 14 dagen = ma 15 jun (Stadhuis dicht); verschuift naar di 16 jun')
    expect(leg('2026-05-01', regel(14, 'dagen', { verschuiving: 'volgende-werkdag', wettelijk: false })).uitleg).toBe('start vr 1 mei + 14 dagen = vr 15 mei (Gelijkgestelde dag, weekend, Brugdag); verschuift naar di 19 mei')
  })
  test('says why a termijn of the wet stays on its closing day, and never gives that day as a reason', () => {
    expect(leg('2026-06-01', regel(14, 'dagen')).uitleg).toBe('start ma 1 jun + 14 dagen = ma 15 jun; verschuift niet (Stadhuis dicht is geen feestdag)')
    expect(leg('2026-05-13', regel(5, 'dagen')).uitleg).toBe('start wo 13 mei + 5 dagen = ma 18 mei; verlengd tot di 19 mei (ten minste twee werkdagen)')
  })
  test('the sum names what a count of werkdagen skips', () => {
    expect(leg('2026-05-12', regel(4, 'werkdagen', { wettelijk: false })).uitlegDelen[1]).toEqual({ tekst: '+ 4 werkdagen = do 21 mei (zonder Hemelvaartsdag, Gelijkgestelde dag, Brugdag)', datum: '2026-05-21' })
  })
})
