import { tempoNaSluiting, UITERST_MS } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import { sqlOf } from '../tenant.ts'
import { telPosten, zetInRij } from './rij.ts'

/** A kanaal, or one webhook. */
export interface Weg {
  readonly kanaal: Kanaal
  readonly webhookId: string | null
}

/** A kanaal or webhook through which nothing gets. */
export interface Sluiting extends Weg {
  /** Since when it fails. */
  readonly sinds: string
  readonly weerOp: string
  /** Not to be tried yet; else the next message tries it, for all. */
  readonly dicht: boolean
}

/** Milliseconds past `weerOp` after which a sluiting that nobody tried tells nothing any more about how long it lasts. */
const VERGETEN_MS = 3_600_000

/** What is shut in one gemeente. All times are by `nu()`. */
export function sluitingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  /** Not when the proefklok was set back: then it is tried. */
  const dicht = sql`(s.weer_op > nu() and s.weer_op <= nu() + ${UITERST_MS} * interval '1 millisecond' and s.sinds <= nu())`
  const kolommen = sql`s.kanaal, s.webhook_id as "webhookId", s.sinds, s.weer_op as "weerOp", ${dicht} as dicht`
  const van = ({ kanaal, webhookId }: Weg) => sql`s.kanaal = ${kanaal} and s.webhook_id is not distinct from ${webhookId}`

  /** Messages that were held until one of these moments, may go now. What another transaction is sending gets its own outcome. Answers the moments. */
  async function laatLos(wegen: readonly (Weg & { readonly weerOp: string })[]): Promise<string[]> {
    for (const { kanaal, webhookId, weerOp } of wegen)
      await sql`
        update bezorging set niet_voor = nu() where id in (
          select b.id from bezorging b
          where b.status = 'wacht' and b.kanaal = ${kanaal} and b.webhook_id is not distinct from ${webhookId} and b.niet_voor = ${weerOp} and (not b.verzamelen or b.verzamelmail_id is not null)
          order by b.id for no key update skip locked)`
    return wegen.map(({ weerOp }) => weerOp)
  }

  return {
    list: (): Promise<Sluiting[]> => sql<Sluiting[]>`select ${kolommen} from kanaalsluiting s order by s.kanaal, s.webhook_id`,

    /** Whoever gets it, tries it: until the end of the transaction nobody else does. Null: it is not to be tried now, or another is trying it. */
    async neem(weg: Weg): Promise<Sluiting | null> {
      const [rij] = await sql<Sluiting[]>`select ${kolommen} from kanaalsluiting s where ${van(weg)} and not ${dicht} for update skip locked`
      return rij ?? null
    },

    /**
     * It failed, and is tried again at `weerOp`. Two that find it at once: the later moment holds. Waits for nobody: who holds it otherwise
     * is resuming or mending it, and what failed then was the old state.
     */
    async sluit(weg: Weg, weerOp: string): Promise<void> {
      await sql`
        with vast as materialized (select s.id from kanaalsluiting s where ${van(weg)} for update skip locked), gezet as (
          update kanaalsluiting s set
            sinds = case when s.sinds > nu() or s.weer_op < nu() - ${VERGETEN_MS} * interval '1 millisecond' then nu() else s.sinds end,
            weer_op = case when ${dicht} then greatest(s.weer_op, ${weerOp}::text::timestamptz) else ${weerOp}::text::timestamptz end
          from vast where s.id = vast.id returning s.id)
        insert into kanaalsluiting (gemeente_id, kanaal, webhook_id, sinds, weer_op)
        select current_setting('app.gemeente_id')::uuid, ${weg.kanaal}, ${weg.webhookId}::text::uuid, nu(), ${weerOp}::text::timestamptz where not exists (select from gezet)
        on conflict do nothing`
    },

    /**
     * Something got through: it is open. What waited leaves one after the other when that is much, else at once. In a transaction that holds no message.
     * False when somebody else opened it.
     */
    async open(weg: Weg): Promise<boolean> {
      const [rij] = await sql<{ weerOp: string; nu: string }[]>`delete from kanaalsluiting s where ${van(weg)} and not ${dicht} returning s.weer_op as "weerOp", nu() as nu`
      if (!rij) return false
      const tempoPerMinuut = tempoNaSluiting(await telPosten(tx, weg))
      if (tempoPerMinuut === null) return true
      await zetInRij(tx, { doel: weg.kanaal, webhookId: weg.webhookId, tempoPerMinuut, tot: rij.weerOp, nu: rij.nu })
      return true
    },

    /**
     * Somebody mended it, or wants it tried: the next message tries it at once, and the wait begins anew. As `vergeet`, but one goes first. Before
     * anything else is locked: another may be trying it, and is waited for.
     */
    async beproef({ kanaal, webhookId }: Weg): Promise<string[]> {
      const waar = sql`s.kanaal = ${kanaal} and s.webhook_id is not distinct from ${webhookId}`
      const voor = await sql<(Weg & { weerOp: string })[]>`select s.kanaal, s.webhook_id as "webhookId", s.weer_op as "weerOp" from kanaalsluiting s where ${waar} for update`
      if (voor.length > 0) await sql`update kanaalsluiting s set sinds = nu(), weer_op = nu() where ${waar}`
      return laatLos(voor)
    },

    /**
     * It counts as open from here on: somebody decided at which tempo what waits leaves. Null: every kanaal. Lets go of the messages and answers
     * until when their escalaties wait: those are locked after all messages (`laatGaan`).
     */
    async vergeet(kanaal: Kanaal | null): Promise<string[]> {
      return laatLos(await sql<(Weg & { weerOp: string })[]>`
        delete from kanaalsluiting ${kanaal === null ? sql`` : sql`where kanaal = ${kanaal}`} returning kanaal, webhook_id as "webhookId", weer_op as "weerOp"`)
    },

    /** `beproef`, with its escalaties; for who changes no message herself. */
    async probeerWeer(weg: Weg): Promise<void> {
      await this.laatGaan(await this.beproef(weg))
    },

    /** Escalaties that waited until one of these moments are looked at again at once. */
    async laatGaan(momenten: readonly string[]): Promise<void> {
      if (momenten.length === 0) return
      await sql`
        with vast as materialized (select e.id from escalatie e where e.bezorgd_op is null and e.bezorgen_na = any (${[...momenten]}::text[]::timestamptz[]) order by e.id for no key update)
        update escalatie e set bezorgen_na = null, aangeboden_op = null from vast where e.id = vast.id`
    },
  }
}
