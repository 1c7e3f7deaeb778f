/** The tasks that the kaders of a casus give: one per form, with the earliest date, whichever kader asks for it. Pure. */
import type { Kaderdefinitie, Termijndefinitie, TermijnStand, Voortgang } from '@regietafel/domain/kader'
import type { Datum } from '@regietafel/domain/kernel'
import { vastleggenVan } from '../casus/kaders.ts'
import { projectTermijn } from '../projectie.ts'
import type { Taak } from '../types.ts'
import { alsHetNietKomt, dag } from '../zinnen.ts'
import { mijnRollen, wie, type Bezetting, type Lezer } from './wie.ts'

/** A kader of a casus, with where the casus stands in it. */
export interface Werkkader { readonly kader: Pick<Kaderdefinitie, 'titel' | 'termijnen'>; readonly voortgang: Voortgang }

interface Wacht {
  readonly termijn: TermijnStand
  readonly definitie: Termijndefinitie | undefined
  readonly van: Werkkader
  /** Null for the main one. */
  readonly naast: string | null
}
/** What somebody must do, and the other kaders that wait for the same form. */
export interface Termijnwerk extends Wacht {
  readonly formulier: string | null
  readonly ook: readonly Wacht[]
}

const isOpen = ({ toestand }: TermijnStand) => toestand !== 'afgerond' && toestand !== 'vervallen'

/** The form that closes a termijn; null when something else does. A termijn the kader does not know is closed by the form of its name. */
const formulierVan = ({ termijn, definitie }: Wacht): string | null =>
  definitie === undefined ? termijn.termijn : definitie.sluit.soort === 'formulier-vastgesteld' ? definitie.sluit.formulier : null

/** Main kader first. Two runs of one termijn stay two tasks; two kaders that wait for one form by the same role are one. */
export function termijnwerk(kaders: readonly Werkkader[]): Termijnwerk[] {
  const alles = kaders.flatMap((van, i) => van.voortgang.termijnen.filter(isOpen).map((termijn): Wacht => ({
    termijn, van, definitie: van.kader.termijnen.find((d) => d.termijn === termijn.termijn), naast: i === 0 ? null : van.kader.titel,
  })))
  const uit: (Termijnwerk & { ook: Wacht[] })[] = []
  for (const wacht of alles.toSorted((a, b) => (a.termijn.deadline < b.termijn.deadline ? -1 : a.termijn.deadline > b.termijn.deadline ? 1 : 0))) {
    const formulier = formulierVan(wacht)
    const eerder = formulier === null ? undefined : uit.find((w) => w.formulier === formulier && w.van !== wacht.van && w.termijn.verantwoordelijk === wacht.termijn.verantwoordelijk)
    if (eerder) eerder.ook.push(wacht)
    else uit.push({ ...wacht, formulier, ook: [] })
  }
  return uit
}

export interface Termijnbij {
  readonly bezetting: Bezetting
  readonly nummer: string
  readonly lezer: Lezer
  readonly nu: string
  readonly vandaag: Datum
  /** Keys of the forms the gemeente has; undefined: all. */
  readonly formulieren: ReadonlySet<string> | undefined
}

/** What is told of it, apart from the head of the casus. */
export function vertelTermijn(werk: Termijnwerk, bij: Termijnbij): Pick<Taak, 'soort' | 'titel' | 'termijn' | 'formulier' | 'deadline' | 'toestand' | 'uitleg' | 'kader' | 'ook' | 'wie' | 'alsHetNietKomt' | 'href'> {
  const { bezetting, lezer, nu, vandaag } = bij
  const termijn = projectTermijn(lezer.rol, werk.termijn)
  const volgende = werk.van.voortgang.escalaties.find((e) => e.termijn === termijn.termijn && e.cyclus === termijn.cyclus && e.status === 'gepland' && e.op > nu) ?? null
  const formulier = werk.formulier !== null && (bij.formulieren?.has(werk.formulier) ?? true) ? werk.formulier : null
  return {
    soort: 'termijn',
    titel: termijn.titel,
    termijn: termijn.termijn,
    formulier,
    deadline: termijn.deadline,
    toestand: termijn.toestand as Taak['toestand'],
    uitleg: zin(termijn.uitleg),
    kader: werk.naast,
    ook: werk.ook.length === 0 ? null : werk.ook.map((w) => ookZin(w, vandaag)).join(' '),
    wie: wie(bezetting, termijn.verantwoordelijk, lezer),
    alsHetNietKomt: alsHetNietKomt(volgende, mijnRollen(bezetting, lezer), vandaag),
    href: formulier === null ? `/casussen/${bij.nummer}/tijdlijn${vastleggen(werk.definitie)}` : `/casussen/${bij.nummer}/formulieren/${formulier}`,
  }
}

/** Where what closes it is recorded, when that is no form. */
function vastleggen(definitie: Termijndefinitie | undefined): string {
  const wat = definitie ? vastleggenVan(definitie) : null
  return wat === null ? '' : `?doe=registreer&wat=${wat}`
}

const ookZin = ({ termijn, definitie, naast }: Wacht, vandaag: Datum): string =>
  `${definitie?.wettelijk ? 'Ook wettelijk' : naast === null ? 'Ook in het kader van de casus' : `Ook voor ‘${naast}’`}, uiterlijk ${dag(termijn.deadline, vandaag)}.`

export const zin = (tekst: string): string => `${tekst.charAt(0).toUpperCase()}${tekst.slice(1)}${tekst.endsWith('.') ? '' : '.'}`
