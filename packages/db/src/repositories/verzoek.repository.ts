import type { Tx } from '../client.ts'
import type { Verzoeksoort } from '../schema/wachtrijverzoek.ts'
import { sqlOf } from '../tenant.ts'
import { TELGRENS, vast } from './wachtrij.repository.ts'

export type Verzoekbesluit = 'goedgekeurd' | 'afgewezen' | 'ingetrokken'

export interface Verzoek {
  readonly id: string
  readonly soort: Verzoeksoort
  readonly invoer: Record<string, unknown>
  readonly reden: string
  readonly gevraagdDoor: string
  readonly gevraagdOp: string
  readonly verlooptOp: string
  readonly besluit: Verzoekbesluit | null
  readonly verlopen: boolean
}

/** What waits for a second person, in one gemeente. */
export function verzoekRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    id, soort, invoer, reden, gevraagd_door as "gevraagdDoor", gevraagd_op as "gevraagdOp", verloopt_op as "verlooptOp", besluit, verloopt_op <= nu() as verlopen`
  const open = sql`gevraagd_op > nu() - interval '25 hours' and besluit is null and verloopt_op > nu()`
  return {
    listOpen: (): Promise<Verzoek[]> => sql<Verzoek[]>`
      select ${kolommen} from wachtrijverzoek where ${open} order by gevraagd_op, id`,

    /** How many wait that somebody else asked: what this person may decide about. */
    async telVoor(gebruikerId: string): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`
        select count(*)::int as n from wachtrijverzoek where ${open} and gevraagd_door <> ${gebruikerId}`
      return rij!.n
    },
    /** How many open termijnen are to be looked at before a moment, at most `TELGRENS`. */
    async termijnenTot(tot: string): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`
        select count(*)::int as n from (select from termijn t where t.stand = 'open' and t.volgende_actie_op <= ${tot}::text::timestamptz limit ${vast(sql, TELGRENS)}) x`
      return rij!.n
    },

    /** Locked until the end of the transaction: of two people who decide at once, the second sees what the first decided. */
    async lock(id: string): Promise<Verzoek | null> {
      const [rij] = await sql<Verzoek[]>`select ${kolommen} from wachtrijverzoek where id = ${id} for update`
      return rij ?? null
    },
    async create({ soort, invoer, reden, gevraagdDoor, verlooptOp }: Pick<Verzoek, 'soort' | 'invoer' | 'reden' | 'gevraagdDoor' | 'verlooptOp'>): Promise<string> {
      const [rij] = await sql<{ id: string }[]>`
        insert into wachtrijverzoek (gemeente_id, soort, invoer, reden, gevraagd_door, verloopt_op)
        values (current_setting('app.gemeente_id')::uuid, ${soort}, ${JSON.stringify(invoer)}::text::jsonb, ${reden}, ${gevraagdDoor}, ${verlooptOp}::text::timestamptz) returning id`
      return rij!.id
    },
    /** @throws when it was decided meanwhile: the row must be locked */
    async besluit({ id, besluit, door, reden, taakId }: { readonly id: string; readonly besluit: Verzoekbesluit; readonly door: string; readonly reden: string; readonly taakId: string | null }): Promise<void> {
      const rijen = await sql`
        update wachtrijverzoek set besluit = ${besluit}, besloten_door = ${door}, besloten_op = nu(), besluit_reden = ${reden}, taak_id = ${taakId}::uuid
        where id = ${id} and besluit is null returning id`
      if (rijen.length !== 1) throw new Error('locked verzoek was decided by somebody else')
    },
  }
}
