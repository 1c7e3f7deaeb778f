import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { ok, type Result } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import { sqlOf, type Sql } from '../tenant.ts'
import { conceptdaden, conceptkolommen, lockSleutel, wieSql, type Conceptkop, type Conceptweigering, type Wie } from './concept.ts'
import type { Gepubliceerd } from './kader-concept.ts'

/** A form in the making without its questions. */
export interface Formulierconceptkop extends Conceptkop {
  readonly teruggewezenDoor: Wie | null
  /** Hash of the default it was last brought along with. */
  readonly standaardHash: string | null
}

export interface Formulierconcept extends Formulierconceptkop {
  /** The outline of a form; it need not work yet. */
  readonly definitie: Record<string, unknown>
}

/** A published version without its questions. Instants in UTC. */
export interface Formulierpublicatie {
  readonly id: string
  readonly sleutel: string
  readonly titel: string
  readonly versie: number
  readonly hash: string
  readonly standaardHash: string | null
  readonly gepubliceerdOp: string
  readonly gepubliceerdDoor: Wie | null
  readonly goedgekeurdDoor: Wie | null
  readonly toelichting: string | null
  /** Casussen that are not closed and hold a concept of it. */
  readonly openConcepten: number
  readonly vastgesteld: number
  readonly delen: number
  readonly velden: number
  readonly los: 'een' | 'meer' | null
}

export interface Formulierinhoudrij { readonly id: string; readonly sleutel: string; readonly versie: number; readonly hash: string; readonly standaardHash: string | null; readonly gepubliceerdOp: string; readonly definitie: Formulierdefinitie }

/** Rules of the gemeente about its own forms. */
export interface Formulierinstelling { readonly vierOgen: boolean; readonly talenVolledig: boolean }

export interface TePublicerenFormulier {
  readonly sleutel: string
  readonly revisie: number
  /** The concept, found to work; its key is set here. */
  readonly definitie: Formulierdefinitie
  readonly door: string
  readonly goedgekeurdDoor: string | null
  readonly toelichting: string
}

/** Forms in the making, and the published versions of them as a beheerder reads those. Published rows never change. */
export function formulierbeheerRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return { ...concepten(sql), ...versies(sql), ...instellingVan(sql) }
}

function concepten(sql: Sql) {
  const kop = sql`
    ${conceptkolommen(sql)}, coalesce(c.definitie ->> 'titel', c.sleutel) as titel, ${wieSql(sql, sql`c.teruggewezen_door`)} as "teruggewezenDoor", c.standaard_hash as "standaardHash",
    (select json_build_object('id', v.id, 'sleutel', v.sleutel, 'titel', v.titel, 'versie', v.versie) from formulierversie v where v.id = c.van_formulierversie_id) as van`
  const findKop = async (sleutel: string): Promise<Formulierconceptkop | null> => (await sql<Formulierconceptkop[]>`select ${kop} from formulierconcept c where c.sleutel = ${sleutel}`)[0] ?? null
  const daden = conceptdaden(sql, { tabel: 'formulierconcept', inhoud: 'definitie', findKop })

  return {
    ...daden,
    async findConcept(sleutel: string): Promise<Formulierconcept | null> {
      const [row] = await sql<Formulierconcept[]>`select ${kop}, c.definitie from formulierconcept c where c.sleutel = ${sleutel}`
      return row ?? null
    },
    async listConcepten(): Promise<Formulierconceptkop[]> {
      return sql<Formulierconceptkop[]>`select ${kop} from formulierconcept c order by c.sleutel`
    },
    /** Of every concept its questions. */
    async listConceptinhoud(): Promise<Pick<Formulierconcept, 'sleutel' | 'definitie'>[]> {
      return sql<Pick<Formulierconcept, 'sleutel' | 'definitie'>[]>`select sleutel, definitie from formulierconcept order by sleutel`
    },
    /** Null when there is a concept of this key already; that one stays as it is. */
    async createConcept({ sleutel, vanFormulierversieId, standaardHash, definitie, door }: { sleutel: string; vanFormulierversieId: string | null; standaardHash: string | null; definitie: object; door: string }): Promise<Formulierconcept | null> {
      const rows = await sql`
        insert into formulierconcept (gemeente_id, sleutel, van_formulierversie_id, standaard_hash, definitie, bewerkers, laatste_door)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${vanFormulierversieId}, ${standaardHash}, ${JSON.stringify(definitie)}::jsonb, array[${door}::text], ${door})
        on conflict (gemeente_id, sleutel) do nothing returning id`
      return rows.length === 0 ? null : this.findConcept(sleutel)
    },
    /** Sent back by a colleague. False when it did not wait. */
    async returnConcept({ sleutel, reden, door }: { sleutel: string; reden: string; door: string }): Promise<boolean> {
      const terug = await daden.returnConcept({ sleutel, reden })
      if (terug) await sql`update formulierconcept set teruggewezen_door = ${door} where sleutel = ${sleutel}`
      return terug
    },
    /** It has everything of this default from now on. */
    async setStandaard(sleutel: string, hash: string): Promise<void> {
      await sql`update formulierconcept set standaard_hash = ${hash} where sleutel = ${sleutel}`
    },
    /** As `publishConcept` of a kader: the next version, and the concept is gone; both or neither. */
    async publishConcept({ sleutel, revisie, definitie, door, goedgekeurdDoor, toelichting }: TePublicerenFormulier): Promise<Result<Gepubliceerd, Conceptweigering>> {
      await lockSleutel(sql, 'formulierversie', sleutel)
      const geclaimd = await daden.claimConcept({ sleutel, revisie, goedgekeurdDoor, vierOgen: async () => (await instellingVan(sql).instelling()).vierOgen })
      if (!geclaimd.ok) return geclaimd
      const inhoud: Formulierdefinitie = { ...definitie, sleutel }
      const hash = contentHash(inhoud)
      const [row] = await sql<{ id: string; versie: number }[]>`
        insert into formulierversie (gemeente_id, sleutel, versie, titel, definitie, hash, gepubliceerd_door, goedgekeurd_door, toelichting, van_formulierversie_id, standaard_hash)
        select c.gemeente_id, c.sleutel, (select coalesce(max(versie), 0) + 1 from formulierversie where sleutel = ${sleutel}), ${inhoud.titel}, ${JSON.stringify(inhoud)}::jsonb, ${hash}, ${door}, ${goedgekeurdDoor}, ${toelichting},
          (select v.id from formulierversie v where v.id = c.van_formulierversie_id and v.sleutel <> c.sleutel), c.standaard_hash
        from formulierconcept c where c.sleutel = ${sleutel} returning id, versie`
      await daden.deleteConcept(sleutel)
      return ok({ id: row!.id, versie: row!.versie, hash })
    },
  }
}

function versies(sql: Sql) {
  const inhoud = sql`v.id, v.sleutel, v.versie, v.hash, v.standaard_hash as "standaardHash", v.gepubliceerd_op as "gepubliceerdOp", v.definitie`
  return {
    /** Every published form, or every version of one; newest version first per form. */
    async listVersies(sleutel?: string): Promise<Formulierpublicatie[]> {
      return sql<Formulierpublicatie[]>`
        with gebruik as (
          select f.formulierversie_id, count(*) filter (where f.status = 'concept' and c.afgesloten_op is null)::int as open, count(*) filter (where f.status = 'vastgesteld')::int as vast
          from formulier f join casus c on c.id = f.casus_id ${sleutel === undefined ? sql`` : sql`where f.sleutel = ${sleutel}`} group by 1)
        select v.id, v.sleutel, v.titel, v.versie, v.hash, v.standaard_hash as "standaardHash", v.gepubliceerd_op as "gepubliceerdOp", v.toelichting,
          ${wieSql(sql, sql`v.gepubliceerd_door`)} as "gepubliceerdDoor", ${wieSql(sql, sql`v.goedgekeurd_door`)} as "goedgekeurdDoor",
          coalesce(u.open, 0) as "openConcepten", coalesce(u.vast, 0) as vastgesteld, v.definitie ->> 'los' as los,
          jsonb_array_length(v.definitie -> 'secties') as delen, (select coalesce(sum(jsonb_array_length(s -> 'velden')), 0)::int from jsonb_array_elements(v.definitie -> 'secties') s) as velden
        from formulierversie v left join gebruik u on u.formulierversie_id = v.id ${sleutel === undefined ? sql`` : sql`where v.sleutel = ${sleutel}`}
        order by v.sleutel, v.versie desc`
    },
    async findVersie(sleutel: string, versie: number): Promise<Formulierinhoudrij | null> {
      const [row] = await sql<Formulierinhoudrij[]>`select ${inhoud} from formulierversie v where v.sleutel = ${sleutel} and v.versie = ${versie}`
      return row ?? null
    },
    async findVersieById(id: string): Promise<Formulierinhoudrij | null> {
      const [row] = await sql<Formulierinhoudrij[]>`select ${inhoud} from formulierversie v where v.id = ${id}`
      return row ?? null
    },
    /** The newest version of every form, with its questions. */
    async listNieuwste(): Promise<Formulierinhoudrij[]> {
      return sql<Formulierinhoudrij[]>`select distinct on (v.sleutel) ${inhoud} from formulierversie v order by v.sleutel, v.versie desc`
    },
    async findNieuwste(sleutel: string): Promise<Formulierinhoudrij | null> {
      const [row] = await sql<Formulierinhoudrij[]>`select ${inhoud} from formulierversie v where v.sleutel = ${sleutel} order by v.versie desc limit 1`
      return row ?? null
    },
    /**
     * In how many concepts of open casussen a question is answered, by field id; and an option chosen, by `veldId=waarde`, for the options that are named.
     * Questions in rows count once per concept. Counts only: no answer leaves the database.
     */
    async telIngevuld(sleutel: string, opties: readonly string[]): Promise<{ readonly casussen: number; readonly ingevuld: Record<string, number> }> {
      const velden = [...new Set(opties.map((optie) => optie.slice(0, optie.indexOf('='))))]
      const [row] = await sql<{ casussen: number; ingevuld: Record<string, number> | null }[]>`
        with open as (
          select f.id, f.casus_id, f.antwoorden from formulier f join casus c on c.id = f.casus_id where f.sleutel = ${sleutel} and f.status = 'concept' and c.afgesloten_op is null),
        boven as (select o.id, a.key, a.value from open o, jsonb_each(o.antwoorden) a where a.value not in ('null', '""', '[]', '{}')),
        rij as (select b.id, r.value from boven b, jsonb_array_elements(case when jsonb_typeof(b.value) = 'array' then b.value else '[]' end) r where jsonb_typeof(r.value) = 'object'),
        inrij as (select r.id, a.key, a.value from rij r, jsonb_each(r.value) a),
        diep as (
          select i.id, a.key, a.value from inrij i, jsonb_array_elements(case when jsonb_typeof(i.value) = 'array' then i.value else '[]' end) r, jsonb_each(case when jsonb_typeof(r.value) = 'object' then r.value else '{}' end) a),
        binnen as (select * from (select * from inrij union all select * from diep) x where key <> '_id' and value not in ('null', '""', '[]', '{}')),
        gekozen as (select * from boven where key = any (${velden}::text[]) union all select * from binnen where key = any (${velden}::text[])),
        losse as (
          select id, key, value #>> '{}' as tekst from gekozen where jsonb_typeof(value) = 'string'
          union all select g.id, g.key, e.value #>> '{}' from gekozen g, jsonb_array_elements(case when jsonb_typeof(g.value) = 'array' then g.value else '[]' end) e where jsonb_typeof(e.value) = 'string'),
        tellingen as (
          select key as wat, count(*)::int as n from boven group by 1
          union all select key, count(distinct id)::int from binnen group by 1
          union all select key || '=' || tekst, count(distinct id)::int from losse where key || '=' || tekst = any (${[...opties]}::text[]) group by 1)
        select (select count(distinct casus_id)::int from open) as casussen, (select jsonb_object_agg(wat, n) from tellingen) as ingevuld`
      return { casussen: row!.casussen, ingevuld: row!.ingevuld ?? {} }
    },
  }
}

function instellingVan(sql: Sql) {
  return {
    async instelling(): Promise<Formulierinstelling> {
      const [row] = await sql<Formulierinstelling[]>`select vier_ogen as "vierOgen", talen_volledig as "talenVolledig" from formulierinstelling`
      return row ?? { vierOgen: true, talenVolledig: false }
    },
    /** What is left out stays as it is. */
    async zetInstelling({ vierOgen, talenVolledig }: { readonly vierOgen?: boolean | undefined; readonly talenVolledig?: boolean | undefined }): Promise<void> {
      await sql`
        insert into formulierinstelling (gemeente_id, vier_ogen, talen_volledig) values (current_setting('app.gemeente_id')::uuid, coalesce(${vierOgen ?? null}, true), coalesce(${talenVolledig ?? null}, false))
        on conflict (gemeente_id) do update set vier_ogen = coalesce(${vierOgen ?? null}, formulierinstelling.vier_ogen), talen_volledig = coalesce(${talenVolledig ?? null}, formulierinstelling.talen_volledig)`
    },
  }
}
