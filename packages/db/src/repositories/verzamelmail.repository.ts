import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'
import { feiten, type Bezorgfeiten } from './bezorging.repository.ts'
import { afdruk, naam } from './sleutel.ts'
import { staatStil } from './stilstand.ts'

export interface Verzamelwerk {
  /** Something waits whose time has come. */
  readonly iets: boolean
  /** Nothing else is due in this gemeente: everything of this moment is in. */
  readonly compleet: boolean
}

/** One verzamelmail, locked until the end of the transaction, with everything in it. */
export interface TeVerzenden {
  readonly id: string
  /** Idempotency key; the same at every try. */
  readonly sleutel: string
  /** Null when this person has no address. */
  readonly email: string | null
  /** Amsterdam day it was made for. */
  readonly dag: string
  readonly pogingen: number
  readonly eersteFoutOp: string | null
  readonly gemeente: string
  /** Traces (W3C traceparent) that made what is in it, oldest first. */
  readonly sporen: readonly string[]
  readonly taken: readonly (Bezorgfeiten & { readonly sleutel: string })[]
}

/** The one mail per person per day. All of it inside one gemeente; times are by `nu()`. */
export function verzamelmailRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** Looked at with every beat. Nothing while the job, the gemeente or its e-mail is paused. */
    async werk(job: string): Promise<Verzamelwerk> {
      const [rij] = await sql<Verzamelwerk[]>`
        select exists (select from bezorging b where b.status = 'wacht' and b.verzamelen and b.niet_voor <= nu())
            and not ${staatStil(sql, job)}
            and not exists (select from pauze p where p.soort = 'kanaal' and p.doel = 'email' and p.hervat_op is null and p.van <= nu() and p.tot > nu()) as iets,
          not exists (select from termijn t where t.stand = 'open' and t.volgende_actie_op <= nu()) as compleet`
      return rij!
    },

    /** Who of these people has a verzamelmail of this day already. */
    async hadden(gebruikerIds: readonly string[], dag: string): Promise<Set<string>> {
      const rijen = await sql<{ id: string }[]>`select gebruiker_id as id from verzamelmail where dag = ${dag} and gebruiker_id = any(${[...gebruikerIds]}::text[])`
      return new Set(rijen.map(({ id }) => id))
    },

    /**
     * Makes the mail of `dag` for everybody of whom something is due, and puts all that is due into it. Who had one that day keeps what is
     * left for `anders`; so does who had it before the database was put back. Two workers at once: the day is unique, so the second waits for
     * the first and finds nothing left. Answers how many were made.
     */
    async maak({ dag, anders }: { dag: string; anders: string }): Promise<number> {
      const gemaakt = await sql<{ id: string; had: boolean }[]>`
        insert into verzamelmail (id, gemeente_id, gebruiker_id, dag, status, bezorgd_op)
        select p.id, p.gemeente_id, p.gebruiker_id, ${dag}, case when h.had then 'bezorgd' else 'wacht' end, case when h.had then nu() end
        from (
          select distinct b.gemeente_id, b.gebruiker_id, ${naam(sql, sql`'verzamelmail', b.gemeente_id, b.gebruiker_id, ${dag}::text`)} as id
          from bezorging b where b.status = 'wacht' and b.verzamelen and b.verzamelmail_id is null and b.niet_voor <= nu()) p
          cross join lateral (select exists (select from afgeleverd a where a.gemeente_id = p.gemeente_id and a.sleutel = ${afdruk(sql, sql`p.id::text`)}) as had) h
        order by p.gebruiker_id
        on conflict do nothing -- of the day, or of the id, which is the same
        returning id, status = 'bezorgd' as had`
      const ids = gemaakt.flatMap(({ id, had }) => (had ? [] : [id]))
      await sql`
        with vast as materialized (
          select b.id, v.id as mail from bezorging b join verzamelmail v on v.gebruiker_id = b.gebruiker_id
          where v.id = any(${ids}::uuid[]) and b.status = 'wacht' and b.verzamelen and b.verzamelmail_id is null and b.niet_voor <= nu()
          order by b.id for update of b
        )
        update bezorging b set verzamelmail_id = vast.mail from vast where b.id = vast.id`
      await sql`
        update verzamelmail v set sleutel = ${naam(sql, sql`v.id, (select string_agg(b.sleutel, ',' order by b.sleutel) from bezorging b where b.verzamelmail_id = v.id)`)}
        where v.id = any(${ids}::uuid[])`
      await sql`
        with vast as materialized (
          select b.id from bezorging b
          where b.status = 'wacht' and b.verzamelen and b.verzamelmail_id is null and b.niet_voor <= nu()
            and exists (select from verzamelmail v where v.gebruiker_id = b.gebruiker_id and v.dag = ${dag})
          order by b.id for update of b
        )
        update bezorging set niet_voor = ${anders} where id = any (array(select id from vast))`
      return ids.length
    },

    /**
     * Locks one mail that was made and whose time has come, not among `overgeslagen`. One that was given up is taken again when what is
     * in it was set back to wait.
     */
    async claim(overgeslagen: readonly string[]): Promise<TeVerzenden | null> {
      const [mail] = await sql<Omit<TeVerzenden, 'taken'>[]>`
        select v.id, coalesce(v.sleutel, v.id) as sleutel, g.email, v.dag, case when v.status = 'mislukt' then 0 else v.pogingen end as pogingen,
          (select min(b.eerste_fout_op) from bezorging b where b.verzamelmail_id = v.id and b.status = 'wacht') as "eersteFoutOp",
          (select k.naam from gemeente k where k.id = v.gemeente_id) as gemeente,
          array(select b.spoor from bezorging b where b.verzamelmail_id = v.id and b.status = 'wacht' and b.spoor is not null group by b.spoor order by min(b.id::text)) as sporen
        from verzamelmail v join gebruiker g on g.id = v.gebruiker_id
        where v.id in (select b.verzamelmail_id from bezorging b where b.status = 'wacht' and b.verzamelen and b.niet_voor <= nu() and b.verzamelmail_id is not null)
          and v.id <> all(${[...overgeslagen]}::uuid[])
        order by (select max(b.laatste_fout_op) from bezorging b where b.verzamelmail_id = v.id) nulls first, v.id limit 1
        for update of v skip locked`
      if (!mail) return null
      // Locked by id, then read: two who lock several rows do so in one order.
      await sql`select id from bezorging where verzamelmail_id = ${mail.id} and status = 'wacht' order by id for update`
      const taken = await sql<(Bezorgfeiten & { sleutel: string })[]>`
        select ${feiten(sql)}, b.sleutel
        from bezorging b join escalatie e on e.id = b.escalatie_id join termijn t on t.id = e.termijn_id join casus c on c.id = e.casus_id
        where b.verzamelmail_id = ${mail.id} and b.status = 'wacht'
        order by t.deadline, c.nummer, e.gepland_op, b.id`
      return { ...mail, taken }
    },

    /** Writes the try of the mail down; what is in it gets the same outcome (`schrijfUitkomsten`). */
    async schrijfUitkomst({ id, code, telt, definitief, nietVoor, pogingen }: { id: string; code: string | null; telt: boolean; definitief: boolean; nietVoor: string | null; pogingen: number }): Promise<void> {
      await sql`
        update verzamelmail set status = ${code === null ? 'bezorgd' : definitief ? 'mislukt' : 'wacht'}, bezorgd_op = case when ${code === null} then nu() end,
          pogingen = ${pogingen + (code === null || telt ? 1 : 0)}, niet_voor = ${nietVoor}
        where id = ${id}`
    },

    /** E-mail is shut until `tot`: the other mails are not tried one by one. */
    async houdOp(tot: string): Promise<void> {
      await sql`
        update bezorging set niet_voor = ${tot} where id in (
          select b.id from bezorging b where b.status = 'wacht' and b.verzamelen and b.verzamelmail_id is not null and b.niet_voor <= nu() for update skip locked)`
    },
  }
}
