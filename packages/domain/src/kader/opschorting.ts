import type { Gebeurtenis } from '../casus/index.ts'
import { isWerkdagOp, werkdagenNa, type Kalender } from '../kalender/index.ts'
import { toDag, type Dag } from '../kernel/index.ts'
import { telStap } from '../termijn/index.ts'
import type { Kaderdefinitie, Opschortingsregels, Termijndefinitie } from './definitie.ts'

/** Grounds for a kader that names none of its own. Bron: ontwerpvoorstel (O); the gemeente sets its own list in its kader. */
export const standaardOpschorting: Opschortingsregels = {
  gronden: [
    { grond: 'wacht-op-toestemming', titel: 'wacht op toestemming', maxDagen: 28, bron: 'O' },
    { grond: 'jongere-niet-aanwezig', titel: 'jongere is niet aanwezig', maxDagen: 28, bron: 'O' },
    { grond: 'opname', titel: 'opname in ziekenhuis of crisisplek', maxDagen: 42, bron: 'O' },
    { grond: 'wacht-op-uitspraak', titel: 'wacht op een uitspraak van de rechter', maxDagen: 42, bron: 'O' },
  ],
  maxDagenTotaal: 56,
}

export const opschortingsregels = (kader: Kaderdefinitie): Opschortingsregels => kader.opschorting ?? standaardOpschorting

/** A span in which the clocks of a casus stand still: from `van` up to and without `tot`. Spans never overlap. */
export interface Opschorting {
  readonly grond: string
  readonly van: Dag
  readonly tot: Dag
  /** Not resumed yet: `tot` is where its cap ends it. Resuming sooner gives the rest back. */
  readonly loopt: boolean
}

type Pauzegebeurtenis = Extract<Gebeurtenis, { soort: 'opgeschort' | 'hervat' }>

/** Days of a ground and in total that are still free after `eerder`; Infinity for a ground that this kader does not name. */
export function vrijeDagenVan(kader: Kaderdefinitie, eerder: readonly Opschorting[], grond: string): number {
  const { gronden, maxDagenTotaal } = opschortingsregels(kader)
  const regel = gronden.find((g) => g.grond === grond)
  if (!regel) return Infinity
  let vanGrond = 0
  let totaal = 0
  for (const o of eerder) {
    totaal += o.tot - o.van
    if (o.grond === grond) vanGrond += o.tot - o.van
  }
  return Math.max(0, Math.min(regel.maxDagen - vanGrond, maxDagenTotaal - totaal))
}

/**
 * The pauses of a casus, from its gebeurtenissen in order of recording; sorted by day. What may not be recorded (`weigering`) has no
 * effect here either: a second start while one runs is ignored, a start inside an earlier pause begins at its end, a cap ends a pause by itself.
 * Time used under another kader stays used: `uiterlijk` of the gebeurtenis goes before the cap of this kader, and a ground this kader lacks has none.
 */
export function leesOpschortingen(kader: Kaderdefinitie, gebeurtenissen: readonly Pauzegebeurtenis[]): readonly Opschorting[] {
  const klaar: Opschorting[] = []
  let open: Opschorting | null = null
  for (const g of gebeurtenissen) {
    const dag = toDag(g.datum)
    if (g.soort === 'hervat') {
      if (open && dag > open.van) klaar.push({ ...open, tot: Math.min(dag, open.tot), loopt: false })
      open = open && dag < open.van ? open : null
      continue
    }
    if (open && dag < open.tot) continue
    if (open) klaar.push({ ...open, loopt: false })
    const van = klaar.reduce((d, o) => (d >= o.van && d < o.tot ? o.tot : d), dag)
    const eigen = g.uiterlijk === undefined ? van + vrijeDagenVan(kader, klaar, g.grond) : toDag(g.uiterlijk)
    const tot = klaar.reduce((d, o) => (o.van >= van ? Math.min(d, o.van) : d), eigen)
    open = tot > van ? { grond: g.grond, van, tot, loopt: true } : null
  }
  if (open) klaar.push(open)
  return klaar.filter(({ van, tot }) => Number.isFinite(tot) && tot > van).sort((x, y) => x.van - y.van)
}

/** How much of one pause a termijn stood still. */
export interface Stilstand {
  readonly grond: string
  readonly titel: string
  readonly van: Dag
  readonly tot: Dag
  readonly loopt: boolean
  /** Calendar days, or werkdagen when it began in a step of the count that counts those. */
  readonly aantal: number
  readonly eenheid: 'dagen' | 'werkdagen'
  /** The normdatum after it. */
  readonly dag: Dag
}

export interface TeVerlengen {
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  readonly termijn: Termijndefinitie
  readonly opschortingen: readonly Opschorting[]
  readonly ankerdag: Dag
  readonly norm: Dag
  /** The day on which the termijn was closed: after it the clock does not count any more. */
  readonly gesloten: Dag | null
  /** The deadline that belongs to a normdatum, all told. */
  readonly toDeadline: (norm: Dag) => Dag
}

export const isOpschortbaar = (t: Termijndefinitie): boolean => t.opschortbaar ?? !t.wettelijk

/**
 * The pauses that count for one termijn: what lies after its anker, began before its deadline had passed, and before it was closed.
 * A pause lengthens the step of the count in which it began, in the unit of that step, and what is counted after it begins later:
 * of "1 maand en 10 werkdagen" a pause of four weeks in that month moves the month by 28 days, and then ten whole werkdagen follow.
 */
export function telStilstand({ kader, kalender, termijn, opschortingen, ankerdag, norm, gesloten, toDeadline }: TeVerlengen): readonly Stilstand[] {
  if (opschortingen.length === 0 || !isOpschortbaar(termijn)) return []
  const { tel } = termijn
  /** The day on which each step of the count ends. */
  const eindes: Dag[] = []
  for (const stap of tel) eindes.push(telStap(kalender, eindes.at(-1) ?? ankerdag, stap))
  if (eindes.length === 0) eindes.push(norm)
  const uit: Stilstand[] = []
  for (const o of opschortingen) {
    const van = Math.max(o.van, ankerdag)
    const tot = gesloten === null ? o.tot : Math.min(o.tot, gesloten)
    if (tot <= van) continue
    if (o.van > toDeadline(eindes.at(-1)!)) break
    const begonnen = eindes.findIndex((einde) => van < einde)
    const k = begonnen < 0 ? eindes.length - 1 : begonnen
    const werkdagen = tel[k]?.eenheid === 'werkdagen'
    let aantal = tot - van
    if (werkdagen) {
      aantal = 0
      for (let dag = van; dag < tot; dag += 1) if (isWerkdagOp(kalender, dag)) aantal += 1
    }
    if (aantal === 0) continue
    eindes[k] = werkdagen ? werkdagenNa(kalender, eindes[k]!, aantal) : eindes[k]! + aantal
    for (let j = k + 1; j < eindes.length; j += 1) eindes[j] = telStap(kalender, eindes[j - 1]!, tel[j]!)
    const titel = opschortingsregels(kader).gronden.find((g) => g.grond === o.grond)?.titel ?? o.grond
    uit.push({ grond: o.grond, titel, van, tot, loopt: o.loopt && tot === o.tot, aantal, eenheid: werkdagen ? 'werkdagen' : 'dagen', dag: eindes.at(-1)! })
  }
  return uit
}
