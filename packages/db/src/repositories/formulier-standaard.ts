import { formulieren, type Formulierdefinitie } from '@regietafel/domain/formulier'
import type postgres from 'postgres'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { sqlOf } from '../tenant.ts'

export interface Standaardkop { readonly sleutel: string; readonly versie: number; readonly hash: string; readonly titel: string }
export interface Standaardversie extends Standaardkop { readonly definitie: Formulierdefinitie }

/** The default forms of this installation, each version that ever shipped. The same for all gemeenten. */
export function formulierstandaardRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kop = sql`sleutel, versie, hash, definitie ->> 'titel' as titel`
  return {
    /** Every version of every default, or of one; newest first per key. */
    async list(sleutel?: string): Promise<Standaardkop[]> {
      return sql<Standaardkop[]>`select ${kop} from formulierstandaard ${sleutel === undefined ? sql`` : sql`where sleutel = ${sleutel}`} order by sleutel, versie desc`
    },
    /** The newest, or the one with this content. */
    async find(sleutel: string, hash?: string): Promise<Standaardversie | null> {
      const [row] = await sql<Standaardversie[]>`
        select ${kop}, definitie from formulierstandaard where sleutel = ${sleutel} ${hash === undefined ? sql`` : sql`and hash = ${hash}`} order by versie desc limit 1`
      return row ?? null
    },
  }
}

/**
 * Notes each form that ships with this version of the product and that is not there yet, as the next version of its key. For the owner, under the lock of
 * the migrations. A product that was put back to an older version adds nothing: the newer one stays the newest.
 */
export async function noteerStandaarden(sql: postgres.Sql): Promise<void> {
  for (const definitie of Object.values(formulieren)) {
    await sql`
      insert into formulierstandaard (sleutel, versie, hash, definitie)
      select ${definitie.sleutel}, coalesce(max(versie), 0) + 1, ${contentHash(definitie)}, ${JSON.stringify(definitie)}::text::jsonb
      from formulierstandaard where sleutel = ${definitie.sleutel}
      on conflict (sleutel, hash) do nothing`
  }
}
