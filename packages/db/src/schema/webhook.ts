import { sql } from 'drizzle-orm'
import { boolean, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** Another system that is told of escalaties of one gemeente. `geheim` is sealed with GEHEIM_SLEUTEL (AES-256-GCM); it signs every message and is never shown again. */
export const webhook = pgTable(
  'webhook',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    naam: text().notNull(),
    url: text().notNull(),
    geheim: text().notNull(),
    actief: boolean().notNull().default(true),
    /** Which trappen it wants; empty: all that are no reminder. */
    trappen: text().array().notNull().default(sql`'{}'`),
    /** Gets alarms of the guarding itself too. */
    meldingen: boolean().notNull().default(false),
    aangemaaktDoor: text().notNull(),
    aangemaaktOp: moment().notNull().default(nu),
  },
  (t) => [unique('webhook_tenant').on(t.gemeenteId, t.id)],
)
