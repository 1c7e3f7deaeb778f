import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bouwFormulier, compileer, type CompileVeld, type Formulier } from './compileer.ts'
import { beoordeel, beoordeelVerder, type Beoordeling } from './beoordeel.ts'
import type { Antwoorden, Context, Formulierdefinitie } from './definitie.types.ts'
import { formulieren, voorbeeldAntwoorden, voorbeeldContext } from './index.ts'
import { rijenVan } from './pad.ts'
import { beoordeelPlat } from './testing/plat.ts'
import { maakDefinitie, maakKans, maakWaarde, wijzigContext, wijzigIets, type Kans } from './testing/willekeurig.ts'

const begin: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: { leeftijd: 15, setting: 'open' } }

/** Every place there is in these answers, and some that are not. */
function plaatsen(form: Formulier, antwoorden: Antwoorden): string[] {
  const uit = ['weg', 's0/r1', '']
  const loop = (velden: Iterable<CompileVeld>, hier: Readonly<Record<string, unknown>>, voor: string): void => {
    for (const b of velden) {
      uit.push(voor + b.id)
      if (b.soort !== 'rijen') continue
      uit.push(`${voor}${b.id}#volgorde`)
      for (const rij of rijenVan(hier[b.id])) {
        uit.push(`${voor}${b.id}/${rij._id}`)
        loop(b.kinderen, rij, `${voor}${b.id}/${rij._id}/`)
      }
    }
  }
  loop(form.velden.values(), antwoorden, '')
  return uit
}
const alles = (form: Formulier, antwoorden: Antwoorden, b: Beoordeling) => ({
  antwoorden: b.antwoorden, berekend: b.berekend, problemen: b.problemen, perSectie: b.perSectie,
  plaatsen: plaatsen(form, antwoorden).map((pad) => `${pad} ${b.zichtbaar(pad)} ${b.verplicht(pad)} ${b.alleenLezen(pad)}`),
})

/** A form and first answers from one seed; null when the rules go in a circle. */
function opzet(zaad: number): { readonly kans: Kans; readonly form: Formulier; readonly definitie: Formulierdefinitie; readonly antwoorden: Antwoorden } | null {
  const kans = maakKans(zaad)
  const definitie = maakDefinitie(kans)
  const { formulier, problemen } = bouwFormulier(definitie)
  if (problemen.length > 0) return null
  const antwoorden = Object.fromEntries(definitie.secties.flatMap((s) => s.velden).filter(() => kans() < 0.7).map((veld) => [veld.id, maakWaarde(kans, veld)]))
  return { kans, form: formulier, definitie, antwoorden }
}

describe('for any form and any sequence of changes', () => {
  test('most random forms are sound, and together they do everything', () => {
    const vormen = Array.from({ length: 300 }, (_, zaad) => opzet(zaad)).filter((o) => o !== null)
    expect(vormen.length).toBeGreaterThan(200)
    const tekst = JSON.stringify(vormen.map((o) => o.definitie))
    for (const woord of ['"zichtbaar"', '"verplicht"', '"alleenLezen"', '"berekening"', '"controles"', '"som"', '"enige"', '"alle"', '"aantal-waar"', '"rij"', '"ouder"', '"feit"', 'vandaag', '"verbanden"', '"ref"', '"akkoord"', '"vasteRijen"']) expect(tekst).toContain(woord)
  })
  test('worked out again after each change says what working out from nothing says, and what the plain reading says', () =>
    fc.assert(fc.property(fc.nat(), (zaad) => {
      const o = opzet(zaad)
      if (o === null) return
      const { kans, form, definitie } = o
      const velden = definitie.secties.flatMap((s) => s.velden)
      let { antwoorden } = o
      let context = begin
      let nu = beoordeel(form, antwoorden, context)
      const toen: [Beoordeling, Antwoorden, Context, unknown][] = []
      for (let stap = 0; stap < 12; stap++) {
        expect(alles(form, antwoorden, nu)).toEqual(alles(form, antwoorden, beoordeel(form, antwoorden, context)))
        expect(alles(form, antwoorden, nu)).toEqual(alles(form, antwoorden, beoordeelPlat(form, antwoorden, context)))
        toen.push([nu, antwoorden, context, structuredClone(alles(form, antwoorden, nu))])
        // sometimes on from an older moment
        if (kans() < 0.15) [nu, antwoorden, context] = toen[Math.floor(kans() * toen.length)]!
        if (kans() < 0.2) context = wijzigContext(kans, context)
        else antwoorden = wijzigIets(kans, velden, antwoorden)
        nu = beoordeelVerder(nu, antwoorden, context)
      }
      for (const [moment, bij, , was] of toen) expect(alles(form, bij, moment)).toEqual(was)
    }), { numRuns: 700, examples: Array.from({ length: 40 }, (_, i) => [i]) as [number][] }), 60_000)
})

test.each(Object.keys(formulieren))('the shipped form %s is judged as the plain reading judges it', (sleutel) => {
  const definitie = formulieren[sleutel as keyof typeof formulieren]
  const form = compileer(definitie)
  const kans = maakKans(7)
  const velden = definitie.secties.flatMap((s) => s.velden)
  const vol = voorbeeldAntwoorden(sleutel as never)
  let antwoorden: Antwoorden = vol ?? {}
  let nu = beoordeel(form, antwoorden, voorbeeldContext)
  for (let stap = 0; stap < 25; stap++) {
    expect(alles(form, antwoorden, nu)).toEqual(alles(form, antwoorden, beoordeelPlat(form, antwoorden, voorbeeldContext)))
    antwoorden = wijzigIets(kans, velden, antwoorden)
    nu = beoordeelVerder(nu, antwoorden, voorbeeldContext)
  }
})

test('rows that are the same stay the same object; a keystroke elsewhere touches no list', () => {
  const form = compileer({ formaat: 1, sleutel: 'r', titel: 'R', secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [
    { id: 't', sleutel: 't', label: 'T', type: 'tekst' },
    { id: 'l', sleutel: 'l', label: 'L', type: 'lijst', velden: [{ id: 'x', sleutel: 'x', label: 'X', type: 'tekst' }] },
  ] }] })
  const eerst = { t: 'a', l: [{ _id: 'r1', x: 'een' }, { _id: 'r2', x: 'twee' }] }
  const een = beoordeel(form, eerst, begin)
  const twee = beoordeelVerder(een, { ...eerst, t: 'ab' }, begin)
  expect(twee.antwoorden['l']).toBe(een.antwoorden['l'])
  const drie = beoordeelVerder(twee, { ...eerst, l: [eerst.l[0], { _id: 'r2', x: 'drie' }] }, begin)
  expect(rijenVan(drie.antwoorden['l'])[0]).toBe(rijenVan(een.antwoorden['l'])[0])
  expect(rijenVan(een.antwoorden['l'])[1]).toEqual({ _id: 'r2', x: 'twee' })
})

test('rows with one number are judged together, and apart again when the other is gone', () => {
  const form = compileer({ formaat: 1, sleutel: 'd', titel: 'D', secties: [{ id: 's', sleutel: 's', titel: 'S', velden: [
    { id: 'l', sleutel: 'l', label: 'L', type: 'lijst', velden: [{ id: 'x', sleutel: 'x', label: 'X', type: 'janee' }, { id: 'y', sleutel: 'y', label: 'Y', type: 'tekst', zichtbaar: ['rij', 'x'] }] },
  ] }] })
  const [weg, blijft] = [{ _id: 'r1', x: false }, { _id: 'r1', x: true, y: 'a' }]
  const samen = beoordeel(form, { l: [weg, blijft] }, begin)
  expect(samen.zichtbaar('l/r1/y')).toBe(false)
  expect(beoordeelVerder(samen, { l: [blijft] }, begin).zichtbaar('l/r1/y')).toBe(true)
})

test('only the outcome of beoordeel can go on', () => expect(() => beoordeelVerder({ ...beoordeel(compileer(formulieren['zorgadviesteam']), {}, begin) } as Beoordeling, {}, begin)).toThrow(TypeError))
