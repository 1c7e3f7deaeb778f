import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { beginVanDagMs, dagOp, klokMs, maandenNa, toDag, toDatum, toInstant, toMs, type Dag, type Datum } from '../kernel/index.ts'
import { werkbaar } from './concept.ts'
import type { Aanleiding, Kaderdefinitie } from './definitie.ts'
import { voortgang } from './voortgang.ts'
import type { StapStand, TermijnStand, Voortgang } from './voortgang.types.ts'

/** A sample casus to play out, for whoever makes a kader and wants to see what it does. */
export interface Voorbeeld {
  readonly plaatsing: Datum
  /** Left out: sixteen four weeks after the plaatsing, so that a kader that counts from birth has something to show. */
  readonly geboortedatum?: Datum | undefined
  /** `op-tijd`: everything on its last day. `te-laat`: after the second trap that follows the deadline. `niet-af`: never. `niets`: nobody does anything. */
  readonly scenario: 'op-tijd' | 'te-laat' | 'niet-af' | 'niets'
  /** Keys of the termijnen that are late with `te-laat` or stay open with `niet-af`; all of them when left out. The others are in time. */
  readonly laat?: readonly string[] | undefined
  /** Outcome per poort; ja when left out. */
  readonly poorten?: Readonly<Record<string, 'ja' | 'nee'>> | undefined
  /** How many days after the plaatsing it is played. */
  readonly dagen?: number | undefined
}

export const VOORBEELD_DAGEN = 84
const MAX_GEBEURTENISSEN = 250
const MINUUT = 60_000
/** A form is closed, and a poort decided, at three in the afternoon. */
const SLUITUUR = 15 * 60

/** How far from the plaatsing (days) something that comes from outside happens in a sample. */
const BUITENAF: Readonly<Record<string, number>> = { aanvraag: -3, plaatsing: 0, 'een-op-een-gestart': 0, 'familiegroepsplan-afgezien': 0, 'schriftelijk-plan-gevraagd': 3, overplaatsing: 7, 'een-op-een-beeindigd': 42 }

const sleutelVan = (a: Aanleiding): string =>
  a.soort === 'formulier-vastgesteld' ? `formulier:${a.formulier}` : a.soort === 'registratie' ? `registratie:${a.registratie}` : a.soort === 'poort-beslist' ? `poort:${a.poort}` : a.soort

interface Spel {
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  readonly voorbeeld: Voorbeeld
  /** Day of the plaatsing, and the last moment that is played. */
  readonly dag0: Dag
  readonly eindMs: number
  readonly lijst: Gebeurtenis[]
  /** What was done once is not done again, also when it closed nothing. */
  readonly gedaan: Set<string>
}

interface Zet {
  readonly naam: string
  readonly op: number
  readonly gebeurtenis: (op: string, dag: Datum) => Gebeurtenis
}

/**
 * A casus played out from nothing but the kader: what comes from outside and the kader counts from, then every termijn closed, every step
 * ended and every poort decided on its day. In order of `op`; deterministic. Also for a concept with problems: it never throws and always
 * ends, with what its whole parts (`werkbaar`) give.
 */
export function speelUit(kader: Kaderdefinitie, kalender: Kalender, voorbeeld: Voorbeeld): Gebeurtenis[] {
  const lijst: Gebeurtenis[] = []
  try {
    const dag0 = toDag(voorbeeld.plaatsing)
    const dagen = Math.max(0, Math.min(voorbeeld.dagen ?? VOORBEELD_DAGEN, 3660))
    const spel: Spel = { kader: werkbaar(kader), kalender, voorbeeld, dag0, eindMs: beginVanDagMs(dag0 + dagen + 1) - MINUUT, lijst, gedaan: new Set() }
    if (Number.isFinite(spel.eindMs)) speel(spel)
  } catch {
    // A concept may hold anything; what was played before it went wrong is the answer.
  }
  return lijst
}

function speel(spel: Spel): void {
  const buiten = vanBuiten(spel)
  const produceert = geproduceerd(spel.kader)
  let cursor = -Infinity
  while (spel.lijst.length < MAX_GEBEURTENISSEN) {
    const zetten = [...(buiten[0] ? [buiten[0]] : []), ...(spel.voorbeeld.scenario === 'niets' || cursor === -Infinity ? [] : binnenuit(spel, produceert, cursor))]
    const zet = zetten.reduce<Zet | undefined>((eerste, z) => (eerste === undefined || z.op < eerste.op ? z : eerste), undefined)
    if (!zet || zet.op > spel.eindMs) return
    if (zet === buiten[0]) buiten.shift()
    cursor = Math.max(zet.op, cursor)
    spel.gedaan.add(zet.naam)
    spel.lijst.push(zet.gebeurtenis(toInstant(cursor), toDatum(dagOp(cursor))))
  }
}

/** Everything this kader counts from. What only ends or restarts something is left out: a sample has no such turns. */
function gevraagd(kader: Kaderdefinitie): readonly Aanleiding[] {
  return [
    ...kader.termijnen.flatMap((t) => [...t.anker, ...(t.als ? [t.als] : [])]),
    ...kader.poorten.map((p) => p.opent),
    ...kader.stappen.flatMap((s) => (s.verloop.soort === 'duur' ? s.verloop.van : [])),
  ]
}

/** What happens because somebody does the work of this kader: closes a termijn, decides a poort. */
const geproduceerd = (kader: Kaderdefinitie): ReadonlySet<string> => new Set([...kader.termijnen.map((t) => sleutelVan(t.sluit)), ...kader.poorten.map((p) => `poort:${p.poort}`)])

function vanBuiten({ kader, voorbeeld, dag0 }: Spel): Zet[] {
  const binnen = new Set([...geproduceerd(kader), ...kader.stappen.flatMap((s) => (s.verloop.soort === 'duur' ? s.verloop.tot.map(sleutelVan) : []))])
  const soorten = new Map(gevraagd(kader).map((a) => [sleutelVan(a), a]))
  // Nobody is moved who was not placed.
  if (soorten.has('overplaatsing')) soorten.set('plaatsing', { soort: 'plaatsing' })
  const zetten: (Zet & { readonly rang: number })[] = []
  for (const [naam, a] of soorten) {
    if (a.soort === 'poort-beslist' || (naam !== 'plaatsing' && binnen.has(naam))) continue
    const rang = Object.keys(BUITENAF).indexOf(a.soort)
    const na = a.soort === 'geboren' ? Math.min(0, ...[...soorten.keys()].map((s) => BUITENAF[s] ?? 0)) : a.soort === 'formulier-vastgesteld' ? 7 : (BUITENAF[a.soort] ?? 0)
    const dag = dag0 + na
    const geboren = voorbeeld.geboortedatum ?? toDatum(maandenNa(dag0 + 28, -192))
    const op = klokMs(dag, 10 * 60) + (rang < 0 ? (a.soort === 'geboren' ? -5 : 120) : rang * 5) * MINUUT
    zetten.push({ naam, rang, op, gebeurtenis: (tijd, datum) => (a.soort === 'geboren' ? ({ op: tijd, soort: 'geboren', datum: geboren } as Gebeurtenis) : maak(a, tijd, datum)) })
  }
  return zetten.sort((x, y) => x.op - y.op || (x.naam < y.naam ? -1 : 1))
}

function maak(a: Aanleiding, op: string, datum: Datum): Gebeurtenis {
  switch (a.soort) {
    case 'formulier-vastgesteld': return { op, soort: a.soort, formulier: a.formulier } as Gebeurtenis
    case 'registratie': return { op, soort: a.soort, registratie: a.registratie } as Gebeurtenis
    case 'poort-beslist': return { op, soort: a.soort, poort: a.poort, uitkomst: a.uitkomst ?? 'ja' } as Gebeurtenis
    default: return { op, soort: a.soort, datum } as Gebeurtenis
  }
}

/** What somebody who works with this kader does next, each with its moment; none before `cursor`. */
function binnenuit(spel: Spel, produceert: ReadonlySet<string>, cursor: number): Zet[] {
  const { kader, kalender, lijst, eindMs, gedaan } = spel
  const stand = voortgang(kader, lijst, kalender, eindMs)
  const zetten = [...sluitingen(spel, stand), ...besluiten(spel, stand), ...beeindigingen(spel, stand, produceert)]
  return zetten.filter(({ naam, op }) => !gedaan.has(naam) && Number.isFinite(op)).map((zet) => ({ ...zet, op: Math.max(zet.op, cursor + MINUUT) }))
}

function sluitingen({ kader, voorbeeld }: Spel, stand: Voortgang): Zet[] {
  const definities = new Map(kader.termijnen.map((t) => [t.termijn, t]))
  return stand.termijnen.flatMap((t): Zet[] => {
    const definitie = definities.get(t.termijn)
    if (!definitie || t.toestand === 'afgerond' || t.toestand === 'vervallen') return []
    const genoemd = voorbeeld.laat?.includes(t.termijn) ?? true
    if (genoemd && voorbeeld.scenario === 'niet-af') return []
    const laat = genoemd && voorbeeld.scenario === 'te-laat'
    const { sluit } = definitie
    const besluit = sluit.soort === 'poort-beslist' && sluit.uitkomst === undefined ? { ...sluit, uitkomst: keuze(kader, voorbeeld, sluit.poort) } : sluit
    return [{ naam: `${t.termijn} ${t.cyclus}`, op: laat ? naTweedeTrap(t) : laatsteUur(t), gebeurtenis: (op, dag) => maak(besluit, op, dag) }]
  })
}

/** Three o'clock on the last day; a termijn in hours half an hour before its end. */
function laatsteUur({ deadline, eindeUtc }: TermijnStand): number {
  return Math.min(klokMs(toDag(deadline), SLUITUUR), toMs(eindeUtc) - 30 * MINUUT)
}

function naTweedeTrap({ deadline, eindeUtc, plan }: TermijnStand): number {
  const na = plan.filter(({ op }) => op >= eindeUtc)
  const trap = na[1] ?? na[0]
  if (!trap) return klokMs(toDag(deadline) + 5, SLUITUUR)
  const middag = klokMs(dagOp(toMs(trap.op)), SLUITUUR)
  return middag > toMs(trap.op) ? middag : middag + 24 * 60 * MINUUT
}

function keuze(kader: Kaderdefinitie, { poorten }: Voorbeeld, sleutel: string): 'ja' | 'nee' {
  const mogelijk = kader.poorten.find((p) => p.poort === sleutel)?.uitkomsten.map((u) => u.uitkomst) ?? []
  const gewenst = poorten?.[sleutel] ?? 'ja'
  return mogelijk.includes(gewenst) ? gewenst : (mogelijk[0] ?? gewenst)
}

const besluiten = ({ kader, voorbeeld }: Spel, stand: Voortgang): Zet[] =>
  stand.poorten.flatMap((p): Zet[] => {
    if (p.toestand !== 'open' || p.uiterlijk === null) return []
    const uitkomst = keuze(kader, voorbeeld, p.poort)
    return [{ naam: `poort ${p.poort}`, op: klokMs(toDag(p.uiterlijk), SLUITUUR), gebeurtenis: (op, dag) => maak({ soort: 'poort-beslist', poort: p.poort, uitkomst }, op, dag) }]
  })

/** Steps that run from one gebeurtenis to another, when nothing else in the kader brings that other about. */
function beeindigingen({ kader, dag0 }: Spel, stand: Voortgang, produceert: ReadonlySet<string>): Zet[] {
  const lopend = new Map<string, StapStand>(stand.stappen.filter((s) => s.toestand === 'loopt').map((s) => [s.stap, s]))
  return kader.stappen.flatMap(({ stap, verloop }): Zet[] => {
    const loop = lopend.get(stap)
    if (!loop || verloop.soort !== 'duur' || verloop.tot.some((a) => produceert.has(sleutelVan(a)))) return []
    const tot = verloop.tot.find((a) => a.soort !== 'poort-beslist' && a.soort !== 'geboren')
    if (!tot) return []
    const dag = loop.tot !== null && loop.tot !== loop.van ? toDag(loop.tot) : (loop.van === null ? dag0 : toDag(loop.van)) + 7
    return [{ naam: `stap ${stap}`, op: klokMs(dag, SLUITUUR), gebeurtenis: (op, datum) => maak(tot, op, datum) }]
  })
}
