import type { Kalenderinhoud } from '@regietafel/api/client'
import type { Gebeurtenis } from '@regietafel/domain/casus'
import { speelUit, voortgang, werkbaar, type Kaderdefinitie, type Voortgang } from '@regietafel/domain/kader'
import { createKalender, type Kalender } from '@regietafel/domain/kalender'
import { dagOp, eindeVanDagMs, toDag, toDatum, type Datum } from '@regietafel/domain/kernel'
import { klokkenVan } from '../bewerk/lees.ts'
import type { Keuze, Voorbeeldkeuze } from '../bouw.ts'

/** Days the slider shows at least and at most, counted from day 0. */
const MINST = 42
const MEEST = 800
/** Days after the last deadline that are still shown. */
const UITLOOP = 7

export const kalenderVan = (inhoud: Kalenderinhoud): Kalender => createKalender(inhoud as Parameters<typeof createKalender>[0])

/** The termijnen that stay undone in `niet-af`: the clocks of what is chosen. Empty when nothing with a clock is chosen. */
export function nietAf(kader: Kaderdefinitie, keuze: Keuze): readonly string[] {
  if (keuze?.soort === 'termijn') return [keuze.termijn]
  const stap = keuze?.soort === 'stap' ? kader.stappen.find((s) => s.stap === keuze.stap) : undefined
  return stap ? klokkenVan(kader, stap).map((t) => t.termijn) : []
}

/** A sample casus played out under a kader: made once per change, looked at on any day. */
export interface Spel {
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  readonly plaatsing: Datum
  readonly gebeurtenissen: readonly Gebeurtenis[]
  /** Last day of the slider. */
  readonly dagen: number
}

/** Only what can be counted with takes part: a concept may have parts that are not whole yet. Never throws. */
export function maakSpel(concept: Kaderdefinitie, kalender: Kalender, voorbeeld: Voorbeeldkeuze, laat: readonly string[]): Spel {
  const kader = werkbaar(concept)
  const plaatsing = voorbeeld.plaatsing as Datum
  const scenario = voorbeeld.verloop === 'niet-af' && laat.length === 0 ? 'op-tijd' : voorbeeld.verloop
  const gebeurtenissen = speelUit(kader, kalender, { plaatsing, scenario, laat, dagen: MEEST })
  return { kader, kalender, plaatsing, gebeurtenissen, dagen: horizon(kader, kalender, gebeurtenissen, plaatsing) }
}

/** Until a week after the last first round has come to its end, in whole weeks. */
function horizon(kader: Kaderdefinitie, kalender: Kalender, gebeurtenissen: readonly Gebeurtenis[], plaatsing: Datum): number {
  const dag0 = toDag(plaatsing)
  const eind = voortgang(kader, gebeurtenissen, kalender, eindeVanDagMs(dag0 + MEEST))
  const laatste = Math.max(0, ...eind.termijnen.filter((t) => t.cyclus === 1).map((t) => toDag(t.deadline) - dag0))
  return Math.min(MEEST, Math.max(MINST, Math.ceil((laatste + UITLOOP) / 7) * 7))
}

/** Where the casus stands at the end of that day. */
export const bekijk = ({ kader, kalender, plaatsing, gebeurtenissen }: Spel, dag: number): Voortgang => voortgang(kader, gebeurtenissen, kalender, eindeVanDagMs(toDag(plaatsing) + dag) - 1_000)

export const datumOp = ({ plaatsing }: Pick<Spel, 'plaatsing'>, dag: number): Datum => toDatum(toDag(plaatsing) + dag)
export const dagVanDatum = ({ plaatsing }: Pick<Spel, 'plaatsing'>, datum: Datum): number => toDag(datum) - toDag(plaatsing)
export const dagVanMoment = ({ plaatsing }: Pick<Spel, 'plaatsing'>, op: string): number => dagOp(Date.parse(op)) - toDag(plaatsing)

export interface Mijlpaal { readonly dag: number; readonly titel: string }

/** The milestones on the slider: the deadline of the first round of each, in order, each day once. */
export function mijlpalen(spel: Spel, stand: Voortgang): readonly Mijlpaal[] {
  const perDag = new Map<number, string>()
  for (const t of stand.termijnen) {
    const dag = dagVanDatum(spel, t.deadline)
    if (t.mijlpaal && t.cyclus === 1 && dag >= 0 && dag <= spel.dagen) perDag.set(dag, perDag.has(dag) ? `${perDag.get(dag)!} en ${t.titel}` : t.titel)
  }
  return [...perDag].map(([dag, titel]) => ({ dag, titel })).sort((a, b) => a.dag - b.dag)
}
