import { logboekRepository } from '@regietafel/db'
import type { ProcedureContext } from '../trpc.ts'
import type { Operatorlog } from '../wachtrijtypes.ts'
import { perGemeente } from './bereik.ts'
import { titelVan } from './logboek.ts'
import { leesNamen, samen } from './namen.ts'
import { naamVan } from './staat.ts'

const PER_BLAD = 50
const plekVorm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
type Plek = { readonly op: string; readonly id: string }
const nieuwsteEerst = (a: Plek, b: Plek): number => (a.op === b.op ? (a.id < b.id ? 1 : -1) : a.op < b.op ? 1 : -1)

/** What operators did in the gemeenten in reach, newest first; each with the reason that was given. */
export async function leesLogboek(ctx: ProcedureContext, na: string | null | undefined, gemeente: string | undefined): Promise<Operatorlog> {
  const delen = plekVorm.exec(na ?? '')
  const plek = delen ? { op: delen[1]!, id: delen[2]! } : null
  const gelezen = await perGemeente(ctx, async (tx, hier) => {
    const regels = await logboekRepository(tx).listOperator({ na: plek, aantal: PER_BLAD + 1 })
    return { regels: regels.map((regel) => ({ ...regel, gemeente: hier })), namen: await leesNamen(tx, regels.map(({ door }) => door)) }
  }, gemeente)
  const regels = gelezen.flatMap((deel) => deel.regels).sort(nieuwsteEerst)
  const pagina = regels.slice(0, PER_BLAD)
  const namen = samen([await leesNamen(ctx.tx, pagina.map(({ door }) => door)), ...gelezen.map((deel) => deel.namen)])
  const laatste = pagina.at(-1)
  return {
    rijen: pagina.map((regel) => ({ op: regel.op, door: regel.door && naamVan(namen, regel.door), gemeente: regel.gemeente, handeling: regel.handeling, titel: titelVan(regel), wat: regel.wat, uitkomst: regel.uitkomst, reden: regel.reden })),
    volgende: regels.length > PER_BLAD && laatste ? `${laatste.op}~${laatste.id}` : null,
  }
}
