import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casusFeiten, type Gebeurtenis } from '../casus/index.ts'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { addDagen, type Datum } from '../kernel/index.ts'
import { controleerGebeurtenissen, rijnmond1op1, voortgang } from './index.ts'
import { gebeurtenissen, vind } from './testdata/hulp.ts'

// plaatsing vr 24 apr: VA vr 1 mei, H1 wo 29 apr 09:00, E1 ma 4 mei, E2 do 7 mei, E3 ma 11 mei, E4 wo 20 mei
const VA = 'verklarende-analyse'
const plaatsing = gebeurtenissen('2026-04-24T10:00:00+02:00', 'plaatsing 2026-04-24')
const g = (op: string, soort: string, rest: object) => ({ op, soort, ...rest }) as Gebeurtenis
const bekijk = (lijst: Gebeurtenis[], nu: string) => voortgang(rijnmond1op1, lijst, kalender, nu)
const traps = (lijst: Gebeurtenis[], nu: string) => bekijk(lijst, nu).escalaties.filter((e) => e.termijn === VA).map((e) => `${e.trap} ${e.op.slice(5, 10)} ${e.status}${e.achterafOnterecht ? ' onterecht' : ''}`).join(', ')
const meldingen = (lijst: Gebeurtenis[]) => controleerGebeurtenissen(rijnmond1op1, lijst, kalender).map(({ pad, melding }) => `${pad}: ${melding}`)

describe('a wrong plaatsingsdatum', () => {
  const later = [...plaatsing, g('2026-05-05T10:00:00+02:00', 'plaatsing-gecorrigeerd', { datum: '2026-05-04' })]
  test('deadlines and escalaties follow; what went out stays, and is marked', () => {
    expect(vind(bekijk(later, '2026-05-05T10:00:00+02:00'), VA)).toMatchObject({ ankerdatum: '2026-05-04', deadline: '2026-05-11', toestand: 'loopt', uitleg: 'plaatsing ma 4 mei + 7 dagen = ma 11 mei; verschuift niet' })
    expect(traps(later, '2026-05-05T10:00:00+02:00')).toBe('H1 04-29 afgegaan onterecht, E1 05-04 afgegaan onterecht, H1 05-07 gepland, E1 05-12 gepland, E2 05-18 gepland, E3 05-20 gepland, E4 05-28 gepland')
  })
  test('before the correction nobody knew', () => expect(traps(later, '2026-05-05T09:59:59+02:00')).toBe('H1 04-29 afgegaan, E1 05-04 afgegaan, E2 05-07 gepland, E3 05-11 gepland, E4 05-20 gepland'))
  test('a year later it still stands there, beside what went for the right date', () => {
    expect(traps(later, '2027-05-05T10:00:00+02:00')).toBe('H1 04-29 afgegaan onterecht, E1 05-04 afgegaan onterecht, H1 05-07 afgegaan, E1 05-12 afgegaan, E2 05-18 afgegaan, E3 05-20 afgegaan, E4 05-28 afgegaan')
  })
  test('corrected to an earlier day: what went out was right, and what is overdue goes at once', () => {
    const eerder = [...plaatsing, g('2026-04-30T10:00:00+02:00', 'plaatsing-gecorrigeerd', { datum: '2026-04-20' })]
    expect(vind(bekijk(eerder, '2026-04-30T10:00:00+02:00'), VA)).toMatchObject({ deadline: '2026-04-27', toestand: 'verstreken' })
    expect(traps(eerder, '2026-04-30T10:00:00+02:00')).toBe('H1 04-29 afgegaan, E1 04-28 afgegaan, E2 04-30 afgegaan, E3 05-04 gepland, E4 05-12 gepland')
  })
  test('`was` says which plaatsing', () => {
    const twee = [...plaatsing, ...gebeurtenissen('2026-05-04T10:00:00+02:00', 'overplaatsing 2026-05-04')]
    const goed = (rest: object) => [...twee, g('2026-05-06T10:00:00+02:00', 'plaatsing-gecorrigeerd', rest)]
    expect(bekijk(goed({ datum: '2026-05-05' }), '2026-05-06T10:00:00+02:00').termijnen.filter((t) => t.termijn === VA).map((t) => t.ankerdatum)).toEqual(['2026-04-24', '2026-05-05'])
    expect(bekijk(goed({ datum: '2026-04-23', was: '2026-04-24' }), '2026-05-06T10:00:00+02:00').termijnen.filter((t) => t.termijn === VA).map((t) => t.ankerdatum)).toEqual(['2026-04-23', '2026-05-04'])
    expect(casusFeiten(goed({ datum: '2026-05-05' }))).toMatchObject({ plaatsing: '2026-05-05' })
    expect(meldingen(goed({ datum: '2026-04-20' }))).toEqual(['$.gebeurtenissen[2].datum: Deze dag past niet tussen de andere plaatsingen (2026-04-24).'])
    expect(meldingen(goed({ datum: '2026-04-20', was: '2026-04-25' }))).toEqual(['$.gebeurtenissen[2].was: Er is geen plaatsing op 2026-04-25.'])
  })
  test('nothing to correct, or a day to come', () => {
    expect(meldingen([g('2026-05-06T10:00:00+02:00', 'plaatsing-gecorrigeerd', { datum: '2026-05-01' })])).toEqual(['$.gebeurtenissen[0].soort: Er is nog geen plaatsing om te verbeteren.'])
    expect(meldingen([...plaatsing, g('2026-05-06T10:00:00+02:00', 'plaatsing-gecorrigeerd', { datum: '2026-05-07' })])).toEqual(['$.gebeurtenissen[1].datum: Deze dag ligt in de toekomst.'])
  })
})

describe('a wrong start of the 1-op-1', () => {
  // plaatsing and start wo 1 apr: HVP wo 15 apr, dag 28 wo 29 apr
  const begin = gebeurtenissen('2026-04-01T10:00:00+02:00', 'plaatsing 2026-04-01', 'een-op-een-gestart 2026-04-01')
  const HVP = 'hulpverleningsplan'
  const verbeterd = (datum: string, op = '2026-04-17T10:00:00+02:00', rest = {}) => [...begin, g(op, 'start-gecorrigeerd', { datum, ...rest })]
  const gaan = (lijst: Gebeurtenis[], nu: string) => bekijk(lijst, nu).escalaties.filter((e) => e.termijn === HVP).map((e) => `${e.trap} ${e.op.slice(5, 10)} ${e.status}${e.achterafOnterecht ? ' onterecht' : ''}`).join(', ')

  test.each([
    ['a week later', '2026-04-08', '2026-04-22', '2026-05-06'],
    ['the day after', '2026-04-02', '2026-04-16', '2026-04-30'],
    ['the day before', '2026-03-31', '2026-04-14', '2026-04-28'],
    ['on to a Monday whose day 28 is Koningsdag', '2026-03-30', '2026-04-13', '2026-04-28'],
  ])('%s: the HVP and day 28 move, the verklarende analyse does not', (_, datum, hvp, dag28) => {
    const stand = bekijk(verbeterd(datum), '2026-04-17T10:00:00+02:00')
    expect([vind(stand, HVP).deadline, vind(stand, 'evaluatie-dag-28').deadline, vind(stand, VA).deadline]).toEqual([hvp, dag28, '2026-04-08'])
    expect(vind(stand, HVP).uitleg).toMatch(/^start 1-op-1 /)
    expect(vind(stand, HVP).ankerdatum).toBe(datum)
  })
  test('what went out stays; what should not have gone is marked, and goes again for the right day', () => {
    expect(gaan(verbeterd('2026-04-08'), '2026-04-17T09:59:59+02:00')).toBe('H1 04-13 afgegaan, E1 04-16 afgegaan, E2 04-20 gepland, E3 04-22 gepland, E4 04-30 gepland')
    expect(gaan(verbeterd('2026-04-08'), '2026-04-17T10:00:00+02:00')).toBe('H1 04-13 afgegaan onterecht, E1 04-16 afgegaan onterecht, H1 04-20 gepland, E1 04-23 gepland, E2 04-28 gepland, E3 04-30 gepland, E4 05-08 gepland')
  })
  test('to an earlier day: right all along, and what is overdue goes at once', () => {
    expect(gaan(verbeterd('2026-03-30'), '2026-04-17T10:00:00+02:00')).toBe('H1 04-13 afgegaan, E1 04-16 afgegaan, E2 04-16 afgegaan, E3 04-20 gepland, E4 04-28 gepland')
  })
  test('the running 1-op-1 is known by its right day, also to the acts on a casus', () => {
    expect(casusFeiten(verbeterd('2026-04-08')).eenOpEen).toBe('2026-04-08')
    expect(casusFeiten([...begin, g('2026-04-10T10:00:00+02:00', 'een-op-een-beeindigd', { datum: '2026-04-10' }), g('2026-04-11T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-02' })]).eenOpEen).toBe(null)
  })
  test('ended within the month after all, counted from the right day: no maandtoets', () => {
    const lijst = [...begin, g('2026-05-05T10:00:00+02:00', 'een-op-een-beeindigd', { datum: '2026-05-05' })]
    expect(vind(bekijk(lijst, '2026-05-06T10:00:00+02:00'), 'maandtoets').toestand).toBe('verstreken')
    expect(vind(bekijk([...lijst, g('2026-05-06T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-08' })], '2026-05-06T10:00:00+02:00'), 'maandtoets')).toMatchObject({ toestand: 'vervallen', vervallenReden: '1-op-1 beëindigd voor de maand om was' })
  })
  test.each<[string, Gebeurtenis[], string]>([
    ['nothing to correct', [...begin.slice(0, 1), g('2026-04-17T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-08' })], '$.gebeurtenissen[1].soort: De 1-op-1 is nog niet begonnen, dus er is niets te verbeteren.'],
    ['no start on that day', verbeterd('2026-04-08', undefined, { was: '2026-04-03' }), '$.gebeurtenissen[2].was: Er is geen start van de 1-op-1 op 2026-04-03.'],
    ['a day to come', verbeterd('2026-04-18'), '$.gebeurtenissen[2].datum: Deze dag ligt in de toekomst.'],
    ['the day it is already', verbeterd('2026-04-01'), '$.gebeurtenissen[2].datum: Dit is al de dag waarop de 1-op-1 begon.'],
    ['after its own end', [...begin, g('2026-04-10T10:00:00+02:00', 'een-op-een-beeindigd', { datum: '2026-04-10' }), g('2026-04-17T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-11' })], '$.gebeurtenissen[3].datum: De 1-op-1 eindigde op vr 10 apr 2026; de start ligt niet daarna.'],
    ['before the end of the one before', [...begin, g('2026-04-10T10:00:00+02:00', 'een-op-een-beeindigd', { datum: '2026-04-10' }), g('2026-04-13T10:00:00+02:00', 'een-op-een-gestart', { datum: '2026-04-13' }), g('2026-04-17T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-09' })], '$.gebeurtenissen[4].datum: De vorige 1-op-1 eindigde op vr 10 apr 2026; deze start ligt niet daarvoor.'],
  ])('%s', (_, lijst, melding) => expect(meldingen(lijst)).toEqual([melding]))
  test('today, before the plaatsing, the day it ended and the day the one before ended are fine', () => {
    const eind = [...begin, g('2026-04-10T10:00:00+02:00', 'een-op-een-beeindigd', { datum: '2026-04-10' })]
    expect(meldingen([...eind, g('2026-04-17T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-10' })])).toEqual([])
    expect(meldingen([...eind, g('2026-04-13T10:00:00+02:00', 'een-op-een-gestart', { datum: '2026-04-13' }), g('2026-04-17T10:00:00+02:00', 'start-gecorrigeerd', { datum: '2026-04-10' })])).toEqual([])
    expect(meldingen(verbeterd('2026-04-17'))).toEqual([])
    expect(meldingen(verbeterd('2026-03-25'))).toEqual([])
  })
})

describe('a form that is withdrawn', () => {
  const vast = [...plaatsing, ...gebeurtenissen('2026-04-30T10:00:00+02:00', `${VA}!`)]
  const terug = [...vast, g('2026-05-07T10:00:00+02:00', 'formulier-ingetrokken', { formulier: VA })]
  test('opens its termijn again; what came due meanwhile goes off at the withdrawal, not before', () => {
    expect(traps(terug, '2026-05-07T09:59:59+02:00')).toBe('H1 04-29 afgegaan, E1 05-04 vervallen, E2 05-07 vervallen, E3 05-11 vervallen, E4 05-20 vervallen')
    expect(vind(bekijk(terug, '2026-05-07T10:00:00+02:00'), VA)).toMatchObject({ toestand: 'verstreken', afgerondOp: null, deadline: '2026-05-01' })
    expect(traps(terug, '2026-05-07T10:00:00+02:00')).toBe('H1 04-29 afgegaan, E1 05-04 afgegaan, E2 05-07 afgegaan, E3 05-11 gepland, E4 05-20 gepland')
    expect(casusFeiten(terug).vastgesteld.has(VA)).toBe(false)
  })
  test('vastgesteld again closes it again, late', () => {
    expect(vind(bekijk([...terug, ...gebeurtenissen('2026-05-08T08:00:00+02:00', `${VA}!`)], '2026-05-09T10:00:00+02:00'), VA)).toMatchObject({ toestand: 'afgerond', teLaat: true })
  })
  test('what it had started falls away, and what went out for that is marked', () => {
    const advies = [...gebeurtenissen('2026-05-15T10:00:00+02:00', 'plaatsing 2026-04-24', 'een-op-een-gestart 2026-04-24', 'evaluatie-dag-21!', 'D1=nee', 'onafhankelijk-advies!')]
    expect(bekijk(advies, '2026-05-25T10:00:00+02:00').termijnen.some((t) => t.termijn === 'bijgesteld-hvp')).toBe(true)
    const stand = bekijk([...advies, g('2026-05-25T10:00:00+02:00', 'formulier-ingetrokken', { formulier: 'onafhankelijk-advies' })], '2026-05-25T10:00:00+02:00')
    expect(stand.termijnen.some((t) => t.termijn === 'bijgesteld-hvp')).toBe(false)
    expect(stand.escalaties.filter((e) => e.termijn === 'bijgesteld-hvp').map((e) => `${e.trap} ${e.status} ${e.achterafOnterecht}`)).toEqual(['H1 afgegaan true', 'E1 afgegaan true', 'E2 afgegaan true'])
  })
  test('what was not vastgesteld cannot be withdrawn, nor twice', () => {
    const melding = 'Dit formulier is niet vastgesteld, dus er is niets in te trekken.'
    expect(meldingen([...plaatsing, g('2026-05-07T10:00:00+02:00', 'formulier-ingetrokken', { formulier: VA })])).toEqual([`$.gebeurtenissen[1].formulier: ${melding}`])
    expect(meldingen([...terug, g('2026-05-08T10:00:00+02:00', 'formulier-ingetrokken', { formulier: VA })])).toEqual([`$.gebeurtenissen[3].formulier: ${melding}`])
  })
})

describe('closing', () => {
  const dicht = [...plaatsing, ...gebeurtenissen('2026-04-30T10:00:00+02:00', 'casus-afgesloten')]
  test('no escalatie after closing, whatever is corrected then', () => {
    const na = [...dicht, g('2026-05-12T10:00:00+02:00', 'plaatsing-gecorrigeerd', { datum: '2026-04-20' })]
    expect(traps(na, '2026-06-30T10:00:00+02:00')).not.toMatch(/E\d \S+ (afgegaan|gepland)/)
  })
  test('nor can the clock be stopped or a termijn be extended', () => {
    expect(meldingen([...dicht, g('2026-05-12T10:00:00+02:00', 'opgeschort', { grond: 'opname', datum: '2026-05-12' })])).toEqual(['$.gebeurtenissen[2].soort: De casus is afgesloten; heropen hem eerst.'])
  })
})

test('whatever is corrected: what went out is never denied, and nothing goes off after its closing', () => {
  const stap = fc.record({ na: fc.integer({ min: 0, max: 60 * 24 }), wat: fc.constantFrom('corrigeer', 'corrigeer-start', 'trek-in', 'stel-vast', 'sluit', 'heropen', 'stil', 'door'), dag: fc.integer({ min: -20, max: 20 }) })
  fc.assert(fc.property(fc.array(stap, { maxLength: 10 }), fc.array(fc.integer({ min: 0, max: 80 * 24 }), { minLength: 2, maxLength: 6 }), (stappen, uren) => {
    const nul = Date.parse('2026-04-24T08:00:00Z')
    const lijst = [...plaatsing, ...gebeurtenissen('2026-04-24T10:00:00+02:00', 'een-op-een-gestart 2026-04-24'), ...stappen.map(({ na, wat, dag }): Gebeurtenis => {
      const op = new Date(nul + na * 3_600_000).toISOString()
      const datum = addDagen('2026-04-24' as Datum, dag)
      if (wat === 'corrigeer') return g(op, 'plaatsing-gecorrigeerd', { datum })
      if (wat === 'corrigeer-start') return g(op, 'start-gecorrigeerd', { datum })
      if (wat === 'trek-in') return g(op, 'formulier-ingetrokken', { formulier: VA })
      if (wat === 'stel-vast') return g(op, 'formulier-vastgesteld', { formulier: VA })
      if (wat === 'stil') return g(op, 'opgeschort', { grond: 'opname', datum, bevoegd: 'x' })
      if (wat === 'door') return g(op, 'hervat', { datum })
      return g(op, wat === 'sluit' ? 'casus-afgesloten' : 'casus-heropend', {})
    })]
    let vorige: ReturnType<typeof voortgang> | null = null
    for (const uur of uren.sort((x, y) => x - y)) {
      const stand = voortgang(rijnmond1op1, lijst, kalender, nul + uur * 3_600_000)
      for (const oud of vorige?.escalaties.filter((e) => e.status === 'afgegaan') ?? [])
        expect(stand.escalaties.some((e) => e.termijn === oud.termijn && e.cyclus === oud.cyclus && e.trap === oud.trap && e.op === oud.op && e.status === 'afgegaan'), `${oud.termijn} ${oud.trap} ${oud.op}`).toBe(true)
      if (!stand.open) expect(stand.escalaties.some((e) => e.status === 'gepland')).toBe(false)
      vorige = stand
    }
  }), { numRuns: 300 })
})
