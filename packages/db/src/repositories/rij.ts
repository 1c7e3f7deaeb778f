import { mailStilTot } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { readBezorginstelling } from './stilstand.ts'

/** What leaves, how fast, and not before when. */
export interface Rij {
  readonly doel: string
  readonly webhookId?: string | null
  readonly tempoPerMinuut: number
  /** Until then it was held. */
  readonly tot: string
  /** `nu()` of the transaction. */
  readonly nu: string
}

/** SQL: what leaves as one of message `b`. */
const post = (sql: Sql) => sql`coalesce(b.verzamelmail_id::text, case when b.verzamelen then b.gebruiker_id else b.id::text end)`
const wacht = (sql: Sql, doel: string, webhookId: string | null) => sql`b.status = 'wacht' and b.kanaal = ${doel} ${webhookId === null ? sql`` : sql`and b.webhook_id = ${webhookId}`}`

/** How many posts wait of which the time has come: of a kanaal, or of one webhook. */
export async function telPosten(tx: Tx, { kanaal, webhookId }: { readonly kanaal: Kanaal; readonly webhookId: string | null }): Promise<number> {
  const sql = sqlOf(tx)
  const [rij] = await sql<{ n: number }[]>`select count(distinct ${post(sql)})::int as n from bezorging b where ${wacht(sql, kanaal, webhookId)} and (b.niet_voor is null or b.niet_voor <= nu())`
  return rij!.n
}

/**
 * Sets everything that waits in a kanaal (or for one webhook) one after the other, `tempoPerMinuut` posts a minute: a verzamelmail is one post with all that is in it, or will be.
 * None comes before its own moment: one that failed and is set for later, or that the quiet hours hold, takes its place then; `tot` is no moment of its own: until then the pauze held it. A verzamelmail that is
 * due only when the row is out, keeps its own time.
 */
export async function zetInRij(tx: Tx, { doel, webhookId = null, tempoPerMinuut, tot, nu }: Rij): Promise<void> {
  const sql = sqlOf(tx)
  const stil = doel === 'email' ? mailStilTot(nu, await readBezorginstelling(tx)) : { gewoon: null, spoed: null }
  const afstand = sql`interval '1 minute' / ${tempoPerMinuut}::int`
  await sql`
    with uit as materialized (select nu() + count(distinct ${post(sql)}) * ${afstand} as op from bezorging b where ${wacht(sql, doel, webhookId)}),
    vast as materialized (
      select b.id from bezorging b
      where ${wacht(sql, doel, webhookId)} and (not b.verzamelen or b.verzamelmail_id is not null or b.niet_voor <= (select op from uit)) order by b.id for no key update),
    bij as materialized (
      select b.id, ${post(sql)} as post, e.afgegaan_op,
        greatest(nu(), nullif(b.niet_voor, ${tot}::text::timestamptz), case when b.verzamelen then ${stil.gewoon}::text::timestamptz else ${stil.spoed}::text::timestamptz end) as eigen
      from vast join bezorging b on b.id = vast.id join escalatie e on e.id = b.escalatie_id),
    posten as (select post, min(eigen) as eigen, row_number() over (order by min(eigen), min(afgegaan_op), post) - 1 as plek from bij group by post),
    rij as (select post, plek * ${afstand} + max(eigen - plek * ${afstand}) over (order by plek) as op from posten)
    update bezorging b set niet_voor = rij.op from bij join rij on rij.post = bij.post where b.id = bij.id`
}
