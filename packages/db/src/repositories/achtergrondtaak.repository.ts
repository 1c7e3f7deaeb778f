import type { Db, Tx } from '../client.ts'
import type { Taaksoort, Taakstatus } from '../schema/achtergrondtaak.ts'
import { sqlOf } from '../tenant.ts'

export interface Achtergrondtaak {
  readonly id: string
  readonly soort: Taaksoort
  readonly invoer: Record<string, unknown>
  readonly status: Taakstatus
  readonly gedaan: number
  readonly totaal: number | null
  readonly uitkomst: Record<string, unknown> | null
  /** A code, never a text of an error: those carry values. */
  readonly foutCode: string | null
  readonly door: string
  readonly aangemaaktOp: string
  readonly klaarOp: string | null
}

/** A task in the hands of one worker. `poging` is its proof: a worker that was taken for dead and wakes up again has an older one. */
export interface GeclaimdeTaak {
  readonly id: string
  readonly poging: number
  readonly soort: Taaksoort
  readonly invoer: Record<string, unknown>
  /** W3C traceparent of the click that asked for it. */
  readonly spoor: string | null
}
type Greep = Pick<GeclaimdeTaak, 'id' | 'poging'>

/** `door`: go on. `annuleren`: somebody asked to stop. `weg`: another worker has it now; write nothing more. */
export type Voortgangsantwoord = 'door' | 'annuleren' | 'weg'

/** A task that brought down its worker so often is not begun again. */
const MAX_POGINGEN = 5

/** Long tasks of one gemeente. Who waits and who was left alone is decided by Postgres; signs of life are in real time, so that a proefklok that is moved takes no task away. */
export function achtergrondtaakRepository(tx: Tx) {
  const sql = sqlOf(tx)
  const kolommen = sql`
    id, soort, invoer, status, gedaan, totaal, uitkomst, fout_code as "foutCode", door, aangemaakt_op as "aangemaaktOp", klaar_op as "klaarOp"`
  /** Answers whether this worker still had it. */
  const sluit = async ({ id, poging }: Greep, status: Taakstatus, foutCode: string | null, uitkomst: Record<string, unknown> | null): Promise<boolean> => {
    const rijen = await sql`
      update achtergrondtaak set status = ${status}, fout_code = ${foutCode}, uitkomst = ${uitkomst && JSON.stringify(uitkomst)}::text::jsonb, klaar_op = nu(), levensteken_op = now()
      where id = ${id} and pogingen = ${poging} and status = 'bezig' returning id`
    return rijen.length === 1
  }

  return {
    /** `invoer` may hold ids, dates and published or drafted rules; nothing about a person. Answers the id. */
    async create({ soort, invoer, door }: Pick<Achtergrondtaak, 'soort' | 'invoer' | 'door'>): Promise<string> {
      const [rij] = await sql<{ id: string }[]>`
        insert into achtergrondtaak (gemeente_id, soort, invoer, door)
        values (current_setting('app.gemeente_id')::uuid, ${soort}, ${JSON.stringify(invoer)}::text::jsonb, ${door}) returning id`
      return rij!.id
    },

    async findById(id: string): Promise<Achtergrondtaak | null> {
      const [rij] = await sql<Achtergrondtaak[]>`select ${kolommen} from achtergrondtaak where id = ${id}`
      return rij ?? null
    },

    /** The newest of a soort; with `sleutel` the newest that is about that key (`invoer.sleutel`). */
    async findLatest(soort: Taaksoort, sleutel?: string): Promise<Achtergrondtaak | null> {
      const [rij] = await sql<Achtergrondtaak[]>`
        select ${kolommen} from achtergrondtaak where soort = ${soort} ${sleutel === undefined ? sql`` : sql`and invoer ->> 'sleutel' = ${sleutel}`}
        order by aangemaakt_op desc, id desc limit 1`
      return rij ?? null
    },

    /** The newest of a soort that are about this key, newest first. */
    async listLatest(soort: Taaksoort, sleutel: string, aantal: number): Promise<Achtergrondtaak[]> {
      return sql<Achtergrondtaak[]>`select ${kolommen} from achtergrondtaak where soort = ${soort} and invoer ->> 'sleutel' = ${sleutel} order by aangemaakt_op desc, id desc limit ${aantal}`
    },

    /** Until the end of the transaction nobody else starts or stops a task of this soort about this key. */
    async lock(soort: Taaksoort, sleutel: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.gemeente_id') || ${`taak:${soort}:${sleutel}`}, 0))`
    },

    /**
     * Takes one that waits, or that a worker left alone: `bezig` without a sign of life for so long. Null when another has it, when it
     * is over, or when it must not run again; it is closed then.
     */
    async claim(id: string, verlatenMs = 60_000): Promise<GeclaimdeTaak | null> {
      const [rij] = await sql<{ poging: number; soort: Taaksoort; invoer: Record<string, unknown>; status: Taakstatus; spoor: string | null }[]>`
        with vrij as (
          select a.id from achtergrondtaak a
          where a.id = ${id} and (a.status = 'wacht' or (a.status = 'bezig' and (a.levensteken_op is null or a.levensteken_op < now() - ${verlatenMs} * interval '1 millisecond')))
          for update skip locked
        )
        update achtergrondtaak a set
          status = case when a.annuleren then 'geannuleerd' when a.pogingen >= ${MAX_POGINGEN} then 'mislukt' else 'bezig' end,
          fout_code = case when not a.annuleren and a.pogingen >= ${MAX_POGINGEN} then 'TE_VAAK_BEGONNEN' end,
          klaar_op = case when a.annuleren or a.pogingen >= ${MAX_POGINGEN} then nu() end,
          begonnen_op = coalesce(a.begonnen_op, nu()), pogingen = a.pogingen + 1, gedaan = 0, levensteken_op = now()
        from vrij where a.id = vrij.id returning a.pogingen as poging, a.soort, a.invoer, a.status, a.spoor`
      return rij?.status === 'bezig' ? { id, poging: rij.poging, soort: rij.soort, invoer: rij.invoer, spoor: rij.spoor } : null
    },

    /** A sign of life with how far it is; answers whether to go on. */
    async progress({ id, poging }: Greep, { gedaan, totaal }: { readonly gedaan: number; readonly totaal: number }): Promise<Voortgangsantwoord> {
      const [rij] = await sql<{ annuleren: boolean }[]>`
        update achtergrondtaak set gedaan = ${gedaan}, totaal = ${totaal}, levensteken_op = now()
        where id = ${id} and pogingen = ${poging} and status = 'bezig' returning annuleren`
      if (!rij) return 'weg'
      return rij.annuleren ? 'annuleren' : 'door'
    },

    finish: (greep: Greep, uitkomst: Record<string, unknown>): Promise<boolean> => sluit(greep, 'klaar', null, uitkomst),
    fail: (greep: Greep, code: string): Promise<boolean> => sluit(greep, 'mislukt', code, null),
    /** What the worker says when it stopped because somebody asked. */
    stopped: (greep: Greep): Promise<boolean> => sluit(greep, 'geannuleerd', null, null),

    /** Gives it back, so that another takes it at once: this worker ends. It does not count as a try. */
    async giveBack({ id, poging }: Greep): Promise<void> {
      await sql`update achtergrondtaak set status = 'wacht', pogingen = pogingen - 1 where id = ${id} and pogingen = ${poging} and status = 'bezig'`
    },

    /** Asks it to stop: one that waits is over at once, one that runs stops within a batch. One that is over stays as it is. */
    async cancel(id: string): Promise<void> {
      await sql`
        update achtergrondtaak set annuleren = true,
          status = case when status = 'wacht' then 'geannuleerd' else status end, klaar_op = case when status = 'wacht' then nu() end
        where id = ${id} and status in ('wacht', 'bezig')`
    },
  }
}

/** Tasks over all gemeenten that wait or were left alone by a worker that died; for the heart-beat. Ids only. */
export async function takenMetWerk(db: Db): Promise<{ gemeenteId: string; taakId: string }[]> {
  return sqlOf(db)<{ gemeenteId: string; taakId: string }[]>`select gemeente_id as "gemeenteId", taak_id as "taakId" from taken_met_werk()`
}
