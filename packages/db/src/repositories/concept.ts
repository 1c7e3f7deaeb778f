import { err, ok, type Result } from '@regietafel/domain/kernel'
import type { Conceptstatus } from '../schema/kaderconcept.ts'
import type { Sql } from '../tenant.ts'

/** Somebody who did something, as a screen names her. */
export interface Wie { readonly id: string; readonly naam: string; readonly organisatie: string | null }

/** A concept of a kader or a form, without its content. */
export interface Conceptkop {
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

/** Somebody else saved, handed in, published or threw it away in between; `concept` says who and when. */
export type Conceptweigering =
  | { readonly code: 'CONCEPT_WEG' }
  | { readonly code: 'CONCEPT_VEROUDERD' | 'CONCEPT_INGEDIEND' | 'CONCEPT_NIET_INGEDIEND'; readonly concept: Conceptkop }
  /** Four eyes: somebody else must approve (`GOEDKEURING_NODIG`), and not one who worked on it (`ZELF_BEWERKT`). */
  | { readonly code: 'GOEDKEURING_NODIG' | 'ZELF_BEWERKT' }

/** SQL of a person by id, as json; null for nobody. */
export const wieSql = (sql: Sql, id: ReturnType<Sql>) =>
  sql`(select json_build_object('id', g.id, 'naam', g.naam, 'organisatie', o.naam) from gebruiker g join organisatie o on o.id = g.organisatie_id where g.id = ${id})`

/** The columns of `Conceptkop` that both tables have under the same name; the table is `c`. */
export const conceptkolommen = (sql: Sql) => sql`
  c.sleutel, c.status, c.revisie, c.aangemaakt_op as "aangemaaktOp", c.gewijzigd_op as "gewijzigdOp", ${wieSql(sql, sql`c.laatste_door`)} as "laatsteDoor", c.bewerkers,
  c.toelichting, ${wieSql(sql, sql`c.ingediend_door`)} as "ingediendDoor", c.ingediend_op as "ingediendOp", c.teruggewezen_reden as "teruggewezenReden"`

/** Publishing of one key goes one after the other. */
export const lockSleutel = (sql: Sql, versietabel: 'kaderversie' | 'formulierversie', sleutel: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`${versietabel}:${sleutel}`}, 0))`

interface Concepttabel { readonly tabel: 'kaderconcept' | 'formulierconcept'; readonly inhoud: 'inhoud' | 'definitie'; readonly findKop: (sleutel: string) => Promise<Conceptkop | null> }
interface Uitgever { readonly sleutel: string; readonly revisie: number; readonly goedgekeurdDoor: string | null; readonly vierOgen: () => Promise<boolean> }

/** What is done with a concept, of a kader and of a form alike. Who may is decided before; here only who was first. */
export function conceptdaden(sql: Sql, { tabel, inhoud: kolom, findKop }: Concepttabel) {
  const uit = sql(tabel)
  /** Why nothing was changed. */
  async function weiger(sleutel: string, moet: Conceptstatus): Promise<{ readonly ok: false; readonly error: Conceptweigering }> {
    const concept = await findKop(sleutel)
    if (!concept) return { ok: false, error: { code: 'CONCEPT_WEG' } }
    if (concept.status === moet) return { ok: false, error: { code: 'CONCEPT_VEROUDERD', concept } }
    return { ok: false, error: { code: moet === 'concept' ? 'CONCEPT_INGEDIEND' : 'CONCEPT_NIET_INGEDIEND', concept } }
  }
  return {
    /** Refused when it was saved or handed in since `revisie`; what is handed in must be taken back first. */
    async saveConcept({ sleutel, revisie, inhoud, door }: { sleutel: string; revisie: number; inhoud: object; door: string }): Promise<Result<{ revisie: number; gewijzigdOp: string }, Conceptweigering>> {
      const [row] = await sql<{ revisie: number; gewijzigdOp: string }[]>`
        update ${uit} set ${sql(kolom)} = ${JSON.stringify(inhoud)}::jsonb, revisie = revisie + 1, gewijzigd_op = nu(), laatste_door = ${door},
          bewerkers = case when ${door} = any (bewerkers) then bewerkers else bewerkers || ${door}::text end
        where sleutel = ${sleutel} and revisie = ${revisie} and status = 'concept' returning revisie, gewijzigd_op as "gewijzigdOp"`
      return row ? ok(row) : weiger(sleutel, 'concept')
    },
    /** False when there is none. */
    async deleteConcept(sleutel: string): Promise<boolean> {
      return (await sql`delete from ${uit} where sleutel = ${sleutel} returning id`).length > 0
    },
    /** Waits for a colleague from now on. */
    async submitConcept({ sleutel, revisie, door, toelichting }: { sleutel: string; revisie: number; door: string; toelichting: string }): Promise<Result<null, Conceptweigering>> {
      const rows = await sql`
        update ${uit} set status = 'ter-goedkeuring', toelichting = ${toelichting}, ingediend_door = ${door}, ingediend_op = nu(), teruggewezen_reden = null
        where sleutel = ${sleutel} and revisie = ${revisie} and status = 'concept' returning id`
      return rows.length > 0 ? ok(null) : weiger(sleutel, 'concept')
    },
    /** Taken back by who handed it in. False when it did not wait. */
    async withdrawConcept(sleutel: string): Promise<boolean> {
      return (await sql`update ${uit} set status = 'concept', ingediend_door = null, ingediend_op = null where sleutel = ${sleutel} and status = 'ter-goedkeuring' returning id`).length > 0
    },
    /** Sent back by a colleague. False when it did not wait. */
    async returnConcept({ sleutel, reden }: { sleutel: string; reden: string }): Promise<boolean> {
      return (await sql`
        update ${uit} set status = 'concept', ingediend_door = null, ingediend_op = null, teruggewezen_reden = ${reden}
        where sleutel = ${sleutel} and status = 'ter-goedkeuring' returning id`).length > 0
    },
    /** Takes hold of it for publishing. Refused when it changed since `revisie`, or when the second pair of eyes is missing or worked on it. The caller holds `lockSleutel`. */
    async claimConcept({ sleutel, revisie, goedgekeurdDoor, vierOgen }: Uitgever): Promise<Result<null, Conceptweigering>> {
      const moet = goedgekeurdDoor === null ? 'concept' : 'ter-goedkeuring'
      const [concept] = await sql<{ bewerkers: string[] }[]>`select bewerkers from ${uit} where sleutel = ${sleutel} and revisie = ${revisie} and status = ${moet} for update`
      if (!concept) return weiger(sleutel, moet)
      if (goedgekeurdDoor === null && (await vierOgen())) return err({ code: 'GOEDKEURING_NODIG' })
      return goedgekeurdDoor !== null && concept.bewerkers.includes(goedgekeurdDoor) ? err({ code: 'ZELF_BEWERKT' }) : ok(null)
    },
  }
}
