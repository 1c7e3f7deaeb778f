import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** A published kader. Immutable: a trigger refuses every change. `hash` is sha256 over the canonical JSON of `inhoud`. */
export const kaderversie = pgTable(
  'kaderversie',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    versie: integer().notNull(),
    inhoud: jsonb().notNull(),
    hash: text().notNull(),
    gepubliceerdOp: moment().notNull().default(nu),
  },
  (t) => [unique('kaderversie_tenant').on(t.gemeenteId, t.id), unique('kaderversie_versie').on(t.gemeenteId, t.sleutel, t.versie)],
)
