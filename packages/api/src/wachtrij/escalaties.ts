import { bewakingRepository, GEPLAND_MAX, TELGRENS, wachtrijRepository, type ConsoleEscalatie, type GeplandeTermijn, type Trapteller, type Tx } from '@regietafel/db'
import { resolveAdressaten } from '@regietafel/domain/escalatie'
import type { Moment } from '@regietafel/domain/kernel'
import type { Rol } from '@regietafel/domain/regie'
import type { Gemeentekeuze, Wachtrijfilter } from '../wachtrijtypes.ts'
import { leesNamen } from './namen.ts'
import { hoogsteEerst, isHerinneringstrap, type Bereikt, type Stand } from './staat.ts'

type Status = ConsoleEscalatie['status']
/** Where a page ended: everything after it in the order highest trap first, then the longest ago. */
export interface Plek { readonly trap: string; readonly op: string; readonly id: string }

/** A row before the names of another gemeente are known. */
export interface Kandidaat extends Stand, Plek {
  readonly gemeente: Gemeentekeuze
  readonly nummer: string
  readonly termijnTitel: string
  readonly naar: readonly Rol[]
  readonly aan: readonly Bereikt[]
  readonly wachtMs: number
  readonly betaalvlag: boolean
}
export interface Escalatiedeel { readonly rijen: readonly Kandidaat[]; readonly totaal: number; readonly trappen: readonly string[]; /** How many are open, per trap, whatever is asked. */ readonly open: readonly Trapteller[] }

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

/** What one gemeente has for a page: at most one more than the page holds. */
export async function leesEscalaties(tx: Tx, vraag: Escalatievraag): Promise<Escalatiedeel> {
  const { filter: { status = 'open', trap, nummer }, na, aantal, nu, gemeente } = vraag
  const wachtrij = wachtrijRepository(tx)
  const statussen = status === 'alle' ? alle : status === 'gepland' ? [] : [status]
  // Open is what went off and waits for an answer; what is still to go off stands under its own name.
  const metGepland = status === 'gepland' || status === 'alle'
  const zonderHerinnering = status === 'open' && trap === undefined && nummer === undefined
  const past = (t: string): boolean => (trap === undefined || t === trap) && !(zonderHerinnering && isHerinneringstrap(t))

  const [tellers, termijnen] = await Promise.all([wachtrij.tel([...new Set<Status>([...statussen, 'open'])]), metGepland ? wachtrij.listGepland(nummer) : []])
  const gepland = termijnen.flatMap((termijn) => toGepland(termijn, nu)).filter((rij) => past(rij.trap) && !(zonderHerinnering && rij.herinnering))
  const trappen = [...new Set([...tellers.map((t) => t.trap), ...termijnen.flatMap(({ plan }) => plan.map((p) => p.trap))])].sort(hoogsteEerst)
  const open = (nummer === undefined ? await pagina(tx, { statussen, trappen: trappen.filter(past), na, aantal }) : (await wachtrij.listVanCasus(nummer)).filter((rij) => statussen.includes(rij.status) && past(rij.trap)))
    .map((rij): Kandidaat => ({ ...rij, gemeente, op: rij.afgegaanOp }))
  const rijen = [...open, ...gepland.map((rij): Kandidaat => ({ ...rij, gemeente }))].filter((rij) => na === null || volgorde(rij, na) > 0).sort(volgorde).slice(0, aantal + 1)
  const geteld = tellers.filter((t) => statussen.includes(t.status))
  const totaal = nummer === undefined ? som(geteld, past) + (termijnen.length < GEPLAND_MAX ? gepland.length : await wachtrij.countGepland()) : open.length + gepland.length
  return { rijen: await metAdressaten(tx, rijen), totaal, trappen, open: tellers.filter((t) => t.status === 'open') }
}

const som = (tellers: readonly Trapteller[], past: (trap: string) => boolean): number => tellers.reduce((n, { trap, aantal }) => n + (past(trap) ? Math.min(aantal, TELGRENS) : 0), 0)

function pagina(tx: Tx, { statussen, trappen, na, aantal }: { readonly statussen: readonly Status[]; readonly trappen: readonly string[]; readonly na: Plek | null; readonly aantal: number }): Promise<ConsoleEscalatie[]> {
  const vanaf = na === null ? trappen : trappen.filter((trap) => hoogsteEerst(trap, na.trap) >= 0)
  if (statussen.length === 0 || vanaf.length === 0) return Promise.resolve([])
  return wachtrijRepository(tx).list({ statussen, trappen: vanaf.map((trap) => ({ trap, na: trap === na?.trap ? na : null })), aantal: aantal + 1 })
}

type Gepland = Omit<Kandidaat, 'gemeente'>
/** Every trap of the plan at the next moment. One that stands in no plan is still shown: nothing waits unseen. */
function toGepland(termijn: GeplandeTermijn, nu: Moment): Gepland[] {
  const opMs = Date.parse(termijn.op)
  const trappen = termijn.plan.filter(({ op }) => Date.parse(op) === opMs)
  return (trappen.length > 0 ? trappen : termijn.plan.slice(0, 1)).map(({ trap, naar, betaalvlag }) => ({
    id: `${termijn.termijnId}:${trap}`, nummer: termijn.nummer, termijnTitel: termijn.termijnTitel, trap, naar, betaalvlag, op: termijn.op, aan: [],
    wachtMs: Date.parse(nu) - opMs, status: 'gepland', herinnering: opMs < Date.parse(termijn.eindeOp), teLaat: opMs <= Date.parse(nu),
    bevestigdDoor: null, overgenomenDoor: null, uitgesteldTot: null, opgelostDoor: null,
  }))
}

/** Who would get a planned one if it went off now. */
async function metAdressaten(tx: Tx, rijen: readonly Kandidaat[]): Promise<Kandidaat[]> {
  const termijnIds = [...new Set(rijen.flatMap(({ status, id }) => (status === 'gepland' ? [id.slice(0, 36)] : [])))]
  if (termijnIds.length === 0) return [...rijen]
  const houders = await bewakingRepository(tx).rolhouders(termijnIds)
  const namen = await leesNamen(tx, houders.map(({ gebruikerId }) => gebruikerId))
  const perTermijn = Map.groupBy(houders, ({ termijnId }) => termijnId)
  return rijen.map((rij) => {
    if (rij.status !== 'gepland') return rij
    const bezetting = new Map([...Map.groupBy([...(perTermijn.get(rij.id.slice(0, 36)) ?? []), ...(perTermijn.get(null) ?? [])], ({ rol }) => rol)].map(([rol, lijst]) => [rol, [...new Set(lijst.map(({ gebruikerId }) => gebruikerId))]]))
    return { ...rij, aan: resolveAdressaten(rij.naar, bezetting).map(({ gebruikerId, rol, omgeleidVan }) => ({ naam: namen.get(gebruikerId) ?? 'een collega', rol, omgeleidVan })) }
  })
}

