import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standaardKalender as kalender } from '../kalender/index.ts'
import { canoniekKader, controleer, controleerConcept, kaders, Kadervorm, leesConcept, rijnmond1op1, vergelijkKaders, voortgang, werkbaar } from './index.ts'
import { gebeurtenissen } from './testdata/hulp.ts'
import { mutatiesVan } from './testing/mutaties.ts'

type Los = Record<string, unknown> & { termijnen: Record<string, unknown>[]; stappen: Record<string, unknown>[]; poorten: Record<string, unknown>[] }
const met = (wijzig: (k: Los) => void): unknown => { const k = structuredClone(rijnmond1op1) as unknown as Los; wijzig(k); return k }
const zinnen = (invoer: unknown) => controleerConcept(invoer).map(({ pad, melding }) => `${pad}: ${melding}`)
const leeg = { formaat: 1, sleutel: 'nieuw', versie: 1, titel: '', bron: '', lanen: [], formulieren: [], uitgangen: [], stappen: [], poorten: [], termijnen: [], ladders: {} }

describe('a concept can always be opened', () => {
  test.each<[string, unknown]>([
    ['an empty one', leeg],
    ['a step without anything but its key', { ...leeg, stappen: [{ stap: '1' }] }],
    ['half a termijn', met((k) => { k.termijnen[2] = { termijn: 'hulpverleningsplan', tel: 'veertien' } })],
    ['a field of which nobody knows', met((k) => { k.kleur = 'rood' })],
    ['an empty title and a rol that does not exist', met((k) => { k.stappen[0]!.titel = ''; k.stappen[0]!.rol = 'burgemeester' })],
  ])('%s', (_, invoer) => {
    expect(leesConcept(invoer)).toEqual({ ok: true, value: invoer })
    expect(controleerConcept(invoer).length).toBeGreaterThanOrEqual(1)
  })
  test.each<[unknown, string]>([
    [null, '$: Hier hoort een object te staan.'],
    [[], '$: Hier hoort een object te staan.'],
    [{ ...leeg, stappen: undefined }, '$.stappen: Dit veld ontbreekt.'],
    [{ ...leeg, termijnen: [{ titel: 'x' }] }, '$.termijnen[0].termijn: Dit veld ontbreekt.'],
    [{ ...leeg, formaat: 2 }, '$.formaat: 2 kan hier niet; kies uit: 1.'],
  ])('%j has no outline', (invoer, fout) => {
    const gelezen = leesConcept(invoer)
    expect(!gelezen.ok && gelezen.error.map(({ pad, melding }) => `${pad}: ${melding}`)).toContain(fout)
    expect(zinnen(invoer)).toContain(fout)
  })
})

describe('what is still wrong with it', () => {
  test('nothing, where nothing is', () => { for (const kader of kaders) expect(controleerConcept(kader)).toEqual([]) })
  test('the shape first, then what cannot work; once per place', () => {
    expect(zinnen(met((k) => { k.termijnen[2]!.titel = ''; k.stappen[1]!.laan = 'Buiten'; k.termijnen[4]!.tel = [{ aantal: -2, eenheid: 'dagen' }]; k.termijnen[4]!.verschuiving = 'geen'; delete k.poorten[0]!.opent }))).toEqual([
      '$.poorten[0].opent: Dit veld ontbreekt.',
      '$.termijnen[2].titel: Dit mag niet leeg of zo kort zijn.',
      '$.stappen[1].laan: Stap 1 (Adviseren inzet verblijf): dit kader kent geen laan "Buiten".',
      '$.termijnen[4].tel[0]: Evaluatie dag 28 eindigt voor zijn eigen anker.',
    ])
  })
  test('what stands in for a fault is not complained about itself', () => {
    expect(zinnen(met((k) => { k.lanen = []; k.stappen = [{ ...k.stappen[0]!, laan: 5 }]; k.poorten = []; k.termijnen = [k.termijnen[0]!] }))).toEqual(['$.stappen[0].laan: Hier hoort tekst te staan.'])
    expect(zinnen(met((k) => { k.poorten[0]!.uitkomsten = 'x' }))).toEqual(['$.poorten[0].uitkomsten: Hier hoort een lijst te staan.'])
  })
  test('a tree without end is refused before anything reads it', () => {
    let boom: unknown = true
    for (let i = 0; i < 100_000; i += 1) boom = [boom]
    const invoer = { ...leeg, kleur: boom }
    const fout = [{ pad: '$', melding: 'Dit is te diep genest of te groot voor een kader.' }]
    expect(leesConcept(invoer)).toEqual({ ok: false, error: fout })
    expect(controleerConcept(invoer)).toEqual(fout)
  })
  test('a part with a fault keeps its place and its key, so that nothing else seems to miss it', () => {
    expect(zinnen(met((k) => { k.termijnen[4]!.tel = 'x' }))).toEqual(['$.termijnen[4].tel: Hier hoort een lijst te staan.'])
    expect(zinnen(met((k) => { k.stappen[3]!.verloop = {} }))).toEqual(['$.stappen[3].verloop.soort: Dit veld ontbreekt.'])
  })
})

test('whatever is made of it: saved and opened again it is the same, its problems are told, and its whole parts can be counted with', () => {
  fc.assert(fc.property(fc.constantFrom(...kaders).chain((kader) => fc.oneof(mutatiesVan(kader, 1), mutatiesVan(kader, 8))), (invoer) => {
    const fouten = controleerConcept(invoer)
    const vorm = Kadervorm.safeParse(invoer)
    if (vorm.success) expect(fouten).toEqual(controleer(vorm.data))
    else expect(fouten.length).toBeGreaterThan(0)
    for (const { pad, melding } of fouten) expect([pad.startsWith('$'), melding.length > 10]).toEqual([true, true])
    const gelezen = leesConcept(invoer)
    if (gelezen.ok) for (const { zin } of vergelijkKaders(rijnmond1op1, gelezen.value)) expect(zin).not.toMatch(/undefined|NaN|\[object/)
    if (vorm.success) expect(vergelijkKaders(rijnmond1op1, vorm.data).length === 0).toBe(canoniekKader(rijnmond1op1) === canoniekKader(vorm.data))
    if (gelezen.ok) expect(JSON.parse(JSON.stringify(gelezen.value))).toEqual(JSON.parse(JSON.stringify(invoer)))
    expect(Kadervorm.safeParse(werkbaar(invoer)).error?.issues.filter(({ path }) => path.length > 1) ?? []).toEqual([])
    voortgang(werkbaar(invoer), gebeurtenissen('2026-09-07T10:00:00+02:00', 'aanvraag 2026-09-01', 'plaatsing 2026-09-07', 'een-op-een-gestart 2026-09-07', 'hulpverleningsplan!'), kalender, '2027-01-01T00:00:00Z')
  }), { numRuns: 300 })
}, 60_000)

test('any JSON at all: refused or read, never thrown on', () => {
  fc.assert(fc.property(fc.jsonValue(), (invoer) => { leesConcept(invoer); controleerConcept(invoer); werkbaar(invoer) }), { numRuns: 500 })
})
