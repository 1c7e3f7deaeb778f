import { integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/**
 * What had been delivered already when this database was put back to a backup: prints of keys (`afdruk`), read in from the log of the workers
 * or from an export. Nothing whose key is in it is sent again. Insert-only; empty in a database that was never put back.
 */
export const afgeleverd = pgTable(
  'afgeleverd',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: uuid().notNull(),
    ingelezenOp: moment().notNull().default(nu),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.sleutel] })],
)

/** One time this database was put back. What was planned from `van` on, and goes off after `tot`, goes off late because of it. Insert-only. */
export const terugzetting = pgTable('terugzetting', {
  id: id(),
  gemeenteId: uuid().notNull().references(() => gemeente.id),
  /** The last that is known of before. */
  van: moment().notNull(),
  /** When it was said, before the workers started again. */
  tot: moment().notNull(),
  /** Keys of this gemeente that were read in. */
  sleutels: integer().notNull(),
})
