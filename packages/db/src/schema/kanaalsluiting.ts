import { foreignKey, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Kanaal } from './bezorging.ts'
import { gemeente } from './gemeente.ts'
import { id, moment } from './kolommen.ts'
import { webhook } from './webhook.ts'

/**
 * A kanaal (or one webhook) through which nothing gets at this moment, whoever it is for. One row as long as it fails; none while it works.
 * Not tried before `weerOp`; then one message tries it for all. By `nu()`.
 */
export const kanaalsluiting = pgTable(
  'kanaalsluiting',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    kanaal: text().$type<Kanaal>().notNull(),
    /** Null: the whole kanaal. */
    webhookId: uuid(),
    /** Since when it fails: the wait grows from here. */
    sinds: moment().notNull(),
    weerOp: moment().notNull(),
  },
  (t) => [
    unique('kanaalsluiting_een').on(t.gemeenteId, t.kanaal, t.webhookId).nullsNotDistinct(),
    foreignKey({ name: 'kanaalsluiting_webhook', columns: [t.gemeenteId, t.webhookId], foreignColumns: [webhook.gemeenteId, webhook.id] }),
  ],
)
