import { gebeurtenissoorten } from '../casus/index.ts'
import { planTrappen, type PlanTrap } from '../escalatie/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { eindeVanDagMs, toDatum, toInstant, toMs, type Dag } from '../kernel/index.ts'
import { deadlinedag, legUit, normdag } from '../termijn/index.ts'
import { cycliVan, type Cyclus } from './cyclus.ts'
import type { Kaderdefinitie, Termijndefinitie } from './definitie.ts'
import type { Feit, Feiten } from './feiten.ts'
import type { EscalatieStand, TermijnStand, TermijnToestand } from './voortgang.types.ts'

export interface Context {
  readonly kader: Kaderdefinitie
  readonly feiten: Feiten
  readonly kalender: Kalender
  /** Ms. */
  readonly nu: number
}

/** A termijn with what its steps and escalaties need to know besides. */
export interface Uitgewerkt {
  readonly stand: TermijnStand
  readonly escalaties: readonly EscalatieStand[]
  readonly ankerdag: Dag
  readonly normdag: Dag
  readonly deadlinedag: Dag
  /** Moments after `nu` at which something about it changes by itself, ms. */
  readonly momenten: readonly number[]
}

interface Einde {
  readonly op: number
  readonly reden: string | null
}

/** Every run of every termijn of the kader that has an anker, in the order of the kader. */
export function werkTermijnenUit(context: Context): readonly Uitgewerkt[] {
  const deadlines = new Map<string, Dag>()
  const uit: Uitgewerkt[] = []
  for (const termijn of context.kader.termijnen) {
    for (const cyclus of cycliVan(termijn, context.feiten)) {
      const uitgewerkt = werkUit(context, termijn, cyclus, termijn.plafond && deadlines.get(termijn.plafond.termijn))
      if (termijn.nietMetTerugwerking && cyclus.bekendOp >= eindeVanDagMs(uitgewerkt.deadlinedag)) continue
      deadlines.set(termijn.termijn, uitgewerkt.deadlinedag)
      uit.push(uitgewerkt)
    }
  }
  return uit
}

/** How a feit reads before its date: "plaatsing", "besluit D1", "onafhankelijk advies vastgesteld". */
function ankerTekst(kader: Kaderdefinitie, termijn: Termijndefinitie, feit: Feit): string {
  if (feit.soort === 'formulier-vastgesteld') {
    const titel = kader.formulieren.find((f) => f.formulier === feit.detail)?.titel ?? feit.detail
    return `${/^[A-Z]{2}/.test(titel) ? titel : titel.charAt(0).toLowerCase() + titel.slice(1)} vastgesteld`
  }
  if (feit.soort === 'poort-beslist') {
    const poort = termijn.anker.find((a) => a.soort === 'poort-beslist')
    return `besluit ${poort?.poort ?? ''} (${feit.detail})`
  }
  return gebeurtenissoorten[feit.soort].label
}

/** Why a run that nobody closed is no longer needed; the earliest reason. */
function verval({ feiten, kalender }: Context, termijn: Termijndefinitie, cyclus: Cyclus): Einde | null {
  const redenen: Einde[] = []
  if (cyclus.opgevolgd) redenen.push({ op: cyclus.opgevolgd.feit.op, reden: cyclus.opgevolgd.reden })
  for (const { bij, totEnMet, tenzij, reden } of termijn.vervalt ?? []) {
    const feit = feiten.alle(bij).at(-1)
    if (!feit || (tenzij && (feiten.alle(tenzij).at(-1)?.nr ?? -1) > feit.nr)) continue
    if (totEnMet === undefined || feit.dag <= normdag(kalender, cyclus.anker.dag, totEnMet)) redenen.push({ op: Math.max(feit.op, cyclus.bekendOp), reden })
  }
  for (const aanleiding of [...termijn.anker, ...(termijn.als ? [termijn.als] : [])]) {
    const feit = feiten.feit(aanleiding)
    const herzien = feit && feiten.herzien(aanleiding, feit)
    if (herzien && aanleiding.soort === 'poort-beslist') redenen.push({ op: herzien.op, reden: `${aanleiding.poort} is alsnog ${herzien.detail}` })
  }
  return redenen.sort((x, y) => x.op - y.op)[0] ?? null
}

function werkUit(context: Context, termijn: Termijndefinitie, cyclus: Cyclus, plafond: Dag | undefined): Uitgewerkt {
  const { kader, kalender, feiten, nu } = context
  const ankerdag = cyclus.anker.dag
  const norm = normdag(kalender, ankerdag, termijn.tel)
  const verschoven = deadlinedag(kalender, ankerdag, norm, termijn)
  // A cap that has passed before the count began would make the termijn late before anybody could act: then the day of the anker itself.
  const deadline = plafond === undefined ? verschoven : Math.min(verschoven, Math.max(plafond, ankerdag))
  const eindeMs = eindeVanDagMs(deadline)
  const ladder = termijn.ladder === null ? undefined : kader.ladders[termijn.ladder]
  const plan = ladder ? planTrappen(kalender, { ladder, deadline, uitvoerder: termijn.verantwoordelijk }) : []

  const vervallen = verval(context, termijn, cyclus)
  // What was done stays done, except that a run that was followed by the next is judged by what came before that.
  const sluiting = cyclus.sluiting
  const einde: Einde | null = sluiting ? { op: sluiting.op, reden: null } : vervallen
  const dicht = einde === null && !feiten.open
  const herinneringMs = plan.map(({ op }) => toMs(op)).find((op) => op < eindeMs)
  const toestand: TermijnToestand = sluiting
    ? 'afgerond'
    : einde || dicht
      ? 'vervallen'
      : nu >= eindeMs
        ? 'verstreken'
        : herinneringMs !== undefined && nu >= herinneringMs
          ? 'nadert'
          : 'loopt'

  const momenten: number[] = []
  const loopt = einde === null && !dicht
  if (loopt) momenten.push(eindeMs, ...(herinneringMs === undefined ? [] : [herinneringMs]))
  const escalaties = plan.map((trap): EscalatieStand => {
    const uitkomst = escalatieStatus({ trap, eindeMs, einde, context, bekendOp: cyclus.bekendOp })
    if (loopt && uitkomst.status === 'gepland') momenten.push(uitkomst.op)
    return { termijn: termijn.termijn, cyclus: cyclus.nr, trap: trap.trap, op: trap.op, naar: trap.naar, status: uitkomst.status, betaalvlag: trap.betaalvlag }
  })

  return {
    stand: {
      termijn: termijn.termijn,
      cyclus: cyclus.nr,
      stap: termijn.stap,
      titel: cyclus.titel,
      verantwoordelijk: termijn.verantwoordelijk,
      anker: cyclus.anker.soort,
      ankerdatum: toDatum(ankerdag),
      normdatum: toDatum(norm),
      deadline: toDatum(deadline),
      eindeUtc: toInstant(eindeMs),
      toestand,
      afgerondOp: sluiting ? toInstant(sluiting.op) : null,
      teLaat: sluiting !== undefined && sluiting.op >= eindeMs,
      vervallenReden: sluiting ? null : (einde?.reden ?? (dicht ? 'casus afgesloten' : null)),
      mijlpaal: termijn.mijlpaal,
      ...legUit(kalender, { regel: termijn, anker: ankerTekst(kader, termijn, cyclus.anker), ankerdag, normdag: norm, verschoven, deadline, plafond: plafondTekst(termijn, plafond, ankerdag) }),
      bron: termijn.bron,
      plan,
    },
    escalaties,
    ankerdag,
    normdag: norm,
    deadlinedag: deadline,
    momenten: momenten.filter((moment) => moment > nu),
  }
}

function plafondTekst({ plafond }: Termijndefinitie, dag: Dag | undefined, ankerdag: Dag): string | undefined {
  if (!plafond || dag === undefined) return undefined
  return dag < ankerdag ? `deze dag, want ${plafond.label} is al voorbij` : plafond.label
}

interface TeBeoordelen {
  readonly trap: PlanTrap
  readonly eindeMs: number
  readonly einde: Einde | null
  readonly bekendOp: number
  readonly context: Context
}

/** When a trap really can go off: not before the termijn was known, and not while the casus is closed. */
function escalatieStatus({ trap, eindeMs, einde, bekendOp, context: { feiten, nu } }: TeBeoordelen): { status: EscalatieStand['status']; op: number } {
  const norm = toMs(trap.op)
  let op = Math.max(norm, bekendOp)
  for (const { van, tot } of feiten.gesloten) {
    if (op < van) break
    if (tot === null) return { status: 'vervallen', op }
    if (op < tot) op = tot
  }
  const herinneringTeLaat = norm < eindeMs && op >= eindeMs
  if (herinneringTeLaat || (einde !== null && einde.op <= op)) return { status: 'vervallen', op }
  if (op <= nu) return { status: 'afgegaan', op }
  return { status: feiten.open ? 'gepland' : 'vervallen', op }
}
