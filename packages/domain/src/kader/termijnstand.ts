import { gebeurtenissoorten } from '../casus/index.ts'
import { planTrappen, trapMomenten } from '../escalatie/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { beginVanDagMs, dagOp, eindeVanDagMs, toDatum, toInstant, type Dag } from '../kernel/index.ts'
import { deadlinedag, eindeNaUren, legUit, legUrenUit, normdag, urenVan, type Uitleg } from '../termijn/index.ts'
import { cycliVan, type Cyclus } from './cyclus.ts'
import type { Kaderdefinitie, Termijndefinitie } from './definitie.ts'
import type { Feit, Feiten } from './feiten.ts'
import { telStilstand, type Opschorting, type Stilstand } from './opschorting.ts'
import type { EscalatieStand, TermijnStand, TermijnToestand } from './voortgang.types.ts'

export interface Context {
  readonly kader: Kaderdefinitie
  readonly feiten: Feiten
  readonly kalender: Kalender
  readonly opschortingen: readonly Opschorting[]
  /** Ms of the last correction: what only follows from it cannot have gone off before it. */
  readonly nietVoor: number
  /** Ms; when the kader was added to a casus that ran already, -Infinity for the one it began with. */
  readonly sinds: number
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
  /** First late instant, ms. */
  readonly eindeMs: number
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
    for (const cyclus of cycliVan(context, termijn)) {
      const uitgewerkt = werkUit(context, termijn, cyclus, termijn.plafond && deadlines.get(termijn.plafond.termijn))
      if (termijn.nietMetTerugwerking && cyclus.bekendOp >= uitgewerkt.eindeMs) continue
      if (cyclus.bekendOp <= context.sinds && uitgewerkt.eindeMs <= context.sinds && !cyclus.sluiting) continue
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
  if (feit.soort === 'registratie') return `registratie ${feit.detail.replaceAll('-', ' ')}`
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

/** Everything about the date of one run. */
interface Datering {
  readonly ankerdag: Dag
  readonly norm: Dag
  readonly deadline: Dag
  readonly eindeMs: number
  readonly uitleg: Uitleg
  readonly stil: readonly Stilstand[]
  readonly verlengd: number
}

interface TeDateren {
  readonly termijn: Termijndefinitie
  readonly cyclus: Cyclus
  readonly plafond: Dag | undefined
  /** Day on which it was closed, or null. */
  readonly gesloten: Dag | null
}

/** Hours count from the moment it happened: noted, or `op` when that lies on the day it is about, else the start of that day. */
function dateerUren({ kader }: Context, { termijn, cyclus: { anker } }: TeDateren, uren: number): Datering {
  const ankerMs = anker.moment ?? (dagOp(anker.op) === anker.dag ? anker.op : beginVanDagMs(anker.dag))
  const eindeMs = eindeNaUren(ankerMs, uren)
  const dag = dagOp(eindeMs - 1)
  return { ankerdag: dagOp(ankerMs), norm: dag, deadline: dag, eindeMs, uitleg: legUrenUit({ anker: ankerTekst(kader, termijn, anker), ankerMs, uren }), stil: [], verlengd: 0 }
}

function dateer(context: Context, te: TeDateren): Datering {
  const uren = urenVan(te.termijn.tel)
  if (uren !== null) return dateerUren(context, te, uren)
  const { kader, kalender, opschortingen, feiten } = context
  const { termijn, cyclus, plafond, gesloten } = te
  const ankerdag = cyclus.vanaf ?? cyclus.anker.dag
  // Kaders side by side fold the same gebeurtenissen: what one allows does not move the same termijn of another.
  const verlengd = !termijn.verlengbaar ? 0 : feiten.verlengingen.find((v) => v.termijn === termijn.termijn && (v.kader === undefined || v.kader === kader.sleutel) && (v.cyclus === undefined ? v.nr > cyclus.eersteNr && v.nr < cyclus.laatsteNr : v.cyclus === cyclus.nr))?.dagen ?? 0
  // A cap that has passed before the count began would make the termijn late before anybody could act: then the day of the anker itself.
  const grens = plafond === undefined ? Infinity : Math.max(plafond, ankerdag)
  const verschuif = (norm: Dag) => deadlinedag(kalender, ankerdag, norm + verlengd, termijn)
  const geteld = normdag(kalender, ankerdag, termijn.tel)
  const stil = telStilstand({ kader, kalender, termijn, opschortingen, ankerdag, norm: geteld, gesloten, toDeadline: (norm) => Math.min(verschuif(norm), grens) })
  const gestaan = stil.at(-1)?.dag ?? geteld
  const norm = gestaan + verlengd
  const verschoven = verschuif(gestaan)
  const deadline = Math.min(verschoven, grens)
  const erbij = stil.map((s) => ({ tekst: stilTekst(s), dag: s.dag }))
  if (verlengd > 0) erbij.push({ tekst: `verlengd met ${verlengd} ${verlengd === 1 ? 'dag' : 'dagen'}`, dag: norm })
  const ronde = cyclus.vanaf === undefined ? '' : `, ronde ${cyclus.nr} vanaf`
  const uitleg = legUit(kalender, { regel: termijn, anker: ankerTekst(kader, termijn, cyclus.anker) + ronde, ankerdag, normdag: norm, erbij, verschoven, deadline, plafond: plafondTekst(termijn, plafond, ankerdag) })
  return { ankerdag, norm, deadline, eindeMs: eindeVanDagMs(deadline), uitleg, stil, verlengd }
}

function stilTekst({ aantal, eenheid, titel, loopt }: Stilstand): string {
  const wat = aantal === 1 ? eenheid.slice(0, -2) : eenheid
  return `opschorting ${loopt ? 'ten hoogste ' : ''}${aantal} ${wat} (${titel}${loopt ? ', loopt nog' : ''})`
}

const toOpschorting = (stil: readonly Stilstand[]): NonNullable<TermijnStand['opschorting']> => ({
  dagen: stil.reduce((som, s) => som + s.tot - s.van, 0),
  loopt: stil.some((s) => s.loopt),
  delen: stil.map(({ grond, titel, van, tot }) => ({ grond, titel, van: toDatum(van), tot: toDatum(tot), dagen: tot - van })),
})

function werkUit(context: Context, termijn: Termijndefinitie, cyclus: Cyclus, plafond: Dag | undefined): Uitgewerkt {
  const { kader, kalender, feiten, nu } = context
  const { ankerdag, norm, deadline, eindeMs, uitleg, stil, verlengd } = dateer(context, { termijn, cyclus, plafond, gesloten: cyclus.sluiting ? dagOp(cyclus.sluiting.op) : null })
  const ladder = termijn.ladder === null ? undefined : kader.ladders[termijn.ladder]
  const teplannen = ladder && { ladder, deadline, uitvoerder: termijn.verantwoordelijk, eindeMs, stil }
  const trapMs = teplannen ? trapMomenten(kalender, teplannen) : []
  const plan = teplannen ? planTrappen(kalender, teplannen, trapMs) : []

  const vervallen = verval(context, termijn, cyclus)
  // What was done stays done, except that a run that was followed by the next is judged by what came before that.
  const sluiting = cyclus.sluiting
  const einde: Einde | null = sluiting ? { op: sluiting.op, reden: null } : vervallen
  const dicht = einde === null && !feiten.open
  const herinneringMs = trapMs.find((op) => op < eindeMs)
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
  const escalaties = plan.map((trap, i): EscalatieStand => {
    const uitkomst = escalatieStatus({ norm: trapMs[i]!, eindeMs, einde, context, cyclus })
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
      ...uitleg,
      bron: termijn.bron,
      ...(stil.length > 0 && { opschorting: toOpschorting(stil) }),
      ...(verlengd > 0 && { verlengd: { dagen: verlengd } }),
      plan,
    },
    escalaties,
    ankerdag,
    normdag: norm,
    deadlinedag: deadline,
    eindeMs,
    momenten: momenten.filter((moment) => moment > nu),
  }
}

function plafondTekst({ plafond }: Termijndefinitie, dag: Dag | undefined, ankerdag: Dag): string | undefined {
  if (!plafond || dag === undefined) return undefined
  return dag < ankerdag ? `deze dag, want ${plafond.label} is al voorbij` : plafond.label
}

interface TeBeoordelen {
  /** When the ladder says it goes off, ms. */
  readonly norm: number
  readonly eindeMs: number
  readonly einde: Einde | null
  readonly cyclus: Cyclus
  readonly context: Context
}

/** When a trap really can go off: not before the termijn was known, not before the correction from which it follows, and not while the casus is closed. */
function escalatieStatus({ norm, eindeMs, einde, cyclus: { bekendOp }, context: { feiten, nu, nietVoor, sinds } }: TeBeoordelen): { status: EscalatieStand['status']; op: number } {
  let op = Math.max(norm, bekendOp, nietVoor, sinds)
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
