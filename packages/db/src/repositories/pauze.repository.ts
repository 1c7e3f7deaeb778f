import type { Tx } from '../client.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import type { Pauzesoort } from '../schema/pauze.ts'
import { sqlOf } from '../tenant.ts'
import { zetInRij } from './rij.ts'
import { sluitingRepository } from './sluiting.repository.ts'
import { TELGRENS, vast } from './wachtrij.repository.ts'

export interface Pauze {
  readonly id: string
  readonly soort: Pauzesoort
  readonly doel: string
  readonly reden: string
  readonly door: string
  readonly van: string
  readonly tot: string
  /** How many messages, or termijnen, wait because of it; at most `TELGRENS` are counted. */
  readonly wacht: number
}

/** Standstills of one gemeente. They end by themselves: active while `van <= nu() < tot` and not hervat. */
export function pauzeRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const staat = sql`p.hervat_op is null and p.van <= nu() and p.tot > nu()`
  return {
    listActief: (): Promise<Pauze[]> => sql<Pauze[]>`
      select p.id, p.soort, p.doel, p.reden, p.door, p.van, p.tot, case
          when p.soort = 'kanaal' then (select count(*)::int from (select from bezorging b where b.status in ('wacht', 'mislukt') and b.status = 'wacht' and b.kanaal = p.doel limit ${vast(sql, TELGRENS)}) x)
          when p.doel = 'bezorg-escalaties' then (select count(*)::int from (select from escalatie e where e.bezorgd_op is null limit ${vast(sql, TELGRENS)}) x)
          when p.doel = 'voer-taak-uit' then (select count(*)::int from achtergrondtaak a where a.status in ('wacht', 'bezig'))
          when p.doel = 'verzend-verzamelmail' then (select count(*)::int from (select from bezorging b where b.status = 'wacht' and b.verzamelen and b.niet_voor <= nu() limit ${vast(sql, TELGRENS)}) x)
          else (select count(*)::int from (select from termijn t where t.stand = 'open' and t.volgende_actie_op <= nu() limit ${vast(sql, TELGRENS)}) x) end as wacht
      from pauze p where ${staat} order by p.tot, p.id`,

    /** Until the end of the transaction nobody else pauses or resumes the same. */
    async lock(soort: Pauzesoort, doel: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`pauze:${soort}:${doel}`}, 0))`
    },
    /** Also one that began after this transaction did: who waited for the lock sees what the other set. */
    async staatStil(soort: Pauzesoort, doel: string): Promise<boolean> {
      const [rij] = await sql<{ stil: boolean }[]>`select exists (select from pauze p where p.hervat_op is null and p.tot > nu() and p.soort = ${soort} and p.doel = ${doel}) as stil`
      return rij!.stil
    },
    async create({ soort, doel, reden, door, tot }: Pick<Pauze, 'soort' | 'doel' | 'reden' | 'door' | 'tot'>): Promise<string> {
      const [rij] = await sql<{ id: string }[]>`
        insert into pauze (gemeente_id, soort, doel, reden, door, tot) values (current_setting('app.gemeente_id')::uuid, ${soort}, ${doel}, ${reden}, ${door}, ${tot}::text::timestamptz) returning id`
      return rij!.id
    },
    async find(id: string): Promise<(Pick<Pauze, 'id' | 'soort' | 'doel' | 'tot'> & { readonly actief: boolean }) | null> {
      const [rij] = await sql<(Pick<Pauze, 'id' | 'soort' | 'doel' | 'tot'> & { actief: boolean })[]>`select p.id, p.soort, p.doel, p.tot, ${staat} as actief from pauze p where p.id = ${id}`
      return rij ?? null
    },
    /**
     * False when it was over already. Everything that waited because of it may go: the messages it held, and the escalaties they belong to. At once, or with a
     * tempo: then what waits in a kanaal goes one post after the other, the longest ago first, so many a minute.
     */
    async hervat({ id, door, reden, tempoPerMinuut }: { readonly id: string; readonly door: string; readonly reden: string; readonly tempoPerMinuut?: number | undefined }): Promise<boolean> {
      const rijen = await sql<{ tot: string; soort: Pauzesoort; doel: string; nu: string }[]>`
        update pauze p set hervat_op = nu(), hervat_door = ${door}, hervat_reden = ${reden} where p.id = ${id} and ${staat} returning p.tot, p.soort, p.doel, nu() as nu`
      if (rijen.length === 0) return false
      const tot = sql`${rijen[0]!.tot}::text::timestamptz`
      const { soort, doel, nu } = rijen[0]!
      const metTempo = tempoPerMinuut !== undefined && soort === 'kanaal'
      // Who resumes wants it tried, also what was found shut before or meanwhile.
      const momenten = [rijen[0]!.tot, ...(soort === 'wachtrij' ? [] : await sluitingRepository(tx).vergeet(soort === 'kanaal' ? (doel as Kanaal) : null))]
      // Messages before escalaties, each in the order of their ids, as who delivers does: two never wait for each other.
      // What waits for the verzamelmail waits for its own time, also when that is the same.
      if (metTempo) await zetInRij(tx, { doel, tempoPerMinuut, tot: rijen[0]!.tot, nu })
      else await sql`
        with vast as materialized (select b.id from bezorging b where b.status = 'wacht' and not b.verzamelen and b.niet_voor = ${tot} order by b.id for no key update)
        update bezorging b set niet_voor = nu() from vast where b.id = vast.id`
      const eerste = metTempo
        ? sql`(select min(coalesce(b.niet_voor, nu())) from bezorging b where b.escalatie_id = e.id and b.status = 'wacht' and not b.verzamelen)`
        : sql`null`
      await sql`
        with vast as materialized (select e.id from escalatie e where e.bezorgd_op is null and e.bezorgen_na = any (${momenten}::text[]::timestamptz[]) order by e.id for no key update)
        update escalatie e set bezorgen_na = ${eerste}, aangeboden_op = null from vast where e.id = vast.id`
      return true
    },
  }
}
