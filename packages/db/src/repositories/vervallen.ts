import { sqlOf, type Sql } from '../tenant.ts'
import type { Tx } from '../client.ts'

/** Stands on a bezorging that was let go because its escalatie was settled first: nobody decided that, and nothing went wrong. */
export const STAP_KLAAR = 'STAP_KLAAR'

/** Stands on a mail that was let go because somebody decided, or picked it up, before it went. */
export const AL_BESLOTEN = 'AL_BESLOTEN'

/** Of these casussen, of these escalaties, or of everything whose verzamelmail is due. */
export type Reikwijdte = { readonly casusIds: readonly string[] } | { readonly escalatieIds: readonly string[] } | 'verzamelmail'

const kies = (sql: Sql, reikwijdte: Exclude<Reikwijdte, 'verzamelmail'>) =>
  'casusIds' in reikwijdte ? sql`e.casus_id = any (${[...reikwijdte.casusIds]}::text[]::uuid[])` : sql`e.id = any (${[...reikwijdte.escalatieIds]}::text[]::uuid[])`

/**
 * A step that is done first cancels: what was not delivered of a settled escalatie goes no more, waiting or given up. What a worker is sending
 * at this moment is left to it; it looks again before the next try. Nothing here waits for a mail server. Ids come in arrays: a plan that was
 * made when the tables were empty still looks each one up once.
 */
export async function laatVervallen(tx: Tx, reikwijdte: Reikwijdte): Promise<void> {
  const sql = sqlOf(tx)
  const welke = reikwijdte === 'verzamelmail'
    ? sql`b.status = 'wacht' and b.verzamelen and b.niet_voor <= nu() and (select e.status from escalatie e where e.id = b.escalatie_id) = 'opgelost'`
    : sql`b.escalatie_id = any (array(select e.id from escalatie e where ${kies(sql, reikwijdte)} and e.status = 'opgelost')) and b.status in ('wacht', 'mislukt')`
  await sql`
    with vast as materialized (select b.id from bezorging b where ${welke} for update of b skip locked),
    gevallen as (
      update bezorging set status = 'laten-vallen', laatste_fout_code = ${STAP_KLAAR}, verzamelmail_id = null where id = any (array(select id from vast)) returning escalatie_id
    ),
    open as materialized (select e.id from escalatie e where e.id = any (array(select escalatie_id from gevallen)) and e.bezorgd_op is null order by e.id for update)
    update escalatie set bezorgen_na = null, aangeboden_op = null where id = any (array(select id from open))`
}

/**
 * Mails of one escalatie that did not go yet and say nothing new any more: about money that is decided about, or (`gebruikerId`) that somebody
 * has it, to that person herself. What is in a verzamelmail that is made stays in it; what a worker is sending now is left to it.
 */
export async function laatMailVervallen(tx: Tx, { escalatieId, gebruikerId }: { readonly escalatieId: string; readonly gebruikerId: string | null }): Promise<void> {
  const sql = sqlOf(tx)
  await sql`
    with vast as materialized (
      select b.id from bezorging b
      where b.escalatie_id = ${escalatieId} and b.kanaal = 'email' and b.status = 'wacht' and b.verzamelmail_id is null and (${gebruikerId}::text is null or b.gebruiker_id = ${gebruikerId})
      for update of b skip locked
    ), gevallen as (
      update bezorging set status = 'laten-vallen', laatste_fout_code = ${AL_BESLOTEN} where id = any (array(select id from vast)) returning escalatie_id
    ), open as materialized (select e.id from escalatie e where e.id = any (array(select escalatie_id from gevallen)) and e.bezorgd_op is null order by e.id for update)
    update escalatie set bezorgen_na = null, aangeboden_op = null where id = any (array(select id from open))`
}

/** The other way round: what was let go for that reason goes after all, once the escalatie holds again. */
export async function laatHerleven(tx: Tx, reikwijdte: Exclude<Reikwijdte, 'verzamelmail'>): Promise<void> {
  const sql = sqlOf(tx)
  await sql`
    with vast as materialized (
      select b.id from bezorging b
      where b.escalatie_id = any (array(select e.id from escalatie e where ${kies(sql, reikwijdte)} and e.status <> 'opgelost')) and b.status = 'laten-vallen' and b.laatste_fout_code = ${STAP_KLAAR}
      order by b.id for update
    ), gewekt as (
      update bezorging b set status = 'wacht', laatste_fout_code = null, pogingen = 0, eerste_fout_op = null, laatste_fout_op = null
      where b.id = any (array(select id from vast)) returning b.escalatie_id
    ), weer as materialized (select e.id from escalatie e where e.id = any (array(select escalatie_id from gewekt)) order by e.id for update)
    update escalatie set bezorgd_op = null, bezorgen_na = null, aangeboden_op = null where id = any (array(select id from weer))`
}
