import { evalueer, regelInWoorden, type Naamgever } from '../formulier/index.ts'
import type { Kaderdefinitie, Poortdefinitie } from './definitie.ts'

/** What the answers say about a poort. Somebody decides; this only advises. */
export interface Advies {
  readonly uitkomst: 'ja' | 'nee'
  readonly uitleg: string
  /** The form it was read from. */
  readonly formulier: string
}

/**
 * The first rule of a poort that is certainly true, or null: what is unknown advises nothing. `antwoorden` per form as they count
 * (`beoordeel(…).antwoorden`: with computed values recomputed, without what is hidden); a form that is absent was not filled in.
 */
export function adviseer(poort: Pick<Poortdefinitie, 'advies'>, antwoorden: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>, feiten: Readonly<Record<string, unknown>> = {}): Advies | null {
  for (const { formulier, als, uitkomst, uitleg } of poort.advies ?? []) {
    const velden = Object.hasOwn(antwoorden, formulier) ? antwoorden[formulier] : undefined
    if (!velden) continue
    const geldt = evalueer(als, { velden, feiten })
    if (geldt.ok && geldt.value === true) return { uitkomst, uitleg, formulier }
  }
  return null
}

/** A field by its id, where its form is not at hand: `op_schema_berekend` reads "op schema berekend". */
const zonderFormulier: Naamgever = { veld: (id) => ({ label: id.replaceAll(/[_-]+/g, ' ') }) }

/** "ja, als Berekening: op schema? is ja (Evaluatie dag 21)". `namen` gives the fields of the form their own words. */
export function adviesInWoorden(kader: Pick<Kaderdefinitie, 'formulieren'>, { formulier, als, uitkomst }: NonNullable<Poortdefinitie['advies']>[number], namen: Naamgever = zonderFormulier): string {
  const titel = kader.formulieren.find((f) => f.formulier === formulier)?.titel
  return `${uitkomst}, als ${evalueer(als, {}).ok ? regelInWoorden(als, namen) : 'een regel geldt die nog niet klopt'} (${typeof titel === 'string' ? titel : formulier})`
}
