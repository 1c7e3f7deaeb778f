import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id } from './kolommen.ts'

/** The tenant. Everything else that carries a `gemeente_id` is invisible outside it. */
export const gemeente = pgTable('gemeente', {
  id: id(),
  sleutel: text().notNull().unique(),
  naam: text().notNull(),
  jeugdregio: text().notNull(),
  thema: jsonb().$type<Record<string, string>>().notNull().default({}),
})
