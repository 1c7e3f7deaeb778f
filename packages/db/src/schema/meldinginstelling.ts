import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, time, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { moment, nu } from './kolommen.ts'

/** How one gemeente sends. No row: the defaults that stand here. Times are local clock times in Amsterdam. */
export const meldinginstelling = pgTable('meldinginstelling', {
  gemeenteId: uuid().primaryKey().references(() => gemeente.id),
  /** When everybody gets her verzamelmail. */
  verzameltijd: time({ precision: 0 }).notNull().default('09:00'),
  /** Between these two nothing is mailed but what may break through. Equal: never quiet. */
  stilVan: time({ precision: 0 }).notNull().default('20:00'),
  stilTot: time({ precision: 0 }).notNull().default('07:00'),
  /** Trappen that are mailed at once and by themselves. */
  spoed: text().array().notNull().default(sql`'{E3,E4}'`),
  /** Urgent ones break through the quiet hours. */
  spoedDoorStilte: boolean().notNull().default(false),
  /** Cap on putting off: werkdagen at once, and how often. */
  uitstelWerkdagen: integer().notNull().default(5),
  uitstelKeer: integer().notNull().default(2),
  /** Address that mails of this gemeente come from; null: MAIL_FROM. */
  afzender: text(),
  /** When that was changed last; null: never. What was refused before says nothing about it. */
  afzenderGewijzigdOp: moment(),
  gewijzigdDoor: text(),
  gewijzigdOp: moment().notNull().default(nu),
})
