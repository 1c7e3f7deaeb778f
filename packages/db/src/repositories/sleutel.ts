import { sqlOf, type Sql } from '../tenant.ts'
import type { Tx } from '../client.ts'

/** SQL: a name of 128 bits of these parts, in the form of a uuid: the same parts give the same name, in every database. The parts hold ids, words of a kader and numbers. */
export const naam = (sql: Sql, delen: ReturnType<Sql>) => sql`left(encode(sha256(convert_to(concat_ws(E'\\x1f', ${delen}), 'UTF8')), 'hex'), 32)::uuid`

/** SQL: the print of a key, as it stands in the log of the workers and, without dashes, in `Message-ID` and `X-Idempotency-Key` of a mail. Names nobody. */
export const afdruk = (sql: Sql, sleutel: ReturnType<Sql>) => sql`left(encode(sha256(convert_to(${sleutel}, 'UTF8')), 'hex'), 32)::uuid`

/**
 * What waits and was delivered before this database was put back to a backup is marked as delivered, and not sent again. In a database that
 * was never put back nothing is read. What a worker is sending at this moment is left to it.
 */
export async function laatHerkennen(tx: Tx, reikwijdte: { readonly escalatieIds: readonly string[] } | 'verzamelmail'): Promise<void> {
  const sql = sqlOf(tx)
  const welke = reikwijdte === 'verzamelmail' ? sql`b.verzamelen and b.niet_voor <= nu()` : sql`b.escalatie_id = any (${[...reikwijdte.escalatieIds]}::text[]::uuid[])`
  await sql`
    with vast as materialized (
      select b.id from bezorging b
      where exists (select from afgeleverd) and b.status = 'wacht' and b.kanaal <> 'taak' and ${welke} and exists (select from afgeleverd a where a.gemeente_id = b.gemeente_id and a.sleutel = ${afdruk(sql, sql`b.sleutel`)})
      order by b.id for update of b skip locked
    ), herkend as (
      update bezorging set status = 'bezorgd', bezorgd_op = nu(), uit_herstel = true, niet_voor = null, laatste_fout_code = null, eerste_fout_op = null, laatste_fout_op = null
      where id = any (array(select id from vast)) returning escalatie_id
    ), open as materialized (select e.id from escalatie e where e.id = any (array(select escalatie_id from herkend)) and e.bezorgd_op is null order by e.id for update)
    update escalatie set bezorgen_na = null, aangeboden_op = null where id = any (array(select id from open))`
}
