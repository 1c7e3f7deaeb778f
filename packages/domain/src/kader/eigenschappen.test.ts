import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { Gebeurtenis } from '../casus/index.ts'
import { decideTrappen } from '../escalatie/index.ts'
import { standaardKalender as kalender, isWerkdag } from '../kalender/index.ts'
import { addDagen, dagUit, dagVan, toDatum, toInstant, toMs, type Datum, type Moment } from '../kernel/index.ts'
import { rijnmond1op1, voortgang } from './index.ts'

const dag = fc.integer({ min: dagUit(2020, 1, 1), max: dagUit(2039, 11, 30) }).map(toDatum)
const UUR = 3_600_000

/** A casus that was placed on `begin` and to which anything allowed may happen in the sixty days after. */
const verloop = dag.chain((begin) =>
  fc.tuple(
    fc.constant(begin),
    fc.array(
      fc.record({
        na: fc.integer({ min: 0, max: 60 * 24 }),
        wat: fc.constantFrom<Record<string, string>>(
          ...rijnmond1op1.formulieren.map(({ formulier }) => ({ soort: 'formulier-vastgesteld', formulier })),
          { soort: 'poort-beslist', poort: 'D1', uitkomst: 'nee' }, { soort: 'poort-beslist', poort: 'D2', uitkomst: 'nee' },
        ),
      }),
      { maxLength: 12 },
    ),
  ),
).map(([begin, rest]) => {
  const nul = toMs(`${begin}T08:00:00Z`)
  const op = (uren: number) => toInstant(nul + uren * UUR) as Moment
  const lijst = [
    { op: op(0), soort: 'plaatsing', datum: begin },
    { op: op(0), soort: 'een-op-een-gestart', datum: begin },
    ...rest.map(({ na, wat }) => ({ op: op(na), ...wat })),
  ] as Gebeurtenis[]
  return { begin, nul, lijst }
})
const momenten = fc.array(fc.integer({ min: 0, max: 80 * 24 }), { minLength: 2, maxLength: 8 }).map((uren) => uren.sort((x, y) => x - y))

const RANG = { loopt: 0, nadert: 1, verstreken: 2, afgerond: 3, vervallen: 3 } as const

test('time only moves a termijn forward, what was done stays done, and an escalatie that went off went off', () => {
  fc.assert(fc.property(verloop, momenten, ({ nul, lijst }, uren) => {
    let vorige: ReturnType<typeof voortgang> | null = null
    for (const uur of uren) {
      const stand = voortgang(rijnmond1op1, lijst, kalender, nul + uur * UUR)
      for (const oud of vorige?.termijnen ?? []) {
        const nieuw = stand.termijnen.find((t) => t.termijn === oud.termijn && t.cyclus === oud.cyclus)!
        expect(RANG[nieuw.toestand]).toBeGreaterThanOrEqual(RANG[oud.toestand])
        expect(nieuw.deadline).toBe(oud.deadline)
        if (oud.toestand === 'afgerond') expect(nieuw).toEqual(oud)
      }
      for (const oud of vorige?.escalaties ?? []) {
        const nieuw = stand.escalaties.find((e) => e.termijn === oud.termijn && e.cyclus === oud.cyclus && e.trap === oud.trap)!
        if (oud.status !== 'gepland') expect(nieuw.status, `${oud.termijn} ${oud.trap}`).toBe(oud.status)
      }
      vorige = stand
    }
  }), { numRuns: 150 })
})

test('a closed termijn never escalates after it was closed', () => {
  fc.assert(fc.property(verloop, fc.integer({ min: 0, max: 80 * 24 }), ({ nul, lijst }, uur) => {
    const stand = voortgang(rijnmond1op1, lijst, kalender, nul + uur * UUR)
    for (const { termijn, cyclus, afgerondOp } of stand.termijnen)
      for (const e of stand.escalaties.filter((x) => x.termijn === termijn && x.cyclus === cyclus))
        if (afgerondOp !== null && e.op >= afgerondOp) expect(e.status).toBe('vervallen')
  }))
})

test('nothing goes off before its moment, and what is planned lies ahead', () => {
  fc.assert(fc.property(verloop, fc.integer({ min: 0, max: 80 * 24 }), ({ nul, lijst }, uur) => {
    const nu = toInstant(nul + uur * UUR)
    for (const { status, op } of voortgang(rijnmond1op1, lijst, kalender, nu).escalaties) {
      if (status === 'afgegaan') expect(op <= nu).toBe(true)
      if (status === 'gepland') expect(op > nu).toBe(true)
    }
  }))
})

test('a worker that looks often takes exactly the traps that the voortgang says went off', () => {
  fc.assert(fc.property(verloop, ({ nul, lijst }) => {
    const genomen = new Map<string, Set<string>>()
    // It looks at every hour and after every gebeurtenis, as the heart-beat does.
    for (let uur = 0; uur <= 50 * 24; uur += 1) {
      const nu = nul + uur * UUR
      if (uur % 24 !== 0 && new Date(nu).getUTCHours() !== 7 && new Date(nu).getUTCHours() !== 8 && !lijst.some((g) => toMs(g.op) === nu)) continue
      for (const t of voortgang(rijnmond1op1, lijst, kalender, nu).termijnen) {
        const al = genomen.get(t.termijn) ?? new Set<string>()
        genomen.set(t.termijn, al)
        const stand = t.toestand === 'afgerond' || t.toestand === 'vervallen' ? t.toestand : 'open'
        for (const { trap } of decideTrappen({ plan: t.plan, genomen: al, eindeOp: t.eindeUtc, stand }, nu).nu) {
          expect(al.has(trap)).toBe(false)
          al.add(trap)
        }
      }
    }
    const eind = voortgang(rijnmond1op1, lijst, kalender, nul + 50 * 24 * UUR)
    for (const e of eind.escalaties) expect(genomen.get(e.termijn)!.has(e.trap), `${e.termijn} ${e.trap} ${e.status}`).toBe(e.status === 'afgegaan')
  }), { numRuns: 15 })
})

test('gebeurtenissen may come in any order; those of one instant that do not contradict each other too', () => {
  fc.assert(fc.property(verloop, fc.infiniteStream(fc.nat()), ({ nul, lijst }, ruis) => {
    const nu = nul + 70 * 24 * UUR
    const poorten = new Set(lijst.filter((g) => g.soort === 'poort-beslist').map((g) => g.op))
    const vast = lijst.filter((g, i) => i < 2 || !poorten.has(g.op) || g.soort === 'poort-beslist')
    const gehusseld = vast.map((g) => ({ g, k: ruis.next().value as number })).sort((x, y) => x.k - y.k).map(({ g }) => g)
    expect(voortgang(rijnmond1op1, gehusseld, kalender, nu)).toEqual(voortgang(rijnmond1op1, vast, kalender, nu))
  }))
})

test('every day of twenty years agrees with Temporal: normdatum, werkdag, end of the day, over DST, leap days and year ends', () => {
  const klok = [['verklarende-analyse', 7, false], ['hulpverleningsplan', 14, true], ['evaluatie-dag-21', 21, true], ['evaluatie-dag-28', 28, true]] as const
  for (let n = dagUit(2020, 1, 1); n < dagUit(2040, 1, 1); n += 1) {
    const begin = toDatum(n)
    const start = Temporal.PlainDate.from(begin)
    const lijst = [{ op: `${begin}T12:00:00Z`, soort: 'plaatsing', datum: begin }, { op: `${begin}T12:00:00Z`, soort: 'een-op-een-gestart', datum: begin }] as Gebeurtenis[]
    const stand = voortgang(rijnmond1op1, lijst, kalender, `${begin}T12:00:00Z`)
    for (const [termijn, dagen, rolt] of klok) {
      let verwacht = start.add({ days: dagen })
      const norm = verwacht.toString()
      while (rolt && !isWerkdag(kalender, verwacht.toString() as Datum)) verwacht = verwacht.add({ days: 1 })
      const einde = verwacht.add({ days: 1 }).toZonedDateTime('Europe/Amsterdam').epochMilliseconds
      const t = stand.termijnen.find((x) => x.termijn === termijn)!
      if (t.normdatum !== norm || t.deadline !== verwacht.toString() || toMs(t.eindeUtc) !== einde) throw new Error(`${begin} ${termijn} ${t.deadline}`)
    }
    const maand = start.add({ months: 1 }).toString()
    if (stand.termijnen.find((t) => t.termijn === 'maandtoets')!.normdatum !== maand) throw new Error(`${begin} maandtoets`)
    expect(dagVan(`${begin}T12:00:00Z`)).toBe(begin)
  }
}, 60_000)

test('the day before, the day itself, the day after: open until the last second', () => {
  fc.assert(fc.property(dag, (begin) => {
    const lijst = [{ op: `${begin}T08:00:00Z`, soort: 'plaatsing', datum: begin }] as Gebeurtenis[]
    const deadline = addDagen(begin, 7)
    const einde = toMs(voortgang(rijnmond1op1, lijst, kalender, `${begin}T08:00:00Z`).termijnen[0]!.eindeUtc)
    expect(dagVan(einde - 1)).toBe(deadline)
    const toestand = (ms: number) => voortgang(rijnmond1op1, lijst, kalender, ms).termijnen[0]!.toestand
    expect([toestand(einde - 86_400_000) === 'verstreken', toestand(einde - 1) === 'verstreken', toestand(einde) === 'verstreken']).toEqual([false, false, true])
  }))
})
