import { customType, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { formulier } from './formulier.ts'
import { gemeenteId, id, moment, nu } from './kolommen.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A file that was added to a form. Content never changes; the answers of the form hold its id, name, size and kind. Read only through the right on the form. */
export const bijlage = pgTable(
  'bijlage',
  {
    id: id(),
    gemeenteId: gemeenteId(),
    formulierId: uuid().notNull(),
    veldId: text().notNull(),
    naam: text().notNull(),
    /** Found in the content, not believed from the sender. */
    mediatype: text().notNull(),
    /** Bytes. */
    grootte: integer().notNull(),
    /** sha256, hex. */
    hash: text().notNull(),
    inhoud: bytes().notNull(),
    door: text().notNull(),
    op: moment().notNull().default(nu),
  },
  (t) => [
    index('bijlage_formulier').on(t.formulierId),
    foreignKey({ name: 'bijlage_formulier_fk', columns: [t.gemeenteId, t.formulierId], foreignColumns: [formulier.gemeenteId, formulier.id] }),
  ],
)
