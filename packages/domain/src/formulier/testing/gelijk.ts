import { beoordeel } from '../beoordeel.ts'
import { bouwFormulier } from '../compileer.ts'
import type { Antwoorden, Context } from '../definitie.types.ts'
import { evalueer } from '../regel/index.ts'
import vectoren from '../regel/vectoren.json' with { type: 'json' }
import { maakDefinitie, maakKans, maakWaarde } from './willekeurig.ts'

/* For tests: what is run in the browser, on the server and in the worker, to see that they say the same. */

/** The golden vectors that come out otherwise than documented; empty is right. */
export function foutVectoren(): string[] {
  return vectoren.flatMap((v) => {
    const uit = evalueer(v.regel, v as never)
    const hoort = 'onbekend' in v && v.onbekend ? undefined : (v as { uitkomst?: unknown }).uitkomst
    return uit.ok && JSON.stringify(uit.value) === JSON.stringify(hoort) ? [] : [`${v.operator}: ${v.naam}`]
  })
}
export const aantalVectoren = (): number => vectoren.length

const context: Context = { vandaag: '2026-05-01' as Context['vandaag'], feiten: { leeftijd: 15, setting: 'open' } }

/** One number over the verdicts of `aantal` random pairs of a form and answers, and how many of those there were: some seeds give no form. */
export function vingerafdruk(aantal: number, vanaf = 0): { readonly paren: number; readonly afdruk: number } {
  let afdruk = 0x811c9dc5
  let paren = 0
  for (let zaad = vanaf; paren < aantal; zaad += 1) {
    const kans = maakKans(zaad)
    const definitie = maakDefinitie(kans)
    const { formulier, problemen } = bouwFormulier(definitie)
    if (problemen.length > 0) continue
    const velden = definitie.secties.flatMap((s) => s.velden)
    for (let i = 0; i < 10 && paren < aantal; i += 1, paren += 1) {
      const antwoorden: Antwoorden = Object.fromEntries(velden.filter(() => kans() < 0.7).map((veld) => [veld.id, maakWaarde(kans, veld)]))
      const b = beoordeel(formulier, antwoorden, context)
      const tekst = JSON.stringify([b.antwoorden, b.berekend, b.problemen, b.perSectie, velden.map(({ id }) => [b.zichtbaar(id), b.verplicht(id), b.alleenLezen(id)])])
      for (let k = 0; k < tekst.length; k += 1) afdruk = Math.imul(afdruk ^ tekst.charCodeAt(k), 0x01000193)
    }
  }
  return { paren, afdruk: afdruk >>> 0 }
}
