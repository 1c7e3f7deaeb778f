import { date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'

export type Kalenderdagsoort = 'feestdag' | 'gelijkgesteld' | 'eigen'

/** A day that is no werkdag, beside Saturdays and Sundays. `eigen`: closed by the gemeente itself, which does not extend a statutory termijn. */
export const kalenderdag = pgTable(
  'kalenderdag',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    datum: date({ mode: 'string' }).notNull(),
    naam: text().notNull(),
    bron: text().notNull(),
    soort: text().$type<Kalenderdagsoort>().notNull().default('feestdag'),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.datum] })],
)
