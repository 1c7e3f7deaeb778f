import { parseKader, type Kaderdefinitie } from '@regietafel/domain/kader'
import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { sqlOf } from '../tenant.ts'

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

interface KaderRow { id: string; sleutel: string; versie: number; hash: string; inhoud: unknown }

/** Published versions never change, so each is parsed once per process. */
const parsed = new Map<string, Kaderdefinitie>()
const MAX_PARSED = 500

/** Published kaders and form definitions of one gemeente. Both are immutable; publishing equal content again answers with what is there. */
export function kaderRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    /** @throws when the gemeente has this version with other content, or when the kader cannot work */
    async publish(kader: Kaderdefinitie): Promise<{ id: string; hash: string }> {
      const hash = contentHash(kader)
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
    async findByIds(ids: readonly string[]): Promise<Map<string, Kaderversie>> {
      const rows = await sql<KaderRow[]>`select id, sleutel, versie, hash, inhoud from kaderversie where id::text = any (${[...ids]}::text[])`
      return new Map(rows.map((row) => [row.id, toKaderversie(row)]))
    },

    /** The version of a form definition is given out here: one more than the last, unless the content is the same. */
    async publishFormulier(definitie: Formulierdefinitie): Promise<{ id: string; versie: number; hash: string }> {
      const hash = contentHash(definitie)
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`formulierversie:${definitie.sleutel}`}, 0))`
      const [last] = await sql<{ id: string; versie: number; hash: string }[]>`
        select id, versie, hash from formulierversie where sleutel = ${definitie.sleutel} order by versie desc limit 1`
      if (last?.hash === hash) return last
      const [row] = await sql<{ id: string; versie: number; hash: string }[]>`
        insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash)
        values (current_setting('app.gemeente_id')::uuid, ${definitie.sleutel}, ${(last?.versie ?? 0) + 1}, ${definitie.titel}, ${JSON.stringify(definitie)}::jsonb, ${hash})
        returning id, versie, hash`
      return row!
    },
    /** Every published kader, newest version first per kader. */
    async listKaders(): Promise<Publicatie[]> {
      return sql<Publicatie[]>`
        select k.sleutel, k.inhoud ->> 'titel' as titel, k.versie, k.hash, k.gepubliceerd_op as "gepubliceerdOp",
          (select count(*) from casus c where c.kaderversie_id = k.id and c.afgesloten_op is null)::int as "openCasussen",
          jsonb_build_array(jsonb_array_length(k.inhoud -> 'stappen'), jsonb_array_length(k.inhoud -> 'termijnen')) as delen, k.inhoud ->> 'bron' as bron
        from kaderversie k order by k.sleutel, k.versie desc`
    },
    /** Every published form definition, newest version first per form. */
    async listFormulierversies(): Promise<Publicatie[]> {
      return sql<Publicatie[]>`
        select v.sleutel, v.titel, v.versie, v.hash, v.gepubliceerd_op as "gepubliceerdOp",
          (select count(distinct f.casus_id) from formulier f join casus c on c.id = f.casus_id where f.formulierversie_id = v.id and c.afgesloten_op is null)::int as "openCasussen",
          jsonb_build_array(jsonb_array_length(v.definitie -> 'secties'), (select coalesce(sum(jsonb_array_length(s -> 'velden')), 0) from jsonb_array_elements(v.definitie -> 'secties') s)) as delen, null as bron
        from formulierversie v order by v.sleutel, v.versie desc`
    },
    async findLatestFormulier(sleutel: string): Promise<Formulierversie | null> {
      const [row] = await sql<Formulierversie[]>`
        select id, sleutel, versie, titel, hash, definitie from formulierversie where sleutel = ${sleutel} order by versie desc limit 1`
      return row ?? null
    },
    async findFormulierById(id: string): Promise<Formulierversie | null> {
      const [row] = await sql<Formulierversie[]>`select id, sleutel, versie, titel, hash, definitie from formulierversie where id = ${id}`
      return row ?? null
    },
    /** Key and title of the newest version of every form. */
    async listFormulieren(): Promise<{ sleutel: string; titel: string; versie: number }[]> {
      return sql<{ sleutel: string; titel: string; versie: number }[]>`
        select distinct on (sleutel) sleutel, titel, versie from formulierversie order by sleutel, versie desc`
    },
  }
}

function toKaderversie({ id, sleutel, versie, hash, inhoud }: KaderRow): Kaderversie {
  const kader = parsed.get(hash) ?? parse(inhoud, hash)
  return { id, sleutel, versie, hash, kader }
}

function parse(inhoud: unknown, hash: string): Kaderdefinitie {
  const result = parseKader(inhoud)
  if (!result.ok) throw new Error(`kaderversie ${hash} cannot be read: ${result.error.map((fout) => fout.pad).join(', ')}`)
  if (parsed.size >= MAX_PARSED) parsed.clear()
  parsed.set(hash, result.value)
  return result.value
}
