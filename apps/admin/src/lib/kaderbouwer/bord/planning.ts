import type { Aanleiding, Kaderdefinitie, Stapdefinitie } from '@regietafel/domain/kader'
import type { Kalender } from '@regietafel/domain/kalender'
import { maandenNa, toDag, type Dag, type Datum } from '@regietafel/domain/kernel'
import { deadlinedag, normdag } from '@regietafel/domain/termijn'
import { zelfde } from '../bewerk/lees.ts'

/** Days of a sample casus in which everything happens on its last day and every outcome of every poort is followed. Counted from day 0. */
export interface Planning {
  readonly dag0: Dag
  readonly termijnen: ReadonlyMap<string, { readonly anker: number; readonly norm: number; readonly deadline: number }>
  readonly stappen: ReadonlyMap<string, { readonly van: number; readonly tot: number }>
  readonly poorten: ReadonlyMap<string, number>
  /** First and last day something stands on. */
  readonly eerste: number
  readonly laatste: number
}

/** How far from day 0 something that comes from outside happens; the same as in the preview (`speelUit`). */
const BUITENAF: Readonly<Record<string, number>> = { aanvraag: -3, plaatsing: 0, 'een-op-een-gestart': 0, 'familiegroepsplan-afgezien': 0, 'schriftelijk-plan-gevraagd': 3, overplaatsing: 7, 'een-op-een-beeindigd': 42 }
/** Rounds in which days are filled in; more than any kader is deep. */
const RONDEN = 60

/** Unlike a casus that is played out this knows all branches at once. For a kader with the right shape (`werkbaar`). */
export function plan(kader: Kaderdefinitie, kalender: Kalender, plaatsing: Datum): Planning {
  const dag0 = toDag(plaatsing)
  const geboren = maandenNa(dag0 + 28, -192)
  const termijnen = new Map<string, { anker: Dag; norm: Dag; deadline: Dag }>()
  const poorten = new Map<string, Dag>()
  const sluiters = (a: Aanleiding) => kader.termijnen.filter((t) => zelfde(t.sluit, a) || (a.soort === 'poort-beslist' && t.sluit.soort === 'poort-beslist' && t.sluit.poort === a.poort))

  const dagVan = (a: Aanleiding): Dag | null => {
    if (a.soort === 'geboren') return geboren
    if (a.soort === 'poort-beslist') return poorten.get(a.poort) ?? null
    const door = sluiters(a)
    if (door.length > 0 && a.soort !== 'plaatsing') {
      const dagen = door.flatMap((t) => termijnen.get(t.termijn)?.deadline ?? [])
      return dagen.length > 0 ? Math.min(...dagen) : null
    }
    return dag0 + (a.soort === 'formulier-vastgesteld' ? 7 : (BUITENAF[a.soort] ?? 0))
  }
  const eersteVan = (lijst: readonly Aanleiding[]): Dag | null => {
    for (const a of lijst) { const dag = dagVan(a); if (dag !== null) return dag }
    return null
  }

  for (let ronde = 0, veranderd = true; veranderd && ronde < RONDEN; ronde += 1) {
    veranderd = false
    for (const t of kader.termijnen) {
      const anker = eersteVan(t.anker)
      if (anker === null) continue
      const norm = normdag(kalender, anker, t.tel)
      const gerekend = deadlinedag(kalender, anker, norm, t)
      const plafond = t.plafond && termijnen.get(t.plafond.termijn)?.deadline
      const deadline = plafond === undefined ? gerekend : Math.max(anker, Math.min(gerekend, plafond))
      if (termijnen.get(t.termijn)?.deadline === deadline && termijnen.get(t.termijn)?.anker === anker) continue
      termijnen.set(t.termijn, { anker, norm, deadline })
      veranderd = true
    }
    for (const p of kader.poorten) {
      const opent = dagVan(p.opent)
      const dag = opent === null ? null : normdag(kalender, opent, p.binnen)
      if (dag === null || poorten.get(p.poort) === dag) continue
      poorten.set(p.poort, dag)
      veranderd = true
    }
  }

  const punt = (punten: Stapdefinitie['teken']['van']): Dag | null => {
    for (const p of punten) {
      if ('bij' in p) { const dag = dagVan(p.bij); if (dag !== null) return dag }
      else if ('termijn' in p) {
        const t = termijnen.get(p.termijn)
        if (t) return p.punt === 'anker' ? t.anker : p.punt === 'normdatum' ? t.norm : t.deadline
      } else {
        const anker = eersteVan(p.anker)
        if (anker !== null) return normdag(kalender, anker, p.tel)
      }
    }
    return null
  }
  const stappen = new Map<string, { van: number; tot: number }>()
  for (const s of kader.stappen) {
    const klok = s.verloop.soort === 'termijn' ? termijnen.get(s.verloop.termijn) : undefined
    const van = punt(s.teken.van) ?? klok?.anker ?? null
    // A step with a clock ends at its deadline: that is what the board moves.
    const tot = klok?.deadline ?? punt(s.teken.tot)
    if (van !== null && tot !== null) stappen.set(s.stap, { van: Math.min(van, tot) - dag0, tot: tot - dag0 })
  }
  const af = ({ anker, norm, deadline }: { anker: Dag; norm: Dag; deadline: Dag }) => ({ anker: anker - dag0, norm: norm - dag0, deadline: deadline - dag0 })
  const uit = new Map([...termijnen].map(([sleutel, t]) => [sleutel, af(t)] as const))
  const poortdagen = new Map([...poorten].map(([p, dag]) => [p, dag - dag0] as const))
  const alle = [0, ...[...stappen.values()].flatMap(({ van, tot }) => [van, tot]), ...[...uit.values()].map((t) => t.deadline), ...poortdagen.values()].filter(Number.isFinite)
  return { dag0, termijnen: uit, stappen, poorten: poortdagen, eerste: Math.min(...alle), laatste: Math.max(...alle) }
}
