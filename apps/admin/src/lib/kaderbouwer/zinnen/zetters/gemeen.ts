import type { Aanleiding, Kaderdefinitie, Poortdefinitie, Stapdefinitie, Termijndefinitie } from '@regietafel/domain/kader'
import { wijzigKlok } from '../../bewerk/klok.ts'
import { poortBij, stapBij, verplaats, zelfde } from '../../bewerk/lees.ts'
import { wijzigPoort } from '../../bewerk/poort.ts'

/** One act on a kader. Gives the same object when there is nothing to change or what was asked does not fit: the shape stays valid whatever comes in. */
export type Bewerk = (kader: Kaderdefinitie) => Kaderdefinitie

export type Tel = Termijndefinitie['tel']
export type Telstap = Tel[number]
export type Herhaling = NonNullable<Termijndefinitie['herhaling']>
export type Herstart = NonNullable<Termijndefinitie['herstart']>
export type Verval = NonNullable<Termijndefinitie['vervalt']>[number]
export type Ladder = Kaderdefinitie['ladders'][string]
export type Trede = Ladder['trappen'][number]
export type Grond = NonNullable<Kaderdefinitie['opschorting']>['gronden'][number]
export type Uitkomst = Poortdefinitie['uitkomsten'][number]

/** A whole number within its bounds, or null. */
export const geheel = (waarde: number, min: number, max: number): number | null => (Number.isInteger(waarde) && waarde >= min && waarde <= max ? waarde : null)

/** A key for what somebody calls something: "Ouderavond gehouden" is `ouderavond-gehouden`; empty when there is no letter or digit in it. */
export const sleutelVoor = (naam: string): string => naam.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 56).replaceAll(/^-+|-+$/g, '')

/** With `veld` set, or without it when `waarde` is undefined. */
export function metVeld<T extends object, V extends keyof T>(deel: T, veld: V, waarde: T[V] | undefined): T {
  if (deel[veld] === waarde) return deel
  const nieuw = { ...deel }
  if (waarde === undefined) delete nieuw[veld]
  else nieuw[veld] = waarde
  return nieuw
}

export const opPlaats = <T>(lijst: readonly T[], i: number, waarde: T): T[] => lijst.map((deel, j) => (j === i ? waarde : deel))
export const zonderPlaats = <T>(lijst: readonly T[], i: number): T[] => lijst.filter((_, j) => j !== i)

export { verplaats }

/** One field of one termijn, step or poort; undefined takes it away. */
export const zetTermijnveld = <V extends keyof Termijndefinitie>(termijn: string, veld: V, waarde: Termijndefinitie[V] | undefined): Bewerk => (kader) => wijzigKlok(kader, termijn, (t) => metVeld(t, veld, waarde))
export const opStap = (stap: string, doe: (s: Stapdefinitie) => Stapdefinitie): Bewerk => (kader) => {
  const was = stapBij(kader, stap)
  const nu = was && doe(was)
  return !nu || zelfde(was, nu) ? kader : { ...kader, stappen: kader.stappen.map((s) => (s === was ? nu : s)) }
}
export const zetPoortveld = <V extends keyof Poortdefinitie>(poort: string, veld: V, waarde: Poortdefinitie[V] | undefined): Bewerk => (kader) => {
  const was = poortBij(kader, poort)
  return !was || zelfde(was[veld], waarde) ? kader : wijzigPoort(kader, poort, (p) => metVeld(p, veld, waarde))
}

/** One after the other. */
export const samen = (...bewerkingen: readonly Bewerk[]): Bewerk => (kader) => bewerkingen.reduce((k, bewerk) => bewerk(k), kader)

/** One text per aanleiding, for the value of an option: `plaatsing`, `formulier:hulpverleningsplan`, `poort:D1:nee`, `registratie:ouderavond`. */
export function aanleidingSleutel(a: Aanleiding): string {
  switch (a.soort) {
    case 'formulier-vastgesteld': return `formulier:${a.formulier}`
    case 'registratie': return `registratie:${a.registratie}`
    case 'poort-beslist': return `poort:${a.poort}${a.uitkomst ? `:${a.uitkomst}` : ''}`
    default: return a.soort
  }
}

/** The way back from `aanleidingSleutel`. */
export function leesAanleiding(sleutel: string): Aanleiding {
  const [soort, naam = '', uitkomst] = sleutel.split(':')
  if (soort === 'formulier') return { soort: 'formulier-vastgesteld', formulier: naam }
  if (soort === 'registratie') return { soort: 'registratie', registratie: naam }
  if (soort === 'poort') return { soort: 'poort-beslist', poort: naam, ...(uitkomst === 'ja' || uitkomst === 'nee' ? { uitkomst } : {}) }
  return { soort } as Aanleiding
}

/** The same value with every aanleiding in it, at any depth, put through `f`. What has none in it stays the same object. */
export function overAanleidingen<T>(waarde: T, f: (a: Aanleiding) => Aanleiding): T {
  if (Array.isArray(waarde)) {
    const nieuw = waarde.map((deel: unknown) => overAanleidingen(deel, f))
    return nieuw.every((deel, i) => deel === waarde[i]) ? waarde : (nieuw as T)
  }
  if (typeof waarde !== 'object' || waarde === null) return waarde
  if (isAanleiding(waarde)) return f(waarde) as T
  const paren = Object.entries(waarde).map(([veld, deel]) => [veld, overAanleidingen(deel as unknown, f)] as const)
  return paren.every(([veld, deel]) => deel === (waarde as Record<string, unknown>)[veld]) ? waarde : (Object.fromEntries(paren) as T)
}

/** `verloop` has a `soort` too, but of its own two kinds. */
const isAanleiding = (waarde: object): waarde is Aanleiding => 'soort' in waarde && waarde.soort !== 'termijn' && waarde.soort !== 'duur'

/** With one more in the list: the first of what most often happens that is not in it yet. */
export const nogEen = (lijst: readonly Aanleiding[]): readonly Aanleiding[] =>
  [...lijst, (['plaatsing', 'een-op-een-gestart', 'aanvraag', 'overplaatsing', 'een-op-een-beeindigd', 'geboren'] as const).map((soort): Aanleiding => ({ soort })).find((a) => !lijst.some((b) => zelfde(a, b))) ?? { soort: 'plaatsing' }]

/** Every form that is pointed at stands in the list of the kader, by the title it has in the gemeente. */
export const metFormulieren = (bekend: readonly { readonly sleutel: string; readonly titel: string }[]): Bewerk => (kader) => {
  const staat = new Set(kader.formulieren.map((f) => f.formulier))
  const nieuw: { formulier: string; titel: string }[] = []
  const neem = (formulier: string) => {
    const gevonden = staat.has(formulier) ? undefined : bekend.find((f) => f.sleutel === formulier)
    if (!gevonden) return
    staat.add(formulier)
    nieuw.push({ formulier, titel: gevonden.titel })
  }
  const kijk = (a: Aanleiding) => {
    if (a.soort === 'formulier-vastgesteld') neem(a.formulier)
    return a
  }
  overAanleidingen([kader.termijnen, kader.stappen, kader.poorten.map((p) => p.opent)], kijk)
  for (const { formulier } of kader.stappen) if (formulier !== null) neem(formulier)
  return nieuw.length === 0 ? kader : { ...kader, formulieren: [...kader.formulieren, ...nieuw] }
}
