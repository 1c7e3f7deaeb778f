import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileer } from './compileer.ts'
import type { Context, Expressie, Formulierdefinitie, Veld } from './definitie.types.ts'
import { formulieren } from './formulieren/index.ts'
import { lint } from './lint.ts'
import { werkUit } from './werking.ts'

const opties = { opties: ['a', 'b', 'c'].map((waarde) => ({ waarde, label: waarde.toUpperCase() })) }
const vragen: readonly Veld[] = [
  { id: 'k', sleutel: 'k', label: 'Kies', type: 'keuze', config: opties },
  { id: 'j', sleutel: 'j', label: 'Ja', type: 'janee' },
  { id: 'n', sleutel: 'n', label: 'Getal', type: 'getal' },
]
const met = (...extra: Partial<Veld>[]): Formulierdefinitie => ({
  formaat: 1, sleutel: 'proef', titel: 'Proef',
  secties: [{ id: 's', sleutel: 's', titel: 'Een', velden: [...vragen, ...extra.map((v, i): Veld => ({ id: `x${i}`, sleutel: `x${i}`, label: `X${i}`, type: 'tekst', ...v }))] }],
})
const codes = (definitie: Formulierdefinitie) => lint(definitie).map(({ code, plaats }) => `${code} ${plaats.replace('secties/0/velden/', '')}`)
const zichtbaar = (regel: Expressie) => codes(met({ zichtbaar: regel }))

describe('rules that decide nothing', () => {
  test.each<[string, Expressie, string[]]>([
    ['two options at once', ['en', ['=', ['veld', 'k'], 'a'], ['=', ['veld', 'k'], 'b']], ['NOOIT_WAAR 3/zichtbaar']],
    ['both ja and nee', ['en', ['veld', 'j'], ['niet', ['veld', 'j']]], ['NOOIT_WAAR 3/zichtbaar']],
    ['filled in or not', ['of', ['leeg', ['veld', 'k']], ['gevuld', ['veld', 'k']]], ['ALTIJD_WAAR 3/zichtbaar']],
    ['the same comparison and its denial', ['en', ['>', ['veld', 'n'], 3], ['niet', ['>', ['veld', 'n'], 3]]], ['NOOIT_WAAR 3/zichtbaar']],
    ['not filled in, and an option', ['en', ['leeg', ['veld', 'k']], ['=', ['veld', 'k'], 'a']], ['NOOIT_WAAR 3/zichtbaar']],
    ['all options, but it can be unanswered', ['is-een-van', ['veld', 'k'], 'a', 'b', 'c'], []],
    ['one of two', ['of', ['=', ['veld', 'k'], 'a'], ['=', ['veld', 'k'], 'b']], []],
    ['numbers are not looked into', ['en', ['>', ['veld', 'n'], 3], ['<', ['veld', 'n'], 2]], []],
  ])('%s', (_naam, regel, verwacht) => expect(zichtbaar(regel)).toEqual(verwacht))

  test('what hangs on a question that is never asked, is never asked either', () => {
    const nooit: Expressie = ['en', ['=', ['veld', 'k'], 'a'], ['=', ['veld', 'k'], 'b']]
    expect(codes(met({ type: 'janee', zichtbaar: nooit }, { zichtbaar: ['veld', 'x0'], verplicht: true }))).toEqual(['NOOIT_WAAR 3/zichtbaar', 'NOOIT_WAAR 4/zichtbaar', 'VERPLICHT_NOOIT_ZICHTBAAR 4'])
    expect(codes(met({ type: 'janee', zichtbaar: nooit }, { zichtbaar: ['leeg', ['veld', 'x0']] }))).toEqual(['NOOIT_WAAR 3/zichtbaar', 'ALTIJD_WAAR 4/zichtbaar'])
  })
  test('a section that is never there takes its questions along', () => {
    const a = met({ verplicht: true })
    const b = { ...a, secties: [{ ...a.secties[0]!, velden: [...vragen] }, { id: 't', sleutel: 't', titel: 'Twee', zichtbaar: ['en', ['veld', 'j'], ['=', ['veld', 'j'], false]], velden: [a.secties[0]!.velden[3]!] }] }
    expect(codes(b)).toEqual(['SECTIE_NOOIT secties/1/zichtbaar', 'VERPLICHT_NOOIT_ZICHTBAAR secties/1/velden/0'])
  })
  test('a controle nobody can meet, and one everybody meets', () => {
    const controle = (als: Expressie) => codes(met({ controles: [{ code: 'C', als, melding: 'Nee.' }] }))
    expect(controle(['en', ['veld', 'j'], ['niet', ['veld', 'j']]])).toEqual(['CONTROLE_KAN_NIET 3/controles/0/als'])
    expect(controle(['of', ['leeg', ['veld', 'j']], ['gevuld', ['veld', 'j']]])).toEqual(['ALTIJD_WAAR 3/controles/0/als'])
  })
  test('what cannot even be read is told with its place and how to mend it', () => {
    const uit = lint(met({ zichtbaar: ['=', ['veld', 'k'], 'weg'] }))
    expect(uit).toMatchObject([{ code: 'REGEL_OPTIE', plaats: 'secties/0/velden/3/zichtbaar', ernst: 'fout', herstel: 'Kies een optie die er nog is, of zet de optie terug.' }])
  })
  test('many choices together are left alone rather than tried for ever', () => {
    const velden = Array.from({ length: 30 }, (_, i): Veld => ({ id: `k${i}`, sleutel: `k${i}`, label: `K${i}`, type: 'keuze', config: opties }))
    const begin = performance.now()
    expect(lint({ ...met(), secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [...velden, { id: 'z', sleutel: 'z', label: 'Z', type: 'tekst', zichtbaar: ['en', ...velden.map((v) => ['=', ['veld', v.id], 'a'])] }] }] })).toEqual([])
    expect(performance.now() - begin).toBeLessThan(500)
  })
})

test.each(Object.keys(formulieren) as (keyof typeof formulieren)[])('the shipped form %s has nothing to mend', (sleutel) => expect(lint(formulieren[sleutel])).toEqual([]))

test('what is said never to be asked is never asked, whatever is answered', () => {
  const atoom = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((w): Expressie => ['=', ['veld', 'k'], w]),
    fc.constantFrom('a', 'b').map((w): Expressie => ['≠', ['veld', 'k'], w]),
    fc.constantFrom<Expressie>(['veld', 'j'], ['=', ['veld', 'j'], false], ['leeg', ['veld', 'k']], ['gevuld', ['veld', 'j']], ['leeg', ['veld', 'j']], ['>', ['veld', 'n'], 3]),
  )
  const regel = fc.letrec<{ r: Expressie }>((tie) => ({
    r: fc.oneof({ maxDepth: 3 }, atoom, fc.tuple(fc.constantFrom('en', 'of'), tie('r'), tie('r')).map((x): Expressie => x), tie('r').map((x): Expressie => ['niet', x])),
  })).r
  const antwoord = fc.record({ k: fc.constantFrom('a', 'b', 'c'), j: fc.boolean(), n: fc.constantFrom(2, 5) }, { requiredKeys: [] })
  const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: {} }
  let nooit = 0
  let altijd = 0
  fc.assert(fc.property(regel, fc.array(antwoord, { minLength: 8, maxLength: 24 }), (expressie, antwoorden) => {
    const definitie = met({ zichtbaar: expressie })
    const gevonden = lint(definitie).map(({ code }) => code)
    const gezien = antwoorden.map((a) => !werkUit(compileer(definitie), a, context).verborgen.has('x0'))
    if (gevonden.includes('NOOIT_WAAR')) { nooit += 1; expect(gezien).not.toContain(true) }
    if (gevonden.includes('ALTIJD_WAAR')) { altijd += 1; expect(gezien).not.toContain(false) }
  }), { numRuns: 700 })
  expect(nooit).toBeGreaterThan(5)
  expect(altijd).toBeGreaterThan(0)
})
