import type { Deelinhoud } from '@regietafel/domain/formulier'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import type { Deelsoort } from '../schema/formulierdeel.ts'
import { sqlOf } from '../tenant.ts'
import { wieSql, type Wie } from './concept.ts'

/** A version of a part without its content. Instants in UTC. */
export interface Deelkop {
  readonly sleutel: string
  readonly titel: string
  readonly soort: Deelsoort
  readonly versie: number
  readonly hash: string
  readonly gepubliceerdOp: string
  readonly gepubliceerdDoor: Wie | null
  readonly toelichting: string | null
}
export interface Deelrij extends Deelkop { readonly inhoud: Deelinhoud }

/** `SOORT`: a part stays of its kind. `GELIJK`: nothing became different since its newest version. */
export interface Deelweigering { readonly code: 'SOORT' | 'GELIJK'; readonly nieuwste: Deelkop }

/** Parts that forms of the gemeente share. A version never changes. */
export function formulierdeelRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kop = sql`d.sleutel, d.titel, d.soort, d.versie, d.hash, d.toelichting, d.gepubliceerd_op as "gepubliceerdOp", ${wieSql(sql, sql`d.gepubliceerd_door`)} as "gepubliceerdDoor"`
  return {
    /** The newest version of every part, by title. */
    async listNieuwste(): Promise<Deelkop[]> {
      const rows = await sql<Deelkop[]>`select distinct on (d.sleutel) ${kop} from formulierdeel d order by d.sleutel, d.versie desc`
      return [...rows].sort((a, b) => a.titel.localeCompare(b.titel, 'nl'))
    },
    /** Every version of one, newest first. */
    async listVersies(sleutel: string): Promise<Deelkop[]> {
      return sql<Deelkop[]>`select ${kop} from formulierdeel d where d.sleutel = ${sleutel} order by d.versie desc`
    },
    /** One version, or the newest. */
    async find(sleutel: string, versie?: number): Promise<Deelrij | null> {
      const [row] = await sql<Deelrij[]>`
        select ${kop}, d.inhoud from formulierdeel d where d.sleutel = ${sleutel} ${versie === undefined ? sql`` : sql`and d.versie = ${versie}`} order by d.versie desc limit 1`
      return row ?? null
    },
    /** The versions that are named and are there. */
    async findAll(koppelingen: readonly { readonly sleutel: string; readonly versie: number }[]): Promise<Deelrij[]> {
      if (koppelingen.length === 0) return []
      return sql<Deelrij[]>`
        select ${kop}, d.inhoud from formulierdeel d
        where (d.sleutel, d.versie) in (select * from unnest(${koppelingen.map(({ sleutel }) => sleutel)}::text[], ${koppelingen.map(({ versie }) => versie)}::int[]))`
    },
    /** The next version of its key. Two at once: both get their own, one after the other. */
    async publish({ sleutel, titel, soort, inhoud, toelichting, door }: { sleutel: string; titel: string; soort: Deelsoort; inhoud: Deelinhoud; toelichting: string | null; door: string }): Promise<Result<{ versie: number }, Deelweigering>> {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`formulierdeel:${sleutel}`}, 0))`
      const hash = contentHash({ titel, soort, inhoud })
      const nieuwste = await this.find(sleutel)
      if (nieuwste && nieuwste.soort !== soort) return err({ code: 'SOORT', nieuwste })
      if (nieuwste?.hash === hash) return err({ code: 'GELIJK', nieuwste })
      const versie = (nieuwste?.versie ?? 0) + 1
      await sql`
        insert into formulierdeel (gemeente_id, sleutel, versie, soort, titel, inhoud, hash, toelichting, gepubliceerd_door)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${versie}, ${soort}, ${titel}, ${JSON.stringify(inhoud)}::jsonb, ${hash}, ${toelichting}, ${door})`
      return ok({ versie })
    },
  }
}
