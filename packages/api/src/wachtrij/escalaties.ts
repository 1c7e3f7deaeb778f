import { bewakingRepository, GEPLAND_MAX, readBezorginstelling, TELGRENS, wachtrijRepository, type Bundel, type ConsoleEscalatie, type GeplandeTermijn, type Trapteller, type Tx } from '@regietafel/db'
import { bundelTrappen, createBezetting, isSpoedtrap, isTrapgroep, resolveAdressaten, type Betaalbesluit, type Trapgroep } from '@regietafel/domain/escalatie'
import type { Moment } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import type { Gemeentekeuze, Wachtrijfilter } from '../wachtrijtypes.ts'
import { leesNamen } from './namen.ts'
import { naarDuur } from './naar-duur.ts'
import { hoogsteEerst, isHerinneringstrap, type Bereikt, type Stand } from './staat.ts'

type Status = ConsoleEscalatie['status']
/** Where a page ended: everything after it in the order highest trap first, then the longest ago. */
export interface Plek { readonly trap: string; readonly op: string; readonly id: string }

/** A row before the names of another gemeente are known. */
export interface Kandidaat extends Stand, Plek {
  readonly gemeente: Gemeentekeuze
  readonly termijnId: string
  readonly cyclus: number
  readonly nummer: string
  readonly termijnTitel: string
  readonly naar: readonly Rol[]
  readonly aan: readonly Bereikt[]
  readonly wachtMs: number
  readonly betaalvlag: boolean
  readonly betaalbesluit: Betaalbesluit | null
  /** Lower traps of the same termijn, highest first. */
  readonly onder: readonly Kandidaat[]
}
export interface Escalatiedeel { readonly rijen: readonly Kandidaat[]; readonly totaal: number; readonly trappen: readonly string[] }

const alle: readonly Status[] = ['open', 'bevestigd', 'uitgesteld', 'opgelost']
const plekVorm = /^([A-Za-z0-9-]{1,20})~(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Null for none, and for what is no place. */
export function leesPlek(na: string | null | undefined): Plek | null {
  const delen = plekVorm.exec(na ?? '')
  return delen ? { trap: delen[1]!, op: delen[2]!, id: delen[3]! } : null
}
export const toPlek = ({ trap, op, id }: Plek): string => `${trap}~${op}~${id.slice(0, 36)}`
export const volgorde = (a: Plek, b: Plek): number => hoogsteEerst(a.trap, b.trap) || Date.parse(a.op) - Date.parse(b.op) || (a.id.slice(0, 36) < b.id.slice(0, 36) ? -1 : a.id.slice(0, 36) > b.id.slice(0, 36) ? 1 : 0)

export interface Escalatievraag { readonly filter: Wachtrijfilter; readonly na: Plek | null; readonly aantal: number; readonly nu: Moment; readonly gemeente: Gemeentekeuze }

/** Up to so many escalaties the rows are counted anew at each question; more take their time. */
const METEEN = 2_000

/** What one gemeente has for a page: at most one more than the page holds. One row per termijn: its highest trap, with the others of it under it. */
export async function leesEscalaties(tx: Tx, vraag: Escalatievraag): Promise<Escalatiedeel> {
  const { filter: { status = 'open', trap, nummer }, na, aantal, nu, gemeente } = vraag
  const wachtrij = wachtrijRepository(tx)
  const statussen = status === 'alle' ? alle : status === 'gepland' ? [] : [status]
  // Open is what went off and waits for an answer; what is still to go off stands under its own name.
  const metGepland = status === 'gepland' || status === 'alle'
  const zonderHerinnering = status === 'open' && trap === undefined && nummer === undefined
  const groep = trap !== undefined && isTrapgroep(trap) ? await leesTrapgroep(tx, trap) : (t: string) => trap === undefined || t === trap
  const past = (t: string): boolean => groep(t) && !(zonderHerinnering && isHerinneringstrap(t))

  const [tellers, termijnen] = await Promise.all([wachtrij.tel(statussen), metGepland ? wachtrij.listGepland(nummer) : []])
  const gepland = termijnen.flatMap((termijn) => bundel(toGepland(termijn, nu).filter((rij) => past(rij.trap)).map((rij) => ({ ...rij, gemeente, onder: [] }))))
  const trappen = [...new Set([...tellers.map((t) => t.trap), ...termijnen.flatMap(({ plan }) => plan.map((p) => p.trap))])].sort(hoogsteEerst)
  const rang = trappen.filter(past)
  const toKandidaat = (rij: ConsoleEscalatie): Kandidaat => ({ ...rij, gemeente, op: rij.afgegaanOp, onder: [] })
  const gegaan = nummer === undefined ? await pagina(tx, { bundel: { statussen, rang }, na, aantal, toKandidaat }) : bundel((await wachtrij.listVanCasus(nummer)).filter((rij) => statussen.includes(rij.status) && past(rij.trap)).map(toKandidaat))
  const rijen = [...gegaan, ...gepland].filter((rij) => na === null || volgorde(rij, na) > 0).sort(volgorde).slice(0, aantal + 1)
  const tel = async (): Promise<number> => {
    if (statussen.length === 0) return 0
    const vers = () => wachtrij.countRijen({ statussen, rang })
    return som(tellers.filter((t) => statussen.includes(t.status)), past) <= METEEN ? vers() : naarDuur(`escalaties:${gemeente.id}:${status}:${trap ?? ''}`, vers)
  }
  const totaal = nummer === undefined ? await tel() + (termijnen.length < GEPLAND_MAX ? gepland.length : await wachtrij.countGepland()) : gegaan.length + gepland.length
  return { rijen: await metAdressaten(tx, rijen), totaal, trappen }
}

/** Which traps a group of them is in this gemeente. */
async function leesTrapgroep(tx: Tx, groep: Trapgroep): Promise<(trap: string) => boolean> {
  if (groep === 'herinnering') return isHerinneringstrap
  if (groep === 'boven-E3') return (trap) => !isHerinneringstrap(trap) && !['E1', 'E2', 'E3'].includes(trap)
  const { spoed } = await readBezorginstelling(tx)
  return (trap) => isSpoedtrap(trap, spoed)
}

/** One row per termijn, in the order of the page. */
export const bundel = (rijen: readonly Kandidaat[]): Kandidaat[] => bundelTrappen(rijen, volgorde)

const som = (tellers: readonly Trapteller[], past: (trap: string) => boolean): number => tellers.reduce((n, { trap, aantal }) => n + (past(trap) ? Math.min(aantal, TELGRENS) : 0), 0)

interface Paginavraag { readonly bundel: Bundel; readonly na: Plek | null; readonly aantal: number; readonly toKandidaat: (rij: ConsoleEscalatie) => Kandidaat }

/** The traps one after the other, highest first, until the page is full. */
async function pagina(tx: Tx, { bundel: wie, na, aantal, toKandidaat }: Paginavraag): Promise<Kandidaat[]> {
  const wachtrij = wachtrijRepository(tx)
  const vanaf = wie.statussen.length === 0 ? [] : wie.rang.filter((trap) => na === null || hoogsteEerst(trap, na.trap) >= 0)
  const hoogste: ConsoleEscalatie[] = []
  for (const trap of vanaf) {
    if (hoogste.length > aantal) break
    hoogste.push(...await wachtrij.list({ bundel: wie, trap, na: trap === na?.trap ? na : null, aantal: aantal + 1 - hoogste.length }))
  }
  const onder = await wachtrij.listOnder(hoogste.map(({ id }) => id), wie)
  return bundel([...hoogste, ...onder].map(toKandidaat))
}

type Gepland = Omit<Kandidaat, 'gemeente' | 'onder'>
/** Every trap of the plan at the next moment. One that stands in no plan is still shown: nothing waits unseen. */
function toGepland(termijn: GeplandeTermijn, nu: Moment): Gepland[] {
  const opMs = Date.parse(termijn.op)
  const trappen = termijn.plan.filter(({ op }) => Date.parse(op) === opMs)
  return (trappen.length > 0 ? trappen : termijn.plan.slice(0, 1)).map(({ trap, naar, betaalvlag }) => ({
    id: `${termijn.termijnId}:${trap}`, termijnId: termijn.termijnId, cyclus: 0, vervangen: false, achterafOnterecht: false, stap: 'open', nummer: termijn.nummer, termijnTitel: termijn.termijnTitel, trap, naar, betaalvlag, betaalbesluit: null, op: termijn.op, aan: [],
    wachtMs: Date.parse(nu) - opMs, status: 'gepland', herinnering: opMs < Date.parse(termijn.eindeOp), teLaat: opMs <= Date.parse(nu),
    bevestigdDoor: null, overgenomenDoor: null, uitgesteldTot: null, opgelostDoor: null,
  }))
}

/** Who would get a planned one if it went off now. */
async function metAdressaten(tx: Tx, rijen: readonly Kandidaat[]): Promise<Kandidaat[]> {
  const termijnIds = [...new Set(rijen.flatMap(({ status, termijnId }) => (status === 'gepland' ? [termijnId] : [])))]
  if (termijnIds.length === 0) return [...rijen]
  const houders = await bewakingRepository(tx).rolhouders(termijnIds)
  const namen = await leesNamen(tx, houders.map(({ gebruikerId }) => gebruikerId))
  const bezetting = createBezetting(houders)
  const adresseer = (rij: Kandidaat): Kandidaat => {
    if (rij.status !== 'gepland') return rij
    return { ...rij, onder: rij.onder.map(adresseer), aan: resolveAdressaten(rij.naar, bezetting(rij.gemeente.id, rij.termijnId)).map(({ gebruikerId, rol, omgeleidVan }) => ({ naam: namen.get(gebruikerId) ?? 'een collega', rol, omgeleidVan })) }
  }
  return rijen.map(adresseer)
}

