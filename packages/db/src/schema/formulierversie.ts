import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** A published form definition. Immutable: a trigger refuses every change. */
export const formulierversie = pgTable(
  'formulierversie',
  {
    id: id(),
    gemeenteId: uuid().notNull().references(() => gemeente.id),
    sleutel: text().notNull(),
    versie: integer().notNull(),
    titel: text().notNull(),
    definitie: jsonb().$type<Formulierdefinitie>().notNull(),
    hash: text().notNull(),
    gepubliceerdOp: moment().notNull().default(nu),
  },
  (t) => [unique('formulierversie_tenant').on(t.gemeenteId, t.id), unique('formulierversie_versie').on(t.gemeenteId, t.sleutel, t.versie)],
)
