import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expressie } from '../definitie.types.ts'
import { formulieren } from '../formulieren/index.ts'
import { naarJsonLogic, vanJsonLogic } from './jsonlogic.ts'

const lees = (invoer: unknown) => {
  const uit = vanJsonLogic(invoer)
  return uit.ok ? uit.value : `${uit.error.plaats}: ${uit.error.melding}`
}

describe('from JsonLogic', () => {
  test.each<[unknown, Expressie]>([
    [{ '==': [{ var: 'soort' }, 'spoed'] }, ['=', ['veld', 'soort'], 'spoed']],
    [{ and: [{ '>=': [{ var: 'leeftijd' }, 12] }, { '!=': [{ var: 'soort' }, 'x'] }] }, ['en', ['≥', ['veld', 'leeftijd'], 12], ['≠', ['veld', 'soort'], 'x']]],
    [{ '!': { var: 'ja' } }, ['niet', ['veld', 'ja']]],
    [{ '!!': { var: 'naam' } }, ['gevuld', ['veld', 'naam']]],
    [{ missing: ['a', 'b'] }, ['of', ['leeg', ['veld', 'a']], ['leeg', ['veld', 'b']]]],
    [{ in: [{ var: 'k' }, ['a', 'b']] }, ['is-een-van', ['veld', 'k'], 'a', 'b']],
    [{ in: ['a', { var: 'm' }] }, ['bevat', ['veld', 'm'], 'a']],
    [{ '<': [1, { var: 'n' }, 5] }, ['en', ['<', 1, ['veld', 'n']], ['<', ['veld', 'n'], 5]]],
    [{ if: [{ var: 'a' }, 1, { var: 'b' }, 2, 3] }, ['als-dan-anders', ['veld', 'a'], 1, ['als-dan-anders', ['veld', 'b'], 2, 3]]],
    [{ none: [{ var: 'l' }, { '==': [{ var: 'klaar' }, false] }] }, ['niet', ['enige', ['veld', 'l'], ['=', ['rij', 'klaar'], false]]]],
    [{ '-': [{ var: 'n' }] }, ['-', 0, ['veld', 'n']]],
  ])('%j', (invoer, regel) => expect(lees(invoer)).toEqual(regel))

  test.each<[unknown, string]>([
    [{ map: [] }, '$.map: De bewerking "map" kennen we niet.'],
    [{ and: [{ '==': [{ var: 'a.b' }, 1] }] }, '$.and[0].==[0].var: Een naam van een vraag bestaat uit letters, cijfers, _ en -, zonder beginwaarde.'],
    [{ '==': [{ var: 'a' }, null] }, '$.==[1]: Leeg (null) heeft hier geen betekenis; gebruik "is niet ingevuld".'],
    [{ '==': 1, '!=': 2 }, '$: Een regel heeft precies een bewerking.'],
    [{ constructor: [1] }, "$: De naam 'constructor' mag niet."],
    [{ '==': [1] }, "$: De bewerking '=' heeft 1 waarden, dat klopt niet."],
  ])('%j is refused at its place', (invoer, melding) => expect(lees(invoer)).toBe(melding))

  test('whatever comes in, it answers in bounded time', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 40 }), (waarde) => typeof vanJsonLogic(waarde).ok === 'boolean'))
    let diep: unknown = 1
    for (let i = 0; i < 50_000; i++) diep = { '!': [diep] }
    expect(vanJsonLogic(diep).ok).toBe(false)
  })
})

test('what goes out comes back the same', () => {
  const atoom = fc.oneof(
    fc.tuple(fc.constantFrom('=', '≠', '<', '≤', '>', '≥'), fc.constant(['veld', 'n']), fc.integer({ min: 0, max: 9 })).map((x): Expressie => x),
    fc.constantFrom<Expressie>(['gevuld', ['veld', 'a']], ['leeg', ['veld', 'a']], ['is-een-van', ['veld', 'k'], 'x', 'y'], ['bevat', ['veld', 'm'], 'x'], ['enige', ['veld', 'l'], ['=', ['rij', 'z'], 'q']]),
  )
  const regel = fc.letrec<{ r: Expressie }>((tie) => ({ r: fc.oneof({ maxDepth: 3 }, atoom, fc.tuple(fc.constantFrom('en', 'of'), tie('r'), tie('r')).map((x): Expressie => x), tie('r').map((x): Expressie => ['niet', x])) })).r
  fc.assert(fc.property(regel, (expressie) => {
    const uit = naarJsonLogic(expressie)
    expect(uit.ok && lees(uit.value)).toEqual(expressie)
  }))
})

test('what has no counterpart is refused by name; the shipped forms say how much that is', () => {
  expect(naarJsonLogic(['≥', ['feit', 'leeftijd'], 12])).toEqual({ ok: false, error: { code: 'JSONLOGIC_KAN_NIET', melding: '"feit" bestaat niet in JsonLogic.' } })
  const regels: Expressie[] = Object.values(formulieren).flatMap((f) => f.secties.flatMap((s) => s.velden.flatMap((v) => [v.zichtbaar, ...(v.velden ?? []).map((k) => k.zichtbaar)]))).filter(Array.isArray)
  const gelukt = regels.filter((r) => naarJsonLogic(r).ok).length
  expect(gelukt / regels.length).toBeGreaterThan(0.8)
})
