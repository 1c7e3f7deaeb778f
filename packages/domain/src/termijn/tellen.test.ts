import { describe, expect, test } from 'vitest'
import { standaardKalender as kalender } from '../kalender/index.ts'
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
