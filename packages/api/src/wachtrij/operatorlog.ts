import { herhalingRepository, logboekRepository, type Operatorregel, type Tx } from '@regietafel/db'
import type { ProcedureContext } from '../trpc.ts'
import type { Operatorlog } from '../wachtrijtypes.ts'
import { perGemeente } from './bereik.ts'
import { titelVan } from './logboek.ts'
import { herhaaldInWoorden } from './wat.ts'
import { leesNamen, samen } from './namen.ts'
import { naamVan, type Namen } from './staat.ts'

const PER_BLAD = 50
const plekVorm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
type Plek = { readonly op: string; readonly id: string }
const nieuwsteEerst = (a: Plek, b: Plek): number => (a.op === b.op ? (a.id < b.id ? 1 : -1) : a.op < b.op ? 1 : -1)

const mensenIn = ({ door, gevraagdDoor }: Operatorregel): (string | null)[] => [door, gevraagdDoor]
/** Who did it. Whoever owns the database has no account. */
const doorWie = ({ door, via }: Operatorregel, namen: Namen): string | null => (door === null ? (via === 'cli' ? 'via de opdrachtregel' : null) : naamVan(namen, door))
/** What two people did together names both. */
const watMetTwee = ({ wat, door, gevraagdDoor }: Operatorregel, namen: Namen): string | null =>
  gevraagdDoor === null ? wat : [wat, `Gevraagd door ${naamVan(namen, gevraagdDoor)}, goedgekeurd door ${naamVan(namen, door)}.`].filter(Boolean).join(' ')

/** Acts that set a sending going. */
const STUURT = ['wachtrij.opnieuw', 'wachtrij.goedgekeurd']

/** By the id of the line: what became of the sending that it set going. The line itself was written when it began. */
async function leesHerhaald(tx: Tx, regels: readonly Operatorregel[]): Promise<Map<string, string>> {
  const eigen = regels.flatMap(({ id, handeling, objectId }) => (objectId !== null && STUURT.includes(handeling) ? [{ id, objectId }] : []))
  const uitkomsten = eigen.length === 0 ? [] : await herhalingRepository(tx).uitkomsten(eigen.map(({ objectId }) => objectId))
  return new Map(eigen.flatMap(({ id, objectId }) => {
    const uitkomst = uitkomsten.find(({ taakId, verzoekId }) => taakId === objectId || verzoekId === objectId)
    return uitkomst ? [[id, herhaaldInWoorden(uitkomst)] as const] : []
  }))
}

/** What operators did in the gemeenten in reach, newest first; each with the reason that was given. */
export async function leesLogboek(ctx: ProcedureContext, na: string | null | undefined, gemeente: string | undefined): Promise<Operatorlog> {
  const delen = plekVorm.exec(na ?? '')
  const plek = delen ? { op: delen[1]!, id: delen[2]! } : null
  const gelezen = await perGemeente(ctx, async (tx, hier) => {
    const regels = await logboekRepository(tx).listOperator({ na: plek, aantal: PER_BLAD + 1 })
    return { regels: regels.map((regel) => ({ ...regel, gemeente: hier })), namen: await leesNamen(tx, regels.flatMap(mensenIn)), herhaald: await leesHerhaald(tx, regels) }
  }, gemeente)
  const regels = gelezen.flatMap((deel) => deel.regels).sort(nieuwsteEerst)
  const pagina = regels.slice(0, PER_BLAD)
  const namen = samen([await leesNamen(ctx.tx, pagina.flatMap(mensenIn)), ...gelezen.map((deel) => deel.namen)])
  const herhaald = new Map(gelezen.flatMap((deel) => [...deel.herhaald]))
  const laatste = pagina.at(-1)
  return {
    rijen: pagina.map((regel) => ({ op: regel.op, door: doorWie(regel, namen), gemeente: regel.gemeente, handeling: regel.handeling, titel: titelVan(regel), wat: [watMetTwee(regel, namen), herhaald.get(regel.id)].filter(Boolean).join(' ') || null, uitkomst: regel.uitkomst, reden: regel.reden })),
    volgende: regels.length > PER_BLAD && laatste ? `${laatste.op}~${laatste.id}` : null,
  }
}
