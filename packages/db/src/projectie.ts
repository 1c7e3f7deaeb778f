import { eersteActieOp } from '@regietafel/domain/escalatie'
import type { EscalatieStand, TermijnStand, Voortgang } from '@regietafel/domain/kader'
import { addDagen, eindeVanDag } from '@regietafel/domain/kernel'
import type { Termijnstand } from './schema/termijn.ts'

/** A row of `termijn` as the gebeurtenissen give it, in the names of the columns; without ids. */
export interface TermijnProjectie {
  readonly kader: string
  readonly termijn: string
  readonly cyclus: number
  readonly stap: string | null
  readonly titel: string
  readonly verantwoordelijk: string
  readonly anker: string
  readonly ankerdatum: string
  readonly normdatum: string
  readonly deadline: string
  readonly einde_op: string
  readonly stand: Termijnstand
  readonly afgerond_op: string | null
  readonly te_laat: boolean
  readonly vervallen_reden: string | null
  readonly uitleg: string
  readonly uitleg_delen: readonly { readonly tekst: string; readonly datum: string }[]
  readonly bron: string
  readonly mijlpaal: boolean
  readonly plan: TermijnStand['plan']
}

/** The columns of `casus` that lists need. Depends on the gebeurtenissen only, never on the time of asking. */
export interface CasusProjectie {
  readonly afgesloten: boolean
  readonly fase: string
  readonly volgendeTermijn: string | null
  readonly volgendeTitel: string | null
  /** `infinity` when no termijn is open, so that it sorts last. */
  readonly volgendeDeadline: string
  readonly volgendeNadertOp: string | null
  readonly volgendeEindeOp: string | null
  /** Of every open termijn, earliest first. */
  readonly openEindes: readonly string[]
}

const standVan = ({ toestand }: TermijnStand): Termijnstand => (toestand === 'afgerond' || toestand === 'vervallen' ? toestand : 'open')

/** Stands in the place of `vervallenReden` of a termijn that the gebeurtenissen no longer give, but on which an escalatie hangs. */
export const NIET_MEER_VAN_TOEPASSING = 'niet meer van toepassing'

/** `fase` of a casus to which nothing happened yet; also what a new row begins with. */
export const NOG_NIET_BEGONNEN = 'Nog niet begonnen'

export function projectTermijnen(stand: Voortgang): TermijnProjectie[] {
  const trappen = Map.groupBy(stand.escalaties.filter((e) => e.vervangenOp === undefined && e.status !== 'vervallen'), (e) => `${e.termijn} ${e.cyclus}`)
  return stand.termijnen.map((t) => ({
    kader: stand.kader, termijn: t.termijn, cyclus: t.cyclus, stap: t.stap, titel: t.titel, verantwoordelijk: t.verantwoordelijk, anker: t.anker,
    ankerdatum: t.ankerdatum, normdatum: t.normdatum, deadline: t.deadline, einde_op: t.eindeUtc, stand: standVan(t), afgerond_op: t.afgerondOp,
    te_laat: t.teLaat, vervallen_reden: t.vervallenReden, uitleg: t.uitleg, uitleg_delen: t.uitlegDelen, bron: t.bron, mijlpaal: t.mijlpaal,
    plan: planVan(t, trappen.get(`${t.termijn} ${t.cyclus}`) ?? []),
  }))
}

/**
 * The traps that went off or will, each at the moment the core gives it. One that went off for another date and stays may lie on the other
 * side of the end of this one; then the ladder's own moment, so that a reminder stays a reminder.
 */
function planVan({ plan, eindeUtc }: TermijnStand, escalaties: readonly EscalatieStand[]): TermijnStand['plan'] {
  const norm = new Map(plan.map(({ trap, op }) => [trap, op]))
  return escalaties.map(({ trap, op, naar, betaalvlag }) => {
    const volgensLadder = norm.get(trap) ?? op
    return { trap, op: volgensLadder < eindeUtc === op < eindeUtc ? op : volgensLadder, naar, betaalvlag }
  })
}

/** What went off for a date that no longer holds, in the names of the columns. */
export interface Uitgegaan {
  readonly kader: string
  readonly termijn: string
  readonly cyclus: number
  readonly trap: string
  /** When what moved the date was recorded: whatever went off before it went off for the old one. */
  readonly vervangen_op: string
  readonly achteraf_onterecht: boolean
}

export const projectUitgegaan = (stand: Voortgang): Uitgegaan[] =>
  stand.escalaties.flatMap(({ termijn, cyclus, trap, vervangenOp, achterafOnterecht }) =>
    vervangenOp === undefined ? [] : [{ kader: stand.kader, termijn, cyclus, trap, vervangen_op: vervangenOp, achteraf_onterecht: achterafOnterecht === true }])

/** An escalatie row as marking needs it, with the day its termijn counted from until now. */
export interface Escalatierij {
  readonly id: string
  readonly kader: string
  readonly termijn: string
  readonly cyclus: number
  readonly trap: string
  readonly afgegaanOp: string
  readonly ankerdatum: string
}

export interface TeMarkeren {
  readonly uitgegaan: readonly Uitgegaan[]
  readonly termijnen: readonly TermijnProjectie[]
  /** The moment of the first gebeurtenis recorded just now. */
  readonly sinds: string
  readonly nu: string
}

const sleutelVan = ({ kader, termijn, cyclus, trap }: Pick<Uitgegaan, 'kader' | 'termijn' | 'cyclus' | 'trap'>): string => `${kader} ${termijn} ${cyclus} ${trap}`

/**
 * Which rows went off for a date that what was recorded from `sinds` on has moved: as the core says of a correction, an opschorting or a
 * verlenging, and where a gebeurtenis made the termijn count from another day while the trap is still to come. Only moments and the day it
 * counts from decide, never its date: a row that differs from the plan because the calendar changed counts as taken for ever.
 */
export function teVervangen(rijen: readonly Escalatierij[], { uitgegaan, termijnen, sinds, nu }: TeMarkeren): { id: string; achteraf_onterecht: boolean }[] {
  const perSleutel = Map.groupBy(uitgegaan.filter(({ vervangen_op }) => Date.parse(vervangen_op) >= Date.parse(sinds)), sleutelVan)
  return rijen.flatMap((rij) => {
    const erna = (perSleutel.get(sleutelVan(rij)) ?? []).filter(({ vervangen_op }) => Date.parse(rij.afgegaanOp) < Date.parse(vervangen_op))
    const eerste = erna.sort((a, b) => Date.parse(a.vervangen_op) - Date.parse(b.vervangen_op))[0]
    if (eerste) return [{ id: rij.id, achteraf_onterecht: eerste.achteraf_onterecht }]
    const termijn = termijnen.find((t) => t.kader === rij.kader && t.termijn === rij.termijn && t.cyclus === rij.cyclus)
    const nogTeGaan = termijn?.plan.some(({ trap, op }) => trap === rij.trap && Date.parse(op) > Date.parse(nu)) === true
    return nogTeGaan && termijn?.ankerdatum !== rij.ankerdatum ? [{ id: rij.id, achteraf_onterecht: false }] : []
  })
}

const eersteVanDeadline = (termijnen: readonly TermijnStand[]) => termijnen.reduce<TermijnStand | null>((a, b) => (a === null || b.deadline < a.deadline ? b : a), null)
const openVan = (stand: Voortgang) => stand.termijnen.filter((t) => standVan(t) === 'open')

/** Where it stands is said by the kader it began with; what comes first and what is open by all of them. */
export function projectCasus(hoofd: Voortgang, naast: readonly Voortgang[] = []): CasusProjectie {
  const open = [hoofd, ...naast].flatMap(openVan)
  const eerst = eersteVan([hoofd, ...naast], eersteVanDeadline(open))
  return {
    afgesloten: !hoofd.open,
    fase: faseVan(hoofd, eersteVanDeadline(openVan(hoofd))),
    volgendeTermijn: eerst?.sleutel ?? null,
    volgendeTitel: eerst?.titel ?? null,
    volgendeDeadline: eerst?.deadline ?? 'infinity',
    volgendeNadertOp: eerst?.nadertOp ?? null,
    volgendeEindeOp: eerst?.eindeOp ?? null,
    openEindes: open.map(({ eindeUtc }) => new Date(eindeUtc).toISOString()).sort(),
  }
}

/** What must be done first: the first open termijn, or a poort that must be decided before it. A poort is near on its last day. */
function eersteVan(standen: readonly Voortgang[], termijn: TermijnStand | null) {
  const [poort] = standen.flatMap((stand) => stand.poorten.flatMap((p) => (stand.open && p.toestand === 'open' && p.uiterlijk !== null ? [{ ...p, uiterlijk: p.uiterlijk }] : []))).sort((a, b) => (a.uiterlijk < b.uiterlijk ? -1 : 1))
  if (poort && (termijn === null || poort.uiterlijk < termijn.deadline)) {
    const eindeOp = eindeVanDag(poort.uiterlijk)
    return { sleutel: poort.poort, titel: `Poort beslissen: ${poort.vraag.charAt(0).toLowerCase()}${poort.vraag.slice(1)}`, deadline: poort.uiterlijk, nadertOp: eindeVanDag(addDagen(poort.uiterlijk, -1)), eindeOp }
  }
  return termijn && { sleutel: termijn.termijn, titel: termijn.titel, deadline: termijn.deadline, nadertOp: termijn.plan.find(({ op }) => op < termijn.eindeUtc)?.op ?? null, eindeOp: termijn.eindeUtc }
}

/** Where a casus stands, in a few words: the open poort, else the step of the first open termijn. */
function faseVan(stand: Voortgang, eerste: TermijnStand | null): string {
  if (!stand.open) return 'Afgesloten'
  const poort = stand.poorten.find(({ toestand }) => toestand === 'open')
  if (poort) return `Besluit ${poort.poort}: ${poort.vraag}`
  const stap = eerste && stand.stappen.find((s) => s.stap === eerste.stap)
  if (stap) return `Stap ${stap.stap}, ${stap.titel}`
  if (eerste) return eerste.titel
  return stand.termijnen.length === 0 ? NOG_NIET_BEGONNEN : 'Vervolgtraject'
}

/** When the worker must look again, given the traps already taken; null = never. */
export function volgendeActieOp(rij: TermijnProjectie, genomen: readonly string[], nu: string): string | null {
  return eersteActieOp({ plan: rij.plan, genomen, eindeOp: rij.einde_op, stand: rij.stand }, nu)
}
