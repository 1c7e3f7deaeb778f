import { createKalender, standaardKalender, type Kalender } from '@regietafel/domain/kalender'
import type { Datum } from '@regietafel/domain/kernel'
import type { Tx } from '../client.ts'
import type { Kalenderdagsoort } from '../schema/kalenderdag.ts'
import { sqlOf } from '../tenant.ts'
import { contentHash } from '../hash.ts'

export interface KalenderdagRij {
  readonly datum: string
  readonly naam: string
  readonly bron: string
  readonly soort: Kalenderdagsoort
}

/** A Kalender is a value; the same days give the same one. */
const known = new Map<string, Kalender>()
const MAX_KNOWN = 50

export function kalenderRepository(tx: Tx) {
  const sql = sqlOf(tx)
  return {
    async list(): Promise<KalenderdagRij[]> {
      return sql<KalenderdagRij[]>`select datum::text as datum, naam, bron, soort from kalenderdag where verwijderd_op is null order by datum`
    },
    /** The calendar of this gemeente: feestdagen of the law, the equated and own days it recorded; the shipped days when it recorded none. */
    async kalender(): Promise<Kalender> {
      return toKalender(await this.list())
    },
    async add(dagen: readonly KalenderdagRij[]): Promise<void> {
      await sql`
        insert into kalenderdag (gemeente_id, datum, naam, bron, soort)
        select current_setting('app.gemeente_id')::uuid, datum, naam, bron, soort
        from json_to_recordset(${JSON.stringify(dagen)}::json) as r(datum date, naam text, bron text, soort text)
        on conflict (gemeente_id, datum) where verwijderd_op is null do nothing`
    },
  }
}

function toKalender(rijen: readonly KalenderdagRij[]): Kalender {
  if (rijen.length === 0) return standaardKalender
  const versie = contentHash(rijen).slice(0, 16)
  const found = known.get(versie)
  if (found) return found
  const van = (soort: Kalenderdagsoort) => rijen.filter((r) => r.soort === soort).map(({ datum, naam, bron }) => ({ datum: datum as Datum, naam, bron }))
  const gelijkgesteld = van('gelijkgesteld')
  const kalender = createKalender({ versie, eigenDagen: van('eigen'), ...(gelijkgesteld.length > 0 ? { gelijkgesteld } : {}) })
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(versie, kalender)
  return kalender
}
