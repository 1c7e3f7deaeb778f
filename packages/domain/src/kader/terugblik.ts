import type { Gebeurtenis } from '../casus/index.ts'
import type { Kalender } from '../kalender/index.ts'
import { beginVanDagMs, eindeVanDagMs, toDag, toMs, type Datum, type Tijdstip } from '../kernel/index.ts'
import type { Rol } from '../regie/index.ts'
import type { Aanleiding, Kaderdefinitie } from './definitie.ts'
import { voortgang } from './voortgang.ts'

/** How the termijnen of one key fared: closed in time; late (closed late, or still open after the end); still running. */
export interface TermijnTelling { opTijd: number; teLaat: number; loopt: number }

/** The termijnen of one key in a period, and whether anybody can say how they would have fared. */
export interface TermijnTotaal extends TermijnTelling {
  readonly termijn: string
  readonly titel: string
  /** What closes it could not be recorded under the kader that is compared with (a new step): its numbers say nothing and stay out of the totals. */
  readonly zonderGegevens: boolean
}

/** Traps that went off in the period, to one rol. `herinnering`: before the deadline, so no escalatie. `zonderGegevens`: how many of `aantal` hang on a termijn without gegevens. */
export interface EscalatieTotaal { readonly trap: string; readonly rol: Rol; readonly herinnering: boolean; aantal: number; zonderGegevens: number }

/** Of one casus, without what has no gegevens. `escalaties`: as in the rows per trap and rol, one for each rol that was told; a herinnering is none. */
export interface CasusTelling { readonly escalaties: number; readonly teLaat: number }

export interface TerugblikInvoer {
  /** The kader that is tried. */
  readonly kader: Kaderdefinitie
  readonly kalender: Kalender
  /** The kader the casussen ran on: what it knows could be recorded then. Left out: everything counts. */
  readonly vergelijkMet?: Kaderdefinitie | undefined
  /** First and last day: of the deadlines of termijnen, and of the escalaties. */
  readonly van: Datum
  readonly tot: Datum
  readonly nu: Tijdstip
}

/** Adds up what `kader` would have given, casus by casus. Keeps numbers only: nothing of a casus stays behind. */
export interface Terugblik {
  /** Counts one casus and answers what it added. */
  neem(gebeurtenissen: readonly Gebeurtenis[]): CasusTelling
  /** Everything so far: termijnen in the order of the kader, escalaties in the order of the ladder. */
  totaal(): { readonly casussen: number; readonly termijnen: readonly TermijnTotaal[]; readonly escalaties: readonly EscalatieTotaal[]; readonly totaal: CasusTelling }
}

/** What can be recorded under a kader: key of a form, registratie or poort, else the soort. */
const woord = (a: Aanleiding): string =>
  a.soort === 'formulier-vastgesteld' ? `formulier ${a.formulier}` : a.soort === 'registratie' ? `registratie ${a.registratie}` : a.soort === 'poort-beslist' ? `poort ${a.poort}` : a.soort

/** Every form, poort and registratie a kader knows. */
function woordenschat(kader: Kaderdefinitie): ReadonlySet<string> {
  const aanleidingen = kader.termijnen.flatMap((t) => [...t.anker, t.sluit, ...(t.als ? [t.als] : []), ...(t.herstart ? [t.herstart.bij] : []), ...(t.vervalt ?? []).map((v) => v.bij)])
  return new Set([...kader.formulieren.map((f) => `formulier ${f.formulier}`), ...kader.poorten.map((p) => `poort ${p.poort}`), ...aanleidingen.filter((a) => a.soort === 'registratie').map(woord)])
}

/** Termijnen of `kader` whose closing could not be recorded under `ander`; its numbers must be kept apart. */
export function zonderGegevens(kader: Kaderdefinitie, ander: Kaderdefinitie): ReadonlySet<string> {
  const bekend = woordenschat(ander)
  const eigen = (a: Aanleiding) => a.soort === 'formulier-vastgesteld' || a.soort === 'poort-beslist' || a.soort === 'registratie'
  return new Set(kader.termijnen.filter((t) => eigen(t.sluit) && !bekend.has(woord(t.sluit))).map((t) => t.termijn))
}

/** Traps that go off before the deadline, in any ladder of this kader. */
export const herinneringstrappen = ({ ladders }: Kaderdefinitie): ReadonlySet<string> =>
  new Set(Object.values(ladders).flatMap(({ trappen }) => trappen.filter((t) => (t.uren ?? t.werkdagen) < 0).map((t) => t.trap)))

/** See `Terugblik`. `van` and `tot` both count. */
export function createTerugblik({ kader, kalender, vergelijkMet, van, tot, nu }: TerugblikInvoer): Terugblik {
  const moment = toMs(nu)
  const begin = beginVanDagMs(toDag(van))
  const einde = eindeVanDagMs(toDag(tot))
  const stil = vergelijkMet ? zonderGegevens(kader, vergelijkMet) : new Set<string>()
  const herinneringen = herinneringstrappen(kader)
  const termijnen = new Map<string, TermijnTotaal>(kader.termijnen.map((t) => [t.termijn, { termijn: t.termijn, titel: t.titel, opTijd: 0, teLaat: 0, loopt: 0, zonderGegevens: stil.has(t.termijn) }]))
  const escalaties = new Map<string, EscalatieTotaal>()
  const som = { casussen: 0, escalaties: 0, teLaat: 0 }
  return {
    neem(gebeurtenissen) {
      const stand = voortgang(kader, gebeurtenissen, kalender, moment)
      const eigen = { escalaties: 0, teLaat: 0 }
      for (const t of stand.termijnen) {
        const telling = termijnen.get(t.termijn)
        if (!telling || t.deadline < van || t.deadline > tot) continue
        // Nothing could close a new step, so it lasts until the casus is closed. Once it was late and escalated, it had its last day.
        const bleefOpen = t.toestand === 'vervallen' && telling.zonderGegevens && stand.escalaties.some((e) => e.status === 'afgegaan' && e.termijn === t.termijn && e.cyclus === t.cyclus && e.op >= t.eindeUtc)
        if (t.toestand === 'vervallen' && !bleefOpen) continue
        const soort = bleefOpen || t.toestand === 'verstreken' || t.teLaat ? 'teLaat' : t.toestand === 'afgerond' ? 'opTijd' : 'loopt'
        telling[soort] += 1
        if (soort === 'teLaat' && !telling.zonderGegevens) eigen.teLaat += 1
      }
      for (const e of stand.escalaties) {
        if (e.status !== 'afgegaan') continue
        const op = toMs(e.op)
        if (op < begin || op >= einde) continue
        const zonder = stil.has(e.termijn)
        if (!zonder && !herinneringen.has(e.trap)) eigen.escalaties += e.naar.length
        for (const rol of e.naar) {
          const sleutel = `${e.trap} ${rol}`
          let telling = escalaties.get(sleutel)
          if (!telling) escalaties.set(sleutel, (telling = { trap: e.trap, rol, herinnering: herinneringen.has(e.trap), aantal: 0, zonderGegevens: 0 }))
          telling.aantal += 1
          if (zonder) telling.zonderGegevens += 1
        }
      }
      som.casussen += 1
      som.escalaties += eigen.escalaties
      som.teLaat += eigen.teLaat
      return eigen
    },
    totaal: () => ({
      casussen: som.casussen,
      termijnen: [...termijnen.values()].map((t) => ({ ...t })),
      escalaties: [...escalaties.values()].map((e) => ({ ...e })).sort((x, y) => volgorde(kader, x, y)),
      totaal: { escalaties: som.escalaties, teLaat: som.teLaat },
    }),
  }
}

/** The order of the traps in the ladders of the kader, then by rol. */
function volgorde(kader: Kaderdefinitie, x: { readonly trap: string; readonly rol: Rol }, y: { readonly trap: string; readonly rol: Rol }): number {
  const trappen = Object.values(kader.ladders).flatMap((l) => l.trappen.map((t) => t.trap))
  const rang = (trap: string) => (trappen.includes(trap) ? trappen.indexOf(trap) : trappen.length)
  return rang(x.trap) - rang(y.trap) || (x.trap < y.trap ? -1 : x.trap > y.trap ? 1 : x.rol < y.rol ? -1 : x.rol > y.rol ? 1 : 0)
}

/** What the rows in the database say of the same period and casussen. */
export interface EchteTelling {
  readonly termijnen: readonly ({ readonly termijn: string; readonly titel: string } & Readonly<TermijnTelling>)[]
  readonly escalaties: readonly { readonly trap: string; readonly rol: Rol; readonly herinnering: boolean; readonly aantal: number }[]
}

/** Both sides of one casus. */
export interface CasusVergelijking { readonly nummer: string; readonly echt: CasusTelling; readonly concept: CasusTelling }

export interface TerugblikTermijn { readonly termijn: string; readonly titel: string; readonly echt: Readonly<TermijnTelling>; readonly concept: Readonly<TermijnTelling>; readonly zonderGegevens: boolean }
export interface TerugblikEscalatie { readonly trap: string; readonly rol: Rol; readonly herinnering: boolean; readonly echt: number; readonly concept: number; readonly zonderGegevens: number }

/** What `maakTerugblikUitkomst` answers: the numbers of both sides beside each other. */
export interface TerugblikVergelijking {
  readonly casussen: number
  readonly termijnen: readonly TerugblikTermijn[]
  readonly escalaties: readonly TerugblikEscalatie[]
  readonly totaal: { readonly echt: CasusTelling; readonly concept: CasusTelling }
  readonly perCasus: readonly CasusVergelijking[]
}

export const MAX_PER_CASUS = 500

export interface TeVergelijken {
  readonly kader: Kaderdefinitie
  readonly concept: ReturnType<Terugblik['totaal']>
  readonly echt: EchteTelling
  /** Of every casus; those in which nothing differs may be left out. */
  readonly perCasus: readonly CasusVergelijking[]
  /** Sum of the real side of every casus. Left out: of `perCasus`, which then holds every casus. */
  readonly echtTotaal?: CasusTelling | undefined
}

const LEEG: Readonly<TermijnTelling> = { opTijd: 0, teLaat: 0, loopt: 0 }

/** Merges what happened with what the concept would have given: every termijn and every trap × rol of either side once, largest differences per casus first. */
export function maakTerugblikUitkomst({ kader, concept, echt, perCasus, echtTotaal }: TeVergelijken): TerugblikVergelijking {
  const echteTermijn = new Map(echt.termijnen.map((t) => [t.termijn, t]))
  const eigen = new Set(concept.termijnen.map((t) => t.termijn))
  const telling = (t: Readonly<TermijnTelling> | undefined) => (t ? { opTijd: t.opTijd, teLaat: t.teLaat, loopt: t.loopt } : LEEG)
  const termijnen = [
    ...concept.termijnen.map((t) => ({ termijn: t.termijn, titel: t.titel, echt: telling(echteTermijn.get(t.termijn)), concept: telling(t), zonderGegevens: t.zonderGegevens })),
    ...echt.termijnen.filter((t) => !eigen.has(t.termijn)).map((t) => ({ termijn: t.termijn, titel: t.titel, echt: telling(t), concept: LEEG, zonderGegevens: false })),
  ]
  const escalaties = new Map<string, { trap: string; rol: Rol; herinnering: boolean; echt: number; concept: number; zonderGegevens: number }>()
  const bij = ({ trap, rol, herinnering }: { readonly trap: string; readonly rol: Rol; readonly herinnering: boolean }) => {
    const sleutel = `${trap} ${rol}`
    const er = escalaties.get(sleutel) ?? { trap, rol, herinnering, echt: 0, concept: 0, zonderGegevens: 0 }
    escalaties.set(sleutel, er)
    return er
  }
  for (const e of concept.escalaties) {
    const rij = bij(e)
    rij.concept += e.aantal - e.zonderGegevens
    rij.zonderGegevens += e.zonderGegevens
  }
  for (const e of echt.escalaties) bij(e).echt += e.aantal
  const tel = (kant: 'echt' | 'concept', wat: keyof CasusTelling) => perCasus.reduce((som, c) => som + c[kant][wat], 0)
  return {
    casussen: concept.casussen,
    termijnen,
    escalaties: [...escalaties.values()].sort((x, y) => volgorde(kader, x, y)),
    totaal: { echt: echtTotaal ?? { escalaties: tel('echt', 'escalaties'), teLaat: tel('echt', 'teLaat') }, concept: concept.totaal },
    perCasus: grootsteVerschillen(perCasus),
  }
}

const verschil = ({ echt, concept }: CasusVergelijking) => Math.abs(concept.escalaties - echt.escalaties) + Math.abs(concept.teLaat - echt.teLaat)

const grootsteVerschillen = (perCasus: readonly CasusVergelijking[]): readonly CasusVergelijking[] =>
  perCasus.filter((c) => verschil(c) > 0).sort((x, y) => verschil(y) - verschil(x) || (x.nummer < y.nummer ? -1 : 1)).slice(0, MAX_PER_CASUS)
