/* For tests: random rules and random controls from one seed. */
import { operatoren, type Expressie } from '@regietafel/domain/formulier'
import type { Bewerking, Term, Vergelijking, Zin } from '../model.ts'

export type Kans = () => number
/** mulberry32: the same numbers everywhere from one seed. */
export function maakKans(zaad: number): Kans {
  let a = zaad >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const kies = <T>(kans: Kans, uit: readonly T[]): T => uit[Math.floor(kans() * uit.length)]!
const WAARDEN = ['x', '', '2026-05-01', 0, 4, -1.5, true, false] as const
const NAMEN = { veld: ['a', 'b', 'd', 'l', 'weg'], rij: ['x', 'n'], ouder: ['x'], feit: ['leeftijd', 'vandaag', 'onzin'] } as const

/** Any tree of the closed list that the engine takes, meant or not: kinds do not have to fit. */
export function maakWillekeurig(kans: Kans, diepte: number): Expressie {
  if (diepte === 0 || kans() < 0.15) return kans() < 0.5 ? kies(kans, WAARDEN) : naam(kans, kies(kans, ['veld', 'rij', 'ouder', 'feit'] as const))
  const op = kies(kans, Object.keys(operatoren))
  const { min, max, naam: metNaam } = operatoren[op]!
  if (metNaam) return naam(kans, op as keyof typeof NAMEN)
  const aantal = Math.min(max, min + Math.floor(kans() * 2))
  return [op, ...Array.from({ length: aantal }, () => maakWillekeurig(kans, diepte - 1))]
}
const naam = (kans: Kans, op: keyof typeof NAMEN): Expressie => [op, kies(kans, NAMEN[op])]

const BEWERKINGEN: Readonly<Record<Bewerking, number>> = { '+': 3, '-': 2, '×': 2, '÷': 2, aantal: 1, som: 2, 'leeftijd-op': 2, 'dagen-tussen': 2, 'plus-dagen': 2, 'plus-maanden': 2, woorden: 1 }
const VERGELIJKINGEN: Readonly<Record<Vergelijking, number>> = { '=': 1, '≠': 1, '<': 1, '≤': 1, '>': 1, '≥': 1, 'is-een-van': 2, bevat: 1, leeg: 0, gevuld: 0, stijgt: 0 }

/** A condition as the controls can make it. */
export function maakZin(kans: Kans, diepte: number): Zin {
  const niet = kans() < 0.3
  const k = diepte === 0 ? 1 : kans()
  if (k < 0.35) return { soort: 'groep', niet, voeg: kies(kans, ['en', 'of']), delen: Array.from({ length: 1 + Math.floor(kans() * 3) }, () => maakZin(kans, diepte - 1)) }
  if (k < 0.5) return { soort: 'rijen', niet, keer: kies(kans, ['enige', 'alle']), lijst: { soort: 'vraag', waar: 'veld', id: 'l' }, per: maakZin(kans, diepte - 1) }
  if (kans() < 0.15) return { soort: 'stelling', niet, term: { soort: 'vraag', waar: 'veld', id: 'a' } }
  const op = kies(kans, Object.keys(VERGELIJKINGEN) as Vergelijking[])
  return { soort: 'vergelijk', niet, op, links: maakTerm(kans, diepte), rechts: Array.from({ length: VERGELIJKINGEN[op] }, () => maakTerm(kans, diepte)) }
}
/** A value as the controls can make it. */
export function maakTerm(kans: Kans, diepte: number): Term {
  const k = diepte === 0 ? 1 : kans()
  if (k < 0.2) {
    const op = kies(kans, Object.keys(BEWERKINGEN) as Bewerking[])
    return { soort: 'bewerking', op, delen: Array.from({ length: BEWERKINGEN[op] }, () => maakTerm(kans, diepte - 1)) }
  }
  if (k < 0.27) return { soort: 'telling', lijst: { soort: 'vraag', waar: 'veld', id: 'l' }, per: maakZin(kans, diepte - 1) }
  if (k < 0.34) return { soort: 'keus', als: maakZin(kans, diepte - 1), dan: maakTerm(kans, diepte - 1), anders: maakTerm(kans, diepte - 1) }
  if (k < 0.4) {
    const zin = maakZin(kans, diepte - 1)
    if (zin.niet || zin.soort !== 'stelling') return { soort: 'zin', zin }
  }
  if (k < 0.6) return { soort: 'feit', feit: kies(kans, NAMEN.feit) }
  return kans() < 0.5 ? { soort: 'waarde', waarde: kies(kans, WAARDEN) } : { soort: 'vraag', waar: kies(kans, ['veld', 'rij', 'ouder']), id: 'a' }
}
