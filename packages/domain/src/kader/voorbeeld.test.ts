import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { toMs, type Datum } from '../kernel/index.ts'
import { controleerGebeurtenissen, kaders, Kadervorm, plan18plus, rijnmond1op1, speelUit, toestemming, voortgang, werkbaar, wettelijkHvp, type Kaderdefinitie, type Voorbeeld } from './index.ts'
import { mutatiesVan } from './testing/mutaties.ts'
import { vind } from './testdata/hulp.ts'

const maandag = '2026-09-07' as Datum
const speel = (kader: Kaderdefinitie, voorbeeld: Partial<Voorbeeld> = {}) => speelUit(kader, kalender, { plaatsing: maandag, scenario: 'op-tijd', ...voorbeeld })
const kort = (lijst: readonly Gebeurtenis[]) => lijst.map((g) => `${g.op.slice(5, 10)} ${g.soort === 'formulier-vastgesteld' ? g.formulier : g.soort === 'poort-beslist' ? `${g.poort}=${g.uitkomst}` : g.soort}`)
const eind = '2027-06-01T00:00:00Z'

describe('the poster played out', () => {
  test('in time: everything on its last day, nothing goes off but reminders', () => {
    const lijst = speel(rijnmond1op1)
    expect(kort(lijst)).toEqual(['09-04 aanvraag', '09-07 plaatsing', '09-07 een-op-een-gestart', '09-11 rer-advies', '09-14 verklarende-analyse', '09-21 hulpverleningsplan', '09-28 evaluatie-dag-21', '09-29 D1=ja', '10-05 evaluatie-dag-28', '10-06 D2=ja', '10-07 maandtoets', '10-21 zorgadviesteam'])
    const stand = voortgang(rijnmond1op1, lijst, kalender, eind)
    expect(stand.termijnen.map((t) => `${t.toestand} ${t.teLaat}`)).toEqual(stand.termijnen.map(() => 'afgerond false'))
    expect(new Set(stand.escalaties.filter((e) => e.status === 'afgegaan').map((e) => e.trap))).toEqual(new Set(['H1']))
  })
  test('late: closed after the second trap, before the third', () => {
    const stand = voortgang(rijnmond1op1, speel(rijnmond1op1, { scenario: 'te-laat' }), kalender, eind)
    expect(stand.escalaties.filter((e) => e.termijn === 'hulpverleningsplan' && e.status === 'afgegaan').map((e) => e.trap)).toEqual(['H1', 'E1', 'E2'])
    expect(stand.termijnen.every((t) => t.teLaat)).toBe(true)
  })
  test('what is not done stays open, and what waits for it does not come', () => {
    const stand = voortgang(rijnmond1op1, speel(rijnmond1op1, { scenario: 'niet-af', laat: ['evaluatie-dag-21'] }), kalender, eind)
    expect(stand.termijnen.filter((t) => t.toestand === 'verstreken').map((t) => t.termijn)).toEqual(['evaluatie-dag-21'])
    expect(vind(stand, 'hulpverleningsplan')).toMatchObject({ toestand: 'afgerond', teLaat: false })
    expect(stand.poorten.map((p) => p.toestand)).toEqual(['nog-niet', 'beslist'])
  })
  test('only what is named is late', () => {
    const stand = voortgang(rijnmond1op1, speel(rijnmond1op1, { scenario: 'te-laat', laat: ['hulpverleningsplan'] }), kalender, eind)
    expect(stand.termijnen.filter((t) => t.teLaat).map((t) => t.termijn)).toEqual(['hulpverleningsplan'])
  })
  test('nothing: only what comes from outside, and every ladder to its end', () => {
    const lijst = speel(rijnmond1op1, { scenario: 'niets' })
    expect(kort(lijst)).toEqual(['09-04 aanvraag', '09-07 plaatsing', '09-07 een-op-een-gestart'])
    expect(voortgang(rijnmond1op1, lijst, kalender, eind).escalaties.every((e) => e.status === 'afgegaan')).toBe(true)
  })
  test('a poort goes the way that was asked, with the steps behind it', () => {
    const lijst = kort(speel(rijnmond1op1, { poorten: { D1: 'nee', D2: 'nee' } }))
    for (const regel of ['09-29 D1=nee', '10-02 onafhankelijk-advies', '10-05 bijgesteld-hvp', '10-06 D2=nee', '10-13 experttafel-advies']) expect(lijst).toContain(regel)
  })
  test('not beyond the horizon', () => expect(kort(speel(rijnmond1op1, { dagen: 7 })).at(-1)).toBe('09-14 verklarende-analyse'))
})

describe('what comes from outside comes only when the kader counts from it', () => {
  test('the wet: afgezien and gevraagd, no plaatsing', () => expect(kort(speel(wettelijkHvp))).toEqual(['09-07 familiegroepsplan-afgezien', '09-10 schriftelijk-plan-gevraagd', '09-24 hulpverleningsplan']))
  test('a birthday: sixteen soon, unless told', () => {
    expect(kort(speel(toestemming))).toEqual(['09-07 geboren', '10-02 toestemming-16'])
    expect(kort(speel(plan18plus, { geboortedatum: '2009-03-12' as Datum }))).toEqual(['09-07 geboren', '09-12 plan-18plus-besluit'])
    expect(kort(speel(plan18plus, { geboortedatum: '2009-03-12' as Datum, dagen: 4 }))).toEqual(['09-07 geboren'])
  })
  test('a registratie that is counted from, and a termijn in hours: three o\'clock, or half an hour before its end', () => {
    const crisis = (aantal: number): Kaderdefinitie => ({ ...wettelijkHvp, termijnen: [{ ...wettelijkHvp.termijnen[0]!, anker: [{ soort: 'registratie', registratie: 'noodmaatregel' }], tel: [{ aantal, eenheid: 'uren' }], verschuiving: 'geen' }] })
    for (const [aantal, na] of [[12, 3], [2, 1.5], [24, 23.5]] as const) {
      const lijst = speel(crisis(aantal))
      expect(lijst.map((g) => g.soort)).toEqual(['registratie', 'formulier-vastgesteld'])
      expect(toMs(lijst[1]!.op) - toMs(lijst[0]!.op), `${aantal} uur`).toBe(na * 3_600_000)
      expect(vind(voortgang(crisis(aantal), lijst, kalender, eind), 'hulpverleningsplan')).toMatchObject({ toestand: 'afgerond', teLaat: false })
    }
  })
  test('what a termijn of the kader itself produces does not come from outside', () => {
    const kader: Kaderdefinitie = { ...wettelijkHvp, termijnen: [
      { ...wettelijkHvp.termijnen[0]!, termijn: 'start', anker: [{ soort: 'plaatsing' }], tel: [{ aantal: 5, eenheid: 'dagen' }], sluit: { soort: 'een-op-een-gestart' }, verschuiving: 'geen', wettelijk: false },
      { ...wettelijkHvp.termijnen[0]!, anker: [{ soort: 'een-op-een-gestart' }], tel: [{ aantal: 7, eenheid: 'dagen' }], verschuiving: 'geen', wettelijk: false },
    ] }
    expect(kort(speel(kader))).toEqual(['09-07 plaatsing', '09-12 een-op-een-gestart', '09-19 hulpverleningsplan'])
  })
  test('a step that runs from one thing to another is ended too', () => {
    const kader: Kaderdefinitie = { ...rijnmond1op1, poorten: [], termijnen: [], formulieren: [{ formulier: 'verslag', titel: 'Verslag' }], stappen: [{ ...rijnmond1op1.stappen[0]!, formulier: 'verslag', verloop: { soort: 'duur', van: [{ soort: 'plaatsing' }], tot: [{ soort: 'formulier-vastgesteld', formulier: 'verslag' }] }, teken: { van: [{ bij: { soort: 'plaatsing' } }], tot: [{ anker: [{ soort: 'plaatsing' }], tel: [{ aantal: 10, eenheid: 'dagen' }] }] } }] }
    expect(kort(speel(kader))).toEqual(['09-07 plaatsing', '09-17 verslag'])
  })
  test('a repetition goes round until the horizon', () => {
    const kader = structuredClone(rijnmond1op1)
    kader.termijnen[4]!.herhaling = { elke: [{ aantal: 28, eenheid: 'dagen' }], vanaf: 'anker', tot: { soort: 'een-op-een-beeindigd' } }
    expect(kort(speel(kader)).filter((regel) => regel.endsWith('evaluatie-dag-28'))).toEqual(['10-05 evaluatie-dag-28', '11-02 evaluatie-dag-28', '11-30 evaluatie-dag-28'])
  })
})

test('a closing that closes nothing is tried once', () => {
  const kader = structuredClone(rijnmond1op1)
  kader.poorten = [{ ...kader.poorten[0]!, opent: { soort: 'plaatsing' } }]
  kader.termijnen = [{ ...kader.termijnen[0]!, herstart: undefined, sluit: { soort: 'poort-beslist', poort: 'D1', uitkomst: 'ja' }, herhaling: { elke: [{ aantal: 7, eenheid: 'dagen' }], vanaf: 'anker', tot: { soort: 'een-op-een-beeindigd' } } }]
  kader.stappen = []
  expect(kort(speel(kader))).toEqual(['09-07 plaatsing', '09-08 D1=ja', '09-21 D1=ja'])
})

test('a part that is not whole yet does not stop the rest', () => {
  const kader = structuredClone(rijnmond1op1)
  delete (kader.termijnen[0] as Partial<Kaderdefinitie['termijnen'][number]>).tel
  expect(kort(speel(kader))).toEqual(kort(speel(rijnmond1op1)).filter((regel) => !regel.endsWith('verklarende-analyse')))
})

test('every shipped kader, in every scenario: nothing that could not have been recorded, in order, in time', () => {
  fc.assert(fc.property(fc.constantFrom(...kaders), fc.constantFrom('op-tijd' as const, 'te-laat' as const, 'niet-af' as const, 'niets' as const), fc.constantFrom('ja' as const, 'nee' as const), fc.integer({ min: 0, max: 2000 }), (kader, scenario, poort, na) => {
    const plaatsing = new Date(Date.UTC(2024, 0, 1 + na)).toISOString().slice(0, 10) as Datum
    const voorbeeld = { plaatsing, scenario, poorten: { D1: poort, D2: poort } }
    const lijst = speelUit(kader, kalender, voorbeeld)
    expect(lijst).toEqual(speelUit(kader, kalender, voorbeeld))
    for (const g of lijst) expect(Gebeurtenis.safeParse(g).success, JSON.stringify(g)).toBe(true)
    expect(lijst.map((g) => g.op)).toEqual(lijst.map((g) => g.op).sort())
    expect(controleerGebeurtenissen(kader, lijst, kalender)).toEqual([])
    if (scenario === 'op-tijd') expect(voortgang(kader, lijst, kalender, `${Number(plaatsing.slice(0, 4)) + 1}-12-31T00:00:00Z`).termijnen.filter((t) => t.teLaat)).toEqual([])
  }), { numRuns: 150 })
}, 60_000)

test('a concept with problems is played as far as it goes: it never throws, always ends, and the voortgang of what it played works', () => {
  let vorm = 0
  fc.assert(fc.property(fc.constantFrom(...kaders.slice(0, 3)).chain((kader) => fc.oneof(mutatiesVan(kader, 1), mutatiesVan(kader, 6))), fc.constantFrom('op-tijd' as const, 'te-laat' as const), (invoer, scenario) => {
    const begin = performance.now()
    const lijst = speelUit(invoer as Kaderdefinitie, kalender, { plaatsing: maandag, scenario })
    expect(lijst.length).toBeLessThanOrEqual(250)
    expect(performance.now() - begin).toBeLessThan(5_000)
    if (Kadervorm.safeParse(invoer).success) vorm += 1
    voortgang(werkbaar(invoer), lijst, kalender, eind)
    expect(lijst).toEqual(speelUit(invoer as Kaderdefinitie, kalender, { plaatsing: maandag, scenario }))
  }), { numRuns: 300 })
  expect(vorm).toBeGreaterThan(20)
}, 60_000)

test('fast enough to do on every key: the poster in less than 30 ms', () => {
  for (let i = 0; i < 20; i += 1) speel(rijnmond1op1)
  const begin = performance.now()
  for (let i = 0; i < 20; i += 1) speel(rijnmond1op1, { scenario: 'te-laat', poorten: { D1: 'nee', D2: 'nee' } })
  expect((performance.now() - begin) / 20).toBeLessThan(30)
})
