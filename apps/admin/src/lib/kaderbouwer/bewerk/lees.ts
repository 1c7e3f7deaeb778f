import type { Aanleiding, Kaderdefinitie, Poortdefinitie, Stapdefinitie, Termijndefinitie } from '@regietafel/domain/kader'

export type { Aanleiding, Kaderdefinitie, Poortdefinitie, Stapdefinitie, Termijndefinitie }

/** Same content, whatever the order of the keys. */
export function zelfde(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const sleutels = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...sleutels].every((k) => zelfde((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
}

export const stapBij = (kader: Kaderdefinitie, stap: string): Stapdefinitie | undefined => kader.stappen.find((s) => s.stap === stap)
export const poortBij = (kader: Kaderdefinitie, poort: string): Poortdefinitie | undefined => kader.poorten.find((p) => p.poort === poort)
export const termijnBij = (kader: Kaderdefinitie, termijn: string): Termijndefinitie | undefined => kader.termijnen.find((t) => t.termijn === termijn)

/** The clock a step moves with; undefined for one that runs from one gebeurtenis to another. */
export const klokVan = (kader: Kaderdefinitie, stap: Stapdefinitie): Termijndefinitie | undefined => (stap.verloop.soort === 'termijn' ? termijnBij(kader, stap.verloop.termijn) : undefined)

/** All clocks of a step, its own first: the others stand at the step and are closed by the same (the wet beside the poster). */
export function klokkenVan(kader: Kaderdefinitie, stap: Stapdefinitie): readonly Termijndefinitie[] {
  const eerste = klokVan(kader, stap)
  const dicht = eerste?.sluit ?? (stap.formulier === null ? undefined : ({ soort: 'formulier-vastgesteld', formulier: stap.formulier } as const))
  return [...(eerste ? [eerste] : []), ...kader.termijnen.filter((t) => t !== eerste && t.stap === stap.stap && dicht !== undefined && zelfde(t.sluit, dicht))]
}

/** The step that owns a clock, null for a termijn that stands by itself (an evaluatie halfway, the maandtoets). */
export const eigenaarVan = (kader: Kaderdefinitie, termijn: string): Stapdefinitie | null => kader.stappen.find((s) => klokkenVan(kader, s).some((t) => t.termijn === termijn)) ?? null
export const losseTermijnen = (kader: Kaderdefinitie): readonly Termijndefinitie[] => {
  const eigen = new Set(kader.stappen.flatMap((s) => klokkenVan(kader, s).map((t) => t.termijn)))
  return kader.termijnen.filter((t) => !eigen.has(t.termijn))
}

/** What happens when a step is done. */
export function sluitVan(kader: Kaderdefinitie, stap: Stapdefinitie): readonly Aanleiding[] {
  if (stap.verloop.soort === 'duur') return stap.verloop.tot
  const klok = klokVan(kader, stap)
  return klok ? [klok.sluit] : stap.formulier === null ? [] : [{ soort: 'formulier-vastgesteld', formulier: stap.formulier }]
}
/** What lets a step begin. */
export const beginVan = (kader: Kaderdefinitie, stap: Stapdefinitie): readonly Aanleiding[] => (stap.verloop.soort === 'duur' ? stap.verloop.van : (klokVan(kader, stap)?.anker ?? []))

/** Lane a termijn without a step is drawn in: of its step, else the first of its role, else the last. */
export const laanVan = (kader: Kaderdefinitie, t: Termijndefinitie): string =>
  (t.stap === null ? undefined : stapBij(kader, t.stap)?.laan) ?? kader.lanen.find((l) => l.rol === t.verantwoordelijk)?.laan ?? kader.lanen.at(-1)?.laan ?? ''

/** A number that no step has: one higher than the highest, so that what was once number 4 never becomes another step. */
export const nieuweStapcode = (kader: Kaderdefinitie): string => String(Math.max(0, ...kader.stappen.map((s) => (/^\d{1,9}$/.test(s.stap) ? Number(s.stap) : 0))) + 1)
export const nieuwePoortcode = (kader: Kaderdefinitie): string => `D${Math.max(0, ...kader.poorten.map((p) => Number(/^D(\d{1,9})$/.exec(p.poort)?.[1] ?? 0))) + 1}`

/** "Ouderavond (week 2)" → `ouderavond-week-2`, not one of `bezet`. */
export function nieuweSleutel(titel: string, bezet: Iterable<string>): string {
  const kaal = titel.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50).replace(/^-+|-+$/g, '') || 'onderdeel'
  const al = new Set(bezet)
  let sleutel = kaal
  for (let i = 2; al.has(sleutel); i += 1) sleutel = `${kaal}-${i}`
  return sleutel
}
export const bezetteSleutels = (kader: Kaderdefinitie): readonly string[] => [...kader.termijnen.flatMap((t) => [t.termijn, ...(t.sluit.soort === 'registratie' ? [t.sluit.registratie] : [])]), ...kader.formulieren.map((f) => f.formulier)]

/** A title or other line as it is kept; null when nothing is left, and then nothing changes. */
export const schoon = (tekst: string): string | null => tekst.trim().slice(0, 400) || null

/** A copy of `lijst` with the one at `i` changed. */
export const zetOp = <T>(lijst: readonly T[], i: number, wijzig: (deel: T) => T): T[] => lijst.map((deel, j) => (j === i ? wijzig(deel) : deel))
/** A copy in which one part stands at another place. */
export function verplaats<T>(lijst: readonly T[], van: number, naar: number): T[] {
  const uit = lijst.filter((_, i) => i !== van)
  uit.splice(Math.max(0, Math.min(naar, uit.length)), 0, lijst[van]!)
  return uit
}
/** Leaves out what is undefined: a kader has no empty keys. */
export const zonderLeeg = <T extends object>(deel: T): T => Object.fromEntries(Object.entries(deel).filter(([, waarde]) => waarde !== undefined)) as T
