import { describe, expect, test } from 'vitest'
import { leeftijdOp } from '../../casus/index.ts'
import { standaardKalender as kalender } from '../../kalender/index.ts'
import { dagVan, type Datum } from '../../kernel/index.ts'
import { kaders, overdracht, parseKader, rijnmond1op1, toestemming, voortgang, wettelijkHvp } from '../index.ts'
import { gebeurtenissen, vind } from '../testdata/hulp.ts'

test.each(kaders.map((kader) => [kader.sleutel, kader] as const))('%s can be published as it is', (_, kader) => {
  expect(parseKader(JSON.parse(JSON.stringify(kader)))).toMatchObject({ ok: true })
})

test('every termijn, stap and poort names its bron', () => {
  for (const kader of kaders) for (const deel of [kader, ...kader.termijnen, ...kader.stappen, ...kader.poorten]) expect(deel.bron.length).toBeGreaterThan(3)
})

test('the poster: nine steps, two poorten, milestones at day 14, 21 and 28', () => {
  expect(rijnmond1op1.stappen.map((s) => s.stap)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
  expect(rijnmond1op1.poorten.map((p) => p.poort)).toEqual(['D1', 'D2'])
  expect(rijnmond1op1.termijnen.filter((t) => t.mijlpaal).map((t) => t.tel[0]!.aantal)).toEqual([14, 21, 28])
})

describe('wettelijk-hvp', () => {
  test.each([
    ['familiegroepsplan-afgezien 2026-04-13', 'hulpverleningsplan', '2026-05-25', '2026-05-26'],
    ['schriftelijk-plan-gevraagd 2027-03-12', 'schriftelijk-plan', '2027-03-26', '2027-03-30'],
    ['schriftelijk-plan-gevraagd 2026-05-01', 'schriftelijk-plan', '2026-05-15', '2026-05-18'],
  ])('%s: %s %s, verschuift naar %s', (gebeurtenis, termijn, normdatum, deadline) => {
    const dag = gebeurtenis.slice(-10)
    const stand = voortgang(wettelijkHvp, gebeurtenissen(`${dag}T10:00:00+02:00`, gebeurtenis), kalender, `${dag}T11:00:00+02:00`)
    expect(vind(stand, termijn)).toMatchObject({ normdatum, deadline })
  })
})

test('SC11: reception within two werkdagen, the package complete within three', () => {
  const stand = voortgang(overdracht, gebeurtenissen('2026-09-18T10:00:00+02:00', 'plaatsing 2026-09-07', 'overplaatsing 2026-09-18'), kalender, '2026-09-18T11:00:00+02:00')
  expect(vind(stand, 'overdracht-ontvangst').deadline).toBe('2026-09-22')
  expect(vind(stand, 'overdracht').deadline).toBe('2026-09-23')
  expect(voortgang(overdracht, gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07'), kalender, '2026-09-08T11:00:00+02:00').termijnen).toEqual([])
})

describe('SC08: sixteen on Saturday 20 June 2026', () => {
  const stand = voortgang(toestemming, gebeurtenissen('2026-06-08T10:00:00+02:00', 'geboren 2010-06-20'), kalender, '2026-06-08T11:00:00+02:00')
  test('consent is looked at again on the last werkdag before', () => {
    expect(vind(stand, 'toestemming-16')).toMatchObject({
      deadline: '2026-06-19',
      uitleg: 'geboren zo 20 jun 2010 + 16 jaar = za 20 jun 2026 − 1 werkdag = vr 19 jun 2026',
    })
  })
  test('the twelfth birthday was over before anybody knew of it', () => {
    expect(stand.termijnen.map((t) => t.termijn)).toEqual(['toestemming-16'])
  })
  test('a consent of half past midnight on the birthday is from somebody of sixteen', () => {
    expect(leeftijdOp('2010-06-20' as Datum, dagVan('2026-06-19T22:30:00Z'))).toBe(16)
    expect(leeftijdOp('2010-06-20' as Datum, dagVan('2026-06-19T21:59:59Z'))).toBe(15)
  })
})
