import { createHash } from 'node:crypto'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

export interface BijlageKop {
  readonly id: string
  readonly formulierId: string
  readonly veldId: string
  readonly naam: string
  readonly mediatype: string
  /** Bytes. */
  readonly grootte: number
}
export interface NieuweBijlage extends Omit<BijlageKop, 'id' | 'grootte'> {
  readonly inhoud: Uint8Array
  readonly door: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Files of forms. The content never changes; who may see one is decided by who may see its form. */
export function bijlageRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kop = sql`id, formulier_id as "formulierId", veld_id as "veldId", naam, mediatype, grootte`
  return {
    async add({ formulierId, veldId, naam, mediatype, inhoud, door }: NieuweBijlage): Promise<BijlageKop> {
      const bytes = Buffer.from(inhoud)
      const hash = createHash('sha256').update(bytes).digest('hex')
      const [row] = await sql<BijlageKop[]>`
        insert into bijlage (gemeente_id, formulier_id, veld_id, naam, mediatype, grootte, hash, inhoud, door)
        values (current_setting('app.gemeente_id')::uuid, ${formulierId}, ${veldId}, ${naam}, ${mediatype}, ${bytes.length}, ${hash}, ${bytes}, ${door}) returning ${kop}`
      return row!
    },
    async findKop(id: string): Promise<BijlageKop | null> {
      if (!uuid.test(id)) return null
      const [row] = await sql<BijlageKop[]>`select ${kop} from bijlage where id = ${id}`
      return row ?? null
    },
    async inhoud(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
      if (!uuid.test(id)) return null
      const [row] = await sql<{ inhoud: Buffer }[]>`select inhoud from bijlage where id = ${id}`
      return row ? new Uint8Array(row.inhoud) : null
    },
    /** Bytes of all files of one form together, and how many. */
    async omvang(formulierId: string): Promise<{ readonly bytes: number; readonly aantal: number }> {
      const [row] = await sql<{ bytes: number; aantal: number }[]>`select coalesce(sum(grootte), 0)::float8 as bytes, count(*)::int as aantal from bijlage where formulier_id = ${formulierId}`
      return row!
    },
  }
}
