import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** Who looked at or changed what (BIO2 8.15.01). Insert-only. Holds no names, no free text of a casus, no answers. */
export const logboek = pgTable(
  'logboek',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    op: moment().notNull().default(nu),
    door: text(),
    handeling: text().notNull(),
    objectSoort: text().notNull(),
    objectId: text(),
    uitkomst: text().notNull(),
    reden: text(),
    /** What changed, in words: from what to what, until when. Of settings and kanalen only; never an address of a person. */
    wat: text(),
    herkomst: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index('logboek_object').on(t.gemeenteId, t.objectSoort, t.objectId, t.op)],
)
