import { createDb, type Db } from './client.ts'
import { logboekRepository } from './repositories/logboek.repository.ts'
import { afdruk } from './repositories/sleutel.ts'
import { inGemeente, sqlOf } from './tenant.ts'

/** Prints of keys of one gemeente that were delivered, as a worker logs them: 32 hexadecimal digits each. */
export interface Sleutelregel {
  readonly gemeenteId: string
  readonly sleutels: readonly string[]
}
/** One gemeente after its keys were read in. */
export interface Teruggezet {
  readonly gemeente: string
  /** Moments by `nu()`: the last that is known of before, and now. */
  readonly van: string
  readonly tot: string
  readonly sleutels: number
}
export type Terugzetuitkomst =
  | { readonly ok: true; readonly gemeenten: readonly Teruggezet[]; /** Keys of gemeenten that are not here. */ readonly vreemd: number }
  | { readonly ok: false; readonly code: 'WORKER_LOOPT' }

/** Keys per statement, and per line of an export. */
const STAPEL = 5_000

/** Everything that was delivered to somebody outside since a moment, by gemeente: messages, and of a verzamelmail its own key and its day. */
export const bezorgdeSleutels = (url: string, sinds: string): Promise<Sleutelregel[]> =>
  metEigenaar(url, async (db) => {
    const uit: Sleutelregel[] = []
    for (const { id: gemeenteId } of await gemeenten(db)) {
      const sleutels = await inGemeente(db, { gemeenteId, als: 'app' }, async (tx) => {
        const sql = sqlOf(tx)
        return sql<{ sleutel: string }[]>`
          select replace(x.sleutel::text, '-', '') as sleutel from (
            select ${afdruk(sql, sql`b.sleutel`)} as sleutel from bezorging b where b.status = 'bezorgd' and b.kanaal in ('email', 'webhook') and b.bezorgd_op >= ${sinds}
            union select ${afdruk(sql, sql`k.sleutel::text`)} from verzamelmail v cross join lateral (values (v.id), (coalesce(v.sleutel, v.id))) k(sleutel) where v.status = 'bezorgd' and v.bezorgd_op >= ${sinds}) x
          order by 1`
      })
      for (let i = 0; i < sleutels.length; i += STAPEL) uit.push({ gemeenteId, sleutels: sleutels.slice(i, i + STAPEL).map(({ sleutel }) => sleutel) })
    }
    return uit
  })

/**
 * After a backup was put back, before a worker runs: what these keys name is not sent again, and what was to go off from `sinds` until now, and
 * goes off now, says that it comes from this. Left out: since the last that is known of the gemeente. May be done again; stands in the logboek of each gemeente.
 */
export const leesSleutelsIn = (url: string, regels: readonly Sleutelregel[], { sinds = null, reden }: { readonly sinds?: string | null; readonly reden: string }): Promise<Terugzetuitkomst> =>
  metEigenaar(url, async (db): Promise<Terugzetuitkomst> => {
    const [loopt] = await sqlOf(db)`select from pg_stat_activity where datname = current_database() and application_name = 'regietafel-worker' limit 1`
    if (loopt) return { ok: false, code: 'WORKER_LOOPT' }
    const per = Map.groupBy(regels, ({ gemeenteId }) => gemeenteId)
    const uit: Teruggezet[] = []
    for (const { id, sleutel } of await gemeenten(db)) {
      const sleutels = [...new Set((per.get(id) ?? []).flatMap((regel) => regel.sleutels))]
      per.delete(id)
      uit.push({ gemeente: sleutel, ...(await zetTerug(db, { gemeenteId: id, sleutels, sinds, reden })) })
    }
    return { ok: true, gemeenten: uit, vreemd: [...per.values()].flat().reduce((n, regel) => n + regel.sleutels.length, 0) }
  })

const zetTerug = (db: Db, { gemeenteId, sleutels, sinds, reden }: { gemeenteId: string; sleutels: readonly string[]; sinds: string | null; reden: string }): Promise<Omit<Teruggezet, 'gemeente'>> =>
  inGemeente(db, { gemeenteId }, async (tx) => {
    const sql = sqlOf(tx)
    for (let i = 0; i < sleutels.length; i += STAPEL)
      await sql`insert into afgeleverd (gemeente_id, sleutel) select ${gemeenteId}, s::uuid from unnest(${sleutels.slice(i, i + STAPEL)}::text[]) s on conflict do nothing`
    const [rij] = await sql<{ id: string; van: string; tot: string }[]>`
      insert into terugzetting (gemeente_id, van, tot, sleutels)
      select ${gemeenteId}, least(nu(), coalesce(${sinds}::timestamptz, greatest((select max(e.afgegaan_op) from escalatie e where e.gemeente_id = ${gemeenteId}), (select max(g.op) from gebeurtenis g where g.gemeente_id = ${gemeenteId})))), nu(), ${sleutels.length}
      returning id, van, tot`
    const { id, van, tot } = rij!
    await logboekRepository(tx).write({ door: null, handeling: 'herstel.terugzetten', objectSoort: 'herstel', objectId: id, uitkomst: 'gelukt', reden, wat: `van ${minuut(van)} tot ${minuut(tot)}, ${sleutels.length} ${sleutels.length === 1 ? 'bericht' : 'berichten'} al bezorgd`, herkomst: { via: 'cli' } })
    return { van, tot, sleutels: sleutels.length }
  })

const minuut = (moment: string): string => new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(moment))

async function metEigenaar<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = createDb({ url, role: 'eigenaar', max: 2 })
  return work(db).finally(close)
}
const gemeenten = (db: Db): Promise<{ id: string; sleutel: string }[]> => sqlOf(db)<{ id: string; sleutel: string }[]>`select id, sleutel from gemeente order by naam`
