import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { addDagen, type Datum } from '../kernel/index.ts'
import { createTerugblik, maakTerugblikUitkomst, MAX_PER_CASUS, rijnmond1op1, speelUit, voortgang, zonderGegevens, type Kaderdefinitie, type TerugblikInvoer } from './index.ts'
import { gebeurtenissen } from './testdata/hulp.ts'

const HVP = 'hulpverleningsplan'
const [van, tot] = ['2026-04-01' as Datum, '2026-06-30' as Datum]
const nu = '2026-07-01T12:00:00+02:00'
const blik = (kader: Kaderdefinitie = rijnmond1op1, over: Partial<TerugblikInvoer> = {}) => createTerugblik({ kader, kalender, van, tot, nu, ...over })
const dag = (datum: string, ...regels: string[]) => gebeurtenissen(`${datum}T10:00:00+02:00`, ...regels)
/** HVP due di 21 apr; E1 wo 22, E2 vr 24 apr. */
const casus = (hvp?: string) => [...dag('2026-04-07', 'plaatsing 2026-04-07', 'een-op-een-gestart 2026-04-07', 'rer-advies!', 'verklarende-analyse!'), ...(hvp ? dag(hvp, `${HVP}!`) : [])]
const van1 = (t: ReturnType<typeof createTerugblik>, sleutel = HVP) => { const { opTijd, teLaat, loopt } = t.totaal().termijnen.find((x) => x.termijn === sleutel)!; return [opTijd, teLaat, loopt] }

describe('one casus', () => {
  test.each<[string, string | undefined, number[]]>([['closed on the last day', '2026-04-21', [1, 0, 0]], ['closed a day late', '2026-04-22', [0, 1, 0]], ['never closed', undefined, [0, 1, 0]]])('%s', (_, hvp, verwacht) => {
    const t = blik()
    t.neem(casus(hvp))
    expect(van1(t)).toEqual(verwacht)
  })
  test('not closed and not yet late: it runs', () => {
    const t = blik(rijnmond1op1, { nu: '2026-04-21T23:59:59+02:00' })
    t.neem(casus())
    expect(van1(t)).toEqual([0, 0, 1])
  })
  test('vervallen does not count', () => {
    const t = blik()
    t.neem([...casus(), ...dag('2026-04-20', 'casus-afgesloten')])
    expect(van1(t)).toEqual([0, 0, 0])
  })
  test.each<[string, string, string, number]>([['first day', '2026-04-21', '2026-05-01', 1], ['last day', '2026-04-01', '2026-04-21', 1], ['a day before', '2026-04-22', '2026-05-01', 0], ['a day after', '2026-04-01', '2026-04-20', 0]])('its deadline and the period: %s', (_, a, b, n) => {
    const t = blik(rijnmond1op1, { van: a as Datum, tot: b as Datum })
    t.neem(casus('2026-04-21'))
    expect(van1(t)[0]).toBe(n)
  })
  test('escalaties that went off, per trap and rol; of the casus their sum, without reminders', () => {
    const t = blik(rijnmond1op1, { tot: '2026-04-24' as Datum })
    // E1 to two, E2 to one; the reminders of the HVP and of evaluatie dag 21 are none.
    expect(t.neem(casus())).toEqual({ escalaties: 3, teLaat: 1 })
    expect(t.totaal().escalaties).toEqual([
      // of the HVP, and of evaluatie dag 21
      { trap: 'H1', rol: 'zorgaanbieder', herinnering: true, aantal: 2, zonderGegevens: 0 }, { trap: 'E1', rol: 'leidinggevende', herinnering: false, aantal: 1, zonderGegevens: 0 },
      { trap: 'E1', rol: 'zorgaanbieder', herinnering: false, aantal: 1, zonderGegevens: 0 }, { trap: 'E2', rol: 'casusregisseur', herinnering: false, aantal: 1, zonderGegevens: 0 },
    ])
  })
  test('an escalatie outside the period, or after nu, did not go off in it', () => {
    for (const over of [{ van: '2026-04-25' as Datum, tot: '2026-04-27' as Datum }, { nu: '2026-04-17T08:59:00+02:00' }]) {
      const t = blik(rijnmond1op1, over)
      expect(t.neem(casus()).escalaties).toBe(0)
    }
  })
})

describe('a concept beside what happened', () => {
  const concept = structuredClone(rijnmond1op1)
  concept.termijnen[2]!.tel = [{ aantal: 10, eenheid: 'dagen' }]
  concept.formulieren.push({ formulier: 'ouderavond', titel: 'Ouderavond' })
  concept.termijnen.push({ ...concept.termijnen[2]!, termijn: 'ouderavond', titel: 'Ouderavond', sluit: { soort: 'formulier-vastgesteld', formulier: 'ouderavond' }, herstart: undefined })

  test('a new step has no gegevens: its numbers stay apart and out of the totals', () => {
    expect([...zonderGegevens(concept, rijnmond1op1)]).toEqual(['ouderavond'])
    expect([...zonderGegevens(rijnmond1op1, rijnmond1op1)]).toEqual([])
    const t = blik(concept, { vergelijkMet: rijnmond1op1 })
    expect(t.neem(casus('2026-04-17'))).toEqual(blik({ ...concept, termijnen: concept.termijnen.slice(0, -1) }).neem(casus('2026-04-17')))
    expect(t.totaal().termijnen.at(-1)).toMatchObject({ termijn: 'ouderavond', teLaat: 1, zonderGegevens: true })
    // The HVP of vr 17 apr was on its day 10, so what is late for the zorgaanbieder is the ouderavond and dag 21.
    expect(t.totaal().escalaties.find((e) => e.trap === 'E1' && e.rol === 'zorgaanbieder')).toEqual({ trap: 'E1', rol: 'zorgaanbieder', herinnering: false, aantal: 2, zonderGegevens: 1 })
  })
  test('a new step that nothing closed before the casus was, still had its last day: the same ones that gave escalaties', () => {
    const los = { ...concept, termijnen: concept.termijnen.slice(-1) }
    const t = blik(los, { vergelijkMet: rijnmond1op1 })
    t.neem([...casus('2026-04-17'), ...dag('2026-04-30', 'casus-afgesloten')])
    t.neem([...casus('2026-04-17'), ...dag('2026-04-16', 'casus-afgesloten')])
    expect(van1(t, 'ouderavond')).toEqual([0, 1, 0])
    expect(t.totaal().escalaties.find((e) => e.trap === 'E1' && e.rol === 'zorgaanbieder')).toMatchObject({ aantal: 1, zonderGegevens: 1 })
  })
  test('day 10 instead of day 14: the HVP of vr 17 apr was in time then, and is late now', () => {
    const [echt, nieuw] = [blik(), blik(concept, { vergelijkMet: rijnmond1op1 })]
    const perCasus = ['2026-04-17', '2026-04-21', '2026-04-28'].map((hvp, i) => ({ nummer: `R-${i}`, echt: echt.neem(casus(hvp)), concept: nieuw.neem(casus(hvp)) }))
    const e = echt.totaal()
    const uitkomst = maakTerugblikUitkomst({ kader: concept, concept: nieuw.totaal(), echt: e, perCasus })
    expect(uitkomst.casussen).toBe(3)
    expect(uitkomst.termijnen.find((t) => t.termijn === HVP)).toEqual({ termijn: HVP, titel: 'Hulpverleningsplan', echt: { opTijd: 2, teLaat: 1, loopt: 0 }, concept: { opTijd: 1, teLaat: 2, loopt: 0 }, zonderGegevens: false })
    expect(uitkomst.escalaties.find((x) => x.trap === 'E1' && x.rol === 'zorgaanbieder')).toMatchObject({ zonderGegevens: 3 })
    expect(uitkomst.totaal).toEqual({ echt: e.totaal, concept: nieuw.totaal().totaal })
    // Of 17 apr nothing is late, 21 apr is late with two traps more, 28 apr had three and has more.
    expect(uitkomst.perCasus.map((c) => c.nummer)).not.toContain('R-0')
    expect(uitkomst.totaal.concept.teLaat - uitkomst.totaal.echt.teLaat).toBe(1)
  })
  test('what only the real side had is shown too', () => {
    const uitkomst = maakTerugblikUitkomst({ kader: rijnmond1op1, concept: blik().totaal(), echt: { termijnen: [{ termijn: 'oud', titel: 'Oud', opTijd: 1, teLaat: 2, loopt: 3 }], escalaties: [{ trap: 'X', rol: 'ret', herinnering: false, aantal: 4 }] }, perCasus: [] })
    expect(uitkomst.termijnen.at(-1)).toEqual({ termijn: 'oud', titel: 'Oud', echt: { opTijd: 1, teLaat: 2, loopt: 3 }, concept: { opTijd: 0, teLaat: 0, loopt: 0 }, zonderGegevens: false })
    expect(uitkomst.escalaties).toEqual([{ trap: 'X', rol: 'ret', herinnering: false, echt: 4, concept: 0, zonderGegevens: 0 }])
  })
  test('per casus: only differences, the largest first, never more than fits a screen', () => {
    const perCasus = Array.from({ length: 1_200 }, (_, i) => ({ nummer: `R-${String(i).padStart(4, '0')}`, echt: { escalaties: 0, teLaat: 0 }, concept: { escalaties: i % 7, teLaat: 0 } }))
    const uit = maakTerugblikUitkomst({ kader: rijnmond1op1, concept: blik().totaal(), echt: { termijnen: [], escalaties: [] }, perCasus }).perCasus
    expect(uit).toHaveLength(MAX_PER_CASUS)
    expect(uit[0]).toMatchObject({ nummer: 'R-0006', concept: { escalaties: 6 } })
    expect(uit.map((c) => c.concept.escalaties)).toEqual(uit.map((c) => c.concept.escalaties).sort((x, y) => y - x))
  })
})

const spel = fc.record({ na: fc.integer({ min: 0, max: 400 }), scenario: fc.constantFrom('op-tijd' as const, 'te-laat' as const, 'niets' as const), D1: fc.constantFrom('ja' as const, 'nee' as const) })
  .map(({ na, scenario, D1 }) => speelUit(rijnmond1op1, kalender, { plaatsing: addDagen('2025-12-01' as Datum, na), scenario, poorten: { D1 } }))

test('the totals are the sum of the casussen, in any order; every termijn that ended in the period counts once', () => {
  fc.assert(fc.property(fc.array(spel, { maxLength: 8 }), (casussen: Gebeurtenis[][]) => {
    const [heen, terug] = [blik(), blik()]
    const los = casussen.map((lijst) => heen.neem(lijst))
    for (const lijst of casussen.toReversed()) terug.neem(lijst)
    expect(terug.totaal()).toEqual(heen.totaal())
    const { totaal, termijnen, escalaties, casussen: aantal } = heen.totaal()
    // The headline has one meaning with the rows.
    expect(totaal.escalaties).toBe(escalaties.reduce((s, e) => s + (e.herinnering ? 0 : e.aantal - e.zonderGegevens), 0))
    expect(aantal).toBe(casussen.length)
    expect(totaal).toEqual({ escalaties: los.reduce((s, c) => s + c.escalaties, 0), teLaat: los.reduce((s, c) => s + c.teLaat, 0) })
    const verwacht = casussen.flatMap((lijst) => voortgang(rijnmond1op1, lijst, kalender, nu).termijnen).filter((t) => t.toestand !== 'vervallen' && t.deadline >= van && t.deadline <= tot).length
    expect(termijnen.reduce((s, t) => s + t.opTijd + t.teLaat + t.loopt, 0)).toBe(verwacht)
  }), { numRuns: 60 })
})

test('fast enough for a year of a region: 2,000 casussen of 40 gebeurtenissen within 4 s', () => {
  const casussen = Array.from({ length: 50 }, (_, i) => {
    const lijst = speelUit(rijnmond1op1, kalender, { plaatsing: addDagen('2026-02-02' as Datum, i), scenario: 'te-laat', poorten: { D1: 'nee', D2: 'nee' } })
    while (lijst.length < 40) lijst.push({ ...lijst.at(-1)! })
    return lijst
  })
  const t = blik()
  const begin = performance.now()
  for (let i = 0; i < 2_000; i += 1) t.neem(casussen[i % 50]!)
  expect(performance.now() - begin).toBeLessThan(4_000)
  expect(t.totaal().casussen).toBe(2_000)
})
