import { boolean, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bezorging } from './bezorging.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

/** Every try of every bezorging: the retry log. Insert-only; codes, never texts of the other side. Old ones are thrown away after 90 days. */
export const bezorgpoging = pgTable(
  'bezorgpoging',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    bezorgingId: uuid().notNull(),
    op: moment().notNull().default(nu),
    gelukt: boolean().notNull(),
    code: text(),
    /** Milliseconds the other side took. */
    duurMs: integer().notNull(),
  },
  (t) => [
    index('bezorgpoging_bezorging').on(t.bezorgingId, t.op),
    index('bezorgpoging_op').on(t.gemeenteId, t.op),
    foreignKey({ name: 'bezorgpoging_bezorging_fk', columns: [t.bezorgingId], foreignColumns: [bezorging.id] }),
  ],
)
