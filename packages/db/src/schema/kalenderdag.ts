import { sql } from 'drizzle-orm'
import { date, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

export type Kalenderdagsoort = 'feestdag' | 'gelijkgesteld' | 'eigen'

/**
 * A day that is no werkdag, beside Saturdays and Sundays. `eigen`: closed by the gemeente itself, which does not extend a statutory termijn.
 * Rows are never thrown away. A day counts from the day after `toegevoegdOp` on, and for days after `verwijderdOp` no more: what lies in the
 * past keeps its dates, unless an operator lets a change work back (`terugwerkendOp`, `wegTerugwerkendOp`).
 */
export const kalenderdag = pgTable(
  'kalenderdag',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    datum: date({ mode: 'string' }).notNull(),
    naam: text().notNull(),
    bron: text().notNull(),
    soort: text().$type<Kalenderdagsoort>().notNull().default('feestdag'),
    toegevoegdOp: moment().notNull().default(nu),
    toegevoegdDoor: text(),
    terugwerkendOp: moment(),
    verwijderdOp: moment(),
    verwijderdDoor: text(),
    wegTerugwerkendOp: moment(),
  },
  (t) => [uniqueIndex('kalenderdag_datum').on(t.gemeenteId, t.datum).where(sql`verwijderd_op is null`)],
)
