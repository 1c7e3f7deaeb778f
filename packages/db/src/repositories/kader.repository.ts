import { Kadervorm, type Kaderdefinitie } from '@regietafel/domain/kader'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { lockSleutel, wieSql, type Wie } from './concept.ts'
import { conceptenVan } from './kader-concept.ts'
import { inzetVan, type Inzet } from './kader-inzet.ts'

export interface Kaderversie {
  readonly id: string
  readonly sleutel: string
  readonly versie: number
  readonly hash: string
  readonly kader: Kaderdefinitie
}

export interface Formulierversie {
  readonly id: string
  readonly sleutel: string
  readonly versie: number
  readonly titel: string
  readonly hash: string
  readonly definitie: Formulierdefinitie
}

/** One published version as a beheerder reads it; `openCasussen` = casussen that hold it and are not closed. Instants in UTC. */
export interface Publicatie {
  readonly sleutel: string
  readonly titel: string
  readonly versie: number
  readonly hash: string
  readonly gepubliceerdOp: string
  readonly openCasussen: number
  /** Steps and termijnen of a kader; sections and fields of a form. */
  readonly delen: readonly [number, number]
  readonly bron: string | null
}

/** A published kader: besides, who published and approved it, why, and what it was made from when that was another kader. */
export interface Kaderpublicatie extends Publicatie {
  readonly id: string
  readonly gepubliceerdDoor: Wie | null
  readonly goedgekeurdDoor: Wie | null
  readonly toelichting: string | null
  readonly van: { readonly sleutel: string; readonly titel: string; readonly versie: number } | null
}

interface KaderRow { id: string; sleutel: string; versie: number; hash: string; inhoud: unknown }

/** Published versions never change, so each is parsed once per process. */
const parsed = new Map<string, Kaderdefinitie>()
const MAX_PARSED = 500

/** Published kaders and form definitions of one gemeente, and the kaders it is making. What is published is immutable. */
export function kaderRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return { ...kaderversies(sql), ...formulierversies(sql), ...conceptenVan(sql), ...inzetVan(sql) }
}

function kaderversies(sql: Sql) {
  return {
    /** As it comes with the product, with its own version; equal content again answers with what is there. @throws when the gemeente has this version with other content */
    async publish(kader: Kaderdefinitie): Promise<{ id: string; hash: string }> {
      const hash = contentHash(kader)
      await lockSleutel(sql, 'kaderversie', kader.sleutel)
      await sql`
        insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash)
        values (current_setting('app.gemeente_id')::uuid, ${kader.sleutel}, ${kader.versie}, ${JSON.stringify(kader)}::jsonb, ${hash})
        on conflict (gemeente_id, sleutel, versie) do nothing`
      const [row] = await sql<{ id: string; hash: string }[]>`select id, hash from kaderversie where sleutel = ${kader.sleutel} and versie = ${kader.versie}`
      if (row?.hash !== hash) throw new Error(`kader ${kader.sleutel} ${kader.versie} is published with other content`)
      return row
    },
    async findById(id: string): Promise<Kaderversie | null> {
      const [row] = await sql<KaderRow[]>`select id, sleutel, versie, hash, inhoud from kaderversie where id = ${id}`
      return row ? toKaderversie(row) : null
    },
    async findLatest(sleutel: string): Promise<Kaderversie | null> {
      const [row] = await sql<KaderRow[]>`select id, sleutel, versie, hash, inhoud from kaderversie where sleutel = ${sleutel} order by versie desc limit 1`
      return row ? toKaderversie(row) : null
    },
    async findVersie(sleutel: string, versie: number): Promise<Kaderversie | null> {
      const [row] = await sql<KaderRow[]>`select id, sleutel, versie, hash, inhoud from kaderversie where sleutel = ${sleutel} and versie = ${versie}`
      return row ? toKaderversie(row) : null
    },
    /** Only content that this process has not seen yet is fetched whole. */
    async findByIds(ids: readonly string[]): Promise<Map<string, Kaderversie>> {
      const rows = await sql<Omit<KaderRow, 'inhoud'>[]>`select id, sleutel, versie, hash from kaderversie where id = any (${[...ids]}::text[]::uuid[])`
      const gezien = new Map(rows.map((row) => [row.id, parsed.get(row.hash)]))
      const nieuw = rows.filter(({ id }) => !gezien.get(id)).map(({ id }) => id)
      const inhoud = nieuw.length === 0 ? [] : await sql<Pick<KaderRow, 'id' | 'inhoud'>[]>`select id, inhoud from kaderversie where id = any (${nieuw}::text[]::uuid[])`
      const perId = new Map(inhoud.map((row) => [row.id, row.inhoud]))
      return new Map(rows.map((row) => [row.id, { ...row, kader: gezien.get(row.id) ?? parse(perId.get(row.id), row.hash) }]))
    },
    /** The newest version of each kader that the gemeente uses so, the standaard first. */
    async newestPer(inzet: Inzet): Promise<(Kaderversie & { readonly standaard: boolean })[]> {
      const rows = await sql<(KaderRow & { standaard: boolean })[]>`
        select distinct on (i.standaard, k.sleutel) k.id, k.sleutel, k.versie, k.hash, k.inhoud, i.standaard
        from kaderinzet i join kaderversie k on k.sleutel = i.sleutel where i.inzet = ${inzet} order by i.standaard desc, k.sleutel, k.versie desc`
      return rows.map(({ standaard, ...row }) => ({ ...toKaderversie(row), standaard }))
    },
    /** What a new casus begins with unless somebody chooses another; null when the gemeente has no `hoofd`. */
    async findStandaard(): Promise<Kaderversie | null> {
      const [row] = await sql<KaderRow[]>`
        select k.id, k.sleutel, k.versie, k.hash, k.inhoud from kaderinzet i join kaderversie k on k.sleutel = i.sleutel where i.standaard order by k.versie desc limit 1`
      return row ? toKaderversie(row) : null
    },
    /** Every published kader, or every version of one; newest version first per kader. `openCasussen` counts it as main kader and beside. */
    async listKaders(sleutel?: string): Promise<Kaderpublicatie[]> {
      return sql<Kaderpublicatie[]>`
        with gebruik as (
          select kaderversie_id, count(*)::int as n
          from (select kaderversie_id from casus where afgesloten_op is null
                union all select n.kaderversie_id from casuskader n join casus c on c.id = n.casus_id where c.afgesloten_op is null) x group by 1)
        select k.id, k.sleutel, k.inhoud ->> 'titel' as titel, k.versie, k.hash, k.gepubliceerd_op as "gepubliceerdOp", coalesce(u.n, 0) as "openCasussen",
          jsonb_build_array(jsonb_array_length(k.inhoud -> 'stappen'), jsonb_array_length(k.inhoud -> 'termijnen')) as delen, k.inhoud ->> 'bron' as bron,
          ${wieSql(sql, sql`k.gepubliceerd_door`)} as "gepubliceerdDoor", ${wieSql(sql, sql`k.goedgekeurd_door`)} as "goedgekeurdDoor", k.toelichting,
          (select json_build_object('sleutel', v.sleutel, 'titel', v.inhoud ->> 'titel', 'versie', v.versie) from kaderversie v where v.id = k.van_kaderversie_id) as van
        from kaderversie k left join gebruik u on u.kaderversie_id = k.id ${sleutel === undefined ? sql`` : sql`where k.sleutel = ${sleutel}`}
        order by k.sleutel, k.versie desc`
    },
  }
}

function formulierversies(sql: Sql) {
  return {
    /** The version of a form definition is given out here: one more than the last, unless the content is the same. */
    async publishFormulier(definitie: Formulierdefinitie): Promise<{ id: string; versie: number; hash: string }> {
      const hash = contentHash(definitie)
      await lockSleutel(sql, 'formulierversie', definitie.sleutel)
      const [last] = await sql<{ id: string; versie: number; hash: string }[]>`
        select id, versie, hash from formulierversie where sleutel = ${definitie.sleutel} order by versie desc limit 1`
      if (last?.hash === hash) return last
      const [row] = await sql<{ id: string; versie: number; hash: string }[]>`
        insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash)
        values (current_setting('app.gemeente_id')::uuid, ${definitie.sleutel}, ${(last?.versie ?? 0) + 1}, ${definitie.titel}, ${JSON.stringify(definitie)}::jsonb, ${hash})
        returning id, versie, hash`
      return row!
    },
    async findLatestFormulier(sleutel: string): Promise<Formulierversie | null> {
      const [row] = await sql<Formulierversie[]>`
        select id, sleutel, versie, titel, hash, definitie from formulierversie where sleutel = ${sleutel} order by versie desc limit 1`
      return row ?? null
    },
    async findFormulierversie(sleutel: string, versie: number): Promise<Formulierversie | null> {
      const [row] = await sql<Formulierversie[]>`select id, sleutel, versie, titel, hash, definitie from formulierversie where sleutel = ${sleutel} and versie = ${versie}`
      return row ?? null
    },
    async findFormulierById(id: string): Promise<Formulierversie | null> {
      const [row] = await sql<Formulierversie[]>`select id, sleutel, versie, titel, hash, definitie from formulierversie where id = ${id}`
      return row ?? null
    },
    /** Id, key and title of the newest version of every form. */
    async listFormulieren(): Promise<{ id: string; sleutel: string; titel: string; versie: number }[]> {
      return sql<{ id: string; sleutel: string; titel: string; versie: number }[]>`
        select distinct on (sleutel) id, sleutel, titel, versie from formulierversie order by sleutel, versie desc`
    },
  }
}

function toKaderversie({ id, sleutel, versie, hash, inhoud }: KaderRow): Kaderversie {
  const kader = parsed.get(hash) ?? parse(inhoud, hash)
  return { id, sleutel, versie, hash, kader }
}

/**
 * By its shape only: whatever the rules for publishing have become since, what was published stays readable.
 * @throws when it has not the shape of a kader
 */
function parse(inhoud: unknown, hash: string): Kaderdefinitie {
  const result = Kadervorm.safeParse(inhoud)
  if (!result.success) throw new Error(`kaderversie ${hash} cannot be read: ${result.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
  if (parsed.size >= MAX_PARSED) parsed.clear()
  parsed.set(hash, result.data)
  return result.data
}
