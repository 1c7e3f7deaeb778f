import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { isWerkdagOp, standaardKalender as kalender } from '../kalender/index.ts'
import { dagUit, toDag, toDatum, toMs, verjaardag, type Datum } from '../kernel/index.ts'
import { deadlinedag, normdag } from '../termijn/index.ts'
import { overdracht, parseKader, plan18plus, rijnmond1op1, toestemming, voortgang, wettelijkHvp, type Kaderdefinitie, type Termijndefinitie } from './index.ts'
import { gebeurtenissen, vind } from './testdata/hulp.ts'

const met = (wijzig: (termijnen: Termijndefinitie[]) => void, ladders: Kaderdefinitie['ladders'] = {}): Kaderdefinitie => {
  const kader = { ...structuredClone(rijnmond1op1), ladders: { ...rijnmond1op1.ladders, ...ladders } }
  wijzig(kader.termijnen)
  const gelezen = parseKader(kader)
  if (!gelezen.ok) throw new Error(JSON.stringify(gelezen.error))
  return gelezen.value
}
const basis = rijnmond1op1.termijnen[4]!

describe('hours that really pass', () => {
  const ladder = { tijd: '09:00', trappen: [{ trap: 'H1', werkdagen: 0, uren: -2, naar: ['uitvoerder' as const] }, { trap: 'E1', werkdagen: 0, uren: 1, naar: ['procesregisseur' as const] }] }
  const kader = met((t) => t.push({
    ...basis, termijn: 'gw-instemming', titel: 'Instemming gedragswetenschapper', stap: null, anker: [{ soort: 'registratie', registratie: 'noodsituatie' }], tel: [{ aantal: 12, eenheid: 'uren' }],
    verschuiving: 'geen', wettelijk: true, sluit: { soort: 'formulier-vastgesteld', formulier: 'maandtoets' }, ladder: 'uren', bron: 'W: Jeugdwet art. 6.3.1.2 lid 5',
  }), { uren: ladder })
  const start = (moment: string) => [{ op: moment, soort: 'registratie', registratie: 'noodsituatie', moment } as Gebeurtenis]
  test.each([
    ['a plain day', '2026-03-24T14:30:00+01:00', '2026-03-25T01:30:00Z', 'registratie noodsituatie di 24 mrt 14:30 + 12 uur = wo 25 mrt 02:30; verschuift niet'],
    ['the spring night', '2026-03-28T20:00:00+01:00', '2026-03-29T07:00:00Z', 'registratie noodsituatie za 28 mrt 20:00 + 12 uur = zo 29 mrt 09:00; verschuift niet'],
    ['the autumn night', '2026-10-24T20:00:00+02:00', '2026-10-25T06:00:00Z', 'registratie noodsituatie za 24 okt 20:00 + 12 uur = zo 25 okt 07:00; verschuift niet'],
  ])('%s', (_, moment, eindeUtc, uitleg) => {
    const stand = voortgang(kader, start(moment), kalender, moment)
    expect(vind(stand, 'gw-instemming')).toMatchObject({ eindeUtc, uitleg, toestand: 'loopt' })
    const einde = toMs(eindeUtc)
    expect(stand.escalaties.filter((e) => e.termijn === 'gw-instemming').map((e) => (toMs(e.op) - einde) / 3_600_000)).toEqual([-2, 1])
    expect([einde - 1, einde].map((nu) => vind(voortgang(kader, start(moment), kalender, nu), 'gw-instemming').toestand)).toEqual(['nadert', 'verstreken'])
  })
  test('agree with Temporal over both nights, to the second', () => {
    fc.assert(fc.property(fc.constantFrom('2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z'), fc.integer({ min: 0, max: 86_400 }), (van, s) => {
      const begin = Temporal.Instant.from(van).add({ seconds: s })
      const t = vind(voortgang(kader, start(begin.toString()), kalender, begin.epochMilliseconds), 'gw-instemming')
      const einde = begin.toZonedDateTimeISO('Europe/Amsterdam').add({ hours: 12 })
      expect(t.eindeUtc).toBe(einde.toInstant().toString())
      expect(t.deadline).toBe(einde.subtract({ nanoseconds: 1 }).toPlainDate().toString())
    }))
  })
})

test('counted backward nothing moves, whatever the verschuiving', () => {
  const verschuiving = fc.constantFrom('atw' as const, 'volgende-werkdag' as const, 'vorige-werkdag' as const)
  fc.assert(fc.property(fc.integer({ min: dagUit(2020, 1, 1), max: dagUit(2039, 1, 1) }), fc.integer({ min: 1, max: 400 }), verschuiving, fc.boolean(), (anker, n, v, wettelijk) => {
    const regel = { tel: [{ aantal: -n, eenheid: 'dagen' as const }], verschuiving: v, wettelijk }
    expect(deadlinedag(kalender, anker, normdag(kalender, anker, regel.tel), regel)).toBe(anker - n)
  }))
})

describe('a termijn that comes back while the 1-op-1 runs', () => {
  const kader = met((t) => { t[4] = { ...basis, herhaling: { elke: [{ aantal: 28, eenheid: 'dagen' }], vanaf: 'anker', tot: { soort: 'een-op-een-beeindigd' }, tenzij: { soort: 'een-op-een-gestart' } }, vervalt: [{ bij: { soort: 'een-op-een-beeindigd' }, tenzij: { soort: 'een-op-een-gestart' }, reden: '1-op-1 beëindigd' }] } })
  const lijst = (...regels: string[]) => gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07', 'een-op-een-gestart 2026-09-07', ...regels)
  const rondes = (l: Gebeurtenis[], nu: string) => voortgang(kader, l, kalender, nu).termijnen.filter((t) => t.termijn === 'evaluatie-dag-28').map((t) => `${t.cyclus} ${t.normdatum} ${t.toestand}`)
  test('one at a time, on its grid: day 28, 56, 84', () => {
    expect(rondes(lijst(), '2026-09-08T10:00:00+02:00')).toEqual(['1 2026-10-05 loopt'])
    expect(rondes(lijst('2026-10-02T10:00:00+02:00 evaluatie-dag-28!'), '2026-10-02T10:00:00+02:00')).toEqual(['1 2026-10-05 afgerond', '2 2026-11-02 loopt'])
    expect(rondes(lijst('2026-10-02T10:00:00+02:00 evaluatie-dag-28!', '2026-11-02T10:00:00+01:00 evaluatie-dag-28!'), '2026-11-02T10:00:00+01:00')).toEqual(['1 2026-10-05 afgerond', '2 2026-11-02 afgerond', '3 2026-11-30 loopt'])
  })
  test('closed so late that a round passed: the next that still lies ahead', () => {
    expect(rondes(lijst('2026-11-06T10:00:00+01:00 evaluatie-dag-28!'), '2026-11-06T10:00:00+01:00')).toEqual(['1 2026-10-05 afgerond', '2 2026-11-30 loopt'])
  })
  test('the end of the 1-op-1 ends it', () => {
    expect(rondes(lijst('2026-10-02T10:00:00+02:00 evaluatie-dag-28!', '2026-10-20T10:00:00+02:00 een-op-een-beeindigd 2026-10-20'), '2026-10-20T10:00:00+02:00')).toEqual(['1 2026-10-05 afgerond', '2 2026-11-02 vervallen'])
    expect(rondes(lijst('2026-10-02T10:00:00+02:00 een-op-een-beeindigd 2026-10-02', '2026-10-05T10:00:00+02:00 evaluatie-dag-28!'), '2026-10-06T10:00:00+02:00')).toEqual(['1 2026-10-05 afgerond'])
  })
  test('says which round it is', () => {
    const stand = voortgang(kader, lijst('2026-10-02T10:00:00+02:00 evaluatie-dag-28!'), kalender, '2026-10-02T10:00:00+02:00')
    expect(vind(stand, 'evaluatie-dag-28', 2).uitleg).toBe('start 1-op-1, ronde 2 vanaf ma 5 okt + 28 dagen = ma 2 nov')
  })
})

test('two clocks on one step: the poster and the wet, both shown, counted apart, closed by one form', () => {
  const kader = met((t) => t.push({ ...wettelijkHvp.termijnen[0]!, termijn: 'hulpverleningsplan-wettelijk', stap: '2' }))
  const lijst = gebeurtenissen('2026-04-13T10:00:00+02:00', 'plaatsing 2026-04-13', 'een-op-een-gestart 2026-04-13', 'familiegroepsplan-afgezien 2026-04-13')
  const stand = voortgang(kader, lijst, kalender, '2026-05-01T12:00:00+02:00')
  expect([vind(stand, 'hulpverleningsplan'), vind(stand, 'hulpverleningsplan-wettelijk')].map((t) => [t.stap, t.deadline, t.toestand])).toEqual([['2', '2026-04-28', 'verstreken'], ['2', '2026-05-26', 'loopt']])
  const klaar = voortgang(kader, [...lijst, ...gebeurtenissen('2026-05-04T12:00:00+02:00', 'hulpverleningsplan!')], kalender, '2026-05-05T12:00:00+02:00')
  expect([vind(klaar, 'hulpverleningsplan').teLaat, vind(klaar, 'hulpverleningsplan-wettelijk').teLaat]).toEqual([true, false])
})

describe('several kaders side by side on one casus: voortgang per kader, on the same gebeurtenissen', () => {
  const alles = [rijnmond1op1, wettelijkHvp, overdracht, toestemming, plan18plus]
  const naast = (lijst: Gebeurtenis[], nu: string) => Object.fromEntries(alles.map((kader) => [kader.sleutel, voortgang(kader, lijst, kalender, nu).termijnen.map((t) => `${t.termijn} ${t.cyclus} ${t.deadline}`)]))
  test('SC11: the transfer starts its own clocks and leaves the evaluations on the 1-op-1 clock', () => {
    const stand = naast(gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07', 'een-op-een-gestart 2026-09-07', '2026-09-18T10:00:00+02:00 overplaatsing 2026-09-18'), '2026-09-18T11:00:00+02:00')
    expect(stand['rijnmond-1-op-1']).toEqual(expect.arrayContaining(['verklarende-analyse 2 2026-09-25', 'hulpverleningsplan 2 2026-10-02', 'evaluatie-dag-21 1 2026-09-28', 'evaluatie-dag-28 1 2026-10-05']))
    expect(stand.overdracht).toEqual(['overdracht-ontvangst 1 2026-09-22', 'overdracht 1 2026-09-23'])
    expect([stand['wettelijk-hvp'], stand.toestemming, stand['plan-18plus']]).toEqual([[], [], []])
  })
  test('SC08: sixteen during the traject moves nothing of the poster', () => {
    const lijst = gebeurtenissen('2026-06-08T10:00:00+02:00', 'geboren 2010-06-20', 'plaatsing 2026-06-08', 'een-op-een-gestart 2026-06-08')
    const stand = naast(lijst, '2026-06-08T11:00:00+02:00')
    expect(stand['rijnmond-1-op-1']).toEqual(expect.arrayContaining(['verklarende-analyse 1 2026-06-15', 'hulpverleningsplan 1 2026-06-22', 'evaluatie-dag-21 1 2026-06-29', 'evaluatie-dag-28 1 2026-07-06']))
    expect(stand.toestemming).toEqual(['toestemming-16 1 2026-06-19'])
    expect(stand['plan-18plus']).toEqual(['plan-18plus-start 1 2026-06-20', 'plan-18plus 1 2027-06-20', 'plan-18plus-besluit 1 2027-12-20', 'plan-18plus-overdracht 1 2028-03-20', 'plan-18plus-gereed 1 2028-06-19'])
  })
})

describe('plan-18plus', () => {
  test('the last milestone is the last werkdag before eighteen, for every birthday', () => {
    fc.assert(fc.property(fc.integer({ min: dagUit(2008, 1, 1), max: dagUit(2020, 12, 31) }), (n) => {
      const geboren = toDatum(n)
      const nu = `${geboren}T12:00:00Z`
      const t = vind(voortgang(plan18plus, [{ op: nu, soort: 'geboren', datum: geboren } as Gebeurtenis], kalender, nu), 'plan-18plus-gereed')
      const achttien = toDag(verjaardag(geboren, 18, 'bescherming'))
      expect(t.deadline < toDatum(achttien)).toBe(true)
      for (let dag = toDag(t.deadline) + 1; dag < achttien; dag += 1) expect(isWerkdagOp(kalender, dag)).toBe(false)
      expect(isWerkdagOp(kalender, toDag(t.deadline))).toBe(true)
    }))
  })
  test('what was over before anybody knew does not exist', () => {
    const stand = voortgang(plan18plus, gebeurtenissen('2027-07-01T10:00:00+02:00', 'geboren 2010-06-20'), kalender, '2027-07-01T11:00:00+02:00')
    expect(stand.termijnen.map((t) => t.termijn)).toEqual(['plan-18plus-besluit', 'plan-18plus-overdracht', 'plan-18plus-gereed'])
    expect(vind(stand, 'plan-18plus-besluit').uitleg).toBe('geboren zo 20 jun 2010 + 17 jaar = zo 20 jun 2027 + 6 maanden = ma 20 dec 2027; verschuift niet')
  })
  test('born on 29 February: 28 February, early enough', () => {
    expect(vind(voortgang(plan18plus, gebeurtenissen('2026-06-08T10:00:00+02:00', 'geboren 2012-02-29'), kalender, '2026-06-08T11:00:00+02:00'), 'plan-18plus-gereed')).toMatchObject({ deadline: '2030-02-27' as Datum })
  })
})
