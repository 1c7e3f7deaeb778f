import type { Gebeurtenis } from '../casus/index.ts'
import { dagOp, toDag, toMs, type Dag } from '../kernel/index.ts'
import type { Aanleiding } from './definitie.ts'

/** One thing that happened, in the order of the fold. */
export interface Feit {
  readonly soort: Gebeurtenis['soort']
  /** Place in the fold: a later feit has a higher number. */
  readonly nr: number
  /** When it was recorded, ms. */
  readonly op: number
  /** The day it is about. */
  readonly dag: Dag
  readonly detail: string
  /** When it happened, ms, if that was noted apart from `op`. */
  readonly moment?: number
}

/** One gebeurtenis up to `nu`, with `op` in ms. */
export interface Regel {
  readonly gebeurtenis: Gebeurtenis
  readonly op: number
}

/** From `van` until `tot` (ms, null while it lasts) the casus was closed. */
export interface Gesloten {
  readonly van: number
  readonly tot: number | null
}

/**
 * What happened up to `nu`, ready to be asked. Gebeurtenissen recorded after `nu` have not happened. The order is that of
 * recording; two at the same instant keep the order in which they were given.
 */
export class Feiten {
  readonly gesloten: readonly Gesloten[]
  readonly pauzes: readonly Extract<Gebeurtenis, { soort: 'opgeschort' | 'hervat' }>[]
  readonly verlengingen: readonly (Extract<Gebeurtenis, { soort: 'verlengd' }> & { readonly nr: number })[]
  /** A second plaatsing is an overplaatsing; an overplaatsing without a plaatsing before it is both. */
  readonly #perSleutel = new Map<string, Feit[]>()

  /** `regels` is what `gebeurd` gave. */
  constructor(regels: readonly Regel[]) {
    const gesloten: Gesloten[] = []
    const pauzes: Extract<Gebeurtenis, { soort: 'opgeschort' | 'hervat' }>[] = []
    const verlengingen: (Extract<Gebeurtenis, { soort: 'verlengd' }> & { nr: number })[] = []
    const lijst = verwerkCorrecties(regels)
    let geplaatst = false
    lijst.forEach(({ gebeurtenis, op }, nr) => {
      const dag = gebeurtenis.datum === undefined ? dagOp(op) : toDag(gebeurtenis.datum)
      const zet = (soort: Feit['soort'], sleutel: string, detail = '') => this.#zet(sleutel, { soort, nr, op, dag, detail })
      switch (gebeurtenis.soort) {
        case 'plaatsing':
        case 'overplaatsing':
          if (!geplaatst) zet(gebeurtenis.soort, 'plaatsing')
          if (geplaatst || gebeurtenis.soort === 'overplaatsing') zet('overplaatsing', 'overplaatsing')
          geplaatst = true
          break
        case 'formulier-vastgesteld':
          zet(gebeurtenis.soort, `formulier-vastgesteld:${gebeurtenis.formulier}`, gebeurtenis.formulier)
          break
        case 'poort-beslist':
          // Deciding the same again moves no date; a changed mind does.
          if (this.besluit(gebeurtenis.poort)?.detail !== gebeurtenis.uitkomst) zet(gebeurtenis.soort, `poort-beslist:${gebeurtenis.poort}`, gebeurtenis.uitkomst)
          break
        case 'casus-afgesloten':
          if (gesloten.at(-1)?.tot !== null) gesloten.push({ van: op, tot: null })
          break
        case 'casus-heropend': {
          const laatste = gesloten.at(-1)
          if (laatste?.tot === null) gesloten[gesloten.length - 1] = { van: laatste.van, tot: op }
          break
        }
        case 'registratie': {
          const moment = gebeurtenis.moment === undefined ? op : toMs(gebeurtenis.moment)
          this.#zet(`registratie:${gebeurtenis.registratie}`, { soort: 'registratie', nr, op, dag: gebeurtenis.datum === undefined ? dagOp(moment) : dag, detail: gebeurtenis.registratie, moment })
          break
        }
        case 'opgeschort':
        case 'hervat':
          pauzes.push(gebeurtenis)
          break
        case 'verlengd':
          verlengingen.push({ ...gebeurtenis, nr })
          break
        case 'plaatsing-gecorrigeerd':
        case 'start-gecorrigeerd':
        case 'formulier-ingetrokken':
          break
        default:
          zet(gebeurtenis.soort, gebeurtenis.soort)
      }
    })
    this.gesloten = gesloten
    this.pauzes = pauzes
    this.verlengingen = verlengingen
  }

  /** Every time it happened, in order; of a poort with an outcome: each time it became that. */
  alle(aanleiding: Aanleiding): readonly Feit[] {
    switch (aanleiding.soort) {
      case 'formulier-vastgesteld':
        return this.#perSleutel.get(`formulier-vastgesteld:${aanleiding.formulier}`) ?? []
      case 'registratie':
        return this.#perSleutel.get(`registratie:${aanleiding.registratie}`) ?? []
      case 'poort-beslist': {
        const feiten = this.#perSleutel.get(`poort-beslist:${aanleiding.poort}`) ?? []
        return aanleiding.uitkomst === undefined ? feiten : feiten.filter((feit) => feit.detail === aanleiding.uitkomst)
      }
      default:
        return this.#perSleutel.get(aanleiding.soort) ?? []
    }
  }

  /** The one that counts: the first time, but of a poort with an outcome the last time it became that. */
  feit(aanleiding: Aanleiding): Feit | undefined {
    const feiten = this.alle(aanleiding)
    return aanleiding.soort === 'poort-beslist' && aanleiding.uitkomst !== undefined ? feiten.at(-1) : feiten[0]
  }

  /** The decision that ended the outcome `aanleiding` names, if it no longer holds. */
  herzien(aanleiding: Aanleiding, na: Feit): Feit | undefined {
    if (aanleiding.soort !== 'poort-beslist' || aanleiding.uitkomst === undefined) return undefined
    return this.alle({ soort: 'poort-beslist', poort: aanleiding.poort }).find((feit) => feit.nr > na.nr)
  }

  /** It happened and, for a poort with an outcome, it still holds. */
  geldt(aanleiding: Aanleiding): Feit | undefined {
    const feit = this.feit(aanleiding)
    return feit && !this.herzien(aanleiding, feit) ? feit : undefined
  }

  /** The decision on a poort that holds now. */
  besluit(poort: string): Feit | undefined {
    return this.#perSleutel.get(`poort-beslist:${poort}`)?.at(-1)
  }

  get open(): boolean {
    return this.gesloten.at(-1)?.tot !== null
  }

  #zet(sleutel: string, feit: Feit): void {
    const feiten = this.#perSleutel.get(sleutel)
    if (feiten) feiten.push(feit)
    else this.#perSleutel.set(sleutel, [feit])
  }
}

/** What was recorded up to `nu`, in the order of recording. */
export function gebeurd(gebeurtenissen: readonly Gebeurtenis[], nu: number): Regel[] {
  const lijst: Regel[] = []
  let gesorteerd = true
  let vorige = -Infinity
  for (const gebeurtenis of gebeurtenissen) {
    const op = toMs(gebeurtenis.op)
    if (op > nu) continue
    if (op < vorige) gesorteerd = false
    vorige = op
    lijst.push({ gebeurtenis, op })
  }
  return gesorteerd ? lijst : lijst.sort((x, y) => x.op - y.op)
}

/** Which plaatsing a correction is about: the last one recorded, or the last one on the day `was`. */
export function teCorrigeren(lijst: readonly Regel[], was: string | undefined): number {
  return lijst.findLastIndex(({ gebeurtenis: g }) => (g.soort === 'plaatsing' || g.soort === 'overplaatsing') && (was === undefined || g.datum === was))
}

/** Which start of the 1-op-1 a correction is about: as with a plaatsing. */
export const startTeCorrigeren = (lijst: readonly Regel[], was: string | undefined): number =>
  lijst.findLastIndex(({ gebeurtenis: g }) => g.soort === 'een-op-een-gestart' && (was === undefined || g.datum === was))

/** Which vaststelling is taken back: the last that still stands. */
export const inTeTrekken = (lijst: readonly Regel[], formulier: string): number =>
  lijst.findLastIndex(({ gebeurtenis: g }) => g.soort === 'formulier-vastgesteld' && g.formulier === formulier)

/**
 * The gebeurtenissen as they are known now: a corrected plaatsing or start carries its right day, a withdrawn vaststelling is gone. Each keeps its
 * place and the moment it was recorded. A correction that finds nothing to correct changes nothing.
 */
export function verwerkCorrecties(regels: readonly Regel[]): readonly Regel[] {
  if (!regels.some(({ gebeurtenis: { soort } }) => soort === 'plaatsing-gecorrigeerd' || soort === 'start-gecorrigeerd' || soort === 'formulier-ingetrokken')) return regels
  const lijst: Regel[] = []
  for (const regel of regels) {
    const g = regel.gebeurtenis
    if (g.soort === 'plaatsing-gecorrigeerd' || g.soort === 'start-gecorrigeerd') {
      const nr = g.soort === 'start-gecorrigeerd' ? startTeCorrigeren(lijst, g.was) : teCorrigeren(lijst, g.was)
      const fout = lijst[nr]
      if (fout) lijst[nr] = { op: fout.op, gebeurtenis: { ...fout.gebeurtenis, datum: g.datum } as Gebeurtenis }
    } else if (g.soort === 'formulier-ingetrokken') {
      const nr = inTeTrekken(lijst, g.formulier)
      const fout = lijst[nr]
      // Its place stays taken, so that what came after keeps its number.
      if (fout) lijst[nr] = { op: fout.op, gebeurtenis: g }
    }
    lijst.push(regel)
  }
  return lijst
}
