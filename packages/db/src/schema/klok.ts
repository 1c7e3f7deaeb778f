import { boolean, interval, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from './kolommen.ts'

/** At most one row: how far the proefklok is ahead of the real time. Only in demo and tests. */
export const proefklok = pgTable('proefklok', {
  enig: boolean().primaryKey().default(true),
  verschuiving: interval().notNull(),
})

/** The last sign of life of a process, per kind. Real time, never the proefklok. */
export const hartslag = pgTable(
  'hartslag',
  {
    proces: text().notNull(),
    soort: text().notNull(),
    op: moment().notNull(),
    gegevens: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.proces, t.soort] })],
)
