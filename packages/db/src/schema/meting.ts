import { doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { moment } from './kolommen.ts'

/** One number of the guarding, once a minute, real time. After 48 hours a quarter keeps its lowest and its highest, after 90 days nothing is kept. */
export const meting = pgTable(
  'meting',
  {
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    maat: text().notNull(),
    op: moment().notNull(),
    waarde: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.gemeenteId, t.maat, t.op] }), index('meting_op').on(t.gemeenteId, t.op)],
)
