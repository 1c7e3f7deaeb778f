import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { moment, nu } from './kolommen.ts'

export type Berichtsoort = 'herinnering' | 'escalatie' | 'verzameld'

/** The words of one gemeente for a mail. No row: the shipped words. Holds no personal data, and none can be put in: checked when it is saved. */
export const berichtsjabloon = pgTable(
  'berichtsjabloon',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    soort: text().$type<Berichtsoort>().notNull(),
    onderwerp: text().notNull(),
    tekst: text().notNull(),
    revisie: integer().notNull().default(1),
    gewijzigdDoor: text().notNull(),
    gewijzigdOp: moment().notNull().default(nu),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.soort] })],
)
