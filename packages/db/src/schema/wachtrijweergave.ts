import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** A filter of the console that somebody saved under a name. */
export const wachtrijweergave = pgTable(
  'wachtrijweergave',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    gebruikerId: text().notNull(),
    naam: text().notNull(),
    /** The query part of the address, as the page writes it. */
    zoek: text().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
  },
  (t) => [unique('wachtrijweergave_naam').on(t.gemeenteId, t.gebruikerId, t.naam)],
)
