import type { Aanleiding, Kaderdefinitie, Stapdefinitie } from '@regietafel/domain/kader'
import type { Rol } from '@regietafel/domain/regie'
import { klokkenVan, klokVan, stapBij } from '../../bewerk/lees.ts'
import { hertekend } from '../../bewerk/teken.ts'
import { geheel, metVeld, opStap, overAanleidingen, type Bewerk } from './gemeen.ts'
import { isCode } from './ladder.ts'

/** The clock the step moves with, else the first that stands at it. */
export const hoofdklokVan = (kader: Kaderdefinitie, s: Stapdefinitie) => klokVan(kader, s) ?? klokkenVan(kader, s)[0]

/** The clocks of the step that were of the old role go along. */
export const zetStaprol = (stap: string, rol: Rol): Bewerk => (kader) => {
  const s = stapBij(kader, stap)
  if (!s || s.rol === rol) return kader
  const mee = new Set(klokkenVan(kader, s).filter((t) => t.verantwoordelijk === s.rol))
  return { ...opStap(stap, (x) => ({ ...x, rol }))(kader), termijnen: kader.termijnen.map((t) => (mee.has(t) ? { ...t, verantwoordelijk: rol } : t)) }
}

export const zetVerloop = (stap: string, verloop: Stapdefinitie['verloop']): Bewerk => (kader) =>
  verloop.soort === 'duur' && (verloop.van.length === 0 || verloop.tot.length === 0) ? kader : hertekend(opStap(stap, (s) => ({ ...s, verloop }))(kader), stap)

export const zetStapvervalt = (stap: string, vervalt: readonly Aanleiding[]): Bewerk => opStap(stap, (s) => metVeld(s, 'vervalt', vervalt.length === 0 ? undefined : [...vervalt]))

/* ── codes: the numbers on the board ── */

export const stapcodeVrij = (kader: Kaderdefinitie, code: string): boolean => isCode(code) && !kader.stappen.some((s) => s.stap === code) && !kader.uitgangen.some((u) => u.uitgang === code)

/** Everything that points at it follows. */
export const zetStapcode = (van: string, naar: string): Bewerk => (kader) => {
  if (!stapBij(kader, van) || !stapcodeVrij(kader, naar)) return kader
  const om = (code: string) => (code === van ? naar : code)
  return {
    ...kader,
    stappen: kader.stappen.map((s) => (s.stap === van ? { ...s, stap: naar } : s)),
    termijnen: kader.termijnen.map((t) => (t.stap === van ? { ...t, stap: naar } : t)),
    poorten: kader.poorten.map((p) => ({ ...p, na: om(p.na), uitkomsten: p.uitkomsten.map((u) => ({ ...u, naar: u.naar.map(om) })) })),
  }
}

export const poortcodeVrij = (kader: Kaderdefinitie, code: string): boolean => isCode(code) && !kader.poorten.some((p) => p.poort === code)

/** Everything that waits for its decision follows. */
export const zetPoortcode = (van: string, naar: string): Bewerk => (kader) => {
  if (!kader.poorten.some((p) => p.poort === van) || !poortcodeVrij(kader, naar)) return kader
  const om = (a: Aanleiding): Aanleiding => (a.soort === 'poort-beslist' && a.poort === van ? { ...a, poort: naar } : a)
  return {
    ...kader,
    stappen: overAanleidingen(kader.stappen, om),
    termijnen: overAanleidingen(kader.termijnen, om),
    poorten: kader.poorten.map((p) => ({ ...p, poort: p.poort === van ? naar : p.poort, opent: om(p.opent) })),
  }
}

/** Steps and uitgangen a poort can lead to. */
export const doelen = (kader: Kaderdefinitie): readonly { readonly code: string; readonly titel: string }[] =>
  [...kader.stappen.map(({ stap, titel }) => ({ code: stap, titel })), ...kader.uitgangen.map(({ uitgang, titel }) => ({ code: uitgang, titel }))]

export const zetMaxVerlenging = (dagen: number): { readonly maxDagen: number } | undefined => (geheel(dagen, 1, 366) === null ? undefined : { maxDagen: dagen })

/** Where the kader speaks of a form, in words; empty when it can go. */
export function noemtFormulier(kader: Kaderdefinitie, formulier: string): readonly string[] {
  const noemt = (deel: unknown) => {
    let raak = false
    overAanleidingen(deel, (a) => {
      raak ||= a.soort === 'formulier-vastgesteld' && a.formulier === formulier
      return a
    })
    return raak
  }
  return [
    ...kader.stappen.filter((s) => s.formulier === formulier || noemt(s.verloop) || noemt(s.vervalt)).map((s) => `stap ${s.stap}`),
    ...kader.poorten.filter((p) => noemt(p.opent)).map((p) => `poort ${p.poort}`),
    ...kader.termijnen.filter(noemt).map((t) => t.titel),
  ]
}
