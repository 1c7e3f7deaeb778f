import { STANDAARD_MAILINSTELLING, type Mailinstelling } from '@regietafel/domain/escalatie'
import type { Tx } from '../client.ts'
import type { Berichtsoort } from '../schema/berichtsjabloon.ts'
import type { Kanaal } from '../schema/bezorging.ts'
import { sqlOf, type Sql } from '../tenant.ts'

/** What stands still in one gemeente at this moment, because somebody asked for it. */
export interface Stilstand {
  /** Everything of it. */
  readonly gemeente: boolean
  /** Names of jobs. */
  readonly wachtrijen: readonly string[]
  /** Until when, per kanaal. */
  readonly kanalen: Readonly<Partial<Record<Kanaal, string>>>
}

/** SQL: a pauze that holds now. */
export const isActief = (sql: Sql) => sql`p.hervat_op is null and p.van <= nu() and p.tot > nu()`

/** SQL: the gemeente, or this job of it, stands still. `waar` narrows `p` to one gemeente where the transaction sees more. */
export const staatStil = (sql: Sql, job: string, waar = sql`true`) => sql`exists (select from pauze p where ${waar} and ${isActief(sql)} and (p.soort = 'gemeente' or (p.soort = 'wachtrij' and p.doel = ${job})))`

/** Read inside the transaction that would do the work: what was paused before it began, it does not do. */
export async function readStilstand(tx: Tx): Promise<Stilstand> {
  const sql = sqlOf(tx)
  const rijen = await sql<{ soort: string; doel: string; tot: string }[]>`select p.soort, p.doel, max(p.tot) as tot from pauze p where ${isActief(sql)} group by p.soort, p.doel`
  return {
    gemeente: rijen.some(({ soort }) => soort === 'gemeente'),
    wachtrijen: rijen.filter(({ soort }) => soort === 'wachtrij').map(({ doel }) => doel),
    kanalen: Object.fromEntries(rijen.filter(({ soort }) => soort === 'kanaal').map(({ doel, tot }) => [doel, tot])),
  }
}

/** Whether this job of this gemeente may do nothing now. */
export const ligtStil = ({ gemeente, wachtrijen }: Stilstand, job: string): boolean => gemeente || wachtrijen.includes(job)

/** How one gemeente sends: when, from whom, in which words. */
export interface Bezorginstelling extends Mailinstelling {
  /** Name of the gemeente. */
  readonly gemeente: string
  /** Address that its mails come from; null: that of the installation. */
  readonly afzender: string | null
  /** Its own words; what is not here has the shipped ones. */
  readonly sjablonen: Readonly<Partial<Record<Berichtsoort, { readonly onderwerp: string; readonly tekst: string }>>>
}

/** SQL: the columns of `Mailinstelling`, of meldinginstelling `m` that need not be there: the defaults where the gemeente chose nothing. */
export function mailinstelling(sql: Sql) {
  const { verzameltijd, stilVan, stilTot, spoed, spoedDoorStilte } = STANDAARD_MAILINSTELLING
  return sql`
    coalesce(m.verzameltijd, ${verzameltijd}::text::time)::text as verzameltijd, coalesce(m.stil_van, ${stilVan}::text::time)::text as "stilVan",
    coalesce(m.stil_tot, ${stilTot}::text::time)::text as "stilTot", coalesce(m.spoed, ${[...spoed]}::text[]) as spoed, coalesce(m.spoed_door_stilte, ${spoedDoorStilte}) as "spoedDoorStilte"`
}

export async function readBezorginstelling(tx: Tx): Promise<Bezorginstelling> {
  const sql = sqlOf(tx)
  const [rij] = await sql<Bezorginstelling[]>`
    select k.naam as gemeente, m.afzender, ${mailinstelling(sql)},
      coalesce((select json_object_agg(b.soort, json_build_object('onderwerp', b.onderwerp, 'tekst', b.tekst)) from berichtsjabloon b), '{}') as sjablonen
    from gemeente k left join meldinginstelling m on m.gemeente_id = k.id where k.id = current_setting('app.gemeente_id')::uuid`
  return rij!
}
