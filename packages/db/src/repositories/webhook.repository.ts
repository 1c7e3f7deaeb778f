import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** What a person sees of a webhook; the secret is not in it. */
export interface WebhookRij {
  readonly id: string
  readonly naam: string
  readonly url: string
  readonly actief: boolean
  readonly trappen: readonly string[]
  readonly meldingen: boolean
  readonly laatsteGoed: string | null
  readonly laatsteFoutOp: string | null
  readonly laatsteFoutCode: string | null
  readonly wacht: number
  readonly mislukt: number
}

export interface WebhookInvoer {
  readonly naam: string
  readonly url: string
  readonly trappen: readonly string[]
  readonly meldingen: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The receivers of one gemeente. `geheim` comes and goes sealed. */
export function webhookRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** By name; those that are switched off last. */
    async list(): Promise<WebhookRij[]> {
      return sql<WebhookRij[]>`
        select w.id, w.naam, w.url, w.actief, w.trappen, w.meldingen, t.goed as "laatsteGoed", f.op as "laatsteFoutOp", f.code as "laatsteFoutCode",
          coalesce(t.wacht, 0) as wacht, coalesce(t.mislukt, 0) as mislukt
        from webhook w
        left join lateral (
          select max(b.bezorgd_op) filter (where b.status = 'bezorgd') as goed, (count(*) filter (where b.status = 'wacht'))::int as wacht, (count(*) filter (where b.status = 'mislukt'))::int as mislukt
          from bezorging b where b.webhook_id = w.id) t on true
        left join lateral (
          select p.op, p.code from bezorgpoging p join bezorging b on b.id = p.bezorging_id
          where b.webhook_id = w.id and not p.gelukt order by p.op desc limit 1) f on true
        order by w.actief desc, lower(w.naam), w.id`
    },
    async count(): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`select count(*)::int as n from webhook`
      return rij!.n
    },
    async find(id: string): Promise<(WebhookInvoer & { readonly id: string; readonly actief: boolean; readonly geheim: string }) | null> {
      if (!uuid.test(id)) return null
      const [rij] = await sql<(WebhookInvoer & { id: string; actief: boolean; geheim: string })[]>`select id, naam, url, trappen, meldingen, actief, geheim from webhook where id = ${id}`
      return rij ?? null
    },
    async add({ naam, url, trappen, meldingen, geheim, door }: WebhookInvoer & { readonly geheim: string; readonly door: string }): Promise<string> {
      const [rij] = await sql<{ id: string }[]>`
        insert into webhook (gemeente_id, naam, url, trappen, meldingen, geheim, aangemaakt_door)
        values (current_setting('app.gemeente_id')::uuid, ${naam}, ${url}, ${[...trappen]}::text[], ${meldingen}, ${geheim}, ${door}) returning id`
      return rij!.id
    },
    /** False when there is no such webhook. */
    async change({ id, naam, url, trappen, meldingen, actief }: WebhookInvoer & { readonly id: string; readonly actief: boolean }): Promise<boolean> {
      if (!uuid.test(id)) return false
      return (await sql`update webhook set naam = ${naam}, url = ${url}, trappen = ${[...trappen]}::text[], meldingen = ${meldingen}, actief = ${actief} where id = ${id} returning id`).length > 0
    },
    /** False when there is no such webhook. */
    async setGeheim(id: string, geheim: string): Promise<boolean> {
      if (!uuid.test(id)) return false
      return (await sql`update webhook set geheim = ${geheim} where id = ${id} returning id`).length > 0
    },
  }
}
