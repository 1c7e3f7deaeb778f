import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { isHerinnering } from './escalatie.repository.ts'
import { staatStil } from './stilstand.ts'
import { STAP_KLAAR } from './vervallen.ts'

/** To one person, or to one webhook. */
export interface NieuweBezorging {
  readonly escalatieId: string
  readonly kanaal: Kanaal
  readonly gebruikerId: string | null
  readonly webhookId: string | null
  readonly rol: Rol
  readonly omgeleidVan: Rol | null
  readonly verzamelen: boolean
  readonly nietVoor: string | null
  /** It is delivered by being written: a task in the product. */
  readonly meteen: boolean
  /** Times the escalatie was put off before this; 0 when it went off. Part of the key. */
  readonly uitstellen: number
}

/** What one message is about. Nothing of the jeugdige. */
export interface Bezorgfeiten {
  readonly id: string
  readonly escalatieId: string
  readonly nummer: string
  readonly trap: string
  readonly betaalvlag: boolean
  readonly termijnTitel: string
  readonly deadline: string
  /** The trap was planned before the termijn was over. */
  readonly herinnering: boolean
  readonly rol: Rol
  readonly omgeleidVan: Rol | null
}

/** One message, locked until the end of the transaction. */
export interface TeBezorgen extends Bezorgfeiten {
  readonly kanaal: Kanaal
  readonly sleutel: string
  readonly pogingen: number
  /** W3C traceparent of what made it. */
  readonly spoor: string | null
  readonly eersteFoutOp: string | null
  readonly geplandOp: string
  readonly afgegaanOp: string
  readonly gemeente: { readonly sleutel: string; readonly naam: string }
  /** Null for a webhook, and for somebody without an address. */
  readonly email: string | null
  /** `geheim` is sealed. */
  readonly webhook: { readonly id: string; readonly url: string; readonly geheim: string; readonly actief: boolean } | null
}

/** How one try ended. */
export interface Uitkomst {
  readonly id: string
  /** Null: it was taken over. Else a code, never an address or a text. */
  readonly code: string | null
  readonly duurMs: number
  readonly telt: boolean
  readonly definitief: boolean
  /** When it is tried again. */
  readonly nietVoor: string | null
}

/** Until when nothing goes: by kanaal, or by the id of a webhook. */
export type Dicht = Readonly<Record<string, string>>

/** Milliseconds after the verzamelmail at which an escalatie that only waits for it is looked at again, in case nobody closed it. */
export const NA_VERZAMELMAIL_MS = 600_000
/** Milliseconds after which a message is looked at again whose predecessor another worker holds, or is about to send. */
const ANDERE_HANDEN_MS = 500

export function bezorgingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const json = (rijen: unknown): string => JSON.stringify(rijen)

  return {
    async schrijfBezorgingen(rijen: readonly NieuweBezorging[]): Promise<void> {
      if (rijen.length === 0) return
      await sql`
        insert into bezorging (gemeente_id, escalatie_id, kanaal, gebruiker_id, webhook_id, rol, omgeleid_van, verzamelen, niet_voor, status, bezorgd_op, sleutel)
        select e.gemeente_id, e.id, b.kanaal, b.gebruiker_id, b.webhook_id, b.rol, b."omgeleidVan", b.verzamelen, b."nietVoor",
          case when b.meteen then 'bezorgd' else 'wacht' end, case when b.meteen then nu() end, ${sleutel(sql)} || case when b.uitstellen > 0 then ':u' || b.uitstellen else '' end
        from jsonb_to_recordset(${json(rijen.map(({ gebruikerId: gebruiker_id, webhookId: webhook_id, ...rij }) => ({ gebruiker_id, webhook_id, ...rij })))}::text::jsonb)
          as b("escalatieId" uuid, kanaal text, gebruiker_id text, webhook_id uuid, rol text, "omgeleidVan" text, verzamelen boolean, "nietVoor" timestamptz, meteen boolean, uitstellen int)
          join escalatie e on e.id = b."escalatieId"
        on conflict (gemeente_id, sleutel) do nothing`
    },

    /**
     * Escalaties with something to deliver now that were never offered, or longer ago than `heraanbodMs`. No more than `limiet` of one
     * gemeente are under way at once, so that a noisy one leaves room for the others. Real time: offering is machinery.
     */
    async nietAangeboden({ heraanbodMs, limiet, job }: { heraanbodMs: number; limiet: number; job: string }): Promise<string[]> {
      const rijen = await sql<{ id: string }[]>`
        with te_doen as (select e.id, e.aangeboden_op from escalatie e where e.bezorgd_op is null and coalesce(e.bezorgen_na, '-infinity'::timestamptz) <= nu()),
          onderweg as (select count(*) as n from te_doen where aangeboden_op >= now() - ${heraanbodMs} * interval '1 millisecond')
        select id from te_doen
        where (aangeboden_op is null or aangeboden_op < now() - ${heraanbodMs} * interval '1 millisecond') and not ${staatStil(sql, job)}
        order by id limit greatest(0, ${limiet} - (select n from onderweg))`
      return rijen.map(({ id }) => id)
    },

    async markAangeboden(ids: readonly string[]): Promise<void> {
      await sql`
        with vast as materialized (select id from escalatie where id = any(${[...ids]}::uuid[]) and bezorgd_op is null order by id for update)
        update escalatie set aangeboden_op = now() where id = any (array(select id from vast))`
    },

    /** Those of these escalaties that have no person to go to yet, with the roles they address. */
    zonderBezorging: (escalatieIds: readonly string[]) => sql<{ id: string; gemeenteId: string; termijnId: string; naar: Rol[]; trap: string; herinnering: boolean }[]>`
      select e.id, e.gemeente_id as "gemeenteId", e.termijn_id as "termijnId", e.naar, e.trap, ${isHerinnering(sql)} as herinnering
      from escalatie e join termijn t on t.id = e.termijn_id
      where e.id = any(${[...escalatieIds]}::uuid[]) and e.bezorgd_op is null
        and not exists (select from bezorging b where b.escalatie_id = e.id and b.gebruiker_id is not null)`,

    /**
     * Locks up to `limiet` messages that may go now, of these escalaties and not among `overgeslagen`, over no kanaal or webhook
     * that is `dicht`; what waits for a verzamelmail is not among them. A webhook gets the messages of one casus in their order: one at a time. A dead worker lets go by itself.
     * What failed before comes last, the longest ago first: one that can never be sent stands in front of no other.
     */
    claimBezorging: ({ escalatieIds, overgeslagen, dicht, limiet }: { escalatieIds: readonly string[]; overgeslagen: readonly string[]; dicht: readonly string[]; limiet: number }): Promise<TeBezorgen[]> => sql<TeBezorgen[]>`
      select ${feiten(sql)}, b.kanaal, b.sleutel, b.pogingen, b.spoor, b.eerste_fout_op as "eersteFoutOp", e.gepland_op as "geplandOp", e.afgegaan_op as "afgegaanOp",
        (select json_build_object('sleutel', k.sleutel, 'naam', k.naam) from gemeente k where k.id = b.gemeente_id) as gemeente, g.email,
        case when w.id is not null then json_build_object('id', w.id, 'url', w.url, 'geheim', w.geheim, 'actief', w.actief) end as webhook
      from bezorging b
        join escalatie e on e.id = b.escalatie_id
        join termijn t on t.id = e.termijn_id
        join casus c on c.id = e.casus_id
        left join gebruiker g on g.id = b.gebruiker_id
        left join webhook w on w.id = b.webhook_id
      where b.escalatie_id = any(${[...escalatieIds]}::uuid[]) and b.status = 'wacht' and not b.verzamelen and (b.niet_voor is null or b.niet_voor <= nu())
        and b.id <> all(${[...overgeslagen]}::uuid[]) and b.kanaal <> all(${[...dicht]}::text[]) and (b.webhook_id is null or b.webhook_id::text <> all(${[...dicht]}::text[])) and not (b.webhook_id is not null and ${heeftVoorganger(sql)})
      order by array_position(array['taak', 'email', 'webhook'], b.kanaal), b.laatste_fout_op nulls first, e.afgegaan_op, e.gepland_op, b.id
      limit ${limiet}
      for update of b skip locked`,

    /** Writes each try down, and what follows from it. */
    async schrijfUitkomsten(rijen: readonly Uitkomst[]): Promise<void> {
      if (rijen.length === 0) return
      await sql`
        with r as (
          select * from jsonb_to_recordset(${json(rijen)}::text::jsonb)
            as r(id uuid, code text, "duurMs" int, telt boolean, definitief boolean, "nietVoor" timestamptz)
        ), poging as (
          insert into bezorgpoging (gemeente_id, bezorging_id, gelukt, code, duur_ms)
          select current_setting('app.gemeente_id')::uuid, r.id, r.code is null, r.code, r."duurMs" from r
        )
        update bezorging b set
          status = case when r.code is null then 'bezorgd' when e.status = 'opgelost' then 'laten-vallen' when r.definitief then 'mislukt' else b.status end,
          bezorgd_op = case when r.code is null then nu() end,
          pogingen = b.pogingen + (r.code is null or r.telt)::int,
          laatste_fout_code = case when r.code is not null and e.status = 'opgelost' then ${STAP_KLAAR} else r.code end,
          eerste_fout_op = case when r.code is not null then coalesce(b.eerste_fout_op, nu()) end,
          laatste_fout_op = case when r.code is not null then nu() end,
          niet_voor = r."nietVoor"
        from r, escalatie e where b.id = r.id and e.id = b.escalatie_id`
    },

    /** A kanaal (or one webhook) is shut until `tot`: what waits for it in these escalaties is not tried one by one. */
    async houdOp({ escalatieIds, kanaal, webhookId, tot }: { escalatieIds: readonly string[]; kanaal: Kanaal; webhookId: string | null; tot: string }): Promise<void> {
      await sql`
        update bezorging set niet_voor = ${tot} where id in (
          select b.id from bezorging b
          where b.escalatie_id = any(${[...escalatieIds]}::uuid[]) and b.status = 'wacht' and not b.verzamelen and b.kanaal = ${kanaal}
            and b.webhook_id is not distinct from ${webhookId} and (b.niet_voor is null or b.niet_voor < ${tot})
          for update skip locked)`
    },

    /**
     * Closes the escalaties of which nothing waits any more, and notes for the others before when there is nothing to do. Locks them first,
     * so that what somebody else set back to now in the meantime is seen. What stands behind an earlier message waits as long as that one
     * waits; when that one is only in other hands now, it is looked at again at once.
     */
    async sluitBezorgde(escalatieIds: readonly string[], { dicht }: { dicht: Dicht }): Promise<void> {
      const open = await sql<{ id: string }[]>`
        select id from escalatie where id = any(${[...escalatieIds]}::uuid[]) and bezorgd_op is null order by id for update`
      if (open.length === 0) return
      await sql`
        with wachtend as materialized (
          select b.escalatie_id, min(greatest(coalesce(
            case when b.verzamelen then b.niet_voor + ${NA_VERZAMELMAIL_MS} * interval '1 millisecond'
                 when v.na is not null then greatest(b.niet_voor, v.na)
                 else b.niet_voor end, '-infinity'), coalesce((d.d ->> b.kanaal)::timestamptz, '-infinity'), coalesce((d.d ->> b.webhook_id::text)::timestamptz, '-infinity'))) as na
          from bezorging b join escalatie e on e.id = b.escalatie_id
            cross join (select ${json(dicht)}::text::jsonb as d) d
            cross join lateral (select case when b.webhook_id is not null then (
              select max(greatest(coalesce(b2.niet_voor, '-infinity'), nu() + ${ANDERE_HANDEN_MS} * interval '1 millisecond')) from ${voorgangers(sql)}) end as na) v
          where b.escalatie_id = any(${open.map(({ id }) => id)}::uuid[]) and b.status = 'wacht'
          group by b.escalatie_id
        )
        update escalatie e set
          bezorgd_op = case when w.na is null and exists (select from bezorging b where b.escalatie_id = e.id and b.gebruiker_id is not null) then nu() end,
          bezorgen_na = nullif(w.na, '-infinity'),
          aangeboden_op = case when w.na > '-infinity' then null else e.aangeboden_op end -- it was looked at: its time decides, not when it was offered
        from unnest(${open.map(({ id }) => id)}::uuid[]) as o(id) left join wachtend w on w.escalatie_id = o.id
        where e.id = o.id`
    },
  }
}

/** SQL: the idempotency key of message `b` of escalatie `e`, that goes to one person or one webhook. After an uitstel something comes behind it. */
export const sleutel = (sql: Sql) => sql`coalesce(e.sleutel, e.id) || ':' || b.kanaal || ':' || coalesce(b.gebruiker_id, b.webhook_id::text)`

/** SQL: what `Bezorgfeiten` asks, of bezorging `b`, escalatie `e`, termijn `t` and casus `c`. */
export const feiten = (sql: Sql) => sql`
  b.id, b.escalatie_id as "escalatieId", b.rol, b.omgeleid_van as "omgeleidVan", c.nummer, e.trap, e.betaalvlag, t.titel as "termijnTitel", t.deadline,
  ${isHerinnering(sql)} as herinnering`

/** SQL: the webhook of `b` still waits for an earlier message of the casus of `e`. */
const heeftVoorganger = (sql: Sql) => sql`exists (select from ${voorgangers(sql)})`
const voorgangers = (sql: Sql) => sql`
  escalatie e2 join bezorging b2 on b2.escalatie_id = e2.id
    where e2.casus_id = e.casus_id and b2.webhook_id = b.webhook_id and b2.status = 'wacht'
      and (e2.afgegaan_op, e2.gepland_op, b2.id) < (e.afgegaan_op, e.gepland_op, b.id)`
