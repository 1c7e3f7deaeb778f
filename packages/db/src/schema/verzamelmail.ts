import { date, foreignKey, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/**
 * The one mail a day somebody gets of everything that is not urgent. `id` is made of gemeente, person and day; `sleutel`, the idempotency
 * key, of the id and of what was put into it: another mail of that day, made after the database was put back, is another message.
 */
export const verzamelmail = pgTable(
  'verzamelmail',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    gebruikerId: text().notNull(),
    /** Day on the Amsterdam calendar. */
    dag: date({ mode: 'string' }).notNull(),
    status: text().$type<'wacht' | 'bezorgd' | 'mislukt'>().notNull().default('wacht'),
    pogingen: integer().notNull().default(0),
    nietVoor: moment(),
    aangemaaktOp: moment().notNull().default(nu),
    bezorgdOp: moment(),
    /** Null for a mail of before it had one: then its id. */
    sleutel: uuid(),
  },
  (t) => [
    unique('verzamelmail_tenant').on(t.gemeenteId, t.id),
    unique('verzamelmail_dag').on(t.gemeenteId, t.gebruikerId, t.dag),
    foreignKey({ name: 'verzamelmail_gebruiker', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
  ],
)
