import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** One line of the record. Ids and codes only: no names, no free text of a casus, no answers. */
export interface Logregel {
  readonly door: string | null
  /** What was done: `casus.open`, `regie.draagOver`. */
  readonly handeling: string
  readonly objectSoort: string
  readonly objectId: string | null
  readonly uitkomst: 'gelukt' | 'geweigerd' | 'mislukt'
  readonly reden?: string | null
  /** What changed, in words; of settings and kanalen only. */
  readonly wat?: string | null
  /** Where it came from: process, address, request id. */
  readonly herkomst?: Record<string, unknown>
}

/** One act of the guarding; whose name stands in another gemeente may be unknown here. */
export interface Operatorregel {
  readonly id: string
  readonly op: string
  readonly door: string | null
  readonly handeling: string
  readonly objectSoort: string
  readonly objectId: string | null
  readonly uitkomst: string
  readonly reden: string | null
  readonly wat: string | null
  /** Where it came from when no account did it: `cli`. */
  readonly via: string | null
  /** Who asked what another approved. */
  readonly gevraagdDoor: string | null
}

export interface LogboekRij {
  readonly id: string
  readonly op: string
  readonly door: string | null
  readonly naam: string | null
  readonly organisatie: string | null
  readonly handeling: string
  readonly uitkomst: string
  readonly reden: string | null
}

export function logboekRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    async write(regel: Logregel): Promise<void> {
      await sql`
        insert into logboek (gemeente_id, door, handeling, object_soort, object_id, uitkomst, reden, wat, herkomst)
        values (current_setting('app.gemeente_id')::uuid, ${regel.door}, ${regel.handeling}, ${regel.objectSoort}, ${regel.objectId},
                ${regel.uitkomst}, ${regel.reden ?? null}, ${regel.wat ?? null}, ${JSON.stringify(regel.herkomst ?? {})}::jsonb)`
    },
    /** What operators did, and what they were refused, newest first. Lives on index `logboek_wachtrij`. */
    async listOperator({ na, aantal }: { readonly na: { readonly op: string; readonly id: string } | null; readonly aantal: number }): Promise<Operatorregel[]> {
      return sql<Operatorregel[]>`
        select l.id, l.op, l.door, l.handeling, l.object_soort as "objectSoort", l.object_id as "objectId", l.uitkomst, l.reden, l.wat, l.herkomst ->> 'via' as via, l.herkomst ->> 'gevraagdDoor' as "gevraagdDoor" from logboek l
        where l.object_soort in ('wachtrij', 'kanaal', 'webhook', 'afzender', 'gebruiker', 'herstel', 'meldregel', 'melding') ${na === null ? sql`` : sql`and (l.op, l.id) < (${na.op}::text::timestamptz, ${na.id}::uuid)`}
        order by l.op desc, l.id desc limit ${aantal}`
    },
    /** Newest first. */
    async listByObject(objectSoort: string, objectId: string, aantal = 200): Promise<LogboekRij[]> {
      return sql<LogboekRij[]>`
        select l.id, l.op, l.door, g.naam, o.naam as organisatie, l.handeling, l.uitkomst, l.reden
        from logboek l left join gebruiker g on g.id = l.door left join organisatie o on o.id = g.organisatie_id
        where l.object_soort = ${objectSoort} and l.object_id = ${objectId} order by l.op desc, l.id desc limit ${aantal}`
    },
  }
}
