import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

export type Deelsoort = 'sectie' | 'velden' | 'codelijst'

/**
 * A version of a part that forms share: a section, some fields, or a list of options. Immutable: a trigger refuses every change.
 * Content: `{ sectie: Sectie }`, `{ velden: Veld[] }` or `{ opties: Optie[] }`.
 */
export const formulierdeel = pgTable(
  'formulierdeel',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    versie: integer().notNull(),
    soort: text().$type<Deelsoort>().notNull(),
    titel: text().notNull(),
    inhoud: jsonb().$type<Record<string, unknown>>().notNull(),
    hash: text().notNull(),
    toelichting: text(),
    gepubliceerdOp: moment().notNull().default(nu),
    gepubliceerdDoor: text(),
  },
  (t) => [unique('formulierdeel_versie').on(t.gemeenteId, t.sleutel, t.versie)],
)
