import type { Kaderdefinitie } from '@regietafel/domain/kader'
import { err, ok, type Result } from '@regietafel/domain/kernel'
import { contentHash } from '../hash.ts'
import type { Conceptstatus } from '../schema/kaderconcept.ts'
import type { Sql } from '../tenant.ts'
import { inzetVan } from './kader-inzet.ts'

/** Somebody who did something, as a screen names her. */
export interface Wie { readonly id: string; readonly naam: string; readonly organisatie: string | null }

/** A concept without its content. */
export interface Kaderconceptkop {
  readonly sleutel: string
  readonly titel: string
  readonly status: Conceptstatus
  readonly revisie: number
  readonly aangemaaktOp: string
  readonly gewijzigdOp: string
  readonly laatsteDoor: Wie
  /** Everybody who changed it since the last publication; none of them may approve. */
  readonly bewerkers: readonly string[]
  /** The version it began from. */
  readonly van: { readonly id: string; readonly sleutel: string; readonly titel: string; readonly versie: number } | null
  readonly toelichting: string | null
  readonly ingediendDoor: Wie | null
  readonly ingediendOp: string | null
  readonly teruggewezenReden: string | null
}

export interface Kaderconcept extends Kaderconceptkop {
  /** The outline of a kader; it need not work yet. */
  readonly inhoud: Record<string, unknown>
}

/** Somebody else saved, handed in, published or threw it away in between; `concept` says who and when. */
export type Conceptweigering =
  | { readonly code: 'CONCEPT_WEG' }
  | { readonly code: 'CONCEPT_VEROUDERD' | 'CONCEPT_INGEDIEND' | 'CONCEPT_NIET_INGEDIEND'; readonly concept: Kaderconceptkop }
  /** Four eyes: somebody else must approve (`GOEDKEURING_NODIG`), and not one who worked on it (`ZELF_BEWERKT`). */
  | { readonly code: 'GOEDKEURING_NODIG' | 'ZELF_BEWERKT' }

export interface TePubliceren {
  readonly sleutel: string
  readonly revisie: number
  /** The concept, found to work. Its key and version are set here. */
  readonly kader: Kaderdefinitie
  readonly door: string
  /** Null where the gemeente asks for one pair of eyes. */
  readonly goedgekeurdDoor: string | null
  readonly toelichting: string
}

export interface Gepubliceerd { readonly id: string; readonly versie: number; readonly hash: string }

/** Publishing of one key goes one after the other. */
export const lockKadersleutel = (sql: Sql, sleutel: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`kaderversie:${sleutel}`}, 0))`

/** SQL of a person by id, as json; null for nobody. */
export const wieSql = (sql: Sql, id: ReturnType<Sql>) =>
  sql`(select json_build_object('id', g.id, 'naam', g.naam, 'organisatie', o.naam) from gebruiker g join organisatie o on o.id = g.organisatie_id where g.id = ${id})`

/** Kaders in the making: one per key, beside the version that is live. */
export function conceptenVan(sql: Sql) {
  const kop = sql`
    c.sleutel, coalesce(c.inhoud ->> 'titel', c.sleutel) as titel, c.status, c.revisie, c.aangemaakt_op as "aangemaaktOp", c.gewijzigd_op as "gewijzigdOp",
    ${wieSql(sql, sql`c.laatste_door`)} as "laatsteDoor", c.bewerkers,
    (select json_build_object('id', k.id, 'sleutel', k.sleutel, 'titel', k.inhoud ->> 'titel', 'versie', k.versie) from kaderversie k where k.id = c.van_kaderversie_id) as van,
    c.toelichting, ${wieSql(sql, sql`c.ingediend_door`)} as "ingediendDoor", c.ingediend_op as "ingediendOp", c.teruggewezen_reden as "teruggewezenReden"`

  async function findKop(sleutel: string): Promise<Kaderconceptkop | null> {
    const [row] = await sql<Kaderconceptkop[]>`select ${kop} from kaderconcept c where c.sleutel = ${sleutel}`
    return row ?? null
  }
  /** Why nothing was changed. */
  async function weiger(sleutel: string, moet: Conceptstatus): Promise<{ readonly ok: false; readonly error: Conceptweigering }> {
    const concept = await findKop(sleutel)
    if (!concept) return { ok: false, error: { code: 'CONCEPT_WEG' } }
    if (concept.status === moet) return { ok: false, error: { code: 'CONCEPT_VEROUDERD', concept } }
    return { ok: false, error: { code: moet === 'concept' ? 'CONCEPT_INGEDIEND' : 'CONCEPT_NIET_INGEDIEND', concept } }
  }

  return {
    async findConcept(sleutel: string): Promise<Kaderconcept | null> {
      const [row] = await sql<Kaderconcept[]>`select ${kop}, c.inhoud from kaderconcept c where c.sleutel = ${sleutel}`
      return row ?? null
    },
    async listConcepten(): Promise<Kaderconceptkop[]> {
      return sql<Kaderconceptkop[]>`select ${kop} from kaderconcept c order by c.sleutel`
    },
    /** Null when there is a concept of this key already; that one stays as it is. */
    async createConcept({ sleutel, vanKaderversieId, inhoud, door }: { sleutel: string; vanKaderversieId: string | null; inhoud: object; door: string }): Promise<Kaderconcept | null> {
      const rows = await sql`
        insert into kaderconcept (gemeente_id, sleutel, van_kaderversie_id, inhoud, bewerkers, laatste_door)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${vanKaderversieId}, ${JSON.stringify(inhoud)}::jsonb, array[${door}::text], ${door})
        on conflict (gemeente_id, sleutel) do nothing returning id`
      return rows.length === 0 ? null : this.findConcept(sleutel)
    },
    /** Refused when it was saved or handed in since `revisie`; what is handed in must be taken back first. */
    async saveConcept({ sleutel, revisie, inhoud, door }: { sleutel: string; revisie: number; inhoud: object; door: string }): Promise<Result<{ revisie: number; gewijzigdOp: string }, Conceptweigering>> {
      const [row] = await sql<{ revisie: number; gewijzigdOp: string }[]>`
        update kaderconcept set inhoud = ${JSON.stringify(inhoud)}::jsonb, revisie = revisie + 1, gewijzigd_op = nu(), laatste_door = ${door},
          bewerkers = case when ${door} = any (bewerkers) then bewerkers else bewerkers || ${door}::text end
        where sleutel = ${sleutel} and revisie = ${revisie} and status = 'concept' returning revisie, gewijzigd_op as "gewijzigdOp"`
      return row ? ok(row) : weiger(sleutel, 'concept')
    },
    /** False when there is none. */
    async deleteConcept(sleutel: string): Promise<boolean> {
      return (await sql`delete from kaderconcept where sleutel = ${sleutel} returning id`).length > 0
    },
    /** Waits for a colleague from now on. */
    async submitConcept({ sleutel, revisie, door, toelichting }: { sleutel: string; revisie: number; door: string; toelichting: string }): Promise<Result<null, Conceptweigering>> {
      const rows = await sql`
        update kaderconcept set status = 'ter-goedkeuring', toelichting = ${toelichting}, ingediend_door = ${door}, ingediend_op = nu(), teruggewezen_reden = null
        where sleutel = ${sleutel} and revisie = ${revisie} and status = 'concept' returning id`
      return rows.length > 0 ? ok(null) : weiger(sleutel, 'concept')
    },
    /** Taken back by who handed it in. False when it did not wait. */
    async withdrawConcept(sleutel: string): Promise<boolean> {
      return (await sql`update kaderconcept set status = 'concept', ingediend_door = null, ingediend_op = null where sleutel = ${sleutel} and status = 'ter-goedkeuring' returning id`).length > 0
    },
    /** Sent back by a colleague. False when it did not wait. */
    async returnConcept({ sleutel, reden }: { sleutel: string; reden: string }): Promise<boolean> {
      return (await sql`
        update kaderconcept set status = 'concept', ingediend_door = null, ingediend_op = null, teruggewezen_reden = ${reden}
        where sleutel = ${sleutel} and status = 'ter-goedkeuring' returning id`).length > 0
    },
    /**
     * Makes it the next version of its key and throws the concept away, both or neither. Two at once: one publishes, the other is refused.
     * Refused as well when it changed since `revisie`, or when the second pair of eyes is missing or worked on it.
     */
    async publishConcept({ sleutel, revisie, kader, door, goedgekeurdDoor, toelichting }: TePubliceren): Promise<Result<Gepubliceerd, Conceptweigering>> {
      await lockKadersleutel(sql, sleutel)
      const moet = goedgekeurdDoor === null ? 'concept' : 'ter-goedkeuring'
      const [concept] = await sql<{ bewerkers: string[]; vanKaderversieId: string | null }[]>`
        select bewerkers, van_kaderversie_id as "vanKaderversieId" from kaderconcept where sleutel = ${sleutel} and revisie = ${revisie} and status = ${moet} for update`
      if (!concept) return weiger(sleutel, moet)
      if (goedgekeurdDoor === null && (await inzetVan(sql).vierOgen())) return err({ code: 'GOEDKEURING_NODIG' })
      if (goedgekeurdDoor !== null && concept.bewerkers.includes(goedgekeurdDoor)) return err({ code: 'ZELF_BEWERKT' })
      const [laatste] = await sql<{ versie: number }[]>`select coalesce(max(versie), 0)::int as versie from kaderversie where sleutel = ${sleutel}`
      const inhoud: Kaderdefinitie = { ...kader, sleutel, versie: laatste!.versie + 1 }
      const hash = contentHash(inhoud)
      const [row] = await sql<{ id: string }[]>`
        insert into kaderversie (gemeente_id, sleutel, versie, inhoud, hash, gepubliceerd_door, goedgekeurd_door, toelichting, van_kaderversie_id)
        values (current_setting('app.gemeente_id')::uuid, ${sleutel}, ${inhoud.versie}, ${JSON.stringify(inhoud)}::jsonb, ${hash}, ${door}, ${goedgekeurdDoor}, ${toelichting},
                (select k.id from kaderversie k where k.id = ${concept.vanKaderversieId}::uuid and k.sleutel <> ${sleutel}))
        returning id`
      await sql`delete from kaderconcept where sleutel = ${sleutel}`
      return ok({ id: row!.id, versie: inhoud.versie, hash })
    },
  }
}
