import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { grenzen } from '../grenzen.ts'
import { dagnummer, datumVan, evalueer, leesAfhankelijk, maakRegel, operatoren, plusMaanden } from './index.ts'
import vectoren from './vectoren.json' with { type: 'json' }

interface Vector { operator: string; naam: string; regel: unknown; velden?: Record<string, unknown>; rij?: unknown; ouder?: unknown; feiten?: Record<string, unknown>; uitkomst?: unknown; onbekend?: boolean }
const alle = vectoren as Vector[]
const reken = (regel: unknown, velden: Record<string, unknown> = {}) => {
  const uit = evalueer(regel, { velden })
  if (!uit.ok) throw new Error(uit.error.melding)
  return uit.value
}

describe('golden vectors', () => {
  test.each(alle.map((v) => [v.operator, v.naam, v] as const))('%s: %s', (_op, _naam, v) => {
    const uit = evalueer(v.regel, v)
    expect(uit).toEqual({ ok: true, value: v.onbekend ? undefined : v.uitkomst })
  })
  test('every operator has vectors, and one in which something is unknown (leeg and gevuld always know)', () => {
    for (const naam of Object.keys(operatoren)) {
      const van = alle.filter((v) => v.operator === naam)
      expect(van.length, naam).toBeGreaterThanOrEqual(2)
      if (naam !== 'leeg' && naam !== 'gevuld') expect(van.some((v) => v.onbekend), naam).toBe(true)
    }
  })
})

describe('three-valued logic', () => {
  const drie = fc.constantFrom(true, false, undefined)
  const met = (regel: unknown, a: unknown, b: unknown) => reken(regel, { a, b })
  const [A, B] = [['veld', 'a'], ['veld', 'b']]
  test('en and of do not care about the order', () => fc.assert(fc.property(drie, drie, (a, b) => met(['en', A, B], a, b) === met(['en', B, A], a, b) && met(['of', A, B], a, b) === met(['of', B, A], a, b))))
  test('De Morgan', () => fc.assert(fc.property(drie, drie, (a, b) => met(['niet', ['en', A, B]], a, b) === met(['of', ['niet', A], ['niet', B]], a, b))))
  test('twice niet is nothing done', () => fc.assert(fc.property(drie, (a) => met(['niet', ['niet', A]], a, null) === a)))
  test('more answers never turn a known outcome round', () =>
    fc.assert(fc.property(drie, drie, fc.boolean(), (a, b, later) => {
      const eerst = met(['of', ['en', A, B], ['niet', A]], a, b)
      return eerst === undefined || a !== undefined || eerst === met(['of', ['en', A, B], ['niet', A]], later, b)
    })))
})

describe('hostile trees', () => {
  const nest = (diepte: number) => {
    let boom: unknown = true
    for (let i = 0; i < diepte; i++) boom = ['niet', boom]
    return boom
  }
  test('100.000 nested arrays are a refusal, not a stack overflow', () => {
    const boom = nest(100_000)
    const t = performance.now()
    const uit = maakRegel(boom)
    expect(performance.now() - t).toBeLessThan(50)
    expect(uit).toMatchObject({ ok: false, error: { code: 'REGEL_TE_DIEP' } })
  })
  test(`depth ${grenzen.diepte} passes, one more does not`, () => {
    expect(maakRegel(nest(grenzen.diepte)).ok).toBe(true)
    expect(maakRegel(nest(grenzen.diepte + 1)).ok).toBe(false)
  })
  test('a million arguments are refused without looking at them all', () => {
    const boom = ['en', ...Array<boolean>(1_000_000).fill(true)]
    const t = performance.now()
    const { ok } = maakRegel(boom)
    expect(performance.now() - t).toBeLessThan(50)
    expect(ok).toBe(false)
  })
  test('aggregates in aggregates are priced by their rows', () => {
    const duur = ['enige', ['veld', 'a'], ['enige', ['rij', 'b'], ['enige', ['rij', 'c'], true]]]
    expect(maakRegel(duur)).toMatchObject({ ok: false, error: { code: 'REGEL_TE_DUUR' } })
  })
  test.each([['constructor'], ['__proto__'], ['toString'], ['hasOwnProperty']])("'%s' is no operator and no value", (naam) => {
    expect(maakRegel([naam, 1]).ok).toBe(false)
    expect(reken(['leeg', ['veld', naam]])).toBe(true)
  })
  test.each([[null], [{}], [undefined], [NaN], [Infinity], [() => 1], [[]], [[['veld', 'a']]], [['veld']], [['veld', 1]], [['niet', true, true]], [['feit', ['veld', 'a']]]])('refuses %j', (regel) => expect(maakRegel(regel).ok).toBe(false))
  test('any JSON is refused or runs; it never throws', () =>
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue(), (regel, a) => {
      evalueer(regel, { velden: { a } })
    }), { numRuns: 2_000 }))
  const knoop = fc.letrec((tie) => ({
    boom: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom<unknown>(true, false, 0, 5, 'x', '2026-04-24', ['veld', 'a'], ['veld', 'b'], ['rij', 'n'], ['feit', 'leeftijd']), fc.tuple(fc.constantFrom(...Object.keys(operatoren)), fc.array(tie('boom'), { minLength: 1, maxLength: 3 })).map(([op, args]) => [op, ...args])),
  })).boom
  test('any tree of known operators over any answers never throws, and a condition is true, false or unknown', () =>
    fc.assert(fc.property(knoop, fc.jsonValue(), fc.jsonValue(), (regel, a, b) => {
      const uit = evalueer(['niet', regel], { velden: { a, b }, rij: a, feiten: { leeftijd: b } })
      return !uit.ok || uit.value === undefined || typeof uit.value === 'boolean'
    }), { numRuns: 5_000 }))
})

test('what a rule reads is found without running it; the row of an aggregate is its own', () => {
  const leest = leesAfhankelijk(['en', ['=', ['rij', 'x'], ['veld', 'a']], ['enige', ['veld', 'lijst'], ['en', ['=', ['rij', 'binnen'], 1], ['=', ['ouder', 'y'], ['feit', 'leeftijd']]]]])
  expect([...leest.velden].sort()).toEqual(['a', 'lijst'])
  expect([...leest.rij].sort()).toEqual(['x', 'y'])
  expect([...leest.ouder]).toEqual([])
  expect([...leest.feiten]).toEqual(['leeftijd'])
})

describe('days', () => {
  const dag = fc.integer({ min: -25_567, max: 84_005 })
  test('there and back, and the same as Temporal', () =>
    fc.assert(fc.property(dag, (n) => {
      const datum = datumVan(n)!
      return dagnummer(datum) === n && Temporal.PlainDate.from('1970-01-01').add({ days: n }).toString() === datum
    })))
  test('months as Temporal counts them, clamped', () =>
    fc.assert(fc.property(dag, fc.integer({ min: -60, max: 60 }), (n, maanden) => plusMaanden(datumVan(n)!, maanden) === Temporal.PlainDate.from(datumVan(n)!).add({ months: maanden }).toString())))
  test.each(['2000-02-29', '2028-02-29'])('%s is a day', (datum) => expect(dagnummer(datum)).toBeDefined())
  test.each(['1900-02-29', '2100-02-29', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', '', null, 5])('%j is no day', (datum) => expect(dagnummer(datum)).toBeUndefined())
})
