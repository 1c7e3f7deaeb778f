import { sql } from 'drizzle-orm'
import { customType, uuid } from 'drizzle-orm/pg-core'

/** An instant: `timestamptz(3)`, whole milliseconds, in code an ISO text in UTC ending in `Z`. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
})

/** A span of instants, `[from, until)`; in code the text Postgres writes. */
export const momentbereik = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' })

export const id = () => uuid().primaryKey().default(sql`uuidv7()`)
export const gemeenteId = () => uuid().notNull()
/** The clock that decides: `now()` of Postgres plus the proefklok. */
export const nu = sql`nu()`
/** W3C traceparent of the transaction that writes the row (`volgSpoor`); null when nothing is followed. */
export const spoor = sql`nullif(current_setting('app.spoor', true), '')`
