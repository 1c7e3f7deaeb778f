import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { gebruiker } from './gebruiker.ts'
import { gemeenteId, moment } from './kolommen.ts'
import { sql } from 'drizzle-orm'

/**
 * Gemeenten an operator guards beside her own. The row stands in her own gemeente and is written by the owner only (`regietafel operator`).
 * It opens nothing by itself: each read of another gemeente is a transaction inside that gemeente, with operator rights there and no others.
 */
export const operatorbereik = pgTable(
  'operatorbereik',
  {
    gemeenteId: gemeenteId(),
    gebruikerId: text().notNull(),
    bereikGemeenteId: uuid().notNull(),
    sinds: moment().notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.gebruikerId, t.bereikGemeenteId] }),
    foreignKey({ name: 'operatorbereik_gebruiker', columns: [t.gemeenteId, t.gebruikerId], foreignColumns: [gebruiker.gemeenteId, gebruiker.id] }),
  ],
)
