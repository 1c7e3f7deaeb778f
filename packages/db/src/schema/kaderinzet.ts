import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'

/** `hoofd`: a new casus can begin with it. `naast`: every new casus gets it besides. `uit`: no new casus gets it. */
export type Inzet = 'hoofd' | 'naast' | 'uit'

/** How this gemeente uses each of its kaders; always the newest version. One `hoofd` is the standaard. A kader without a row is `uit`. */
export const kaderinzet = pgTable(
  'kaderinzet',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    inzet: text().$type<Inzet>().notNull(),
    standaard: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.sleutel] })],
)

/** Rules of the gemeente about its own kaders. No row: four eyes. */
export const kaderinstelling = pgTable('kaderinstelling', {
  gemeenteId: uuid().primaryKey().references(() => gemeente.id),
  /** Publishing needs somebody who did not work on the concept. */
  vierOgen: boolean().notNull().default(true),
})
