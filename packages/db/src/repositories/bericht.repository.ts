import type { Berichtsoort } from '@regietafel/domain/bericht'
import type { Tx } from '../client.ts'
import { sqlOf } from '../tenant.ts'

/** How a gemeente sends; clock times `HH:MM` in Amsterdam. */
export interface Instelling {
  readonly verzameltijd: string
  readonly stilVan: string
  readonly stilTot: string
  readonly spoed: readonly string[]
  readonly spoedDoorStilte: boolean
  readonly uitstelWerkdagen: number
  readonly uitstelKeer: number
}

export interface SjabloonRij {
  readonly soort: Berichtsoort
  readonly onderwerp: string
  readonly tekst: string
  readonly revisie: number
  readonly gewijzigdOp: string
}

export interface Berichtlogregel {
  readonly op: string
  readonly door: string | null
  /** `instelling`, or the kind of message. */
  readonly wat: string
  readonly reden: string | null
}

/** What is sent when a gemeente set nothing; the defaults of the table. */
export const standaardInstelling: Instelling = { verzameltijd: '09:00', stilVan: '20:00', stilTot: '07:00', spoed: ['E3', 'E4'], spoedDoorStilte: false, uitstelWerkdagen: 5, uitstelKeer: 2 }

export function berichtRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    async instelling(): Promise<Instelling> {
      const [rij] = await sql<Instelling[]>`
        select to_char(verzameltijd, 'HH24:MI') as verzameltijd, to_char(stil_van, 'HH24:MI') as "stilVan", to_char(stil_tot, 'HH24:MI') as "stilTot", spoed, spoed_door_stilte as "spoedDoorStilte",
          uitstel_werkdagen as "uitstelWerkdagen", uitstel_keer as "uitstelKeer" from meldinginstelling`
      return rij ?? standaardInstelling
    },
    /** Holds the row (or its absence) until the transaction ends, so that two people do not write over each other. */
    async vergrendel(): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('bericht:' || current_setting('app.gemeente_id'), 0))`
    },
    async zetInstelling(i: Instelling, door: string): Promise<void> {
      await sql`
        insert into meldinginstelling (gemeente_id, verzameltijd, stil_van, stil_tot, spoed, spoed_door_stilte, uitstel_werkdagen, uitstel_keer, gewijzigd_door)
        values (current_setting('app.gemeente_id')::uuid, ${i.verzameltijd}::text::time, ${i.stilVan}::text::time, ${i.stilTot}::text::time, ${[...i.spoed]}::text[], ${i.spoedDoorStilte}, ${i.uitstelWerkdagen}, ${i.uitstelKeer}, ${door})
        on conflict (gemeente_id) do update set verzameltijd = excluded.verzameltijd, stil_van = excluded.stil_van, stil_tot = excluded.stil_tot, spoed = excluded.spoed, spoed_door_stilte = excluded.spoed_door_stilte,
          uitstel_werkdagen = excluded.uitstel_werkdagen, uitstel_keer = excluded.uitstel_keer, gewijzigd_door = excluded.gewijzigd_door, gewijzigd_op = nu()`
    },
    /** Only what the gemeente wrote itself. */
    async sjablonen(): Promise<SjabloonRij[]> {
      return sql<SjabloonRij[]>`select soort, onderwerp, tekst, revisie, gewijzigd_op as "gewijzigdOp" from berichtsjabloon`
    },
    /** `revisie` 0: the shipped words are the ones that were read. False when somebody else was first. */
    async bewaar({ soort, onderwerp, tekst, revisie, door }: { soort: Berichtsoort; onderwerp: string; tekst: string; revisie: number; door: string }): Promise<boolean> {
      const rijen = revisie === 0
        ? await sql`insert into berichtsjabloon (gemeente_id, soort, onderwerp, tekst, gewijzigd_door) values (current_setting('app.gemeente_id')::uuid, ${soort}, ${onderwerp}, ${tekst}, ${door}) on conflict (gemeente_id, soort) do nothing returning soort`
        : await sql`update berichtsjabloon set onderwerp = ${onderwerp}, tekst = ${tekst}, revisie = revisie + 1, gewijzigd_door = ${door}, gewijzigd_op = nu() where soort = ${soort} and revisie = ${revisie} returning soort`
      return rijen.length > 0
    },
    /** Back to the shipped words. False when somebody else changed them since. */
    async verwijder(soort: Berichtsoort, revisie: number): Promise<boolean> {
      return (await sql`delete from berichtsjabloon where soort = ${soort} and revisie = ${revisie} returning soort`).length > 0
    },
    /** Trappen that the kaders of this gemeente know, in no order. */
    async trappen(): Promise<string[]> {
      const rijen = await sql<{ trap: string }[]>`select distinct t #>> '{}' as trap from kaderversie k, jsonb_path_query(k.inhoud, '$.**.trappen[*].trap') t where jsonb_typeof(t) = 'string'`
      return rijen.map(({ trap }) => trap)
    },
    /** First names of the jeugdigen and names of everybody who works here: what must not stand in words for all. */
    async namen(): Promise<{ roepnamen: string[]; namen: string[] }> {
      const [kinderen, mensen] = await Promise.all([sql<{ naam: string }[]>`select distinct roepnaam as naam from casus`, sql<{ naam: string }[]>`select distinct naam from gebruiker`])
      return { roepnamen: kinderen.map(({ naam }) => naam), namen: mensen.map(({ naam }) => naam) }
    },
    /** Newest first. */
    async geschiedenis(aantal = 30): Promise<Berichtlogregel[]> {
      return sql<Berichtlogregel[]>`
        select l.op, g.naam as door, l.object_id as wat, l.reden from logboek l left join gebruiker g on g.id = l.door
        where l.object_soort = 'bericht' and l.handeling = 'bericht.zetten' and l.uitkomst = 'gelukt' order by l.op desc, l.id desc limit ${aantal}`
    },
  }
}
