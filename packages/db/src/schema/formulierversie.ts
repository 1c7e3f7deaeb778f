import type { Formulierdefinitie } from '@regietafel/domain/formulier'
import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { gemeente } from './gemeente.ts'
import { id, moment, nu } from './kolommen.ts'

/** A published form definition. Immutable: a trigger refuses every change. `hash` is sha256 over its canonical JSON. */
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
    gepubliceerdDoor: text(),
    /** The second pair of eyes; null where the gemeente asks for one pair. */
    goedgekeurdDoor: text(),
    /** Why it changed, in the words of who published it. */
    toelichting: text(),
    /** The version it was made from, when that was of another form. */
    vanFormulierversieId: uuid(),
    /** Hash of the shipped default that this version was last brought along with (`formulierstandaard`); null for a form of the gemeente itself. */
    standaardHash: text(),
  },
  (t) => [unique('formulierversie_tenant').on(t.gemeenteId, t.id), unique('formulierversie_versie').on(t.gemeenteId, t.sleutel, t.versie)],
)
