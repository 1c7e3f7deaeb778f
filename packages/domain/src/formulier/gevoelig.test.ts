import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rolSleutels, type Rol } from '../regie/index.ts'
import { bouwFormulier } from './compileer.ts'
import { beoordeel, formulieren, leesDefinitie, schermAf, schrijvers, voorbeeldAntwoorden, type Antwoorden, type Context, type Formulierdefinitie, type Gevoeligheid, type Veld } from './index.ts'
import { maakDefinitie, maakKans, maakWaarde, type Kans } from './testing/willekeurig.ts'

const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: { leeftijd: 15, setting: 'open' } }
const veld = (id: string, extra: object = {}): Veld => ({ id, sleutel: id, label: id, type: 'tekst', ...extra })
const form = (...velden: Veld[]): Formulierdefinitie => ({ formaat: 1, sleutel: 'p', titel: 'P', schrijft: ['casusregisseur'], secties: [{ id: 's', sleutel: 's', titel: 'S', velden }] })
const klassen: Gevoeligheid[] = ['gewoon', 'vertrouwelijk', 'gezondheid', 'strafrechtelijk']

test('who may read each class; who writes reads all', () => {
  const d = form(...klassen.map((gevoelig) => veld(gevoelig, { gevoelig })), veld('niets'))
  const leest = (rol: Rol) => [...klassen, 'niets'].filter((id) => !schermAf(d, {}, rol).afgeschermd.includes(id))
  expect(Object.fromEntries(rolSleutels.map((rol) => [rol, leest(rol).slice(1, -1)]))).toEqual({
    ...Object.fromEntries(rolSleutels.map((rol) => [rol, []])),
    casusregisseur: ['vertrouwelijk', 'gezondheid', 'strafrechtelijk'], gedragswetenschapper: ['vertrouwelijk', 'gezondheid', 'strafrechtelijk'],
    zorgaanbieder: ['vertrouwelijk', 'gezondheid'], ret: ['gezondheid', 'strafrechtelijk'], procesregisseur: ['strafrechtelijk'],
  })
  for (const rol of rolSleutels) expect(leest(rol)).toEqual(expect.arrayContaining(['gewoon', 'niets']))
  expect(schermAf({ ...d, schrijft: ['procesregisseur'] }, { gezondheid: 'x' }, 'procesregisseur')).toEqual({ antwoorden: { gezondheid: 'x' }, afgeschermd: [] })
})

test('a class on a list holds for its rows; one on a cell for that cell; a reason goes with its question', () => {
  const d = form(veld('l', { type: 'lijst', gevoelig: 'gezondheid', gewenst: true, velden: [veld('x')] }), veld('m', { type: 'lijst', velden: [veld('y', { gevoelig: 'gezondheid' }), veld('z'), veld('n', { type: 'lijst', velden: [veld('w', { gevoelig: 'vertrouwelijk' }), veld('v')] })] }), veld('a', { gewenst: true, gevoelig: 'gezondheid' }), veld('b', { gewenst: true }))
  const antwoorden = { 'l#reden': 'r', l: [{ _id: '1', x: 'GEHEIM' }], m: [{ _id: '1', y: 'GEHEIM', z: 'open', n: [{ _id: '2', w: 'GEHEIM', v: 'open' }] }], 'a#reden': 'GEHEIM', 'b#reden': 'open', weg: 'GEHEIM' }
  expect(schermAf(d, antwoorden, 'procesregisseur')).toEqual({ antwoorden: { m: [{ _id: '1', z: 'open', n: [{ _id: '2', v: 'open' }] }], 'b#reden': 'open' }, afgeschermd: ['l', 'x', 'y', 'w', 'a'] })
})
test('what is worked out from it, or points at its rows, goes too; also by way of another', () => {
  const d = form(
    veld('n', { type: 'getal', gevoelig: 'gezondheid' }), veld('dubbel', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['×', ['veld', 'n'], 2] }), veld('vier', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['×', ['veld', 'dubbel'], 2] }),
    veld('alsn', { zichtbaar: ['gevuld', ['veld', 'n']] }), veld('woorden', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['woorden', ['veld', 'alsn']] }), veld('over', { standaard: { regel: ['veld', 'dubbel'] }, type: 'getal' }),
    veld('l', { type: 'lijst', gevoelig: 'gezondheid', velden: [veld('x')] }), veld('v', { type: 'verbanden', config: { lijst: 'l' } }), veld('vrij', { type: 'berekend', config: { uitkomst: 'getal' }, berekening: ['+', 1, 2] }),
  )
  expect(schermAf(d, {}, 'procesregisseur').afgeschermd).toEqual(['n', 'dubbel', 'vier', 'woorden', 'over', 'l', 'x', 'v'])
})

/** Every text in the answers, wherever it stands. */
const teksten = (w: unknown): unknown[] => (typeof w === 'object' && w !== null ? Object.entries(w).flatMap(([k, x]) => (k === '_id' ? [] : teksten(x))) : [w])
const metKlassen = (kans: Kans, d: Formulierdefinitie): Formulierdefinitie => {
  const loop = (v: Veld): Veld => ({ ...v, ...(kans() < 0.25 ? { gevoelig: klassen[Math.floor(kans() * 4)]! } : {}), ...(v.velden ? { velden: v.velden.map(loop) } : {}) })
  return { ...d, schrijft: ['operator'], secties: d.secties.map((s) => ({ ...s, velden: s.velden.map(loop) })) }
}
/** The answer of every screened field replaced by something else. */
const anders = (velden: readonly Veld[], bron: Readonly<Record<string, unknown>>, weg: ReadonlySet<string>, kans: Kans): Record<string, unknown> =>
  Object.fromEntries(Object.entries(bron).map(([id, w]) => {
    const v = velden.find((x) => x.id === id)
    if (v && weg.has(id)) return [id, maakWaarde(kans, v)]
    return [id, v?.velden && Array.isArray(w) ? w.map((rij: unknown) => (typeof rij === 'object' && rij !== null ? anders(v.velden!, rij as Record<string, unknown>, weg, kans) : rij)) : w]
  }))

describe('for any form, any answers and every role', () => {
  test('no screened answer is anywhere in the result, and what is left does not tell what it was', () =>
    fc.assert(fc.property(fc.nat(), (zaad) => {
      const kans = maakKans(zaad)
      const d = metKlassen(kans, maakDefinitie(kans))
      const { formulier, problemen } = bouwFormulier(d)
      if (problemen.length > 0) return
      const velden = d.secties.flatMap((s) => s.velden)
      const ruw: Antwoorden = Object.fromEntries(velden.map((v) => [v.id, maakWaarde(kans, v)]))
      for (const rol of ['procesregisseur', 'zorgaanbieder', 'ret'] as const) {
        const een = schermAf(d, beoordeel(formulier, ruw, context).antwoorden, rol)
        const weg = new Set(een.afgeschermd)
        const sleutels = (w: unknown): string[] => (Array.isArray(w) ? w.flatMap(sleutels) : typeof w === 'object' && w !== null ? Object.entries(w).flatMap(([k, x]) => [k, ...sleutels(x)]) : [])
        const eigenVelden = sleutels(Object.fromEntries(Object.entries(een.antwoorden).filter(([id]) => velden.find((v) => v.id === id)?.velden || !Array.isArray(een.antwoorden[id]))))
        expect(eigenVelden.filter((id) => weg.has(id))).toEqual([])
        const twee = schermAf(d, beoordeel(formulier, anders(velden, ruw, weg, kans), context).antwoorden, rol)
        for (const v of velden) if (v.type !== 'lijst' && v.type !== 'verbanden' && v.id in een.antwoorden && v.id in twee.antwoorden) expect(twee.antwoorden[v.id], `${v.id} ${rol}`).toEqual(een.antwoorden[v.id])
      }
    }), { numRuns: 400 }))
  test('of the shipped forms, marked at random, no marked text is left', () => {
    const kans = maakKans(5)
    for (const [sleutel, heel] of Object.entries(formulieren)) {
      const d = metKlassen(kans, heel)
      const merk = (w: unknown, gevoelig: string | null, velden: readonly Veld[]): unknown => {
        if (Array.isArray(w)) return w.map((x) => merk(x, gevoelig, velden))
        if (typeof w !== 'object' || w === null) return gevoelig ? `GEHEIM ${gevoelig}` : w
        return Object.fromEntries(Object.entries(w).map(([k, x]) => { const v = velden.find((y) => y.id === k); return [k, k === '_id' ? x : merk(x, gevoelig ?? (v && schermAf(d, {}, 'procesregisseur').afgeschermd.includes(k) ? k : null), v?.velden ?? [])] }))
      }
      const gemerkt = merk(voorbeeldAntwoorden(sleutel as never) ?? {}, null, d.secties.flatMap((s) => s.velden)) as Antwoorden
      expect(schrijvers(d)).not.toContain('procesregisseur')
      expect(teksten(schermAf(d, gemerkt, 'procesregisseur').antwoorden).filter((t) => String(t).startsWith('GEHEIM'))).toEqual([])
    }
  })
})

describe('a form whose answers say who reads it', () => {
  const stem = formulieren['stem-jongere']
  const antwoorden = { hoe: 'zelf', wat_wil_jij: 'Bij de paarden', wie_mag_lezen: ['begeleiders'] }
  const ziet = (rol: Rol, vastgesteld: boolean, gekozen: unknown) => schermAf(stem, { ...antwoorden, wie_mag_lezen: gekozen }, rol, { vastgesteld }).antwoorden['wat_wil_jij'] !== undefined
  test('until it is vastgesteld who writes it reads along, nobody else', () => expect(rolSleutels.filter((rol) => ziet(rol, false, ['begeleiders']))).toEqual(['casusregisseur', 'gedragswetenschapper', 'zorgaanbieder']))
  test('then only the roles that were chosen', () => expect(rolSleutels.filter((rol) => ziet(rol, true, ['begeleiders']))).toEqual(['zorgaanbieder']))
  test('two roles share one choice; a choice of people outside brings no role in', () => {
    expect(rolSleutels.filter((rol) => ziet(rol, true, ['meedenkers', 'ouders']))).toEqual(['procesregisseur', 'ret'])
    for (const niets of [[], undefined, 'rommel', ['constructor'], { casusregisseur: true }]) expect(rolSleutels.filter((rol) => ziet(rol, true, niets))).toEqual([])
  })
  test('who was not chosen sees whom the jongere chose, and nothing else', () => {
    const { antwoorden: gezien, afgeschermd } = schermAf(stem, antwoorden, 'ret', { vastgesteld: true })
    expect(gezien).toEqual({ wie_mag_lezen: ['begeleiders'] })
    expect(afgeschermd).toContain('wat_wil_jij')
  })
  test('the field must be there, and be a choice', () => expect(leesDefinitie({ ...stem, lezers: { veld: 'wat_wil_jij', rollen: {} } })).toMatchObject({ ok: false, error: [{ code: 'LEZERS_VELD' }] }))
})
