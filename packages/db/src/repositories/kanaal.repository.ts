import type { Rol } from '@regietafel/domain/regie'
import type { Tx } from '../client.ts'
import type { Bezorgstatus, Kanaal } from '../schema/bezorging.ts'
import { sqlOf, type Sql } from '../tenant.ts'

/** What is known of one kanaal of one gemeente, by `nu()`. */
export interface KanaalFeiten {
  readonly kanaal: Kanaal
  readonly wacht: number
  readonly mislukt: number
  /** Messages that arrived in the last hour, or failed in it. */
  readonly pogingen: number
  readonly gelukt: number
  /** First failure of what still does not get through, and its commonest code. */
  readonly sinds: string | null
  readonly code: string | null
  /** Stands still until then; by itself or with the whole gemeente. */
  readonly stilTot: string | null
  /** Receivers that are on, and of those the ones with something that does not get through; only for `webhook`. */
  readonly ontvangers: number
  readonly hapert: number
}

/** Tries, not messages: one message may take many. */
export interface Kanaalpogingen { readonly kanaal: Kanaal; readonly aantal: number; readonly mislukt: number }

/** Somebody whose address was refused. */
export interface GeweigerdAdres {
  readonly gebruikerId: string
  readonly naam: string
  readonly rol: Rol
  readonly email: string
  readonly code: string
  readonly sinds: string
  readonly aantal: number
  /** The address was changed after the last refusal: what waits can be sent again. */
  readonly hersteldOp: string | null
}

export interface Afzender { readonly eigen: string | null; readonly gewijzigdOp: string | null }
export interface Weigering { readonly sinds: string; readonly laatst: string; readonly code: string }

export interface BezorglogVraag {
  readonly kanaal?: Kanaal | undefined
  readonly gelukt?: boolean | undefined
  readonly code?: string | undefined
  readonly nummer?: string | undefined
  readonly webhookId?: string | undefined
  readonly na?: string | null | undefined
  readonly aantal?: number | undefined
}

export interface BezorglogRij {
  readonly id: string
  readonly bezorgingId: string
  readonly op: string
  readonly kanaal: Kanaal
  readonly nummer: string
  readonly trap: string
  /** Name of the person or of the webhook. */
  readonly ontvanger: string
  readonly rol: Rol | null
  readonly gelukt: boolean
  readonly code: string | null
  readonly duurMs: number
  readonly status: Bezorgstatus
}

const cursorVorm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
/** Codes that say that this one address does not take mail. A refused sender is no address of a person. */
const adresCode = (sql: Sql) => sql`(b.laatste_fout_code = 'GEEN_ADRES' or b.laatste_fout_code ~ '^SMTP_5[0-9][0-9]$')`

export function kanaalRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Tries of the last hour, by kanaal. A task has none: it is given by being written. */
    async pogingen(): Promise<Kanaalpogingen[]> {
      return sql<Kanaalpogingen[]>`
        select b.kanaal, count(*)::int as aantal, (count(*) filter (where not p.gelukt))::int as mislukt
        from bezorgpoging p join bezorging b on b.id = p.bezorging_id where p.op > nu() - interval '1 hour' and p.op <= nu() and b.kanaal <> 'taak' group by b.kanaal`
    },
    /** People whose mail was refused for good, longest ago first. */
    async geweigerdeAdressen(): Promise<GeweigerdAdres[]> {
      return sql<GeweigerdAdres[]>`
        select g.id as "gebruikerId", g.naam, g.rol, g.email, max(b.laatste_fout_code) as code, min(b.eerste_fout_op) as sinds, count(*)::int as aantal,
          (select max(l.op) from logboek l where l.object_soort = 'gebruiker' and l.object_id = g.id and l.handeling = 'kanaal.zetten' and l.uitkomst = 'gelukt' and l.op >= max(b.laatste_fout_op)) as "hersteldOp"
        from bezorging b join gebruiker g on g.id = b.gebruiker_id
        where b.kanaal = 'email' and b.status in ('wacht', 'mislukt') and ${adresCode(sql)}
        group by g.id, g.naam, g.rol, g.email order by min(b.eerste_fout_op), g.naam, g.id limit 200`
    },
    /** False when somebody else of the gemeente has this address, or nobody is `gebruikerId`. */
    async zetEmail(gebruikerId: string, email: string): Promise<boolean> {
      return (await sql`
        update gebruiker set email = ${email} where id = ${gebruikerId} and not exists (select from gebruiker a where lower(a.email) = lower(${email}) and a.id <> ${gebruikerId}) returning id`).length > 0
    },
    /** Own sender of the gemeente (null is the one of the installation), and when it was changed last. */
    async afzender(): Promise<Afzender> {
      const [rij] = await sql<Afzender[]>`select afzender as eigen, afzender_gewijzigd_op as "gewijzigdOp" from meldinginstelling`
      return rij ?? { eigen: null, gewijzigdOp: null }
    },
    /** One change of a sender at a time, over all gemeenten: of two that choose the same domain the second is told. Until the end of the transaction. */
    async lockAfzender(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('afzender', 0))`
    },
    /** Whether mail from this domain would be mail in the name of another gemeente; nothing else of it is known here. */
    async isVanAnder(domein: string): Promise<boolean> {
      const [rij] = await sql<{ ander: boolean }[]>`select afzender_van_ander(${domein}) as ander`
      return rij!.ander
    },
    async zetAfzender(afzender: string | null, door: string): Promise<void> {
      await sql`
        insert into meldinginstelling as m (gemeente_id, afzender, afzender_gewijzigd_op, gewijzigd_door)
        values (current_setting('app.gemeente_id')::uuid, ${afzender}::text, case when ${afzender}::text is not null then nu() end, ${door})
        on conflict (gemeente_id) do update set afzender = excluded.afzender,
          afzender_gewijzigd_op = case when m.afzender is distinct from excluded.afzender then nu() else m.afzender_gewijzigd_op end`
    },
    /** The first and the last time that the mail server refused the sender, of what still waits or failed; null when it does not. */
    async afzenderGeweigerd(): Promise<Weigering | null> {
      const [rij] = await sql<{ sinds: string | null; laatst: string | null; code: string | null }[]>`
        select min(b.eerste_fout_op) as sinds, max(b.laatste_fout_op) as laatst, mode() within group (order by b.laatste_fout_code) as code
        from bezorging b where b.kanaal = 'email' and b.status in ('wacht', 'mislukt') and b.laatste_fout_code like 'SMTP_AFZENDER%'`
      return rij?.sinds && rij.laatst && rij.code ? { sinds: rij.sinds, laatst: rij.laatst, code: rij.code } : null
    },
    /** Tries, newest first. */
    async log({ kanaal, gelukt, code, nummer, webhookId, na, aantal = 50 }: BezorglogVraag): Promise<{ rijen: BezorglogRij[]; volgende: string | null }> {
      const cursor = cursorVorm.exec(na ?? '')
      const rows = await sql<BezorglogRij[]>`
        select p.id, b.id as "bezorgingId", p.op, b.kanaal, c.nummer, e.trap, coalesce(g.naam, w.naam) as ontvanger, case when g.id is not null then b.rol end as rol, p.gelukt, p.code, p.duur_ms as "duurMs", b.status
        from bezorgpoging p join bezorging b on b.id = p.bezorging_id join escalatie e on e.id = b.escalatie_id join casus c on c.id = e.casus_id
        left join gebruiker g on g.id = b.gebruiker_id left join webhook w on w.id = b.webhook_id
        where true ${kanaal ? sql`and b.kanaal = ${kanaal}` : sql``} ${gelukt === undefined ? sql`` : sql`and p.gelukt = ${gelukt}`} ${code ? sql`and p.code = ${code}` : sql``}
          ${nummer ? sql`and c.nummer = ${nummer}` : sql``} ${webhookId ? sql`and b.webhook_id = ${webhookId}` : sql``}
          ${cursor ? sql`and (p.op, p.id) < (${cursor[1]!}::text::timestamptz, ${cursor[2]!}::uuid)` : sql``}
        order by p.op desc, p.id desc limit ${aantal + 1}`
      const rijen = rows.slice(0, aantal)
      const laatste = rijen.at(-1)
      return { rijen, volgende: rows.length > aantal && laatste ? `${laatste.op}~${laatste.id}` : null }
    },
  }
}
