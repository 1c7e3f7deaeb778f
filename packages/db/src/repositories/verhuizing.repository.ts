import type { Akkoorden, Antwoorden, Formulierdefinitie, Geparkeerd } from '@regietafel/domain/formulier'
import type { Tx } from '../client.ts'
import type { Formulierstatus, Veldrevisie } from '../schema/formulier.ts'
import type { Verhuisuitslag } from '../schema/formulierverhuizing.ts'
import { sqlOf } from '../tenant.ts'

export type { Verhuisuitslag } from '../schema/formulierverhuizing.ts'
export type Verhuisuitkomstsoort = 'ongewijzigd' | 'omgezet' | 'geparkeerd' | 'ongeldig'

/** Which concepts: of this form, in these versions, in casussen that are not closed, and where it says so only these. `alle`: every version but `naar`. */
export interface Verhuiskeuze { readonly sleutel: string; readonly van: readonly number[] | 'alle'; readonly naar: number; /** Left out: all of them. */ readonly formulierIds?: readonly string[] | undefined }

/** A version of a form that answers can come from or go to. */
export interface Verhuisversie { readonly id: string; readonly versie: number; readonly titel: string; readonly gepubliceerdOp: string; readonly definitie: Formulierdefinitie; readonly openConcepten: number }

/** One form as it stands, with what moving it needs. */
export interface Verhuisformulier {
  readonly id: string
  readonly casusId: string
  readonly nummer: string
  readonly volgnr: number
  readonly status: Formulierstatus
  readonly open: boolean
  readonly formulierversieId: string
  readonly revisie: number
  readonly antwoorden: Antwoorden
  readonly akkoorden: Akkoorden
  readonly geparkeerd: readonly Geparkeerd[]
  readonly veldrevisies: Record<string, Veldrevisie>
}

/** What a task did with one form; never an answer. */
export interface Verhuisregel { readonly nummer: string; readonly volgnr: number; readonly formulierId: string; readonly vanVersie: number; readonly uitkomst: Verhuisuitkomstsoort; readonly aantallen: Verhuisuitslag; /** Of a real move: it went back, or it still can. */ readonly terug?: 'gedaan' | 'kan' | null }

export interface TeVerhuizen {
  readonly taakId: string
  readonly formulier: Verhuisformulier
  readonly naarVersieId: string
  readonly antwoorden: Antwoorden
  readonly geparkeerd: readonly Geparkeerd[]
  readonly veldrevisies: Readonly<Record<string, Veldrevisie>>
  /** Left out: they stay. */
  readonly trekAkkoordenIn: boolean
  readonly uitkomst: Verhuisuitkomstsoort
  readonly aantallen: Verhuisuitslag
  readonly reden: string
  readonly door: string
}

/** Moving concepts to another version of their form, and back. */
export function verhuizingRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const alleen = (ids: readonly string[] | undefined) => (ids ? sql`and f.id = any (${[...ids]}::text[]::uuid[])` : sql``)
  const gekozen = ({ sleutel, van, naar, formulierIds }: Verhuiskeuze) => sql`
    f.sleutel = ${sleutel} and f.status = 'concept' and c.afgesloten_op is null and v.versie <> ${naar}
    ${van === 'alle' ? sql`` : sql`and v.versie = any (${[...van]}::int[])`} ${alleen(formulierIds)}`
  const bronnen = sql`formulier f join formulierversie v on v.id = f.formulierversie_id join casus c on c.id = f.casus_id`
  /** Nobody wrote in it or signed it since: all is as the move left it. */
  const onaangeroerd = sql`
    h.terug_op is null and f.status = 'concept' and c.afgesloten_op is null and f.revisie = h.revisie_na and f.formulierversie_id = h.naar_versie_id
    and f.akkoorden = case when (h.aantallen ->> 'akkoorden')::int > 0 then '{}'::jsonb else h.voor -> 'akkoorden' end`

  return {
    /** From here on Postgres refuses every write in this transaction. */
    async readOnly(): Promise<void> {
      await sql`set transaction read only`
    },

    /** Every version of a form, newest first. */
    async listVersies(sleutel: string): Promise<Verhuisversie[]> {
      return sql<Verhuisversie[]>`
        select v.id, v.versie, v.titel, v.gepubliceerd_op as "gepubliceerdOp", v.definitie,
          (select count(*)::int from formulier f join casus c on c.id = f.casus_id where f.formulierversie_id = v.id and f.status = 'concept' and c.afgesloten_op is null) as "openConcepten"
        from formulierversie v where v.sleutel = ${sleutel} order by v.versie desc`
    },

    /** Ids of forms that wait, by casus number; what this task did already is not among them. */
    async listOpen(keuze: Verhuiskeuze, taakId: string): Promise<string[]> {
      const rijen = await sql<{ id: string }[]>`
        select f.id from ${bronnen} where ${gekozen(keuze)} and not exists (select from formulierverhuizing h where h.taak_id = ${taakId} and h.formulier_id = f.id) order by c.nummer, f.volgnr`
      return rijen.map(({ id }) => id)
    },

    /** In how many of those concepts each field at the top is answered. */
    async countIngevuld(keuze: Verhuiskeuze): Promise<Map<string, number>> {
      const rijen = await sql<{ veld: string; n: number }[]>`select k.veld, count(*)::int as n from ${bronnen}, lateral jsonb_object_keys(f.antwoorden) k(veld) where ${gekozen(keuze)} group by 1`
      return new Map(rijen.map(({ veld, n }) => [veld, n]))
    },

    /** `slot`: nobody else writes it until this transaction ends. */
    async findFormulier(id: string, { slot }: { readonly slot: boolean }): Promise<Verhuisformulier | null> {
      const [rij] = await sql<Verhuisformulier[]>`
        select f.id, f.casus_id as "casusId", c.nummer, f.volgnr, f.status, c.afgesloten_op is null as open, f.formulierversie_id as "formulierversieId", f.revisie,
          f.antwoorden, f.akkoorden, f.geparkeerd, f.veldrevisies
        from formulier f join casus c on c.id = f.casus_id where f.id = ${id} ${slot ? sql`for update of f` : sql``}`
      return rij ?? null
    },

    /** Writes the form in its new version and what it was before. The form must be locked. The clock, `gewijzigd_op` and the gebeurtenissen of the casus are not touched. */
    async move({ taakId, formulier: f, naarVersieId, antwoorden, geparkeerd, veldrevisies, trekAkkoordenIn, uitkomst, aantallen, reden, door }: TeVerhuizen): Promise<void> {
      const voor = { antwoorden: f.antwoorden, akkoorden: f.akkoorden, geparkeerd: f.geparkeerd, veldrevisies: f.veldrevisies }
      await sql`
        insert into formulierverhuizing (gemeente_id, taak_id, formulier_id, van_versie_id, naar_versie_id, uitkomst, aantallen, voor, revisie_na, reden, door)
        values (current_setting('app.gemeente_id')::uuid, ${taakId}, ${f.id}, ${f.formulierversieId}, ${naarVersieId}, ${uitkomst}, ${JSON.stringify(aantallen)}::text::jsonb,
                ${JSON.stringify(voor)}::text::jsonb, ${f.revisie + 1}, ${reden}, ${door})`
      const rijen = await sql`
        update formulier set formulierversie_id = ${naarVersieId}, antwoorden = ${JSON.stringify(antwoorden)}::text::jsonb, geparkeerd = ${JSON.stringify(geparkeerd)}::text::jsonb,
          veldrevisies = ${JSON.stringify(veldrevisies)}::text::jsonb, akkoorden = case when ${trekAkkoordenIn} then '{}'::jsonb else akkoorden end, revisie = revisie + 1
        where id = ${f.id} and revisie = ${f.revisie} and formulierversie_id = ${f.formulierversieId} and status = 'concept' returning id`
      if (rijen.length !== 1) throw new Error('locked formulier was changed by somebody else')
    },

    /** What a task did, in the order of the casus numbers. */
    async listVanTaak(taakId: string): Promise<Verhuisregel[]> {
      return sql<Verhuisregel[]>`
        select c.nummer, f.volgnr, f.id as "formulierId", v.versie as "vanVersie", h.uitkomst, h.aantallen,
          case when h.terug_op is not null then 'gedaan' when ${onaangeroerd} then 'kan' end as terug
        from formulierverhuizing h join formulier f on f.id = h.formulier_id join casus c on c.id = f.casus_id join formulierversie v on v.id = h.van_versie_id
        where h.taak_id = ${taakId} order by c.nummer, f.volgnr`
    },

    /** Forms of these versions that became vastgesteld since a moment: they stay as they are. */
    async listVastgesteldSinds({ sleutel, van, naar, formulierIds }: Verhuiskeuze, sinds: string): Promise<{ nummer: string; volgnr: number }[]> {
      return sql<{ nummer: string; volgnr: number }[]>`
        select c.nummer, f.volgnr from ${bronnen} where f.sleutel = ${sleutel} and f.status = 'vastgesteld' and f.vastgesteld_op >= ${sinds}::timestamptz and v.versie <> ${naar}
        ${van === 'alle' ? sql`` : sql`and v.versie = any (${[...van]}::int[])`} ${alleen(formulierIds)} order by c.nummer, f.volgnr`
    },

    /** Per task: how many forms it moved, how many went back, and how many still can. */
    async telTerug(taakIds: readonly string[]): Promise<Map<string, { verhuisd: number; terug: number; kan: number }>> {
      const rijen = await sql<{ taakId: string; verhuisd: number; terug: number; kan: number }[]>`
        select h.taak_id as "taakId", count(*)::int as verhuisd, count(h.terug_op)::int as terug, count(*) filter (where ${onaangeroerd})::int as kan
        from formulierverhuizing h join formulier f on f.id = h.formulier_id join casus c on c.id = f.casus_id where h.taak_id = any (${[...taakIds]}::text[]::uuid[]) group by 1`
      return new Map(rijen.map(({ taakId, ...rest }) => [taakId, rest]))
    },

    /**
     * Puts forms back as they were before this task, where nobody wrote in them since; the revision goes up, never back.
     * Answers the casussen they are of. Left out `formulierIds`: all of them.
     */
    async putBack(taakId: string, { door, formulierIds }: { readonly door: string; readonly formulierIds?: readonly string[] | undefined }): Promise<{ casusId: string }[]> {
      await sql`
        select f.id from formulier f where f.id in (select h.formulier_id from formulierverhuizing h where h.taak_id = ${taakId}) order by f.id for update`
      return sql<{ casusId: string }[]>`
        with kan as (
          select h.id, h.formulier_id, h.van_versie_id, h.voor
          from formulierverhuizing h join formulier f on f.id = h.formulier_id join casus c on c.id = f.casus_id
          where h.taak_id = ${taakId} and ${onaangeroerd} ${formulierIds ? sql`and h.formulier_id = any (${[...formulierIds]}::text[]::uuid[])` : sql``}
        ), gemerkt as (
          update formulierverhuizing h set terug_op = nu(), terug_door = ${door} from kan where h.id = kan.id
        )
        update formulier f set formulierversie_id = kan.van_versie_id, antwoorden = kan.voor -> 'antwoorden', akkoorden = kan.voor -> 'akkoorden',
          geparkeerd = kan.voor -> 'geparkeerd', veldrevisies = kan.voor -> 'veldrevisies', revisie = f.revisie + 1
        from kan where f.id = kan.formulier_id returning f.casus_id as "casusId"`
    },
  }
}
