import type { Afdruksectie, Akkoorden, Antwoorden, Geparkeerd } from '@regietafel/domain/formulier'
import type { Tx } from '../client.ts'
import { contentHash } from '../hash.ts'
import type { Formulierstatus, Herkomst, Veldrevisie } from '../schema/formulier.ts'
import { sqlOf } from '../tenant.ts'

export interface FormulierKop {
  readonly id: string
  readonly casusId: string
  readonly formulierversieId: string
  readonly sleutel: string
  readonly titel: string
  readonly volgnr: number
  readonly status: Formulierstatus
  readonly revisie: number
  readonly aangemaaktOp: string
  readonly gewijzigdOp: string
  readonly vastgesteldOp: string | null
}

export interface FormulierRij extends FormulierKop {
  readonly antwoorden: Antwoorden
  readonly veldrevisies: Record<string, Veldrevisie>
  readonly akkoorden: Akkoorden
  /** Answers that have no place in the version at hand. */
  readonly geparkeerd: readonly Geparkeerd[]
  /** Where first answers came from, by field id. */
  readonly herkomst: Readonly<Record<string, Herkomst>>
  /** The questions and answers as they were shown on vaststellen; null for a concept, and for what was vastgesteld before this was kept. */
  readonly getoond: readonly Afdruksectie[] | null
  readonly vastgesteldDoor: string | null
  readonly hash: string | null
}

export interface Bewaring {
  readonly id: string
  /** The revision this was made on; when it has moved on, nothing is written. */
  readonly revisie: number
  readonly antwoorden: Antwoorden
  readonly veldrevisies: Readonly<Record<string, Veldrevisie>>
  /** Left out: they stay as they are. */
  readonly akkoorden?: Akkoorden
  /** Left out: it stays as it is. */
  readonly geparkeerd?: readonly Geparkeerd[]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function formulierRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kop = sql`
    f.id, f.casus_id as "casusId", f.formulierversie_id as "formulierversieId", f.sleutel, v.titel, f.volgnr, f.status, f.revisie,
    f.aangemaakt_op as "aangemaaktOp", f.gewijzigd_op as "gewijzigdOp", f.vastgesteld_op as "vastgesteldOp"`
  const heel = sql`${kop}, f.antwoorden, f.veldrevisies, f.akkoorden, f.geparkeerd, f.herkomst, f.getoond, f.vastgesteld_door as "vastgesteldDoor", f.hash`
  const uit = sql`from formulier f join formulierversie v on v.id = f.formulierversie_id`

  return {
    /** Without the answers. */
    async listByCasus(casusId: string): Promise<FormulierKop[]> {
      return sql<FormulierKop[]>`select ${kop} ${uit} where f.casus_id = ${casusId} order by f.aangemaakt_op, f.sleutel, f.volgnr`
    },
    /** The highest number of this kind in this casus; 0 for none. Nobody else gets an answer until this transaction ends, so the next number is for who asked first. */
    async laatsteVolgnr(casusId: string, sleutel: string): Promise<number> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`formulier:${casusId}:${sleutel}`}, 0))`
      const [row] = await sql<{ n: number }[]>`select coalesce(max(volgnr), 0)::int as n from formulier where casus_id = ${casusId} and sleutel = ${sleutel}`
      return row!.n
    },
    /** The last one of this kind, or the one with this number. */
    async find(casusId: string, sleutel: string, volgnr?: number): Promise<FormulierRij | null> {
      const [row] = await sql<FormulierRij[]>`
        select ${heel} ${uit} where f.casus_id = ${casusId} and f.sleutel = ${sleutel} ${volgnr === undefined ? sql`` : sql`and f.volgnr = ${volgnr}`} order by f.volgnr desc limit 1`
      return row ?? null
    },
    async findById(id: string): Promise<FormulierRij | null> {
      if (!uuid.test(id)) return null
      const [row] = await sql<FormulierRij[]>`select ${heel} ${uit} where f.id = ${id}`
      return row ?? null
    },
    /** As `findById`, and nobody else writes it until this transaction ends. */
    async lock(id: string): Promise<FormulierRij | null> {
      if (!uuid.test(id)) return null
      // First the lock, then the version with it: somebody who waited here may find that the form moved to another.
      await sql`select from formulier where id = ${id} for update`
      const [row] = await sql<FormulierRij[]>`select ${heel} ${uit} where f.id = ${id}`
      return row ?? null
    },
    /** The concept with this number; when somebody made it a moment before, theirs. */
    async openConcept({ casusId, sleutel, volgnr, formulierversieId, antwoorden, door, geparkeerd = [], herkomst = {} }: {
      casusId: string; sleutel: string; volgnr: number; formulierversieId: string; antwoorden: Antwoorden; door: string | null; geparkeerd?: readonly Geparkeerd[]; herkomst?: Readonly<Record<string, Herkomst>>
    }): Promise<FormulierRij> {
      await sql`
        insert into formulier (gemeente_id, casus_id, formulierversie_id, sleutel, volgnr, antwoorden, geparkeerd, herkomst, aangemaakt_door)
        values (current_setting('app.gemeente_id')::uuid, ${casusId}, ${formulierversieId}, ${sleutel}, ${volgnr}, ${JSON.stringify(antwoorden)}::jsonb, ${JSON.stringify(geparkeerd)}::jsonb, ${JSON.stringify(herkomst)}::jsonb, ${door})
        on conflict (casus_id, sleutel, volgnr) do nothing`
      await sql`select from formulier where casus_id = ${casusId} and sleutel = ${sleutel} and volgnr = ${volgnr} for update`
      const [row] = await sql<FormulierRij[]>`select ${heel} ${uit} where f.casus_id = ${casusId} and f.sleutel = ${sleutel} and f.volgnr = ${volgnr}`
      return row!
    },
    /** Answers the new revision, or null when the form was saved or vastgesteld in between. */
    async save({ id, revisie, antwoorden, veldrevisies, akkoorden, geparkeerd }: Bewaring): Promise<{ revisie: number; gewijzigdOp: string } | null> {
      const [row] = await sql<{ revisie: number; gewijzigdOp: string }[]>`
        update formulier set antwoorden = ${JSON.stringify(antwoorden)}::jsonb, veldrevisies = ${JSON.stringify(veldrevisies)}::jsonb,
          akkoorden = coalesce(${akkoorden ? JSON.stringify(akkoorden) : null}::jsonb, akkoorden),
          geparkeerd = coalesce(${geparkeerd ? JSON.stringify(geparkeerd) : null}::jsonb, geparkeerd), revisie = revisie + 1, gewijzigd_op = nu()
        where id = ${id} and revisie = ${revisie} and status = 'concept' returning revisie, gewijzigd_op as "gewijzigdOp"`
      return row ?? null
    },
    /** Akkoorden stand beside the answers and do not move the revision. False when it is no concept any more. */
    async setAkkoorden(id: string, akkoorden: Akkoorden): Promise<boolean> {
      const rows = await sql`update formulier set akkoorden = ${JSON.stringify(akkoorden)}::jsonb, gewijzigd_op = nu() where id = ${id} and status = 'concept' returning id`
      return rows.length > 0
    },
    /**
     * Freezes it for good; a trigger refuses every change afterwards. The hash covers the published questions, the answers, and both as they were shown.
     * Null when the form was saved or vastgesteld in between. The caller records the gebeurtenis in the same transaction.
     */
    async vaststellen({ id, revisie, door, op, getoond }: { id: string; revisie: number; door: string | null; op?: string; getoond: readonly Afdruksectie[] }): Promise<{ vastgesteldOp: string; hash: string } | null> {
      const [row] = await sql<{ antwoorden: Antwoorden; definitieHash: string }[]>`
        select f.antwoorden, v.hash as "definitieHash" ${uit} where f.id = ${id} and f.revisie = ${revisie} and f.status = 'concept' for update of f`
      if (!row) return null
      const hash = contentHash({ definitie: row.definitieHash, antwoorden: row.antwoorden, getoond })
      const [vast] = await sql<{ vastgesteldOp: string; hash: string }[]>`
        update formulier set status = 'vastgesteld', vastgesteld_op = coalesce(${op ?? null}::timestamptz, nu()), vastgesteld_door = ${door}, hash = ${hash}, getoond = ${JSON.stringify(getoond)}::jsonb,
          gewijzigd_op = coalesce(${op ?? null}::timestamptz, nu())
        where id = ${id} returning vastgesteld_op as "vastgesteldOp", hash`
      return vast!
    },
  }
}
