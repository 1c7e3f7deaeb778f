import { err, ok, type Result } from '../kernel/index.ts'
import type { DefinitieProbleem } from './compileer.ts'
import { leesDefinitie } from './definitie.ts'
import type { Formulierdefinitie } from './definitie.types.ts'

/** What can be taken off a form that was read from elsewhere, without losing a question. */
const LOS = /^(zichtbaar|verplicht|gewenst|alleenLezen|standaard|voorvul|controles)$/

/**
 * A form read from elsewhere, without the rules, defaults and checks that do not fit here; what was taken off is told. Questions are never taken off:
 * when one of those does not fit, the whole is refused.
 */
export function pasIn(definitie: Formulierdefinitie): Result<{ readonly definitie: Formulierdefinitie; readonly weg: readonly DefinitieProbleem[] }, readonly DefinitieProbleem[]> {
  let hier = definitie
  const weg: DefinitieProbleem[] = []
  // Each round takes at least one thing off, so this ends.
  for (;;) {
    const gelezen = leesDefinitie(hier)
    if (gelezen.ok) return ok({ definitie: gelezen.value, weg })
    const af = gelezen.error.flatMap((p) => { const stappen = losDeel(p.plaats); return stappen ? [{ p, stappen }] : [] })
    if (af.length === 0) af.push(...eenUitKring(hier, gelezen.error))
    if (af.length === 0) return err(gelezen.error)
    const kopie = structuredClone(hier)
    const gedaan = af.filter(({ stappen }) => haalWeg(kopie, stappen))
    if (gedaan.length === 0) return err(gelezen.error)
    weg.push(...gedaan.map(({ p }) => p))
    hier = kopie
  }
}

/** What was taken off, in sentences that name the question it hung on. */
export const nietMeeVan = (definitie: Formulierdefinitie, weg: readonly DefinitieProbleem[]): { readonly plaats: string; readonly wat: string; readonly zin: string }[] =>
  weg.map((p) => ({ plaats: p.plaats, wat: p.code, zin: `Dit kon niet mee${wieOp(definitie, p.plaats)}: ${p.melding}` }))

function wieOp(definitie: unknown, plaats: string): string {
  let plek = definitie
  let wie = ''
  for (const stap of plaats.split('/')) {
    plek = typeof plek === 'object' && plek !== null ? (plek as Record<string, unknown>)[stap] : undefined
    const naam = typeof plek === 'object' && plek !== null ? ((plek as { label?: unknown }).label ?? (plek as { titel?: unknown }).titel) : undefined
    if (typeof naam === 'string') wie = ` bij "${naam.slice(0, 100)}"`
  }
  return wie
}

/** The steps up to and with the first part that may go; null for a problem of the question itself. */
function losDeel(plaats: string): string[] | null {
  const stappen = plaats.split('/')
  const i = stappen.findIndex((stap) => LOS.test(stap))
  return i < 0 ? null : stappen.slice(0, i + 1)
}

/** A circle is of no rule alone: the first field in it that is shown by a rule is always shown. One at a time; that may be enough. */
function eenUitKring(definitie: Formulierdefinitie, problemen: readonly DefinitieProbleem[]): { p: DefinitieProbleem; stappen: string[] }[] {
  const kandidaten = problemen.filter(({ code }) => code === 'KRING').map((p) => ({ p: { ...p, plaats: `${p.plaats}/zichtbaar` }, stappen: [...p.plaats.split('/'), 'zichtbaar'] }))
  return kandidaten.filter(({ stappen }) => haalWeg(structuredClone(definitie), stappen)).slice(0, 1)
}

function haalWeg(definitie: unknown, stappen: readonly string[]): boolean {
  let plek: unknown = definitie
  for (const stap of stappen.slice(0, -1)) plek = typeof plek === 'object' && plek !== null ? (plek as Record<string, unknown>)[stap] : undefined
  const laatste = stappen.at(-1)!
  if (typeof plek !== 'object' || plek === null || !Object.hasOwn(plek, laatste)) return false
  delete (plek as Record<string, unknown>)[laatste]
  return true
}

export const slug = (tekst: string, anders: string): string => tekst.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 55) || anders

/** Ids that are not taken yet. */
export class Vrij {
  readonly #gebruikt = new Set<string>()
  id(wens: string): string {
    const basis = wens === 'constructor' || wens === 'prototype' ? `${wens}-1` : wens
    let id = basis
    for (let n = 2; this.#gebruikt.has(id); n += 1) id = `${basis.slice(0, 58)}-${n}`
    this.#gebruikt.add(id)
    return id
  }
}
