import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** `kanaal`: messages wait, `wachtrij`: one job stands still, `gemeente`: everything of the gemeente stands still. */
export type Pauzesoort = 'kanaal' | 'wachtrij' | 'gemeente'

/** A standstill that somebody asked for, with a reason, and that ends by itself: active while `van <= nu() < tot` and not `hervat`. Always of one gemeente. */
export const pauze = pgTable(
  'pauze',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    soort: text().$type<Pauzesoort>().notNull(),
    /** Kanaal, or name of the job; empty for the whole gemeente. */
    doel: text().notNull().default(''),
    reden: text().notNull(),
    door: text().notNull(),
    van: moment().notNull().default(nu),
    tot: moment().notNull(),
    hervatOp: moment(),
    hervatDoor: text(),
    hervatReden: text(),
  },
  (t) => [index('pauze_actief').on(t.gemeenteId, t.tot).where(sql`hervat_op is null`)],
)
