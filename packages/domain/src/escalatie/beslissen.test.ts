import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { eindeVanDag, toDag, toInstant, toMs, type Datum } from '../kernel/index.ts'
import { decideTrappen, eersteActieOp, planTrappen, type Ladder, type TermijnInBewaking } from './index.ts'

const ladder: Ladder = {
  tijd: '09:00',
  trappen: [
    { trap: 'H1', werkdagen: -2, naar: ['uitvoerder'] },
    { trap: 'E1', werkdagen: 1, naar: ['uitvoerder', 'leidinggevende'] },
    { trap: 'E2', werkdagen: 3, naar: ['casusregisseur'], alsUitvoerderZelf: ['procesregisseur'] },
    { trap: 'E4', werkdagen: 10, naar: ['gemeente'], betaalvlag: true },
  ],
}
const deadline = '2026-06-22' as Datum
const plan = planTrappen(kalender, { ladder, deadline: toDag(deadline), uitvoerder: 'zorgaanbieder' })
const termijn: TermijnInBewaking = { plan, genomen: [], eindeOp: eindeVanDag(deadline), stand: 'open' }
const genomenOp = (nu: string, over: Partial<TermijnInBewaking> = {}) => decideTrappen({ ...termijn, ...over }, nu).nu.map(({ trap }) => trap)

test('the plan counts werkdagen from the deadline, at nine, and says whom', () => {
  expect(plan).toEqual([
    { trap: 'H1', op: '2026-06-18T07:00:00Z', naar: ['zorgaanbieder'], betaalvlag: false },
    { trap: 'E1', op: '2026-06-23T07:00:00Z', naar: ['zorgaanbieder', 'leidinggevende'], betaalvlag: false },
    { trap: 'E2', op: '2026-06-25T07:00:00Z', naar: ['casusregisseur'], betaalvlag: false },
    { trap: 'E4', op: '2026-07-06T07:00:00Z', naar: ['gemeente'], betaalvlag: true },
  ])
})
test('nobody is told of himself: E2 goes to the procesregisseur when the casusregisseur is late', () => {
  expect(planTrappen(kalender, { ladder, deadline: toDag(deadline), uitvoerder: 'casusregisseur' })[2]!.naar).toEqual(['procesregisseur'])
})

describe('which traps go off', () => {
  test.each([
    ['2026-06-18T06:59:59Z', []],
    ['2026-06-18T07:00:00Z', ['H1']],
    ['2026-06-22T21:59:59Z', ['H1']],
    ['2026-06-22T22:00:00Z', []],
    ['2026-06-23T07:00:00Z', ['E1']],
    ['2026-07-20T07:00:00Z', ['E1', 'E2', 'E4']],
  ])('at %s: %j', (nu, trappen) => expect(genomenOp(nu)).toEqual(trappen))
  test('one that was taken is never taken again', () => expect(genomenOp('2026-07-20T07:00:00Z', { genomen: ['E1', 'E4'] })).toEqual(['E2']))
  test.each(['afgerond', 'vervallen'] as const)('a termijn that is %s never escalates', (stand) => {
    expect(decideTrappen({ ...termijn, stand }, '2026-07-20T07:00:00Z')).toEqual({ nu: [], volgendeActieOp: null })
  })
  test('and when to look again', () => {
    expect(decideTrappen(termijn, '2026-06-18T07:00:00Z').volgendeActieOp).toBe('2026-06-23T07:00:00Z')
    expect(decideTrappen(termijn, '2026-07-06T07:00:00Z').volgendeActieOp).toBe(null)
    expect(eersteActieOp(termijn, '2026-06-01T07:00:00Z')).toBe('2026-06-18T07:00:00Z')
    expect(eersteActieOp(termijn, '2026-06-24T07:00:00Z')).toBe('2026-06-23T07:00:00Z')
    expect(eersteActieOp({ ...termijn, genomen: ['H1', 'E1', 'E2', 'E4'] }, '2026-06-24T07:00:00Z')).toBe(null)
  })
})

test('however often and whenever the worker looks, every trap is taken once and none early', () => {
  const begin = toMs('2026-06-10T00:00:00Z')
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 * 24 * 60 }), { minLength: 1, maxLength: 40 }), (minuten) => {
    const genomen = new Set<string>()
    const momenten = minuten.map((m) => begin + m * 60_000).sort((x, y) => x - y)
    for (const nu of momenten)
      for (const { trap, op } of decideTrappen({ ...termijn, genomen }, nu).nu) {
        expect(genomen.has(trap)).toBe(false)
        expect(op <= toInstant(nu)).toBe(true)
        genomen.add(trap)
      }
    const laatste = momenten.at(-1)!
    for (const { trap, op } of plan) if (trap !== 'H1' && toMs(op) <= laatste) expect(genomen.has(trap)).toBe(true)
  }))
})

const kapot: [string, unknown][] = [
  ['no list', {}], ['no list but a text', 'E1'], ['nothing', null], ['a list of nothing', [null]], ['a trap without a moment', [{ trap: 'E1', naar: [] }]], ['a trap without a name', [{ op: deadline, naar: [] }]],
  ['a word for a moment', [{ ...plan[1], op: 'morgen' }]], ['a day that does not exist', [{ ...plan[1], op: '2026-02-31T07:00:00Z' }]], ['a moment without zone', [{ ...plan[1], op: '2026-06-23T07:00:00' }]],
  ['a number for a moment', [{ ...plan[1], op: 0 }]], ['one role for a list of roles', [{ ...plan[1], naar: 'operator' }]], ['one good and one broken', [plan[1], { trap: 'E2' }]],
]
test.each(kapot)('a plan that cannot be read (%s) decides nothing and says so', (_, stuk) => {
  expect(() => decideTrappen({ ...termijn, plan: stuk as never }, '2030-01-01T00:00:00Z')).toThrow(RangeError)
  expect(decideTrappen({ ...termijn, plan: stuk as never, stand: 'afgerond' }, '2030-01-01T00:00:00Z').nu).toEqual([])
})
