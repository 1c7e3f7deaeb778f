import type { Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import type { Taakstatus } from '../schema/achtergrondtaak.ts'
import { sqlOf } from '../tenant.ts'
import { ertoe } from './oorzaak.repository.ts'
import { sluitingRepository, type Weg } from './sluiting.repository.ts'
import { TELGRENS, vast } from './wachtrij.repository.ts'

/** Which messages: these, or those that fail in one kanaal for one reason. */
export type Herhaalselectie = { readonly ids: readonly string[] } | { readonly oorzaak: { readonly kanaal: Kanaal; readonly code: string } }

/** `gaat`: it is sent again. `klaar`: it tells nothing any more. `dubbel`: it went, or it goes already. `stil`: its kanaal stands still. */
export type Herhaallot = 'gaat' | 'klaar' | 'dubbel' | 'stil'
export interface Herhaalkandidaat {
  readonly id: string
  readonly lot: Herhaallot
  /** What goes in one go: everything in one verzamelmail, else the message itself. */
  readonly post: string
  /** It was given up; it is not tried by itself any more. */
  readonly opgegeven: boolean
}

/** One replay with where its messages are now. */
export interface Herhaalstand {
  readonly taakId: string
  readonly status: Taakstatus
  readonly annuleren: boolean
  readonly invoer: Record<string, unknown>
  readonly door: string
  readonly aangemaaktOp: string
  readonly begonnenOp: string | null
  readonly totaal: number
  readonly verstuurd: number
  /** Went by itself before this replay began. */
  readonly vanzelf: number
  readonly wacht: number
  readonly mislukt: number
  readonly nietMeerNodig: number
}

/** What became of one replay; `wacht` still goes. */
export interface Herhaaluitkomst extends Pick<Herhaalstand, 'taakId' | 'totaal' | 'verstuurd' | 'vanzelf' | 'wacht' | 'mislukt' | 'nietMeerNodig'> { readonly verzoekId: string | null; readonly gestopt: boolean }

/** So many replays are looked at, the newest first. */
const HERHALINGEN = 50
/** At most so many in one act. */
export const HERHAAL_MAX = 500

/** Sending again: what would go (the trial and the act ask the same), letting it go at a tempo, and taking it back. */
export function herhalingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  /** Ids that a replay has in hand that is not over. */
  const inHanden = sql`
    (select (x.id)::uuid from achtergrondtaak a, jsonb_array_elements_text(a.invoer -> 'selectie' -> 'ids') x(id) where a.soort = 'bezorg-opnieuw' and a.status in ('wacht', 'bezig'))`
  const stil = sql`
    exists (select from pauze p where p.hervat_op is null and p.van <= nu() and p.tot > nu() and (p.soort = 'gemeente' or (p.soort = 'kanaal' and p.doel = b.kanaal) or (p.soort = 'wachtrij' and p.doel = 'bezorg-escalaties')))`
  /** What was still tried by itself went before the replay `a` began; until then it held nothing. */
  const vanzelf = sql`coalesce(b.bezorgd_op < coalesce(a.begonnen_op, nu()), false)`
  /** Where the messages of the replay `a` are now. */
  const telling = sql`
    select count(*)::int as totaal, (count(*) filter (where b.status = 'bezorgd' and not ${vanzelf}))::int as verstuurd, (count(*) filter (where b.status = 'bezorgd' and ${vanzelf}))::int as vanzelf, (count(*) filter (where b.status = 'mislukt'))::int as mislukt,
      (count(*) filter (where b.status = 'wacht'))::int as wacht, (count(*) filter (where b.status = 'laten-vallen'))::int as "nietMeerNodig"
    from jsonb_array_elements_text(a.invoer -> 'selectie' -> 'ids') x(id) join bezorging b on b.id = x.id::uuid`
  /** Of a verzamelmail all goes, or nothing: it is one message with one key. */
  const kies = (selectie: Herhaalselectie) => 'ids' in selectie
    ? sql`(b.id = any (${[...selectie.ids]}::text[]::uuid[]) or (b.status in ('wacht', 'mislukt') and b.verzamelmail_id = any (array(
        select x.verzamelmail_id from bezorging x where x.id = any (${[...selectie.ids]}::text[]::uuid[]) and x.verzamelmail_id is not null))))`
    : sql`b.status in ('wacht', 'mislukt') and b.laatste_fout_code is not null and b.kanaal = ${selectie.oorzaak.kanaal} and b.laatste_fout_code = ${selectie.oorzaak.code}`

  /** Locked in the order of their ids, messages before escalaties, as who delivers does: two never wait for each other. */
  const metSlot = (ids: readonly string[], voorwaarde: ReturnType<typeof sql>) => sql`select b.id from bezorging b where b.id = any (${[...ids]}::text[]::uuid[]) and ${voorwaarde} order by b.id for no key update`
  const opVolgorde = (escalatieIds: readonly string[]) => sql`select e.id from escalatie e where e.id = any (${[...escalatieIds]}::text[]::uuid[]) order by e.id for no key update`

  return {
    /** Until the end of the transaction nobody else begins or stops one in this gemeente. */
    async lock(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || 'bezorg-opnieuw', 0))`
    },

    /** What becomes of each; the longest ago first. `eigen`: within this task, which is not in its own way; what was tried since it began is left alone. */
    bepaal: (selectie: Herhaalselectie, eigen?: { readonly taakId: string; readonly sinds: string }): Promise<Herhaalkandidaat[]> => sql<Herhaalkandidaat[]>`
      select b.id, coalesce(b.verzamelmail_id, b.id) as post, b.status = 'mislukt' as opgegeven, case
          when b.status = 'bezorgd' then 'dubbel'
          when b.status = 'laten-vallen' or not ${ertoe(sql)} then 'klaar'
          ${eigen === undefined ? sql`when b.id in ${inHanden} then 'dubbel'` : sql`when b.laatste_fout_op > ${eigen.sinds}::text::timestamptz then 'dubbel'`}
          when ${stil} then 'stil'
          else 'gaat' end as lot
      from bezorging b join escalatie e on e.id = b.escalatie_id join termijn t on t.id = e.termijn_id
      where ${kies(selectie)} order by b.laatste_fout_op, post, b.id limit ${vast(sql, TELGRENS)}`,

    /** How many of these still have to go: what is asked may go by itself while it waits for somebody. */
    async wachtNog(ids: readonly string[]): Promise<number> {
      const [rij] = await sql<{ n: number }[]>`
        select count(*)::int as n from bezorging b join escalatie e on e.id = b.escalatie_id join termijn t on t.id = e.termijn_id
        where b.id = any (${[...ids]}::text[]::uuid[]) and b.status in ('wacht', 'mislukt') and ${ertoe(sql)}`
      return rij!.n
    },

    /**
     * Puts these back to be sent, each not before its own moment, with all its tries anew. What was sent or let go meanwhile stays as it is. A message inside a
     * verzamelmail goes with that mail, under its key; the escalatie is offered again at the first of its moments.
     */
    async laatGaan(rijen: readonly { readonly id: string; readonly nietVoor: string }[]): Promise<number> {
      if (rijen.length === 0) return 0
      const ids = rijen.map(({ id }) => id)
      // Where nothing got through until now, it is tried at once.
      const wegen = await sql<Weg[]>`select distinct b.kanaal, b.webhook_id as "webhookId" from bezorging b where b.id = any (${ids}::text[]::uuid[]) and b.status in ('wacht', 'mislukt')`
      const sluiting = sluitingRepository(tx)
      const momenten: string[] = []
      for (const weg of wegen) momenten.push(...(await sluiting.beproef(weg)))
      // A verzamelmail before what is in it, as who sends it does.
      await sql`
        select v.id from verzamelmail v where v.id = any (array(select b.verzamelmail_id from bezorging b where b.id = any (${ids}::text[]::uuid[]) and b.status in ('wacht', 'mislukt'))) order by v.id for no key update`
      const gezet = await sql<{ escalatieId: string; verzamelmailId: string | null }[]>`
        with vast as materialized (${metSlot(ids, sql`b.status in ('wacht', 'mislukt')`)})
        update bezorging b set status = 'wacht', pogingen = 0, eerste_fout_op = null, niet_voor = r.op, spoor = coalesce(nullif(current_setting('app.spoor', true), ''), b.spoor)
        from jsonb_to_recordset(${JSON.stringify(rijen.map(({ id, nietVoor }) => ({ id, op: nietVoor })))}::text::jsonb) as r(id uuid, op timestamptz)
        where b.id = r.id and b.id = any (array(select id from vast)) returning b.escalatie_id as "escalatieId", b.verzamelmail_id as "verzamelmailId"`
      const mails = [...new Set(gezet.flatMap(({ verzamelmailId }) => verzamelmailId ?? []))]
      if (mails.length > 0)
        await sql`
          update verzamelmail v set status = 'wacht', pogingen = 0, niet_voor = (select min(b.niet_voor) from bezorging b where b.verzamelmail_id = v.id and b.status = 'wacht')
          where v.id = any (${mails}::text[]::uuid[]) and v.status <> 'bezorgd'`
      await this.biedOpnieuwAan([...new Set(gezet.map(({ escalatieId }) => escalatieId))])
      await sluiting.laatGaan(momenten)
      return gezet.length
    },

    async biedOpnieuwAan(escalatieIds: readonly string[]): Promise<void> {
      if (escalatieIds.length === 0) return
      await sql`
        with vast as materialized (${opVolgorde(escalatieIds)})
        update escalatie e set bezorgd_op = null, aangeboden_op = null, bezorgen_na = (select case when bool_or(b.niet_voor is null) then null else min(b.niet_voor) end from bezorging b where b.escalatie_id = e.id and b.status = 'wacht')
        where e.id = any (array(select id from vast))`
    },

    /** Gives these up again, those that were not sent yet; answers how many. What another transaction is sending now is waited for, and stays sent. */
    async neemTerug(ids: readonly string[]): Promise<number> {
      const terug = await sql<{ escalatieId: string }[]>`
        with vast as materialized (${metSlot(ids, sql`b.status = 'wacht' and b.laatste_fout_code is not null`)})
        update bezorging b set status = 'mislukt', niet_voor = null, eerste_fout_op = coalesce(b.eerste_fout_op, b.laatste_fout_op) where b.id = any (array(select id from vast)) returning b.escalatie_id as "escalatieId"`
      await this.biedOpnieuwAan([...new Set(terug.map(({ escalatieId }) => escalatieId))])
      return terug.length
    },

    /** These go no more. Answers how many that were; what was sent meanwhile stays sent. */
    async laatVallen(ids: readonly string[]): Promise<number> {
      const gevallen = await sql<{ escalatieId: string }[]>`
        with vast as materialized (${metSlot(ids, sql`b.status in ('wacht', 'mislukt')`)})
        update bezorging b set status = 'laten-vallen', niet_voor = null where b.id = any (array(select id from vast)) returning b.escalatie_id as "escalatieId"`
      await sql`
        with vast as materialized (${opVolgorde(gevallen.map(({ escalatieId }) => escalatieId))})
        update escalatie e set aangeboden_op = null, bezorgen_na = null where e.id = any (array(select id from vast)) and e.bezorgd_op is null`
      return gevallen.length
    },

    /**
     * The task while a batch is set: whoever stops it waits until the batch is there, and takes it back with the rest.
     * Null when it is not this worker's any more.
     */
    async houVast(taakId: string, poging: number): Promise<{ annuleren: boolean; begonnenOp: string } | null> {
      const [rij] = await sql<{ annuleren: boolean; begonnenOp: string }[]>`
        select annuleren, begonnen_op as "begonnenOp" from achtergrondtaak where id = ${taakId} and pogingen = ${poging} and status = 'bezig' for update`
      return rij ?? null
    },

    /** Notes that somebody wants it to stop, whether it is still setting messages or they are under way. False when it does not exist. */
    async stop(taakId: string): Promise<{ invoer: Record<string, unknown> } | null> {
      const [rij] = await sql<{ invoer: Record<string, unknown> }[]>`
        update achtergrondtaak set annuleren = true, status = case when status = 'wacht' then 'geannuleerd' else status end, klaar_op = case when status = 'wacht' then nu() else klaar_op end
        where id = ${taakId} and soort = 'bezorg-opnieuw' returning invoer`
      return rij ?? null
    },

    /** Newest first, with where their messages are: the last five of the last day, and those of the last week of which something still waits that nobody stopped. */
    list: (taakId?: string): Promise<Herhaalstand[]> => sql<Herhaalstand[]>`
      with taken as materialized (
        select a.*, a.aangemaakt_op > nu() - interval '24 hours' and row_number() over (order by a.aangemaakt_op desc, a.id desc) <= 5 as nieuw
        from achtergrondtaak a where a.soort = 'bezorg-opnieuw' and ${taakId === undefined ? sql`a.aangemaakt_op > nu() - interval '7 days'` : sql`a.id = ${taakId}`} order by a.aangemaakt_op desc, a.id desc limit ${HERHALINGEN}
      )
      select a.id as "taakId", a.status, a.annuleren, a.invoer, a.door, a.aangemaakt_op as "aangemaaktOp", a.begonnen_op as "begonnenOp", m.*
      from taken a, lateral (
        ${telling}) m
      where ${taakId !== undefined} or a.nieuw or a.status in ('wacht', 'bezig') or (m.wacht > 0 and not a.annuleren)
      order by a.aangemaakt_op desc, a.id desc`,

    /** What became of the replays with these ids, or that these requests brought. */
    uitkomsten: (ids: readonly string[]): Promise<Herhaaluitkomst[]> => sql<Herhaaluitkomst[]>`
      select a.id as "taakId", a.invoer ->> 'verzoekId' as "verzoekId", a.annuleren or a.status = 'geannuleerd' as gestopt, m.*
      from achtergrondtaak a, lateral (${telling}) m where a.soort = 'bezorg-opnieuw' and (a.id::text = any (${[...ids]}::text[]) or a.invoer ->> 'verzoekId' = any (${[...ids]}::text[]))`,
  }
}

