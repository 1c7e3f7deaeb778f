import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface Weergave { readonly id: string; readonly naam: string; readonly zoek: string }

/** Filters of the console that one person saved. */
export function weergaveRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    list: (gebruikerId: string): Promise<Weergave[]> => sql<Weergave[]>`select id, naam, zoek from wachtrijweergave where gebruiker_id = ${gebruikerId} order by naam, id`,
    /** Under a name that exists it takes its place. */
    async bewaar({ gebruikerId, naam, zoek }: Omit<Weergave, 'id'> & { readonly gebruikerId: string }): Promise<string> {
      const [rij] = await sql<{ id: string }[]>`
        insert into wachtrijweergave (gemeente_id, gebruiker_id, naam, zoek) values (current_setting('app.gemeente_id')::uuid, ${gebruikerId}, ${naam}, ${zoek})
        on conflict (gemeente_id, gebruiker_id, naam) do update set zoek = excluded.zoek returning id`
      return rij!.id
    },
    /** False when she has none with this id. */
    async gooiWeg(id: string, gebruikerId: string): Promise<boolean> {
      return (await sql`delete from wachtrijweergave where id = ${id} and gebruiker_id = ${gebruikerId} returning id`).length > 0
    },
  }
}
