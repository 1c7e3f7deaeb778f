import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { moment } from './kolommen.ts'

/**
 * Every version of the default forms that this installation ever shipped, the same for all gemeenten; written by the owner when the product starts or is upgraded.
 * So a gemeente that adapted a default can be told what became different in it.
 */
export const formulierstandaard = pgTable(
  'formulierstandaard',
  {
    sleutel: text().notNull(),
    /** Counts up from 1 as the product changes the form. */
    versie: integer().notNull(),
    hash: text().notNull(),
    definitie: jsonb().$type<Formulierdefinitie>().notNull(),
    /** Real time. */
    sinds: moment().notNull().default(sql`now()`),
  },
  (t) => [primaryKey({ columns: [t.sleutel, t.versie] }), unique('formulierstandaard_hash').on(t.sleutel, t.hash)],
)
