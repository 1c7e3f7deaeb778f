import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beoordeel, compileer, formulieren, voorbeeldAntwoorden, voorbeeldContext } from '../formulier/index.ts'
import { adviesInWoorden, adviseer, controleer, parseKader, rijnmond1op1, vergelijkKaders, type Kaderdefinitie, type Poortdefinitie } from './index.ts'

const D1 = rijnmond1op1.poorten[0]!
const evaluatie = compileer(formulieren['evaluatie-dag-21'])
const basis = voorbeeldAntwoorden('evaluatie-dag-21', voorbeeldContext)
/** As the server has it: what is computed is computed anew, whatever was sent. */
const alsGeteld = (over: Record<string, unknown> = {}) => beoordeel(evaluatie, { ...basis, ...over }, voorbeeldContext).antwoorden
const advies = (over: Record<string, unknown> = {}) => adviseer(D1, { 'evaluatie-dag-21': alsGeteld(over) })
const regel = (als: unknown, uitkomst: 'ja' | 'nee' = 'ja') => ({ formulier: 'evaluatie-dag-21', als, uitkomst, uitleg: 'Daarom.' })

describe('op schema, from the evaluatie', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['as it is', {}, 'ja Uren, doelen, school of dagbesteding en veiligheid liggen op schema.'],
    ['not safe', { veiligheid_ok: false }, 'nee De veiligheid is nog niet geregeld.'],
    ['more than ten per cent over', { uren_gerealiseerd: 45 }, 'nee Er is meer begeleid dan het doel voor die week.'],
    ['ten per cent over is still on schedule', { uren_gerealiseerd: 44 }, 'ja Uren, doelen, school of dagbesteding en veiligheid liggen op schema.'],
    ['no school and no plan', { onderwijs_ok: false }, 'nee Volgens de antwoorden ligt het niet op schema: kijk naar de doelen en naar school of dagbesteding.'],
    ['no school, but a day for it', { onderwijs_ok: false, onderwijs_plan_datum: '2026-06-01' }, 'ja Uren, doelen, school of dagbesteding en veiligheid liggen op schema.'],
  ])('%s', (_, over, verwacht) => {
    const a = advies(over)
    expect(a && `${a.uitkomst} ${a.uitleg}`).toBe(verwacht)
    expect(a?.formulier).toBe('evaluatie-dag-21')
  })
  test('a computed value that was sent along does not count', () => expect(advies({ op_schema_berekend: true, veiligheid_ok: false })?.uitkomst).toBe('nee'))
  test('what is unknown advises nothing', () => {
    expect(advies({ veiligheid_ok: null })).toBe(null)
    expect(adviseer(D1, {})).toBe(null)
    expect(adviseer(D1, { 'evaluatie-dag-28': alsGeteld() })).toBe(null)
    expect(adviseer({}, { 'evaluatie-dag-21': alsGeteld() })).toBe(null)
  })
  test('the reasons by name never contradict the calculation of the form', () => {
    const drie = fc.constantFrom(true, false, null)
    fc.assert(fc.property(fc.record({ veiligheid_ok: drie, onderwijs_ok: drie, inzet_1op1: drie, uren_gerealiseerd: fc.option(fc.integer({ min: 0, max: 80 })), uren_doel_week: fc.option(fc.integer({ min: 0, max: 80 })), onderwijs_plan_datum: fc.constantFrom(null, '2026-06-01') }), (over) => {
      const geteld = alsGeteld(over)
      const a = adviseer(D1, { 'evaluatie-dag-21': geteld })
      expect(a?.uitkomst ?? null).toBe(geteld.op_schema_berekend === true ? 'ja' : geteld.op_schema_berekend === false ? 'nee' : null)
    }))
  })
})

describe('rules', () => {
  test('the first that holds, not the first in the list', () => {
    const poort = { advies: [regel(['=', ['veld', 'a'], 1], 'nee'), regel(['>', ['veld', 'b'], 2])] } as Pick<Poortdefinitie, 'advies'>
    expect(adviseer(poort, { 'evaluatie-dag-21': { b: 3 } })?.uitkomst).toBe('ja')
    expect(adviseer(poort, { 'evaluatie-dag-21': { a: 1, b: 3 } })?.uitkomst).toBe('nee')
  })
  test('facts of the casus can be asked', () => {
    const poort = { advies: [regel(['≥', ['feit', 'leeftijd'], 16])] }
    expect(adviseer(poort, { 'evaluatie-dag-21': {} }, { leeftijd: 16 })?.uitkomst).toBe('ja')
    expect(adviseer(poort, { 'evaluatie-dag-21': {} })).toBe(null)
  })
  test('any tree over any answers: an advice that stands in the poort, or none; it never throws', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (als, a) => {
      const uit = adviseer({ advies: [regel(als)] }, { 'evaluatie-dag-21': { a } as never })
      expect(uit === null || als === true || Array.isArray(als)).toBe(true)
    }))
  })
})

const met = (...advies: NonNullable<Poortdefinitie['advies']>): Kaderdefinitie => ({ ...rijnmond1op1, poorten: [{ ...D1, advies }, rijnmond1op1.poorten[1]!] })

describe('what cannot work is refused with its place', () => {
  const diep = (n: number): unknown => (n === 0 ? true : ['niet', diep(n - 1)])
  test.each<[string, Partial<ReturnType<typeof regel>>, string]>([
    ['unknown form', { formulier: 'brief' }, '$.poorten[0].advies[0].formulier: Poort D1 (Op schema?): dit kader kent geen formulier "brief".'],
    ['no such operation', { als: ['maal', 1, 2] }, "$.poorten[0].advies[0].als: Poort D1 (Op schema?): de bewerking 'maal' bestaat niet."],
    ['nothing at all', { als: undefined }, '$.poorten[0].advies[0].als: Poort D1 (Op schema?): een regel bestaat uit tekst, getallen, ja of nee, en bewerkingen.'],
    ['too deep', { als: diep(40) }, '$.poorten[0].advies[0].als: Poort D1 (Op schema?): deze regel is te diep genest: hoogstens 20 lagen.'],
    ['no yes or no', { als: ['+', 1, 2] }, '$.poorten[0].advies[0].als: Poort D1 (Op schema?): deze regel geeft geen ja of nee.'],
    ['a fact that is not there', { als: ['=', ['feit', 'maan'], 1] }, '$.poorten[0].advies[0].als: Poort D1 (Op schema?): het feit "maan" bestaat niet.'],
    ['a field that is not there', { als: ['=', ['veld', 'maan'], 1] }, '$.poorten[0].advies[0].als: Poort D1 (Op schema?): het formulier evaluatie-dag-21 heeft geen veld "maan".'],
  ])('%s', (_, over, verwacht) => {
    const velden = new Map([['evaluatie-dag-21', new Set(evaluatie.velden.keys())], ['evaluatie-dag-28', new Set(evaluatie.velden.keys())]])
    expect(controleer(met({ ...regel(true), ...over }), { velden }).map(({ pad, melding }) => `${pad}: ${melding}`)).toEqual([verwacht])
  })
  test('the shipped kader reads fields that its forms have', () => {
    const velden = new Map(Object.entries(formulieren).map(([sleutel, definitie]) => [sleutel, new Set(compileer(definitie).velden.keys())]))
    expect(controleer(rijnmond1op1, { velden, formulieren: new Set(Object.keys(formulieren)) })).toEqual([])
  })
  test('it comes through JSON as it was', () => {
    const terug = parseKader(JSON.parse(JSON.stringify(rijnmond1op1)))
    expect(terug.ok && terug.value.poorten[0]!.advies).toEqual(D1.advies)
  })
})

test('in words, also what became different', () => {
  const namen = { veld: (id: string) => { const v = evaluatie.velden.get(id); return v && { label: v.veld.label } } }
  expect(adviesInWoorden(rijnmond1op1, D1.advies![3]!, namen)).toBe('ja, als Berekening: op schema? is ja (Evaluatie dag 21)')
  expect(adviesInWoorden(rijnmond1op1, D1.advies![0]!)).toBe('nee, als veiligheid ok is nee (Evaluatie dag 21)')
  // A concept may hold anything where a title belongs.
  for (const titel of [[{ aantal: 1 }], 3, null]) expect(adviesInWoorden({ formulieren: [{ formulier: 'evaluatie-dag-21', titel: titel as never }] }, D1.advies![0]!)).toBe('nee, als veiligheid ok is nee (evaluatie-dag-21)')
  const zinnen = (a: Kaderdefinitie, b: Kaderdefinitie) => vergelijkKaders(a, b).map(({ soort, pad, zin }) => `${soort} ${pad} ${zin}`)
  const [een, twee] = [regel(['=', ['veld', 'veiligheid_ok'], true]), regel(['>', ['veld', 'stem_jongere_schaal'], 5])]
  expect(zinnen(met(een), met(een, twee))).toEqual(['erbij $.poorten[0].advies[1] Poort D1 adviseert ja, als stem jongere schaal is meer dan 5 (Evaluatie dag 21): "Daarom".'])
  expect(zinnen(met(een, twee), met(twee))).toEqual(['weg $.poorten[0].advies[0] Poort D1 adviseert niet meer ja, als veiligheid ok is ja (Evaluatie dag 21): "Daarom".'])
  expect(zinnen(met(een, twee), met(twee, een))).toEqual(['anders $.poorten[0].advies Poort D1: de volgorde van de adviesregels is anders.'])
  expect(zinnen(met(een), met(een, een))).toEqual(['anders $.poorten[0].advies Poort D1: dezelfde adviesregel staat er vaker in.'])
})
