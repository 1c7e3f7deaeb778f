import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** Which gemeenten an operator guards beside her own. Read in her own gemeente; written by the owner only. */
export function bereikRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Ids of gemeenten. */
    async list(gebruikerId: string): Promise<string[]> {
      const rijen = await sql<{ id: string }[]>`select bereik_gemeente_id as id from operatorbereik where gebruiker_id = ${gebruikerId} order by bereik_gemeente_id`
      return rijen.map(({ id }) => id)
    },
  }
}
