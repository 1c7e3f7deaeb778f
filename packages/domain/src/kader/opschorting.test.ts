import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender, createKalender } from '../kalender/index.ts'
import { addDagen, toDag, type Datum, type Moment } from '../kernel/index.ts'
import { leesOpschortingen, opschortingsregels } from './opschorting.ts'
import { controleerGebeurtenissen, overdracht, parseKader, rijnmond1op1, voortgang, weeg, wettelijkHvp, type Kaderdefinitie } from './index.ts'
import { gebeurtenissen, vind } from './testdata/hulp.ts'

const start = gebeurtenissen('2026-09-07T10:00:00+02:00', 'plaatsing 2026-09-07', 'een-op-een-gestart 2026-09-07')
const op = (dag: string, tijd = '12:00') => `${dag}T${tijd}:00+02:00` as Moment
const stil = (dag: string, grond = 'wacht-op-toestemming', over: object = {}) => ({ op: op(dag), soort: 'opgeschort', grond, datum: dag, ...over }) as Gebeurtenis
const door = (dag: string, over: object = {}) => ({ op: op(dag), soort: 'hervat', datum: dag, ...over }) as Gebeurtenis
const bekijk = (lijst: Gebeurtenis[], nu: string, kader: Kaderdefinitie = rijnmond1op1) => voortgang(kader, lijst, kalender, nu)
const meldingen = (lijst: Gebeurtenis[], kader: Kaderdefinitie = rijnmond1op1) => controleerGebeurtenissen(kader, lijst, kalender).map(({ pad, melding }) => `${pad}: ${melding}`)
const traps = (lijst: Gebeurtenis[], nu: string, termijn: string) => bekijk(lijst, nu).escalaties.filter((e) => e.termijn === termijn).map((e) => `${e.trap} ${e.op.slice(0, 10)} ${e.status}${e.achterafOnterecht ? ' onterecht' : ''}`)

describe('an opschorting', () => {
  const lijst = [...start, stil('2026-09-14'), door('2026-09-19')]
  test('adds its days before the verschuiving, and says so', () => {
    expect(vind(bekijk(lijst, op('2026-09-19')), 'evaluatie-dag-21')).toMatchObject({
      normdatum: '2026-10-03', deadline: '2026-10-05', opschorting: { dagen: 5, loopt: false },
      uitleg: 'start 1-op-1 ma 7 sep + 21 dagen = ma 28 sep; opschorting 5 dagen (wacht op toestemming) = za 3 okt; verschuift naar ma 5 okt',
    })
  })
  test('as a sum, one line per step', () => {
    expect(vind(bekijk(lijst, op('2026-09-19')), 'evaluatie-dag-21').uitlegDelen.slice(1)).toEqual([
      { tekst: '+ 21 dagen = ma 28 sep', datum: '2026-09-28' },
      { tekst: 'opschorting 5 dagen (wacht op toestemming) = za 3 okt', datum: '2026-10-03' },
      { tekst: 'verschuift naar ma 5 okt', datum: '2026-10-05' },
    ])
  })
  test('the ladder follows the deadline', () => {
    expect(bekijk(lijst, op('2026-09-19')).escalaties.filter((e) => e.termijn === 'evaluatie-dag-21').map((e) => e.op.slice(0, 10))).toEqual(['2026-10-01', '2026-10-06', '2026-10-08', '2026-10-12', '2026-10-19'])
  })
  test('while it lasts the deadline stands at its cap, so it does not change from day to day', () => {
    const loopt = [...start, stil('2026-09-10')]
    for (const dag of ['2026-09-10', '2026-09-20', '2026-10-07']) {
      expect(vind(bekijk(loopt, op(dag)), 'hulpverleningsplan')).toMatchObject({ deadline: '2026-10-19', toestand: 'loopt', opschorting: { dagen: 28, loopt: true } })
    }
    expect(vind(bekijk(loopt, op('2026-09-10')), 'hulpverleningsplan').uitleg).toBe(
      'start 1-op-1 ma 7 sep + 14 dagen = ma 21 sep; opschorting ten hoogste 28 dagen (wacht op toestemming, loopt nog) = ma 19 okt')
  })
  test('nothing goes off while the clock stands still', () => {
    const loopt = [...start, stil('2026-09-10')]
    for (let dag = '2026-09-10'; dag < '2026-10-08'; dag = addDagen(dag as Datum, 1)) expect(bekijk(loopt, op(dag, '23:00')).escalaties.some((e) => e.status === 'afgegaan' && e.op >= '2026-09-10T10')).toBe(false)
  })
  test('nobody ends it: the cap does, and the clock runs again', () => {
    expect(vind(bekijk([...start, stil('2026-09-10'), door('2026-11-30')], op('2026-11-30')), 'hulpverleningsplan')).toMatchObject({ deadline: '2026-10-19', opschorting: { dagen: 28, loopt: false } })
  })
  test('a termijn in werkdagen gets werkdagen back', () => {
    const d1 = gebeurtenissen('2026-09-28T12:00:00+02:00', 'evaluatie-dag-21!', 'D1=nee')
    expect(vind(bekijk([...start, ...d1, stil('2026-09-29'), door('2026-10-05')], op('2026-10-05')), 'onafhankelijk-advies')).toMatchObject({
      uitleg: 'besluit D1 (nee) ma 28 sep + 3 werkdagen = do 1 okt; opschorting 4 werkdagen (wacht op toestemming) = wo 7 okt' })
  })
  test('a statutory termijn does not stand still', () => {
    const lijst = [...gebeurtenissen('2026-04-13T10:00:00+02:00', 'familiegroepsplan-afgezien 2026-04-13'), stil('2026-04-20'), door('2026-04-25')]
    expect(vind(voortgang(wettelijkHvp, lijst, kalender, op('2026-05-01')), 'hulpverleningsplan')).toMatchObject({ deadline: '2026-05-26' })
  })
  test('only days between its anker and its closing count', () => {
    const klaar = [...start, ...gebeurtenissen(op('2026-09-11'), 'verklarende-analyse!'), stil('2026-09-14'), door('2026-09-19')]
    expect(vind(bekijk(klaar, op('2026-09-20')), 'verklarende-analyse').opschorting).toBeUndefined()
    const tijdens = [...start, stil('2026-09-10'), ...gebeurtenissen(op('2026-09-12'), 'verklarende-analyse!')]
    const t = vind(bekijk(tijdens, op('2026-09-13')), 'verklarende-analyse')
    expect(t.opschorting).toMatchObject({ dagen: 2, loopt: false })
    expect(vind(bekijk([...tijdens, door('2026-09-20')], op('2026-09-20')), 'verklarende-analyse')).toEqual(t)
  })
  test('a reminder sent before it stands, and comes again for the new date', () => {
    expect(traps([...start, stil('2026-09-11'), door('2026-09-16')], op('2026-09-16'), 'verklarende-analyse')).toEqual([
      'H1 2026-09-10 afgegaan', 'H1 2026-09-17 gepland', 'E1 2026-09-21 gepland', 'E2 2026-09-23 gepland', 'E3 2026-09-25 gepland', 'E4 2026-10-02 gepland'])
  })
})

describe('what was recorded all the same changes nothing', () => {
  test('a second pause while one runs', () => {
    const gelezen = leesOpschortingen(rijnmond1op1, [stil('2026-09-10'), stil('2026-09-12', 'opname')] as never)
    expect(gelezen).toEqual([{ grond: 'wacht-op-toestemming', van: toDag('2026-09-10' as Datum), tot: toDag('2026-10-08' as Datum), loopt: true }])
  })
  test('a pause that begins after the deadline had passed', () => {
    const t = vind(bekijk([...start, stil('2026-09-16'), door('2026-09-18')], op('2026-09-18')), 'verklarende-analyse')
    expect(t).toMatchObject({ deadline: '2026-09-14', toestand: 'verstreken' })
    expect(t.opschorting).toBeUndefined()
  })
})

describe('used time stays used', () => {
  const besloten = weeg({ kader: rijnmond1op1, kalender, eerder: start }, stil('2026-09-10') as never)
  const g = besloten.ok ? (besloten.value as Gebeurtenis) : null!
  const krap: Kaderdefinitie = { ...rijnmond1op1, versie: 2, opschorting: { gronden: [{ grond: 'wacht-op-toestemming', titel: 'wacht', maxDagen: 3, bron: 'O' }], maxDagenTotaal: 3 } }
  test('what is decided carries the day on which its cap ends it', () => expect(g).toMatchObject({ uiterlijk: '2026-10-08' }))
  test('another kader with smaller caps, or without the ground, or another kalender', () => {
    const lijst = [...start, g, door('2026-09-20')]
    expect(vind(bekijk(lijst, op('2026-09-21')), 'hulpverleningsplan').opschorting?.dagen).toBe(10)
    expect(vind(bekijk(lijst, op('2026-09-21'), krap), 'hulpverleningsplan').opschorting?.dagen).toBe(10)
    expect(vind(bekijk(lijst, op('2026-09-21'), { ...krap, opschorting: { gronden: [], maxDagenTotaal: 0 } }), 'hulpverleningsplan').opschorting?.dagen).toBe(10)
    const eigen = createKalender({ versie: 'x', eigenDagen: [{ datum: '2026-10-01' as Datum, naam: 'dicht', bron: 'test' }] })
    expect(vind(voortgang(rijnmond1op1, lijst, eigen, op('2026-09-21')), 'hulpverleningsplan').opschorting?.dagen).toBe(10)
  })
})

describe('verlengen', () => {
  const kader: Kaderdefinitie = { ...rijnmond1op1, termijnen: rijnmond1op1.termijnen.map((t) => (t.termijn === 'hulpverleningsplan' ? { ...t, verlengbaar: { maxDagen: 7 } } : t)) }
  const langer = (dag: string, dagen = 5) => ({ op: op(dag), soort: 'verlengd', termijn: 'hulpverleningsplan', dagen, reden: 'Ouders zijn op vakantie.' }) as Gebeurtenis
  test('once, where the kader allows it, with the sum', () => {
    expect(vind(bekijk([...start, langer('2026-09-18'), langer('2026-09-19')], op('2026-09-20'), kader), 'hulpverleningsplan')).toMatchObject({
      deadline: '2026-09-28', verlengd: { dagen: 5 }, uitleg: 'start 1-op-1 ma 7 sep + 14 dagen = ma 21 sep; verlengd met 5 dagen = za 26 sep; verschuift naar ma 28 sep' })
  })
  test.each([
    ['where the kader does not allow it', rijnmond1op1, [langer('2026-09-18')], '$.gebeurtenissen[2].termijn: "Hulpverleningsplan" kan in dit kader niet worden verlengd.'],
    ['twice', kader, [langer('2026-09-18'), langer('2026-09-19')], '$.gebeurtenissen[3].termijn: "Hulpverleningsplan" is al een keer verlengd.'],
    ['too long', kader, [langer('2026-09-18', 8)], '$.gebeurtenissen[2].dagen: Verlengen kan met ten hoogste 7 dagen.'],
    ['too late', kader, [langer('2026-09-22')], '$.gebeurtenissen[2].termijn: "Hulpverleningsplan" was op ma 21 sep 2026 al verstreken; verlengen kan alleen ervoor.'],
  ])('refused %s', (_, k, lijst, melding) => expect(meldingen([...start, ...lijst], k)).toEqual([melding]))
})

describe('what may not be recorded', () => {
  test.each<[string, Gebeurtenis[], string]>([
    ['an unknown ground', [stil('2026-09-10', 'vakantie')], '$.gebeurtenissen[2].grond: Dit kader kent geen grond "vakantie"; wel: wacht-op-toestemming, jongere-niet-aanwezig, opname, wacht-op-uitspraak.'],
    ['while one runs', [stil('2026-09-10'), stil('2026-09-12')], '$.gebeurtenissen[3].datum: De klok staat al stil sinds do 10 sep 2026; laat hem eerst weer lopen.'],
    ['overlap', [stil('2026-09-10'), door('2026-09-15'), stil('2026-09-16', 'opname', { datum: '2026-09-12' })], '$.gebeurtenissen[4].datum: Dit overlapt met een eerdere opschorting; die liep van do 10 sep 2026 tot di 15 sep 2026.'],
    ['resume what does not stand still', [door('2026-09-10')], '$.gebeurtenissen[2].soort: De klok staat niet stil, dus er is niets te hervatten.'],
    ['the future', [stil('2026-09-10', 'opname', { datum: '2026-09-11' })], '$.gebeurtenissen[2].datum: Deze dag ligt in de toekomst.'],
    ['the cap of the ground is used', [stil('2026-09-08'), door('2026-10-06'), stil('2026-10-07')], '$.gebeurtenissen[4].grond: Voor "wacht op toestemming" zijn alle 28 dagen al gebruikt.'],
    ['back past a breach', [stil('2026-09-16', 'opname', { datum: '2026-09-11' })], '$.gebeurtenissen[2].datum: "Verklarende analyse" was op ma 14 sep 2026 al verstreken. Stilzetten met terugwerkende kracht mag alleen met een reden van wie daartoe bevoegd is.'],
  ])('%s', (_, lijst, melding) => expect(meldingen([...start, ...lijst])).toEqual([melding]))
  test('back past a breach with a privileged reason: allowed, and what went out was wrong', () => {
    const lijst = [...start, stil('2026-09-16', 'opname', { datum: '2026-09-11', bevoegd: 'Opname was bekend, niet vastgelegd.' }), door('2026-09-18')]
    expect(meldingen(lijst)).toEqual([])
    expect(traps(lijst, op('2026-09-18'), 'verklarende-analyse')).toEqual([
      'H1 2026-09-10 afgegaan', 'E1 2026-09-15 afgegaan onterecht', 'H1 2026-09-18 afgegaan', 'E1 2026-09-22 gepland', 'E2 2026-09-24 gepland', 'E3 2026-09-28 gepland', 'E4 2026-10-05 gepland'])
  })
})

/** Pauses as somebody could enter them, right or wrong. */
const pauzes = fc.array(fc.record({ na: fc.integer({ min: 0, max: 90 }), terug: fc.integer({ min: 0, max: 10 }), hervat: fc.boolean(), grond: fc.constantFrom('wacht-op-toestemming', 'opname', 'jongere-niet-aanwezig', 'onbekend') }), { maxLength: 10 })
  .map((lijst) => lijst.sort((x, y) => x.na - y.na).map(({ na, terug, hervat, grond }, i): Gebeurtenis => {
    const dag = addDagen('2026-09-07' as Datum, na)
    const moment = `${dag}T12:00:${String(i).padStart(2, '0')}+02:00`
    const datum = addDagen(dag, -terug)
    return (hervat ? { op: moment, soort: 'hervat', datum } : { op: moment, soort: 'opgeschort', grond, datum, bevoegd: 'x' }) as Gebeurtenis
  }))

test('pauses never overlap, and never pass the cap of their ground or the total', () => {
  fc.assert(fc.property(pauzes, (lijst) => {
    const gelezen = leesOpschortingen(rijnmond1op1, lijst as never)
    const { gronden, maxDagenTotaal } = opschortingsregels(rijnmond1op1)
    gelezen.forEach((o, i) => { expect(o.tot).toBeGreaterThan(o.van); if (i > 0) expect(o.van).toBeGreaterThanOrEqual(gelezen[i - 1]!.tot) })
    const bekend = gelezen.filter((o) => o.grond !== 'onbekend')
    for (const { grond, maxDagen } of gronden) expect(bekend.filter((o) => o.grond === grond).reduce((n, o) => n + o.tot - o.van, 0)).toBeLessThanOrEqual(maxDagen)
    expect(bekend.reduce((n, o) => n + o.tot - o.van, 0)).toBeLessThanOrEqual(maxDagenTotaal)
  }), { numRuns: 500 })
})

test('a deadline with pauses is never earlier than without, and what went out is never denied', () => {
  fc.assert(fc.property(pauzes, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 30 }), (lijst, dag, later) => {
    const nu = toDag('2026-09-07' as Datum) + dag
    const bij = (d: number) => voortgang(rijnmond1op1, [...start, ...lijst], kalender, d * 86_400_000 + 12 * 3_600_000)
    const met = bij(nu)
    const zonder = voortgang(rijnmond1op1, start, kalender, nu * 86_400_000 + 12 * 3_600_000)
    for (const t of zonder.termijnen) expect(vind(met, t.termijn, t.cyclus).deadline >= t.deadline).toBe(true)
    const straks = bij(nu + later).escalaties
    for (const e of met.escalaties.filter((x) => x.status === 'afgegaan')) expect(straks.some((x) => x.termijn === e.termijn && x.trap === e.trap && x.op === e.op && x.status === 'afgegaan'), `${e.termijn} ${e.trap} ${e.op}`).toBe(true)
  }), { numRuns: 300 })
})

test('an accepted list of pauses has the effect that was accepted', () => {
  fc.assert(fc.property(pauzes, (lijst) => {
    const goed: Gebeurtenis[] = [...start]
    for (const g of lijst) { const uit = weeg({ kader: rijnmond1op1, kalender, eerder: goed }, g as never); if (uit.ok) goed.push(uit.value) }
    expect(controleerGebeurtenissen(rijnmond1op1, goed, kalender)).toEqual([])
    const gelezen = leesOpschortingen(rijnmond1op1, goed.filter((g) => g.soort === 'opgeschort' || g.soort === 'hervat') as never)
    expect(gelezen.length).toBeLessThanOrEqual(goed.filter((g) => g.soort === 'opgeschort').length)
  }))
})

test('the shipped kaders read as before: nothing of this is switched on in them', () => {
  for (const kader of [rijnmond1op1, overdracht, wettelijkHvp]) expect([parseKader(kader).ok, kader.opschorting, kader.termijnen.some((t) => t.verlengbaar ?? t.herhaling)]).toEqual([true, undefined, false])
})
