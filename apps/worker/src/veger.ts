import { binnen, foutCode } from '@regietafel/jobs'
import type { Bewaker, Bewakers } from './handlers/bewaak-termijnen.ts'
import type { Log } from './log.ts'

export interface VegerDeps {
  readonly bewaker: Bewakers
  readonly log: Pick<Log, 'error' | 'info'>
  readonly signal: AbortSignal
  readonly klok?: () => number
}

/** Sweeps gemeenten in this process, beside the beat: no queue stands between a moment and what follows from it. */
export interface Veger {
  /** These have something due. Returns at once; one that waits or is swept already is not added again. */
  veeg(gemeenten: readonly string[]): void
  /** False while every sweep fails, and while one has been busy for over half a minute. */
  gezond(): boolean
  /** Resolves when nothing is swept any more. */
  klaar(): Promise<void>
}

/** Transactions at the same time in this process; the others only help with what does not fit into a set of the first. */
const TEGELIJK = 3
/** Gemeenten in one transaction. */
const SAMEN = 500
/** Milliseconds in which a gemeente that failed is swept by itself, so that it holds up no other. */
const APART_MS = 60_000
/** Gemeenten in a row that fail before the rest is left to the next beat: then it is not them. */
const OPGEVEN_NA = 3
const TE_LANG_MS = 30_000
/** Milliseconds after which a sweep that says nothing any more is left to itself, so that its gemeenten are swept again; what it still does, the rows allow once. */
const LOSLATEN_MS = 40_000
/** Sweeps that failed in a row before this process counts as ill. */
const ZIEK_NA = 20
const MELD_ELKE = 40

const geenAntwoord = (tekst: string): Error => Object.assign(new Error(tekst), { code: 'GEEN_ANTWOORD' })

export function createVeger({ bewaker, log, signal, klok = () => performance.now() }: VegerDeps): Veger {
  const wachtend = new Set<string>()
  const bezig = new Set<string>()
  const begonnen = new Map<symbol, number>()
  const apart = new Map<string, number>()
  const lussen = new Set<Promise<void>>()
  let mis = 0

  /** Answers whether it went well. */
  async function probeer(gemeenten: readonly string[], hoe: Bewaker): Promise<boolean> {
    const ik = Symbol('sweep')
    begonnen.set(ik, klok())
    try {
      await binnen(LOSLATEN_MS, hoe(gemeenten, signal, { meer: (over) => help(over) }), 'sweep', geenAntwoord)
      if (mis >= ZIEK_NA) log.info({ na: mis }, 'sweep is back')
      mis = 0
      return true
    } catch (error) {
      mis += 1
      if (mis === 1 || mis % MELD_ELKE === 0) log.error({ gemeenten: gemeenten.length, ...(gemeenten.length === 1 && { gemeenteId: gemeenten[0] }), code: foutCode(error), mis }, 'sweep failed')
      return false
    } finally {
      begonnen.delete(ik)
    }
  }

  /** All together; when that fails, each by itself, and whoever fails then stays apart for a while. */
  async function ronde(gemeenten: readonly string[]): Promise<void> {
    for (const [gemeenteId, tot] of apart) if (tot <= klok()) apart.delete(gemeenteId)
    const samen = gemeenten.filter((gemeenteId) => !apart.has(gemeenteId))
    const gelukt = samen.length === 0 || (await probeer(samen, bewaker.samen))
    let opRij = 0
    for (const gemeenteId of gemeenten) {
      if (signal.aborted || opRij >= OPGEVEN_NA || (gelukt && !apart.has(gemeenteId))) continue
      if (await probeer([gemeenteId], bewaker.apart)) opRij = 0
      else if ((opRij += 1) < OPGEVEN_NA) apart.set(gemeenteId, klok() + APART_MS)
    }
  }

  async function lus(): Promise<void> {
    while (wachtend.size > 0 && !signal.aborted) {
      const deel = [...wachtend].slice(0, SAMEN)
      for (const gemeenteId of deel) {
        wachtend.delete(gemeenteId)
        bezig.add(gemeenteId)
      }
      await ronde(deel)
      for (const gemeenteId of deel) bezig.delete(gemeenteId)
    }
  }

  function begin(): void {
    if (lussen.size >= TEGELIJK || wachtend.size === 0) return
    const loopt = lus().finally(() => lussen.delete(loopt))
    lussen.add(loopt)
  }

  function help(gemeenten: readonly string[]): void {
    if (signal.aborted || lussen.size >= TEGELIJK) return
    for (const gemeenteId of gemeenten) wachtend.add(gemeenteId)
    begin()
  }

  return {
    veeg(gemeenten) {
      if (signal.aborted) return
      for (const gemeenteId of gemeenten) if (!bezig.has(gemeenteId)) wachtend.add(gemeenteId)
      begin()
    },
    gezond: () => mis < ZIEK_NA && [...begonnen.values()].every((sinds) => klok() - sinds < TE_LANG_MS),
    async klaar() {
      while (lussen.size > 0) await Promise.all(lussen)
    },
  }
}
