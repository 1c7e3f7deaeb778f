import { date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'

/** A day that is no werkdag, beside Saturdays and Sundays. */
export const kalenderdag = pgTable(
  'kalenderdag',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    datum: date({ mode: 'string' }).notNull(),
    naam: text().notNull(),
    bron: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.datum] })],
)
